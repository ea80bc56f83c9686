/**
 * Condition operators in words: a row for each base operator, from which the negated, IfExists and
 * set forms follow. [reference_policies_elements_condition_operators]
 */

import type { ConditionTrace } from '../../engine/index.ts'
import { code, listed, phrase, type Phrase, type Piece } from './phrase.ts'

/** What stands between a context value and a policy value. */
export interface Comparison {
  readonly is: string
  readonly isNot: string
  /** Follows the policy value. */
  readonly aside?: string
  /** What the operator takes, as in 'is not a number'. */
  readonly operand: string
}

/** Keys are base operators in lower case, without 'Not' (G63: letter case does not count). */
const comparisons: Readonly<Record<string, Comparison>> = {
  stringequals: { is: 'equals', isNot: 'does not equal', operand: 'text' },
  stringequalsignorecase: {
    is: 'equals',
    isNot: 'does not equal',
    aside: ' (letter case aside)',
    operand: 'text',
  },
  stringlike: { is: 'matches', isNot: 'does not match', operand: 'text' },
  numericequals: number('equals', 'does not equal'),
  numericlessthan: number('is less than'),
  numericlessthanequals: number('is at most'),
  numericgreaterthan: number('is greater than'),
  numericgreaterthanequals: number('is at least'),
  dateequals: date('is the moment'),
  datelessthan: date('is before'),
  datelessthanequals: date('is at or before'),
  dategreaterthan: date('is after'),
  dategreaterthanequals: date('is at or after'),
  bool: { is: 'is', isNot: 'is not', operand: 'true or false' },
  binaryequals: { is: 'holds the bytes', isNot: 'does not hold the bytes', operand: 'base64' },
  ipaddress: { is: 'is inside', isNot: 'is outside', operand: 'an IP address or range' },
  arnequals: { is: 'matches', isNot: 'does not match', operand: 'an ARN' },
  arnlike: { is: 'matches', isNot: 'does not match', operand: 'an ARN' },
}

function number(is: string, isNot = is.replace('is ', 'is not ')): Comparison {
  return { is, isNot, operand: 'a number' }
}

function date(is: string): Comparison {
  return { is, isNot: is.replace('is ', 'is not '), operand: 'a date' }
}

const unknownComparison: Comparison = {
  is: 'passes for',
  isNot: 'does not pass for',
  operand: 'a value of this operator',
}

export interface OperatorForm {
  readonly set: 'ForAllValues' | 'ForAnyValue' | null
  readonly negated: boolean
  readonly ifExists: boolean
  /** In lower case, without prefix, Not and IfExists. */
  readonly base: string
  readonly comparison: Comparison
}

/** Takes an operator as written apart. */
export function readOperator(operator: string): OperatorForm {
  const written = operator.toLowerCase()
  const colon = written.indexOf(':')
  const prefix = written.slice(0, Math.max(colon, 0))
  const rest = written.slice(colon + 1)
  const ifExists = rest.endsWith('ifexists')
  const bare = ifExists ? rest.slice(0, -'ifexists'.length) : rest
  const base = bare.replace('not', '')
  return {
    set:
      prefix === 'forallvalues' ? 'ForAllValues' : prefix === 'foranyvalue' ? 'ForAnyValue' : null,
    negated: base !== bare,
    ifExists,
    base,
    comparison: comparisons[base] ?? unknownComparison,
  }
}

/** 'is inside 10.0.0.0/8', 'is inside one of …', 'is outside 10.0.0.0/8', 'is inside none of …'. */
export function predicate(comparison: Comparison, values: Phrase, truth: boolean): Phrase {
  const aside = comparison.aside ?? ''
  const verb = truth || values.length > 1 ? comparison.is : comparison.isNot
  if (values.length === 0) return phrase`${comparison.is} ${truth ? 'a' : 'no'} listed value`
  if (values.length === 1) return phrase`${verb} ${values}${aside}`
  const quantity = truth ? 'one of' : 'none of'
  return phrase`${verb} ${quantity} ${listed(values, truth ? 'or' : 'and')}${aside}`
}

/** The values that a test compares with, their variables filled in. */
export function comparedValues(test: ConditionTrace): readonly Piece[] {
  return test.values.map((value) => code(value.resolved ?? value.value))
}

/**
 * What a request has to carry for a test to come out as asked: 'with aws:MultiFactorAuthPresent true',
 * 'where aws:SourceIp is inside 198.51.100.0/24', 'without aws:TokenIssueTime'.
 */
export function requestFor(test: ConditionTrace, outcome: boolean): Phrase {
  const form = readOperator(test.operator)
  const key = code(test.key)
  if (form.base === 'null') return presence(test, outcome)
  const said = onlyBoolean(test)
  if (form.base === 'bool' && form.set === null && said !== null)
    return phrase`with ${key} ${code(String(said === outcome))}`
  const values = comparedValues(test)
  // Whether the comparisons themselves have to hold, before negation.
  const truth = outcome !== form.negated
  if (form.set === null) return phrase`where ${key} ${predicate(form.comparison, values, truth)}`
  // Either every value is like that, or one is.
  const every = (form.set === 'ForAllValues') === outcome
  return every
    ? phrase`where every value of ${key} ${predicate(form.comparison, values, truth)}`
    : phrase`where some value of ${key} ${predicate(form.comparison, values, truth)}`
}

/** The truth value that a test compares with, where it is one. */
function onlyBoolean(test: ConditionTrace): boolean | null {
  const [value, ...others] = test.values
  const text = (value?.resolved ?? value?.value)?.toLowerCase()
  return others.length === 0 && (text === 'true' || text === 'false') ? text === 'true' : null
}

/** Null with "true" asks that the key be missing. (3.9) */
function presence(test: ConditionTrace, outcome: boolean): Phrase {
  const asksForNone = test.values[0]?.value.toLowerCase() === 'true'
  return asksForNone === outcome
    ? phrase`without ${code(test.key)}`
    : phrase`with ${code(test.key)}`
}
