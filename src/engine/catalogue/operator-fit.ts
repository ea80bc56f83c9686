/**
 * Which operators compare what a condition key holds.
 * [reference_policies_elements_condition_operators]
 */

import type { Operand } from '../policy/operators.ts'
import type { ConditionKeyType } from './condition-keys.ts'

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
