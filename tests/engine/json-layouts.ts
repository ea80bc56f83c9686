/**
 * JSON values written as people write them: on one line, with two or four spaces or tabs, with either
 * line ending, with spaces wherever JSON allows them, and with characters escaped that need not be.
 */

import fc from 'fast-check'
import type { Json } from './edit-model.ts'

export type Printer = (value: Json) => string

const spaces = ['', '', '', ' ', ' ', '\n', '\r\n', '\t', '  ', '\n\n    ']

/** Takes its choices from a list that begins anew when it ends. */
function wild(choices: readonly number[]): Printer {
  let at = 0
  const next = (most: number): number => (choices[at++ % choices.length] ?? 0) % most
  const gap = (): string => spaces[next(spaces.length)] ?? ''
  const text = (value: string): string => {
    const escaped = [...value].map((char) =>
      next(12) === 0 && char.length === 1
        ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
        : JSON.stringify(char).slice(1, -1),
    )
    return `"${escaped.join('')}"`
  }
  const write = (value: Json): string => {
    if (typeof value === 'string') return text(value)
    if (typeof value !== 'object' || value === null) return JSON.stringify(value)
    const list = Array.isArray(value)
    const parts = list
      ? (value as readonly Json[]).map((item) => gap() + write(item) + gap())
      : Object.entries(value).map(
          ([name, each]) => `${gap()}${text(name)}${gap()}:${gap()}${write(each)}${gap()}`,
        )
    const inside = parts.length === 0 ? gap() : parts.join(',')
    return list ? `[${inside}]` : `{${inside}}`
  }
  return (value) => gap() + write(value) + gap()
}

const tidy = fc
  .tuple(fc.constantFrom<number | string>(0, 1, 2, 4, '\t'), fc.constantFrom('\n', '\r\n'))
  .map(
    ([indent, lineEnd]): Printer =>
      (value) =>
        JSON.stringify(value, null, indent).replaceAll('\n', lineEnd),
  )

export const printer: fc.Arbitrary<Printer> = fc.oneof(
  tidy,
  fc.array(fc.nat({ max: 999 }), { minLength: 7, maxLength: 60 }).map(wild),
)
