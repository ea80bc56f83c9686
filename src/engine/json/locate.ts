/**
 * Where in a JSON text an offset is, however unfinished the text: the path to it, and the token that
 * it is in.
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
}

/** Reads the text up to the offset and never throws; null in a text that is nested too deep to be read. */
export function locate(text: string, offset: number): JsonPlace | null {
  if (isTooDeep(text)) return null
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset)
  return {
    path,
    // After a comma in a list the parser expects a name too.
    isName: isAtPropertyKey && typeof path.at(-1) === 'string',
    token:
      previousNode === undefined
        ? null
        : tokenAround(text, offset, previousNode.offset, previousNode.length),
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
