/**
 * Two texts: the smallest stretch in which they differ.
 */

export interface ChangedRange {
  /** The stretch of the old text, half open. */
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** Null when the texts are equal. */
export function changedRange(before: string, after: string): ChangedRange | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1
  let tail = 0
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  return {
    from: start,
    to: before.length - tail,
    insert: after.slice(start, after.length - tail),
  }
}
