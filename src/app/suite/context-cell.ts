/**
 * Keys of a request's context in one cell: `key=value;key=value`. A key alone is left out of the request,
 * `key[]=value` gives a list with one value, and again for each further one; a backslash takes from the
 * next character what it means here.
 */

import type { Question } from '../../account/index.ts'

type Context = Question['context']

export type ContextReading =
  | { readonly kind: 'read'; readonly context: Context }
  /** What was found. */
  | { readonly kind: 'refused'; readonly found: string }

export function writeContext(context: Context): string {
  return Object.entries(context)
    .flatMap(([key, value]) => writeKey(escaped(key), value))
    .join(';')
}

function writeKey(key: string, value: Context[string]): readonly string[] {
  if (value === null || value === undefined) return [key]
  if (typeof value === 'string') return [`${key}=${escaped(value)}`]
  return value.length === 0 ? [`${key}[]`] : value.map((each) => `${key}[]=${escaped(each)}`)
}

/** Spaces at the ends would be taken for carelessness. */
function escaped(text: string): string {
  return text.replace(/[\\;=[]|^\s|\s$/g, (char) => `\\${char}`)
}

export function readContext(cell: string): ContextReading {
  const found = new Map<string, string[] | string | null>()
  for (const part of split(cell, ';')) {
    if (part.trim() === '') continue
    const [name = '', ...rest] = split(part, '=')
    const trimmed = trim(name)
    const isList = /(?<!\\)(?:\\\\)*\[\]$/.test(trimmed)
    const key = plain(isList ? trimmed.slice(0, -2) : trimmed)
    const value = rest.length === 0 ? null : plain(trim(rest.join('=')))
    if (key === '') return { kind: 'refused', found: part.trim() }
    const before = found.get(key)
    if (before !== undefined && !(isList && Array.isArray(before)))
      return { kind: 'refused', found: `${key} twice` }
    const list = Array.isArray(before) ? before : []
    // One list that grows: a copy for each value takes for ever with many.
    if (value !== null) list.push(value)
    found.set(key, isList ? list : value)
  }
  return { kind: 'read', context: Object.fromEntries(found) }
}

/** At each separator that no backslash stands before. */
function split(text: string, separator: string): readonly string[] {
  const parts: string[] = []
  let part = ''
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at)
    if (char === '\\') {
      part += text.slice(at, at + 2)
      at += 1
    } else if (char === separator) {
      parts.push(part)
      part = ''
    } else part += char
  }
  return [...parts, part]
}

function trim(text: string): string {
  return text.trimStart().replace(/(?<!\\)\s+$/, '')
}

function plain(text: string): string {
  return text.replace(/\\(.?)/gs, '$1')
}
