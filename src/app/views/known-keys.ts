/**
 * What is known of condition keys, in the words of the fields that edit them.
 */

import { conditionKey, globalConditionKeys } from '../../engine/index.ts'
import type { ConditionKeyType } from '../../engine/index.ts'
import type { FieldType, KeyLookup } from './context-fields.ts'

const fieldTypes: Readonly<Record<ConditionKeyType, FieldType>> = {
  String: 'text',
  ARN: 'text',
  Binary: 'text',
  Bool: 'boolean',
  Date: 'date',
  Numeric: 'number',
  IPAddress: 'address',
}

/** Text, one value, for a key that is not known. */
export const keyLookup: KeyLookup = (key) => {
  const known = conditionKey(key)
  return known === null
    ? { type: 'text', multiple: false, about: '' }
    : { type: fieldTypes[known.type], multiple: known.multivalued, about: known.about }
}

/** Keys that can be named in full; of a family only its members can. */
export const knownKeys: readonly string[] = globalConditionKeys
  .filter((key) => !key.family)
  .map((key) => key.name)
