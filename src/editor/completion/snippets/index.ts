/**
 * All statements that are ready to be filled in, and those for one kind of policy.
 */

import type { PolicyKind } from '../../../engine/index.ts'
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

export function snippetsFor(kind: PolicyKind): readonly StatementSnippet[] {
  return statementSnippets.filter(({ kinds }) => kinds.includes(kind))
}

/** Those in whose words all that is typed stands, letter case aside. */
export function findSnippets(kind: PolicyKind, typed: string): readonly StatementSnippet[] {
  const asked = typed.toLowerCase().split(/\s+/)
  return snippetsFor(kind).filter(({ id, title, about, statement }) => {
    const words = `${id} ${title} ${about} ${JSON.stringify(statement)}`.toLowerCase()
    return asked.every((word) => words.includes(word))
  })
}
