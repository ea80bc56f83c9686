/**
 * Which operators compare what a condition key holds, and which one mostly does.
 * [reference_policies_elements_condition_operators]
 */

import type { Operand } from '../policy/operators.ts'
import { operators } from '../policy/operators.ts'
import type { ConditionKeyType } from './condition-keys.ts'

/** What a key of a type holds, in plain words. */
export const keyTypeMeaning: Readonly<Record<ConditionKeyType, string>> = {
  String: 'a text',
  ARN: 'an ARN',
  Bool: 'true or false',
  Date: 'a date',
  Numeric: 'a number',
  IPAddress: 'an IP address',
  Binary: 'base64 bytes',
}

/**
 * Whether an operator of this operand compares the values of this key.
 * @param key in any letter case; one key holds a date that counts as a number too
 */
export function operandFits(operand: Operand, type: ConditionKeyType, key: string): boolean {
  switch (operand) {
    case 'presence':
      return true
    case 'string':
    case 'arn':
    case 'binary':
      return type === 'String' || type === 'ARN' || type === 'Binary'
    case 'number':
      return type === 'Numeric' || key.toLowerCase() === 'aws:epochtime'
    case 'date':
      return type === 'Date'
    case 'boolean':
      return type === 'Bool'
    case 'address':
      return type === 'IPAddress'
  }
}

const operandOf: Readonly<Record<ConditionKeyType, Operand>> = {
  String: 'string',
  ARN: 'arn',
  Bool: 'boolean',
  Date: 'date',
  Numeric: 'number',
  IPAddress: 'address',
  Binary: 'binary',
}

/**
 * The operators that are made for what a key holds, those for any key left out: without set prefix
 * and IfExists, as AWS spells them.
 */
export function operatorsFor(type: ConditionKeyType, key: string): readonly string[] {
  return operators
    .filter(
      ({ operand }) =>
        operand === operandOf[type] || (operand === 'number' && operandFits(operand, type, key)),
    )
    .map(({ name }) => name)
}

/** The operator that values of a key are most often compared with, as AWS spells it. */
export function usualOperator(type: ConditionKeyType, multivalued: boolean): string {
  return multivalued ? `ForAnyValue:${usual[type]}` : usual[type]
}

const usual: Readonly<Record<ConditionKeyType, string>> = {
  String: 'StringEquals',
  ARN: 'ArnLike',
  Bool: 'Bool',
  Date: 'DateLessThan',
  Numeric: 'NumericLessThanEquals',
  IPAddress: 'IpAddress',
  Binary: 'BinaryEquals',
}
