/**
 * What a value of a condition means to its operator, told without a request (3.2 to 3.9).
 */

import type { Operator } from '../policy/operators.ts'
import { takesVariables } from '../policy/operators.ts'
import { addressSpan } from './address.ts'
import type { AddressSpan } from './address.ts'
import { splitArn } from './arn.ts'
import { canonicalBase64 } from './base64.ts'
import { parseBoolean } from './compare.ts'
import { isDateOnly, parseDate } from './date.ts'
import { parseDecimal } from './number.ts'
import { hasVariables, parseTemplate } from './template.ts'
import type { Piece } from './template.ts'

export type ValueMeaning =
  | {
      readonly kind: 'text'
      /** `*` and `?` in it: none, with their meaning, or as the characters that they are. */
      readonly wildcards: 'none' | 'meant' | 'plain'
    }
  | { readonly kind: 'arn'; readonly wildcards: 'none' | 'meant'; readonly complete: boolean }
  | { readonly kind: 'number' }
  /** `iso` is null for a moment that no calendar has. */
  | {
      readonly kind: 'moment'
      readonly seconds: number
      readonly iso: string | null
      readonly dateOnly: boolean
    }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  /** Of Null: whether the key has to be missing, or there. */
  | { readonly kind: 'presence'; readonly missing: boolean }
  | { readonly kind: 'range'; readonly span: AddressSpan }
  | { readonly kind: 'bytes'; readonly count: number }
  /** It depends on the request. */
  | { readonly kind: 'variable' }
  /** Not of the operator's type: it equals nothing (C6). */
  | { readonly kind: 'unreadable' }

const unreadable: ValueMeaning = { kind: 'unreadable' }

/** @param variables whether the policy's Version knows policy variables (G13) */
export function valueMeaning({ row }: Operator, value: string, variables: boolean): ValueMeaning {
  const resolved = variables && takesVariables(row.operand)
  const pieces = parseTemplate(value, { wildcards: true, variables: resolved })
  switch (row.operand) {
    case 'string': {
      const like = row.comparison === 'like'
      return { kind: 'text', wildcards: isPattern(pieces) ? (like ? 'meant' : 'plain') : 'none' }
    }
    case 'arn': {
      const complete = value === '*' || splitArn(value).segments.length === 6
      return { kind: 'arn', wildcards: isPattern(pieces) ? 'meant' : 'none', complete }
    }
    case 'number':
      return parseDecimal(value) === null ? unreadable : { kind: 'number' }
    case 'date':
      return momentOf(value)
    case 'boolean': {
      if (hasVariables(pieces)) return { kind: 'variable' }
      const boolean = parseBoolean(value)
      return boolean === null ? unreadable : { kind: 'boolean', boolean }
    }
    case 'presence': {
      const missing = parseBoolean(value)
      return missing === null ? unreadable : { kind: 'presence', missing }
    }
    case 'address': {
      const span = addressSpan(value)
      return span === null ? unreadable : { kind: 'range', span }
    }
    case 'binary': {
      const digits = canonicalBase64(value)
      return digits === null
        ? unreadable
        : { kind: 'bytes', count: Math.floor((digits.length * 3) / 4) }
    }
  }
}

function isPattern(pieces: readonly Piece[]): boolean {
  return pieces.some(({ kind }) => kind === 'many' || kind === 'one')
}

/** The days that a date object can hold. [ECMAScript, time range] */
const maxSeconds = 8.64e12

function momentOf(value: string): ValueMeaning {
  const seconds = parseDate(value)
  if (seconds === null) return unreadable
  const iso = Math.abs(seconds) > maxSeconds ? null : new Date(seconds * 1000).toISOString()
  return { kind: 'moment', seconds, iso, dateOnly: isDateOnly(value) }
}
