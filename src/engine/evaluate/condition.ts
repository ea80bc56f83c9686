/**
 * One condition test: an operator, a key and its values against the request's context (semantics 3).
 * `testHolds` decides; `traceCondition` gives the same answer with its reasons.
 */

import { lookUp } from '../match/context.ts'
import type { Context, ContextValue } from '../match/context.ts'
import { readContextValue, valueTest } from '../match/compare.ts'
import type { Reading, ValueTest } from '../match/compare.ts'
import { resolve } from '../match/template.ts'
import { holdsWhenMissing } from '../policy/operators.ts'
import type { CompiledTest, CompiledValue } from './compile.ts'

/** Whether the test holds (C1 to C19). */
export function testHolds(test: CompiledTest, context: Context): boolean {
  const { row, set } = test.operator
  const given = lookUp(context, test.source.key.value, test.key)
  if (row.operand === 'presence') return presenceHolds(test, given)
  if (given === undefined) return holdsWhenMissing(test.operator)
  if (set !== 'none' && isEmptySet(given)) return set === 'all'
  if (test.values.length === 0) return emptyListHolds(test)
  // ForAllValues wants every context value to pass, ForAnyValue one (C13 to C15). Several values without
  // a set prefix: one has to compare for a positive operator, none may for a negated one (C17).
  const every = set === 'all' || (set === 'none' && row.negated)
  for (const value of given.values) {
    const compares = comparesWithAny(readContextValue(row.operand, value), test, context)
    if ((compares !== row.negated) !== every) return !every
  }
  return every
}

function comparesWithAny(given: Reading, test: CompiledTest, context: Context): boolean {
  for (const value of test.values) {
    const ready = value.dynamic ? dynamicTest(value, test, context) : value.test
    if (ready?.(given) === true) return true
  }
  return false
}

/** A value's test with its variables filled in; null where it compares with nothing (M17, C6). */
function dynamicTest(value: CompiledValue, test: CompiledTest, context: Context): ValueTest | null {
  const resolution = resolve(value.pieces, context)
  return resolution.kind === 'missing' ? null : valueTest(test.operator.row, resolution.pieces)
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
  const missing: Reading = { kind: 'boolean', boolean: !isPresent(given) }
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
