/**
 * The reasons of one condition test.
 */

import { isDateOnly } from '../match/date.ts'
import { isMapped } from '../match/address.ts'
import { lookUp } from '../match/context.ts'
import type { Context, ContextValue } from '../match/context.ts'
import { readContextValue, valueTest } from '../match/compare.ts'
import type { Reading, ValueTest } from '../match/compare.ts'
import { splitArn } from '../match/arn.ts'
import { resolve } from '../match/template.ts'
import { holdsWhenMissing } from '../policy/operators.ts'
import type { ReadingId } from '../policy/readings.ts'
import type { CompiledTest, CompiledValue } from './compile.ts'
import { emptyListHolds, isEmptySet, isPresent, presenceHolds } from './condition.ts'
import type {
  ConditionReason,
  ConditionTrace,
  ConditionValueReason,
  ConditionValueTrace,
} from './trace.ts'
import { none, noVariables } from './trace-parts.ts'
import { resolvedText, traceVariables, variableReadings } from './variable-trace.ts'

interface Outcome {
  readonly holds: boolean
  readonly reason: ConditionReason
}

/** What the request carries for the key, each value read once for the operator. */
interface Given {
  readonly value: ContextValue
  readonly readings: readonly Reading[]
}

/** A test with its reasons; `holds` equals `testHolds`. */
export function traceCondition(test: CompiledTest, context: Context): ConditionTrace {
  const { source, operator } = test
  const value = lookUp(context, source.key.value, test.key)
  const presence = operator.row.operand === 'presence'
  const given = value === undefined || presence ? null : readGiven(test, value)
  const parts = test.values.map((each) => traceValue(each, test, given, context))
  const { holds, reason } = presence ? presenceOutcome(test, value) : outcome(test, given, parts)
  return {
    kind: 'condition',
    from: source.from,
    to: source.to,
    operator: source.operator.value,
    key: source.key.value,
    holds,
    reason,
    contextValues: value?.values ?? null,
    values: parts.map((part) => part.trace),
    readings: testReadings(test, value, reason),
  }
}

function readGiven(test: CompiledTest, value: ContextValue): Given {
  const { operand } = test.operator.row
  return { value, readings: value.values.map((each) => readContextValue(operand, each)) }
}

function presenceOutcome(test: CompiledTest, given: ContextValue | undefined): Outcome {
  const holds = presenceHolds(test, given)
  if (test.operator.set !== 'none') return { holds, reason: { kind: 'constant' } }
  return { holds, reason: { kind: 'presence', present: isPresent(given) } }
}

function outcome(test: CompiledTest, given: Given | null, parts: readonly ValuePart[]): Outcome {
  const { set, ifExists, row } = test.operator
  if (given === null) {
    const holds = holdsWhenMissing(test.operator)
    if (ifExists) return { holds, reason: { kind: 'keyMissingIfExists' } }
    return { holds, reason: { kind: set === 'none' ? 'keyMissing' : 'emptySet' } }
  }
  if (set !== 'none' && isEmptySet(given.value)) {
    return { holds: set === 'all', reason: { kind: 'emptySet' } }
  }
  if (test.values.length === 0) {
    return { holds: emptyListHolds(test), reason: { kind: 'emptyList' } }
  }
  if (set !== 'none') return setOutcome(set, row.negated, given, parts)
  const some = parts.some((part) => part.trace.matches)
  if (row.negated) return { holds: !some, reason: { kind: some ? 'excluded' : 'noneExcluded' } }
  return { holds: some, reason: { kind: some ? 'matched' : 'noneMatched' } }
}

/** C15: within a set, a negated operator wants a value to compare with no policy value. */
function setOutcome(
  set: 'all' | 'any',
  negated: boolean,
  given: Given,
  parts: readonly ValuePart[],
): Outcome {
  const passes = given.readings.map(
    (reading) => parts.some((part) => part.test?.(reading) === true) !== negated,
  )
  const at = passes.indexOf(set === 'any')
  const found = given.value.values[at]
  if (set === 'all') {
    if (found === undefined) return { holds: true, reason: { kind: 'allValues' } }
    return { holds: false, reason: { kind: 'notAllValues', failing: found } }
  }
  if (found === undefined) return { holds: false, reason: { kind: 'noValue' } }
  return { holds: true, reason: { kind: 'someValue', passing: found } }
}

interface ValuePart {
  readonly trace: ConditionValueTrace
  readonly test: ValueTest | null
}

/** One policy value against the context's values; `given` is null where nothing is compared. */
function traceValue(
  value: CompiledValue,
  test: CompiledTest,
  given: Given | null,
  context: Context,
): ValuePart {
  const { from, to, value: text } = value.source
  if (!value.dynamic) {
    const { hit, reason } = compare(value.test, given)
    const readings =
      given === null ? none : valueReadings(test, value, given.value, reason, noVariables)
    const trace = {
      from,
      to,
      value: text,
      matches: hit,
      reason,
      variables: noVariables,
      resolved: null,
      readings,
    }
    return { trace, test: value.test }
  }
  const variables = traceVariables(value.pieces, context)
  const resolution = resolve(value.pieces, context)
  const missing = resolution.kind === 'missing'
  const ready = missing ? null : valueTest(test.operator.row, resolution.pieces)
  const compared = compare(ready, given)
  const reason: ConditionValueReason = missing
    ? { kind: 'variableMissing', key: resolution.key }
    : compared.reason
  const trace = {
    from,
    to,
    value: text,
    matches: compared.hit,
    reason,
    variables,
    resolved: resolvedText(resolution),
    readings: given === null ? none : valueReadings(test, value, given.value, reason, variables),
  }
  return { trace, test: ready }
}

function compare(
  test: ValueTest | null,
  given: Given | null,
): { readonly hit: boolean; readonly reason: ConditionValueReason } {
  if (test === null) return { hit: false, reason: { kind: 'unreadable' } }
  if (given === null) return { hit: false, reason: { kind: 'notCompared' } }
  const contextValue = given.value.values[given.readings.findIndex((each) => test(each))]
  if (contextValue === undefined) return { hit: false, reason: { kind: 'differs' } }
  return { hit: true, reason: { kind: 'matches', contextValue } }
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
  if (value.unversioned) found.push('missing-version')
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
