/**
 * What a condition key that is missed begins with. A module of its own, because the first load has
 * no need of the table of keys.
 */

import type { AwsData } from '../aws-data.svelte.ts'
import { firstValue } from '../views/context-fields.ts'
import { keyLookup } from '../views/known-keys.ts'

export function startOf(
  key: string,
  now: string,
  aws: Pick<AwsData, 'keys' | 'service'>,
): string | readonly string[] {
  return firstValue(key, now, keyLookup(aws))
}
