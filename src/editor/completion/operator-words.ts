/**
 * What a condition operator does, in a sentence. [reference_policies_elements_condition_operators]
 */

import type { Operator, OperatorRow } from '../../engine/index.ts'

export function operatorWords({ row, set, ifExists }: Operator): string {
  if (row.operand === 'presence') {
    return 'Whether the request has the key at all: "true" asks that it is missing, "false" that it is there.'
  }
  const test = `${subject[set]} ${comparison(row)}.`
  return [test, missing(row, set, ifExists)].filter(Boolean).join(' ')
}

const subject: Readonly<Record<Operator['set'], string>> = {
  none: 'The request’s value',
  any: 'At least one of the request’s values',
  all: 'Every one of the request’s values',
}

function comparison({ operand, comparison, negated }: OperatorRow): string {
  const not = negated ? 'not ' : ''
  const of = negated ? 'none' : 'one'
  switch (comparison) {
    case 'equal':
      if (operand === 'boolean') return 'is the truth value given'
      if (operand === 'binary') return 'holds the bytes given in base64'
      if (operand === 'string') return `equals ${of} of the values, letter for letter`
      return `equals ${of} of the ${operand === 'date' ? 'dates' : 'numbers'}`
    case 'equalIgnoringCase':
      return `equals ${of} of the values, letter case aside`
    case 'like':
      return operand === 'arn'
        ? `matches ${of} of the ARNs, part by part; * and ? may stand in each part`
        : `matches ${of} of the values, in which * stands for any characters and ? for one`
    case 'less':
      return operand === 'date' ? 'is a date before the one given' : 'is less than the number'
    case 'lessOrEqual':
      return operand === 'date' ? 'is the date given or one before' : 'is the number or less'
    case 'greater':
      return operand === 'date' ? 'is a date after the one given' : 'is greater than the number'
    case 'greaterOrEqual':
      return operand === 'date' ? 'is the date given or one after' : 'is the number or more'
    case 'within':
      return `is ${not}an address within one of the ranges`
    case 'presence':
      return ''
  }
}

/** What comes of a request without the key (C4, C11 to C14). */
function missing({ negated }: OperatorRow, set: Operator['set'], ifExists: boolean): string {
  if (set === 'all') return 'It also holds when the request has no such key.'
  if (ifExists) return 'It also holds when the request has no such key.'
  if (set === 'any') return 'It does not hold when the request has no such key.'
  return negated
    ? 'It also holds when the request has no such key.'
    : 'It does not hold when the request has no such key.'
}
