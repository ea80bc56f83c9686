/**
 * What taking an option writes where: the stretch that is replaced, with quotes, colon and commas as
 * they are missing, and none doubled.
 */

import type { PolicyPlace } from '../../engine/index.ts'
import { plain } from './option.ts'
import type { Piece, Take } from './option.ts'

export interface Insertion {
  /** The stretch that is replaced, half open. */
  readonly from: number
  readonly to: number
  readonly pieces: readonly Piece[]
  /** Goes behind the pieces, and behind the caret. */
  readonly tail: '' | ','
  /** Where a comma goes in before; null where none is missing. */
  readonly commaAt: number | null
  /** Something is to be chosen next: the caret stays before a closing quote. */
  readonly more: boolean
}

/** Null for what writes nothing. */
export function insertionOf(
  take: Take,
  place: PolicyPlace,
  text: string,
  caret: number,
): Insertion | null {
  if (take.kind === 'retry') return null
  if (take.kind === 'part') {
    const { from, to, pieces, more } = take
    return { from, to, pieces: escaped(pieces), tail: '', commaAt: null, more }
  }
  if (take.kind === 'whole') {
    const { from, to, pieces, more } = take
    return { from, to, pieces, tail: '', commaAt: null, more }
  }
  const to = endOf(place, text, caret)
  const rest = text.slice(to, to + 200)
  const hasValue = take.kind === 'name' && /^\s*:/.test(rest)
  const tail = !hasValue && /^\s*["{[\w-]/.test(rest) ? ',' : ''
  const { from, commaAt } = place
  const pieces = written(take, hasValue)
  return { from, to, pieces, tail, commaAt, more: take.more && !hasValue }
}

function written(
  take: Exclude<Take, { kind: 'retry' | 'part' | 'whole' }>,
  hasValue: boolean,
): readonly Piece[] {
  switch (take.kind) {
    case 'json':
      return take.pieces
    case 'text':
      return quoted(take.pieces)
    case 'name':
      return hasValue ? quoted(take.pieces) : [...quoted(take.pieces), plain(': '), ...take.value]
  }
}

/** Pieces as the JSON of one text. */
export function quoted(pieces: readonly Piece[]): readonly Piece[] {
  return [plain('"'), ...escaped(pieces), plain('"')]
}

function escaped(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece) => ({ ...piece, text: JSON.stringify(piece.text).slice(1, -1) }))
}

/**
 * Where what stands at the place ends. A text without a closing quote runs on into what follows, or up
 * to the opening quote of the next one: there only the word that the caret is in counts.
 */
function endOf(place: PolicyPlace, text: string, caret: number): number {
  if (!place.quoted) return place.to
  // A quote that opens a text has a comma or a colon before it, perhaps brackets, and the text behind it.
  const opensNext = /[,:][\s[{]*$/.test(place.text) && /[^\s,:\]}]/.test(text.charAt(place.to))
  if (place.closed && !opensNext) return place.to
  const word = /^(?:\$\{[^}"\n]*\}?|:(?=[^\s"{[])|[^\s",:{}[\]])*/.exec(text.slice(caret, place.to))
  return caret + (word?.[0].length ?? 0)
}
