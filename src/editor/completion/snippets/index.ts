/**
 * All statements that are ready to be filled in, and those that one policy can use.
 */

import type { Surroundings } from '../../help.ts'
import { ownService } from '../own-resource.ts'
import { controlSnippets } from './control.ts'
import { identitySnippets } from './identity.ts'
import { resourceSnippets } from './resource.ts'
import type { StatementSnippet } from './snippet.ts'
import { trustSnippets } from './trust.ts'

export const statementSnippets: readonly StatementSnippet[] = [
  ...identitySnippets,
  ...controlSnippets,
  ...resourceSnippets,
  ...trustSnippets,
]

/** Those for its kind; for a policy of a resource, such as a bucket, those about its service. */
export function snippetsFor(around: Surroundings): readonly StatementSnippet[] {
  const service = ownService(around)
  return statementSnippets.filter(
    ({ kinds, statement: { Action: action } }) =>
      kinds.includes(around.kind) &&
      (service === null || [action].flat().every((each) => String(each).startsWith(`${service}:`))),
  )
}

/** Those in whose words all that is typed stands, letter case aside. */
export function findSnippets(around: Surroundings, typed: string): readonly StatementSnippet[] {
  const asked = typed.toLowerCase().split(/\s+/)
  return snippetsFor(around).filter(({ id, title, about, statement }) => {
    const words = `${id} ${title} ${about} ${JSON.stringify(statement)}`.toLowerCase()
    return asked.every((word) => words.includes(word))
  })
}
