/**
 * A sentence in pieces, so that a screen can set values in type of their own and isolate them
 * (they come from the user and may hold text of any direction), and can also have it as one string.
 */

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  /** A value, action, key or operator as written: set in monospace. */
  | { readonly kind: 'code'; readonly text: string }
  /** The name of a policy, a level or a statement. */
  | { readonly kind: 'name'; readonly text: string }

export type Phrase = readonly Piece[]

export function code(text: string): Piece {
  return { kind: 'code', text: text === '' ? '""' : visible(text) }
}

export function name(text: string): Piece {
  return { kind: 'name', text: visible(text) }
}

/** Template tag: what stands between the pieces is text. Empty text leaves no piece. */
export function phrase(
  texts: TemplateStringsArray,
  ...inserts: readonly (Piece | Phrase | string)[]
): Phrase {
  const pieces: Piece[] = []
  texts.forEach((text, i) => {
    addText(pieces, text)
    const insert = inserts[i]
    if (insert === undefined) return
    if (typeof insert === 'string') addText(pieces, insert)
    else for (const piece of 'kind' in insert ? [insert] : insert) add(pieces, piece)
  })
  return pieces
}

function addText(pieces: Piece[], text: string): void {
  add(pieces, { kind: 'text', text })
}

function add(pieces: Piece[], piece: Piece): void {
  if (piece.text === '') return
  const last = pieces.at(-1)
  if (piece.kind === 'text' && last?.kind === 'text') {
    pieces[pieces.length - 1] = { kind: 'text', text: last.text + piece.text }
  } else pieces.push(piece)
}

/** The sentence as one string. */
export function plain(sentence: Phrase): string {
  return sentence.map((piece) => piece.text).join('')
}

/** How many values a sentence names before it counts the rest. */
const LIST_LENGTH = 3

/** 'a', 'a or b', 'a, b or c', 'a, b or 7 others'. */
export function listed(pieces: Phrase, conjunction: 'and' | 'or'): Phrase {
  const many = pieces.length > LIST_LENGTH
  const shown: Phrase[] = pieces.slice(0, many ? LIST_LENGTH - 1 : LIST_LENGTH).map((p) => [p])
  if (many) shown.push(phrase`${counted(pieces.length - shown.length, 'other')}`)
  const last = shown.pop() ?? []
  if (shown.length === 0) return last
  const start = shown.reduce((all, piece) => phrase`${all}, ${piece}`)
  return phrase`${start} ${conjunction} ${last}`
}

/** '1 statement', '2 statements'. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Control, zero-width and direction characters, and spaces that are no plain space. */
const hidden = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\ufff9-\ufffc]|(?! )\p{Zs}/gu

/** The text with characters spelt out that cannot be seen, or would change how the rest reads. */
export function visible(text: string): string {
  return text.replace(hidden, (character) => {
    const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return `‹U+${hex}›`
  })
}
