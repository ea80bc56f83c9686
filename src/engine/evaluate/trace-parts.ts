/**
 * Parts of traces that never differ, made once: most nodes rest on no reading.
 */

import type { ReadingId } from '../policy/readings.ts'

/** No reading. */
export const none: readonly ReadingId[] = Object.freeze([])
