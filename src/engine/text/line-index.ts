/**
 * Lines and columns of offsets, for showing a place to a person. Nothing else counts in lines.
 */

/** Where each line of a text begins. */
export interface LineIndex {
  readonly starts: readonly number[]
}

/** A place as people count it, from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Finds the lines of a text; CR, LF and CRLF end one. */
export function indexLines(text: string): LineIndex {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(i + 1) !== 0x0a)) starts.push(i + 1)
  }
  return { starts }
}

/** The place of an offset; an offset outside the text gives the nearest place in it. */
export function placeOf(index: LineIndex, offset: number): Place {
  let low = 0
  let high = index.starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((index.starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: Math.max(0, offset - (index.starts[low] ?? 0)) + 1 }
}
