/**
 * What one policy value of a condition means: a test of one context value, before negation (3.2 to 3.8).
 */

import type { OperatorRow } from '../policy/operators.ts'
import { unreachable } from '../text/assert.ts'
import { inRange, parseAddress, parseRange } from './address.ts'
import { arnPatternOf, matchesArnValue, splitArn } from './arn.ts'
import { canonicalBase64 } from './base64.ts'
import { parseDate } from './date.ts'
import { globOf, matchesGlob } from './glob.ts'
import { compareDecimals, parseDecimal } from './number.ts'
import { printPieces } from './template.ts'
import type { ResolvedPiece } from './template.ts'

/** Whether a context value compares with the policy value. */
export type ValueTest = (contextValue: string) => boolean

/**
 * Reads a policy value for its operator.
 * @returns the test, or null when the value is not of the operator's type: it then equals nothing (C6)
 */
export function valueTest(row: OperatorRow, pieces: readonly ResolvedPiece[]): ValueTest | null {
  const text = printPieces(pieces)
  switch (row.operand) {
    case 'string':
      return stringTest(row, pieces, text)
    case 'number':
      return orderedTest(row, text, parseDecimal, compareDecimals)
    case 'date':
      return orderedTest(row, text, parseDate, (a, b) => a - b)
    case 'boolean':
      return equalTest(text, parseBoolean)
    case 'binary':
      return equalTest(text, canonicalBase64)
    case 'address': {
      const range = parseRange(text)
      if (range === null) return null
      return (value) => {
        const address = parseAddress(value)
        return address !== null && inRange(address, range)
      }
    }
    case 'arn': {
      const pattern = arnPatternOf(pieces)
      return (value) => matchesArnValue(pattern, splitArn(value))
    }
    case 'presence':
      return equalTest(text, parseBoolean)
    default:
      return unreachable(row.operand)
  }
}

function stringTest(row: OperatorRow, pieces: readonly ResolvedPiece[], text: string): ValueTest {
  if (row.comparison === 'like') {
    const glob = globOf(pieces)
    return (value) => matchesGlob(glob, value)
  }
  if (row.comparison === 'equalIgnoringCase') {
    const lower = text.toLowerCase()
    return (value) => value.toLowerCase() === lower
  }
  return (value) => value === text
}

function equalTest(
  text: string,
  read: (text: string) => string | boolean | null,
): ValueTest | null {
  const wanted = read(text)
  return wanted === null ? null : (value) => read(value) === wanted
}

function orderedTest<T>(
  row: OperatorRow,
  text: string,
  read: (text: string) => T | null,
  compare: (a: T, b: T) => number,
): ValueTest | null {
  const bound = read(text)
  if (bound === null) return null
  return (value) => {
    const given = read(value)
    return given !== null && holds(row, compare(given, bound))
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
