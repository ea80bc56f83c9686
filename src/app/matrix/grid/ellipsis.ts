/**
 * A name that is too long loses its middle: what it begins with says what it is, what it ends with
 * tells it from its neighbours.
 */

/** The text, or as much of its two ends as fits. */
export function shorten(text: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= room) return text
  // By characters, not by halves of them.
  const characters = [...text]
  let kept = 0
  let tooMany = characters.length
  while (tooMany - kept > 1) {
    const middle = (kept + tooMany) >> 1
    if (widthOf(cut(characters, middle)) <= room) kept = middle
    else tooMany = middle
  }
  return cut(characters, kept)
}

function cut(characters: readonly string[], kept: number): string {
  const head = Math.ceil(kept / 2)
  const tail = kept - head
  return [...characters.slice(0, head), '…', ...characters.slice(characters.length - tail)].join('')
}
