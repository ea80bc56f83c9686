/**
 * One condition test: an operator, a key and its values against the request's context (semantics 3).
 * `testHolds` decides; `traceCondition` gives the same answer with its reasons.
 */

import type { ContextIndex, ContextValue } from '../match/context.ts'
import { valueTest } from '../match/compare.ts'
import type { ValueTest } from '../match/compare.ts'
import { resolve } from '../match/template.ts'
import type { CompiledTest, CompiledValue } from './compile.ts'

/** Whether the test holds (C1 to C19). */
export function testHolds(test: CompiledTest, context: ContextIndex): boolean {
  const { operator } = test
  const given = context.get(test.key)
  if (operator.row.operand === 'presence') return presenceHolds(test, given)
  if (given === undefined) return missingHolds(test)
  const { values } = given
  if (operator.set === 'all' && isEmptySet(given)) return true
  if (operator.set === 'any' && isEmptySet(given)) return false
  if (test.values.length === 0) return emptyListHolds(test)
  const tests = test.values.map((value) => readyTest(value, test, context))
  if (operator.set === 'all') return values.every((value) => passes(value, tests, test))
  if (operator.set === 'any') return values.some((value) => passes(value, tests, test))
  // C17: several values without a set prefix: any for a positive operator, none for a negated one.
  const some = values.some((value) => compares(value, tests))
  return operator.row.negated ? !some : some
}

/** C4, C10, C11, C13, C14: what a missing key does. */
export function missingHolds(test: CompiledTest): boolean {
  const { operator } = test
  if (operator.ifExists || operator.set === 'all') return true
  if (operator.set === 'any') return false
  return operator.row.negated
}

/** C9: an empty list of values, with the key present. */
export function emptyListHolds(test: CompiledTest): boolean {
  const { operator } = test
  if (operator.set !== 'none' || operator.ifExists) return false
  return operator.row.negated
}

/** 3.9: Null; a set prefix makes it constant. */
export function presenceHolds(test: CompiledTest, given: ContextValue | undefined): boolean {
  if (test.operator.set !== 'none') return test.operator.set === 'all'
  const missing = String(!isPresent(given))
  return test.values.some((value) => value.test?.(missing) ?? false)
}

/** C5: a key whose only value is the empty text counts as missing for Null. */
export function isPresent(given: ContextValue | undefined): boolean {
  return given !== undefined && !isEmptySet(given)
}

/** C13: an empty set, or a lone empty text. */
export function isEmptySet(given: ContextValue): boolean {
  return given.values.length === 0 || (given.values.length === 1 && given.values[0] === '')
}

/** C15: within a set, a negated operator wants the value to compare with no policy value. */
export function passes(
  value: string,
  tests: readonly (ValueTest | null)[],
  test: CompiledTest,
): boolean {
  return compares(value, tests) !== test.operator.row.negated
}

function compares(value: string, tests: readonly (ValueTest | null)[]): boolean {
  for (const each of tests) if (each !== null && each(value)) return true
  return false
}

/** A value's test, with its variables filled in; null where it compares with nothing (M17, C6). */
function readyTest(
  value: CompiledValue,
  test: CompiledTest,
  context: ContextIndex,
): ValueTest | null {
  if (!value.dynamic) return value.test
  const resolution = resolve(value.pieces, context)
  return resolution.kind === 'missing' ? null : valueTest(test.operator.row, resolution.pieces)
}
