/**
 * Where in a JSON text an offset is, however unfinished the text: the path to it, what stands there,
 * and which commas are missing around it.
 */

import { getLocation } from 'jsonc-parser'
import type { Span } from '../text/span.ts'
import { isTooDeep } from './read.ts'

export interface JsonPlace {
  /** Member names and list indexes from the root; the last one is of the place itself. */
  readonly path: readonly (string | number)[]
  /** The place is that of a member's name; the last of `path` is the name as it stands. */
  readonly isName: boolean
  /** The text that the offset is in, quotes included; null between tokens and in what is no text. */
  readonly token: Span | null
  /** Where there is no token: what is typed without quotes; often empty. */
  readonly word: Span
  /** The end of the value before the place, where a comma is missing after it. */
  readonly commaAt: number | null
  readonly follows: Follows
}

/** What comes after the place with no comma and no bracket between. */
export type Follows = 'nothing' | 'name' | 'value'

/** Reads the text up to the offset and never throws; null in a text that is nested too deep to be read. */
export function locate(text: string, offset: number): JsonPlace | null {
  if (isTooDeep(text)) return null
  const found = getLocation(text, offset)
  const { previousNode } = found
  const token =
    previousNode === undefined
      ? null
      : tokenAround(text, offset, previousNode.offset, previousNode.length)
  const word = token ?? wordAround(text, offset)
  const commaAt = missingComma(text, word.from)
  if (commaAt === 'colon') return null
  // The parser counts on commas: it is given the one that is missing.
  const { path, isAtPropertyKey } =
    commaAt === null
      ? found
      : getLocation(`${text.slice(0, commaAt)},${text.slice(commaAt)}`, offset + 1)
  return {
    path,
    // After a comma in a list the parser expects a name too.
    isName: isAtPropertyKey && typeof path.at(-1) === 'string',
    token,
    word,
    commaAt,
    follows: whatFollows(text, word.to),
  }
}

/** A text that is not closed yet reaches to the end of its line, and the caret is in it there. */
function tokenAround(text: string, offset: number, from: number, length: number): Span | null {
  if (text.charAt(from) !== '"' || offset <= from) return null
  const to = from + length
  const closed = length > 1 && text.charAt(to - 1) === '"' && !isEscaped(text, from, to - 1)
  return offset < to || (!closed && offset === to) ? { from, to } : null
}

function isEscaped(text: string, from: number, at: number): boolean {
  let slashes = 0
  while (at - 1 - slashes > from && text.charAt(at - 1 - slashes) === '\\') slashes++
  return slashes % 2 === 1
}

/** Longest word that is looked for. */
const maxWord = 2048

/** A colon may stand within a word, as in s3:Get, but neither begin nor end it: that is the one after a name. */
function wordAround(text: string, offset: number): Span {
  const before = text.slice(Math.max(0, offset - maxWord), offset)
  const after = text.slice(offset, offset + maxWord)
  const back = /[\w*$./-][\w:*$./-]*$/.exec(before)?.[0].length ?? 0
  const on = back === 0 ? 0 : (/^(?::?[\w*$./-]+)*/.exec(after)?.[0].length ?? 0)
  return { from: offset - back, to: offset + on }
}

/** The end of a value that stands right before; 'colon' where it is a name that lacks its colon. */
function missingComma(text: string, from: number): number | null | 'colon' {
  let end = from
  while (end > 0 && isSpace(text.charAt(end - 1))) end--
  const last = text.charAt(end - 1)
  if (!/["}\]\w]/.test(last)) return null
  if (last === '"' && getLocation(text, end - 1).isAtPropertyKey) return 'colon'
  return end
}

function whatFollows(text: string, to: number): Follows {
  let at = to
  while (at < text.length && isSpace(text.charAt(at))) at++
  const next = text.charAt(at)
  if (next === '"') return isNameAt(text, at) ? 'name' : 'value'
  return /[[{\w-]/.test(next) ? 'value' : 'nothing'
}

/** Names are short: whether a colon comes after the text that begins here. */
function isNameAt(text: string, at: number): boolean {
  return /^"(?:[^"\\\n]|\\.)*"\s*:/.test(text.slice(at, at + maxWord))
}

function isSpace(char: string): boolean {
  return char === ' ' || char === '\n' || char === '\t' || char === '\r'
}
