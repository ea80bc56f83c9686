/**
 * Whether an outcome is what a check expects today: by the verdict, and by what became of the statement as far
 * as the outcome tells.
 */

import type { Check, CheckOutcome } from '../../protocol/engine-api.ts'

export function isAsExpected(
  { verdict, expected: statement }: CheckOutcome,
  { expected, by }: Pick<Check, 'expected' | 'by'>,
): boolean {
  return verdict === expected && (by === null || statement === null || statement === 'decides')
}
