/**
 * The reasons of one condition test.
 */

import { isDateOnly } from '../match/date.ts'
import { isMapped } from '../match/address.ts'
import type { ContextIndex, ContextValue } from '../match/context.ts'
import { valueTest } from '../match/compare.ts'
import type { ValueTest } from '../match/compare.ts'
import { splitArn } from '../match/arn.ts'
import { resolve } from '../match/template.ts'
import type { ReadingId } from '../policy/readings.ts'
import type { CompiledTest, CompiledValue } from './compile.ts'
import {
  emptyListHolds,
  isEmptySet,
  isPresent,
  missingHolds,
  passes,
  presenceHolds,
} from './condition.ts'
import type {
  ConditionReason,
  ConditionTrace,
  ConditionValueReason,
  ConditionValueTrace,
} from './trace.ts'
import { none } from './trace-parts.ts'
import { resolvedText, traceVariables, variableReadings } from './variable-trace.ts'

interface Outcome {
  readonly holds: boolean
  readonly reason: ConditionReason
}

/** A test with its reasons; `holds` equals `testHolds`. */
export function traceCondition(test: CompiledTest, context: ContextIndex): ConditionTrace {
  const given = context.get(test.key)
  const presence = test.operator.row.operand === 'presence'
  const compared = presence ? undefined : given
  const parts = test.values.map((value) => traceValue(value, test, compared, context))
  const { holds, reason } = presence ? presenceOutcome(test, given) : outcome(test, given, parts)
  const { source } = test
  return {
    kind: 'condition',
    from: source.from,
    to: source.to,
    operator: source.operator.value,
    key: source.key.value,
    holds,
    reason,
    contextValues: given?.values ?? null,
    values: parts.map((part) => part.trace),
    readings: testReadings(test, given, reason),
  }
}

function presenceOutcome(test: CompiledTest, given: ContextValue | undefined): Outcome {
  const holds = presenceHolds(test, given)
  if (test.operator.set !== 'none') return { holds, reason: { kind: 'constant' } }
  return { holds, reason: { kind: 'presence', present: isPresent(given) } }
}

function outcome(
  test: CompiledTest,
  given: ContextValue | undefined,
  parts: readonly ValuePart[],
): Outcome {
  const { set, ifExists, row } = test.operator
  if (given === undefined) {
    const holds = missingHolds(test)
    if (ifExists) return { holds, reason: { kind: 'keyMissingIfExists' } }
    return { holds, reason: { kind: set === 'none' ? 'keyMissing' : 'emptySet' } }
  }
  if (set !== 'none' && isEmptySet(given))
    return { holds: set === 'all', reason: { kind: 'emptySet' } }
  if (test.values.length === 0)
    return { holds: emptyListHolds(test), reason: { kind: 'emptyList' } }
  const tests = parts.map((part) => part.test)
  if (set === 'all') {
    const failing = given.values.find((value) => !passes(value, tests, test))
    if (failing === undefined) return { holds: true, reason: { kind: 'allValues' } }
    return { holds: false, reason: { kind: 'notAllValues', failing } }
  }
  if (set === 'any') {
    const passing = given.values.find((value) => passes(value, tests, test))
    if (passing === undefined) return { holds: false, reason: { kind: 'noValue' } }
    return { holds: true, reason: { kind: 'someValue', passing } }
  }
  const some = parts.some((part) => part.trace.matches)
  if (row.negated) return { holds: !some, reason: { kind: some ? 'excluded' : 'noneExcluded' } }
  return { holds: some, reason: { kind: some ? 'matched' : 'noneMatched' } }
}

interface ValuePart {
  readonly trace: ConditionValueTrace
  readonly test: ValueTest | null
}

/** One policy value against the context's values; `given` is undefined where nothing is compared. */
function traceValue(
  value: CompiledValue,
  test: CompiledTest,
  given: ContextValue | undefined,
  context: ContextIndex,
): ValuePart {
  const { source } = value
  const variables = value.dynamic ? traceVariables(value.pieces, context) : []
  const resolution = value.dynamic ? resolve(value.pieces, context) : null
  const ready =
    resolution === null
      ? value.test
      : resolution.kind === 'missing'
        ? null
        : valueTest(test.operator.row, resolution.pieces)
  const hit = ready === null ? undefined : given?.values.find((each) => ready(each))
  const reason: ConditionValueReason =
    resolution?.kind === 'missing'
      ? { kind: 'variableMissing', key: resolution.key }
      : ready === null
        ? { kind: 'unreadable' }
        : given === undefined
          ? { kind: 'notCompared' }
          : hit === undefined
            ? { kind: 'differs' }
            : { kind: 'matches', contextValue: hit }
  const trace = {
    from: source.from,
    to: source.to,
    value: source.value,
    matches: hit !== undefined,
    reason,
    variables,
    resolved: resolution === null ? null : resolvedText(resolution),
    readings: given === undefined ? none : valueReadings(test, value, given, reason, variables),
  }
  return { trace, test: ready }
}

/** Readings that the outcome of the whole test rests on. */
function testReadings(
  test: CompiledTest,
  given: ContextValue | undefined,
  reason: ConditionReason,
): readonly ReadingId[] {
  const { operator, source } = test
  const found: ReadingId[] = []
  if (source.operator.value !== operator.name) found.push('operator-case')
  if (reason.kind === 'emptyList') found.push('empty-value-list')
  if (reason.kind === 'keyMissingIfExists' && operator.set !== 'none') found.push('if-exists-sets')
  if (operator.set === 'none' && given !== undefined && given.values.length > 1) {
    if (operator.row.operand !== 'presence') found.push('multivalued-without-set')
  }
  if (operator.set === 'all' && operator.row.negated && given !== undefined)
    found.push('for-all-not-like')
  if (given !== undefined && isEmptySet(given)) found.push('empty-value')
  if (operator.row.operand === 'presence' && operator.set === 'none') {
    const wanted = new Set(test.values.map((value) => value.source.value.toLowerCase()))
    if (wanted.has('true') && wanted.has('false')) found.push('null-both')
  }
  return found.length === 0 ? none : found
}

/** Readings that the comparison of one value rests on. */
function valueReadings(
  test: CompiledTest,
  value: CompiledValue,
  given: ContextValue,
  reason: ConditionValueReason,
  variables: ConditionValueTrace['variables'],
): readonly ReadingId[] {
  const found: ReadingId[] = variables.length === 0 ? [] : [...variableReadings(variables)]
  const text = value.source.value
  if (reason.kind === 'unreadable') found.push('unreadable-value')
  switch (test.operator.row.operand) {
    case 'number':
      if (
        reason.kind === 'matches' &&
        reason.contextValue !== text &&
        test.operator.row.comparison === 'equal'
      ) {
        found.push('number-forms')
      }
      break
    case 'date':
      if (isDateOnly(text) || given.values.some(isDateOnly)) found.push('date-without-time')
      break
    case 'boolean':
      if (text !== text.toLowerCase() || given.values.some((each) => each !== each.toLowerCase())) {
        found.push('bool-case')
      }
      if (value.dynamic) found.push('variable-in-bool')
      break
    case 'address':
      if (isMapped(text) || given.values.some(isMapped)) found.push('mapped-ip')
      break
    case 'arn':
      if (!value.dynamic && splitArn(text).segments.length < 6) found.push('short-arn')
      break
    case 'string':
    case 'binary':
    case 'presence':
      break
  }
  return found.length === 0 ? none : found
}
