/**
 * Why a condition test came out as it did, in words: one fact for each reason case, in terms of the
 * operator's own comparison.
 */

import type { ConditionTrace, ConditionValueTrace } from '../../engine/index.ts'
import { comparedValues, predicate, readOperator, type OperatorForm } from './operators.ts'
import { code, listed, phrase, type Phrase } from './phrase.ts'
import { noValueFor, withVariables } from './variables.ts'

/**
 * Name the key and the policy's values, or point to them: at the end of their own line they need no
 * repeating.
 */
export type Wording = 'named' | 'pointed'

/** '203.0.113.9 is outside 198.51.100.0/24'. */
export function conditionFact(test: ConditionTrace, wording: Wording = 'named'): Phrase {
  const form = readOperator(test.operator)
  const says = (truth: boolean) => against(test, form, truth, wording)
  const { reason } = test
  switch (reason.kind) {
    case 'matched':
      return matching(test, form, null, wording)
    case 'noneMatched':
      return spoiltValue(test, form) ?? subjectNone(test, says)
    case 'excluded':
      return phrase`${matching(test, form, null, wording)}, which ${code(test.operator)} rules out`
    case 'noneExcluded':
      return spoiltValue(test, form) ?? subjectNone(test, says)
    case 'keyMissing':
    case 'keyMissingIfExists':
      return wording === 'named'
        ? phrase`the request carries no ${code(test.key)}, so ${code(test.operator)} ${holding(test)}`
        : phrase`not in the request, so this ${holding(test)}`
    case 'allValues':
      return form.negated
        ? phrase`no value of ${code(test.key)} ${says(true)}`
        : phrase`every value of ${code(test.key)} ${says(true)}`
    case 'notAllValues':
      return form.negated
        ? matching(test, form, reason.failing, wording)
        : phrase`${code(reason.failing)} ${says(false)}`
    case 'emptySet':
      return wording === 'named'
        ? phrase`the request carries no value of ${code(test.key)}, so ${code(test.operator)} ${holding(test)}`
        : phrase`not in the request, so this ${holding(test)}`
    case 'someValue':
      return form.negated
        ? phrase`${code(reason.passing)} ${says(false)}`
        : matching(test, form, reason.passing, wording)
    case 'noValue':
      return form.negated
        ? phrase`every value of ${code(test.key)} ${says(true)}`
        : phrase`no value of ${code(test.key)} ${says(true)}`
    case 'emptyList':
      return phrase`${code(test.operator)} lists no value, so it ${holding(test)}`
    case 'presence':
      return presence(test, reason.present)
    case 'constant':
      return phrase`${code(test.operator)} ${test.holds ? 'always' : 'never'} holds`
    default:
      return reason satisfies never
  }
}

function holding(test: ConditionTrace): string {
  return test.holds ? 'holds' : 'fails'
}

/** What the context is said to be or not to be. */
function against(
  test: ConditionTrace,
  form: OperatorForm,
  truth: boolean,
  wording: Wording,
): Phrase {
  if (wording === 'named') return predicate(form.comparison, comparedValues(test), truth)
  const { is, isNot } = form.comparison
  if (test.values.length === 1) return phrase`${truth ? is : isNot} this value`
  return truth ? phrase`${is} one of these values` : phrase`${is} none of these values`
}

/** 'prod equals none of dev and test'; of several context values (C17): 'none of a and b equals prod'. */
function subjectNone(test: ConditionTrace, says: (truth: boolean) => Phrase): Phrase {
  const carried = test.contextValues ?? []
  const [only] = carried
  if (only === undefined) return phrase`no value of ${code(test.key)} ${says(true)}`
  if (carried.length === 1) return phrase`${code(only)} ${says(false)}`
  return phrase`none of ${listed(carried.map(code), 'and')} ${says(true)}`
}

/** 'alice equals alice, with ${aws:username} = alice': the pair that compared. */
function matching(
  test: ConditionTrace,
  form: OperatorForm,
  contextValue: string | null,
  wording: Wording,
): Phrase {
  const fits = (value: ConditionValueTrace) =>
    value.reason.kind === 'matches' &&
    (contextValue === null || value.reason.contextValue === contextValue)
  const value = test.values.find(fits) ?? test.values.find((other) => other.matches)
  const subject =
    contextValue ?? (value?.reason.kind === 'matches' ? value.reason.contextValue : null)
  const left = subject === null ? phrase`a value of ${code(test.key)}` : phrase`${code(subject)}`
  if (value === undefined) return phrase`${left} ${against(test, form, true, wording)}`
  const said = withVariables(value.variables)
  if (subject === (value.resolved ?? value.value)) return phrase`the request carries ${left}${said}`
  const { is, aside = '' } = form.comparison
  const right = wording === 'pointed' ? phrase`this value` : phrase`${shown(value)}${aside}`
  return phrase`${left} ${is} ${right}${said}`
}

/** The only policy value can be compared with nothing: that is then the reason. */
function spoiltValue(test: ConditionTrace, form: OperatorForm): Phrase | null {
  const [value, ...others] = test.values
  if (value === undefined || others.length > 0) return null
  if (value.reason.kind === 'variableMissing') return noValueFor(value.reason.key)
  if (value.reason.kind === 'unreadable')
    return phrase`${shown(value)} is not ${form.comparison.operand}`
  return null
}

/** Null with "true" asks that the key be missing. (3.9) */
function presence(test: ConditionTrace, present: boolean): Phrase {
  const fact = phrase`the request carries ${present ? '' : 'no '}${code(test.key)}`
  if (test.holds) return phrase`${fact}, as ${code(test.operator)} asks`
  const asked = present ? 'asks that it does not' : 'asks for it'
  return phrase`${fact}, and ${code(test.operator)} ${asked}`
}

/** What one policy value of a test does, without regard to negation. */
export function conditionValueFact(test: ConditionTrace, value: ConditionValueTrace): Phrase {
  const { comparison } = readOperator(test.operator)
  const { reason } = value
  const { is, isNot, aside = '' } = comparison
  const right = phrase`${shown(value)}${aside}${withVariables(value.variables)}`
  switch (reason.kind) {
    case 'matches':
      return phrase`${code(reason.contextValue)} ${is} ${right}`
    case 'differs': {
      const carried = (test.contextValues ?? []).map(code)
      if (carried.length === 1) return phrase`${carried} ${isNot} ${right}`
      return phrase`no value of ${code(test.key)} ${is} ${right}`
    }
    case 'notCompared':
      return test.contextValues === null
        ? phrase`${shown(value)}: nothing to compare with, the request carries no ${code(test.key)}`
        : phrase`${shown(value)}: not compared`
    case 'variableMissing':
      return noValueFor(reason.key)
    case 'unreadable':
      return phrase`${shown(value)} is not ${comparison.operand}`
    default:
      return reason satisfies never
  }
}

function shown(value: ConditionValueTrace): Phrase {
  return [code(value.resolved ?? value.value)]
}
