/**
 * Is this JSON text small and shallow enough to be parsed? One pass over the characters, so that a
 * hostile text costs no more than reading it. What is well-formed is for JSON.parse to say.
 */

import type { Limits } from './limits.ts'
import type { Refusal } from './refusal.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c

interface Counts {
  nesting: number
  tokens: number
}

/** Null when it is. */
export function refusalOfText(text: string, limits: Limits): Refusal | null {
  if (text.length > limits.textLength) return tooMuch('characters', limits.textLength)
  const counts: Counts = { nesting: 0, tokens: 0 }
  let at = 0
  while (at < text.length) {
    if (text.charCodeAt(at) === QUOTE) {
      const string = skipString(text, at)
      if (string.length > limits.stringLength) {
        return tooMuch('characters in one string', limits.stringLength)
      }
      counts.tokens += 1
      at = string.end
    } else {
      count(text.charAt(at), counts)
      at += 1
    }
    if (counts.nesting > limits.nesting) return tooMuch('levels of nesting', limits.nesting)
    if (counts.tokens > limits.tokens) return tooMuch('parts', limits.tokens)
  }
  return null
}

/** From the opening quote to behind the closing one, or to the end of the text. An escape counts once. */
function skipString(text: string, from: number): { readonly end: number; readonly length: number } {
  let length = 0
  let at = from + 1
  while (at < text.length && text.charCodeAt(at) !== QUOTE) {
    if (text.charCodeAt(at) === BACKSLASH) at += text.charAt(at + 1) === 'u' ? 6 : 2
    else at += 1
    length += 1
  }
  return { end: at + 1, length }
}

/** A number or word has punctuation on at least one side, so counting punctuation bounds those too. */
function count(char: string, counts: Counts): void {
  if (char === '{' || char === '[') {
    counts.nesting += 1
    counts.tokens += 1
  } else if (char === '}' || char === ']') {
    counts.nesting -= 1
    counts.tokens += 1
  } else if (char === ',' || char === ':') {
    counts.tokens += 1
  }
}

function tooMuch(what: string, limit: number): Refusal {
  return {
    path: '',
    message: `The scenario cannot be read: it has more than ${String(limit)} ${what}.`,
  }
}
