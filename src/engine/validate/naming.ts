/**
 * How messages name what they speak of: statements, and lists of names.
 */

import { quoted } from '../policy/findings.ts'
import type { Statement } from '../policy/model.ts'

/** A statement by its Sid, or by its place counted from 1. */
export function nameOf(statement: Statement): string {
  if (statement.sid !== null && statement.sid !== '') return `statement ${quoted(statement.sid)}`
  return `statement ${statement.index + 1}`
}

/** The same at the beginning of a sentence. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** 'a', 'a and b', 'a, b and c'; names beyond `limit` are counted. */
export function listed(names: readonly string[], limit = 5): string {
  const shown = names.length > limit ? names.slice(0, limit - 1) : names
  const rest = names.length - shown.length
  const all = rest === 0 ? shown : [...shown, `${rest} more`]
  if (all.length < 2) return all.join('')
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`
}
