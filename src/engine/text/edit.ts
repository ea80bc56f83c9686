/**
 * A change of a text as stretches to be replaced, so that all the rest of it stays as it is.
 */

/** A stretch of the text to be replaced. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** The text with the edits made: in the order of the text, none overlapping, offsets those before all of them. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let at = 0
  const parts: string[] = []
  for (const { from, to, insert } of edits) {
    parts.push(text.slice(at, from), insert)
    at = to
  }
  return parts.join('') + text.slice(at)
}
