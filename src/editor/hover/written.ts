/**
 * What stands at a place in the policy, as a value and not as JSON: quotes and escapes undone, numbers
 * and truth values whole.
 */

import type { PolicyPlace, Span, StatementOutline } from '../../engine/index.ts'

export interface Written extends Span {
  readonly value: string
  /** The offset within the value; null where escapes in the text hide it. */
  readonly at: number | null
  /** Where the value begins in the text; null likewise. */
  readonly start: number | null
}

/** A value of Resource or NotResource. */
export interface ResourcePlace {
  readonly value: string
  /** The caret's offset within the value; null where it is not known. */
  readonly at: number | null
  /** It stands in NotResource. */
  readonly negated: boolean
  readonly statement: StatementOutline | null
  /** The policy's Version knows policy variables. */
  readonly variables: boolean
}

/** A condition key. */
export interface KeyPlace {
  readonly key: string
  /** The operator that it stands under, as written. */
  readonly operator: string
  readonly statement: StatementOutline | null
}

/** A value of a condition. */
export interface ValuePlace {
  readonly value: string
  /** The caret's offset within the value; null where it is not known. */
  readonly at: number | null
  /** The operator and the key that it stands under, as written. */
  readonly operator: string
  readonly key: string
  /** The other values of the list. */
  readonly beside: readonly string[]
  readonly variables: boolean
}

/** @param offset where the caret is in the text, within the place */
export function readWritten(text: string, offset: number, place: PolicyPlace): Written {
  const { from, to } = place
  if (!place.quoted) {
    // Completion takes what is before the caret; help takes all of it.
    const rest = /^[\w:*$./+-]*/.exec(text.slice(to, to + 2048))?.[0] ?? ''
    const value = place.text + rest
    return { from, to: to + rest.length, value, at: offset - from, start: from }
  }
  if (place.text.includes('\\')) {
    return { from, to, value: unescaped(place.text), at: null, start: null }
  }
  const at = Math.min(Math.max(0, offset - from - 1), place.text.length)
  return { from, to, value: place.text, at, start: from + 1 }
}

function unescaped(inner: string): string {
  try {
    const value: unknown = JSON.parse(`"${inner}"`)
    return typeof value === 'string' ? value : inner
  } catch {
    return inner
  }
}
