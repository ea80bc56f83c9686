/**
 * Of our own: characters that nobody sees, and those that change the order in which text is shown.
 * In a text as they are or as escapes, and in any text, be it JSON or not.
 */

import type { Span } from '../../text/span.ts'
import type { TextRule } from '../rule.ts'

type Ranges = readonly (readonly [from: number, to: number])[]

/** Marks, embeddings, overrides and isolates of the bidirectional algorithm. [Unicode UAX #9] */
const bidirectional: Ranges = [
  [0x061c, 0x061c],
  [0x200e, 0x200f],
  [0x202a, 0x202e],
  [0x2066, 0x2069],
]

/** Spaces that are not the usual one; what is meant by them is a space. */
const spaces: Ranges = [
  [0x00a0, 0x00a0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
]

/** Controls, joiners, fillers, variation selectors and tags: characters without a shape of their own. */
const shapeless: Ranges = [
  [0x0080, 0x009f],
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200d],
  [0x2028, 0x2029],
  [0x2060, 0x2064],
  [0x206a, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffb],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe007f],
  [0xe0100, 0xe01ef],
]

/** A backslash with what it escapes, so that `\\u200b` is not taken for an escape; or a character beyond ASCII. */
const candidates = /\\(?:u([0-9A-Fa-f]{4})|[^u])|[\u0080-\u{10FFFF}]/gu

export const hiddenCharacters: TextRule = {
  level: 'text',
  codes: ['invisible-character', 'bidirectional-character'],
  kinds: 'all',
  check(text, report) {
    for (const { from, to, code, char, insert } of hiddenRuns(text)) {
      const title = insert === '' ? 'Remove what cannot be seen' : 'Write plain spaces'
      report(code, { from, to }, nameOf(char), '', { title, edits: [{ from, to, insert }] })
    }
  },
}

interface Run extends Span {
  readonly code: 'invisible-character' | 'bidirectional-character'
  /** The first of them. */
  readonly char: number
  /** What is meant: a space for each, or nothing. */
  readonly insert: string
}

/** Hidden characters of one sort that stand side by side are one finding. */
function hiddenRuns(text: string): readonly Run[] {
  const runs: Run[] = []
  for (const match of text.matchAll(candidates)) {
    const [written, escaped] = match
    const char = escaped === undefined ? (written.codePointAt(0) ?? 0) : parseInt(escaped, 16)
    const insert = isIn(spaces, char) ? ' ' : ''
    const turns = isIn(bidirectional, char)
    if (insert === '' && !turns && !isIn(shapeless, char)) continue
    const code = turns ? 'bidirectional-character' : 'invisible-character'
    const to = match.index + written.length
    const last = runs.at(-1)
    if (
      last?.to === match.index &&
      last.code === code &&
      (last.insert === '') === (insert === '')
    ) {
      runs[runs.length - 1] = { ...last, to, insert: last.insert + insert }
    } else runs.push({ from: match.index, to, code, char, insert })
  }
  return runs
}

function isIn(ranges: Ranges, char: number): boolean {
  return ranges.some(([from, to]) => from <= char && char <= to)
}

function nameOf(char: number): string {
  const code = `U+${char.toString(16).toUpperCase().padStart(4, '0')}`
  const name = names.get(char)
  return name === undefined ? code : `${code}, ${name},`
}

const names: ReadonlyMap<number, string> = new Map([
  [0x00a0, 'a no-break space'],
  [0x00ad, 'a soft hyphen'],
  [0x200b, 'a zero-width space'],
  [0x200c, 'a zero-width non-joiner'],
  [0x200d, 'a zero-width joiner'],
  [0x200e, 'a left-to-right mark'],
  [0x200f, 'a right-to-left mark'],
  [0x202d, 'a left-to-right override'],
  [0x202e, 'a right-to-left override'],
  [0x2060, 'a word joiner'],
  [0xfeff, 'a byte order mark'],
])
