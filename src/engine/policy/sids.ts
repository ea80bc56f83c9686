/**
 * Names of statements: whether one may stand, one that is free, and one made of what a statement says.
 */

import { grammars } from './grammar.ts'
import type { PolicyKind } from './kinds.ts'
import type { StatementOutline } from './outline.ts'

/**
 * What is wrong with a Sid: found and expected, in a sentence.
 * @param others the Sids of the policy's other statements
 * @returns null when it may stand; an empty one means none and may always
 */
export function sidProblem(
  sid: string,
  kind: PolicyKind,
  others: readonly string[],
): string | null {
  if (sid === '') return null
  const odd = grammars[kind].sid === 'alphanumeric' ? /[^A-Za-z0-9]/u.exec(sid)?.[0] : undefined
  // G17
  if (odd !== undefined) {
    const found = odd === ' ' ? 'a space' : `“${odd}”`
    return `Found ${found}. A Sid here holds the letters A to Z and digits only.`
  }
  if (!others.includes(sid)) return null
  return `Another statement is called ${sid}. Each needs a Sid of its own.`
}

/** The name itself, or with the first number behind it that is free. */
export function freeSid(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name
  const [, base = name, digits = '1'] = /^(.*?)(\d{0,6})$/s.exec(name) ?? []
  for (let number = Number(digits === '' ? 1 : digits) + 1; ; number++) {
    const next = `${base}${number}`
    if (!taken.includes(next)) return next
  }
}

/**
 * A name made of a statement's effect and actions: 'DenyS3', 'AllowS3GetObject', 'AllowEC2AndMore'.
 * @param taken names that others have
 */
export function suggestSid(statement: StatementOutline, taken: readonly string[]): string {
  const effect = statement.effect === 'Deny' ? 'Deny' : 'Allow'
  const { negated, values } = statement.actions
  const what = subjectOf(values.map(({ value }) => value))
  return freeSid(`${effect}${negated ? 'AllBut' : ''}${what}`, taken)
}

function subjectOf(actions: readonly string[]): string {
  const [first] = actions
  if (first === undefined) return 'Nothing'
  if (actions.includes('*')) return 'Everything'
  const services = [...new Set(actions.map((action) => action.split(':')[0]?.toLowerCase() ?? ''))]
  const [service = '', second] = services.map(wordOf)
  if (services.length > 2) return `${service}AndMore`
  if (second !== undefined) return `${service}${second}`
  const name = /^[^:]*:([A-Za-z0-9]+)\*?$/.exec(first)?.[1] ?? ''
  return actions.length === 1 ? `${service}${name}` : service
}

/** Short prefixes are abbreviations: S3, EC2, KMS. */
function wordOf(prefix: string): string {
  const letters = prefix.replace(/[^a-z0-9]/g, '')
  if (letters.length <= 3) return letters.toUpperCase()
  return letters.charAt(0).toUpperCase() + letters.slice(1)
}
