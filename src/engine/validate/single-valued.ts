/**
 * Whether a request brings at most one value of a condition key, as far as AWS documents it.
 */

import { conditionKey } from '../catalogue/condition-keys.ts'
import { findKnownKey } from '../catalogue/known-keys.ts'
import type { Check } from './rule.ts'

/** False for a key that is not known: nobody knows what it holds. */
export function isSingleValued({ keys }: Check, key: string): boolean {
  const known = keys === null ? conditionKey(key) : findKnownKey(keys, key)
  return known !== null && !known.multivalued
}
