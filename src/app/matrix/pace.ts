/**
 * Long work in slices, so that the page goes on answering.
 */

export interface Pace {
  /** The slice is used up: publish what there is, and rest. */
  readonly due: boolean
  rest(this: void): Promise<void>
}

/** What a slice takes of a frame of 16 ms, leaving it room to be drawn. */
const SLICE_MS = 8

export function createPace(nowMs: () => number = () => performance.now()): Pace {
  let since = nowMs()
  return {
    get due() {
      return nowMs() - since > SLICE_MS
    },
    async rest() {
      await new Promise((resolve) => setTimeout(resolve))
      since = nowMs()
    },
  }
}
