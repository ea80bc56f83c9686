/**
 * How much of what a person makes a saved scenario can hold: the bounds of its schema.
 */

import type { Question } from '../account/questions.ts'
import { MOST_CHECKS } from '../scenario/limits.ts'

/** In characters. */
export const lengths = {
  name: 256,
  principal: 2048,
  action: 256,
  resource: 2048,
  key: 512,
  value: 4096,
}

export const most = { values: 200, keys: 200 }

/** Characters of a Sid by which a statement is addressed. */
export const SID_LENGTH = 256

/** Names that no key can have: documents with such fields are refused when they are read. */
export const unstorable: ReadonlySet<string> = new Set([
  '',
  '__proto__',
  'constructor',
  'prototype',
])

type ContextValue = Question['context'][string]

export function bounded(value: ContextValue): ContextValue {
  if (value === null) return null
  if (typeof value === 'string') return value.slice(0, lengths.value)
  return value.slice(0, most.values).map((each) => each.slice(0, lengths.value))
}

/** How many more checks a scenario can hold. */
export function roomForChecks({ checks }: { readonly checks: readonly unknown[] }): number {
  return MOST_CHECKS - checks.length
}
