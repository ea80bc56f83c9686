/**
 * Parts of traces that recur, made once: most nodes rest on no reading, and most values just match or differ.
 */

import type { ReadingId } from '../policy/readings.ts'
import type { PatternReason, VariableTrace } from './trace.ts'

/** No reading. */
export const none: readonly ReadingId[] = Object.freeze([])

/** No policy variable. */
export const noVariables: readonly VariableTrace[] = Object.freeze([])

const matches: PatternReason = Object.freeze({ kind: 'matches' })
const differs: PatternReason = Object.freeze({ kind: 'differs' })

/** Why a pattern holds or does not. */
export function matchReason(holds: boolean): PatternReason {
  return holds ? matches : differs
}
