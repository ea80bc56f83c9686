/**
 * What the values of a condition mean: a context value is read once for its operator,
 * and each policy value is a test of what was read, before negation (3.2 to 3.8).
 */

import type { Operand, OperatorRow } from '../policy/operators.ts'
import { inRange, parseAddress, parseRange } from './address.ts'
import type { Address } from './address.ts'
import { arnPatternOf, matchesArnValue, splitArn } from './arn.ts'
import type { ArnText } from './arn.ts'
import { canonicalBase64 } from './base64.ts'
import { parseDate } from './date.ts'
import { globOf, matchesGlob } from './glob.ts'
import { compareDecimals, parseDecimal } from './number.ts'
import type { Decimal } from './number.ts'
import { printPieces } from './template.ts'
import type { ResolvedPiece } from './template.ts'

/** A context value as an operator reads it. */
export type Reading =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: Decimal }
  | { readonly kind: 'date'; readonly seconds: number }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  | { readonly kind: 'address'; readonly address: Address }
  | { readonly kind: 'arn'; readonly arn: ArnText }
  | { readonly kind: 'unreadable' } // not of the operator's type: compares with nothing (C6)

const unreadable: Reading = { kind: 'unreadable' }

/** Reads a context value for an operator. */
export function readContextValue(operand: Operand, value: string): Reading {
  switch (operand) {
    case 'string':
      return { kind: 'text', text: value }
    case 'number': {
      const number = parseDecimal(value)
      return number === null ? unreadable : { kind: 'number', number }
    }
    case 'date': {
      const seconds = parseDate(value)
      return seconds === null ? unreadable : { kind: 'date', seconds }
    }
    case 'boolean':
    case 'presence': {
      const boolean = parseBoolean(value)
      return boolean === null ? unreadable : { kind: 'boolean', boolean }
    }
    case 'binary': {
      const text = canonicalBase64(value)
      return text === null ? unreadable : { kind: 'text', text }
    }
    case 'address': {
      const address = parseAddress(value)
      return address === null ? unreadable : { kind: 'address', address }
    }
    case 'arn':
      return { kind: 'arn', arn: splitArn(value) }
  }
}

/** Whether a context value compares with the policy value. */
export type ValueTest = (given: Reading) => boolean

/**
 * Reads a policy value for its operator.
 * @returns the test, or null when the value is not of the operator's type: it then equals nothing (C6)
 */
export function valueTest(row: OperatorRow, pieces: readonly ResolvedPiece[]): ValueTest | null {
  if (row.operand === 'arn') {
    const pattern = arnPatternOf(pieces)
    return (given) => given.kind === 'arn' && matchesArnValue(pattern, given.arn)
  }
  if (row.operand === 'string') return stringTest(row, pieces)
  if (row.operand === 'address') {
    const range = parseRange(printPieces(pieces))
    if (range === null) return null
    return (given) => given.kind === 'address' && inRange(given.address, range)
  }
  return orderedTest(row, readContextValue(row.operand, printPieces(pieces)))
}

function stringTest(row: OperatorRow, pieces: readonly ResolvedPiece[]): ValueTest {
  if (row.comparison === 'like') {
    const glob = globOf(pieces)
    return (given) => given.kind === 'text' && matchesGlob(glob, given.text)
  }
  const text = printPieces(pieces)
  if (row.comparison === 'equalIgnoringCase') {
    const lower = text.toLowerCase()
    return (given) => given.kind === 'text' && given.text.toLowerCase() === lower
  }
  return (given) => given.kind === 'text' && given.text === text
}

/** Numbers, dates, booleans and bytes: both sides are read alike and then ordered. */
function orderedTest(row: OperatorRow, bound: Reading): ValueTest | null {
  switch (bound.kind) {
    case 'number':
      return (given) =>
        given.kind === 'number' && holds(row, compareDecimals(given.number, bound.number))
    case 'date':
      return (given) => given.kind === 'date' && holds(row, given.seconds - bound.seconds)
    case 'boolean':
      return (given) => given.kind === 'boolean' && given.boolean === bound.boolean
    case 'text':
      return (given) => given.kind === 'text' && given.text === bound.text
    case 'address':
    case 'arn':
    case 'unreadable':
      return null
  }
}

function holds(row: OperatorRow, order: number): boolean {
  switch (row.comparison) {
    case 'less':
      return order < 0
    case 'lessOrEqual':
      return order <= 0
    case 'greater':
      return order > 0
    case 'greaterOrEqual':
      return order >= 0
    case 'equal':
    case 'equalIgnoringCase':
    case 'like':
    case 'within':
    case 'presence':
      return order === 0
  }
}

/** Reads true or false; letter case does not count (unconfirmed, 3.5). */
export function parseBoolean(text: string): boolean | null {
  const lower = text.toLowerCase()
  return lower === 'true' ? true : lower === 'false' ? false : null
}
