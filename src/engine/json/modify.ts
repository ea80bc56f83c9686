/**
 * Changes of a JSON text, part by part, that leave every other character as it is: a child put into a
 * list or an object, children taken out, put in another order, and a value made a list.
 * (jsonc-parser's own `modify` lays out the whole line anew, and breaks a list on one line when the last
 * item is removed; its tree is what this stands on.)
 */

import type { Edit } from '../text/edit.ts'
import type { Span } from '../text/span.ts'
import { childrenOf, hasSpread, indentAt, inOneLine, isSpread, print } from './layout.ts'
import type { Layout, Sketch } from './layout.ts'
import type { JsonNode } from './read.ts'

export type JsonContainer = Extract<JsonNode, { kind: 'object' | 'array' }>

/** Puts a child in, to be the one at `index`. */
export function insertChild(
  layout: Layout,
  container: JsonContainer,
  index: number,
  child: Sketch,
): Edit {
  const children = childrenOf(container)
  const before = children[Math.min(index, children.length) - 1]
  const first = children[0]
  if (first === undefined) return fill(layout, container, child)
  const gap = gapNear(layout, container, index)
  const at = before?.to ?? first.from
  const written = printBehind(layout, at, before === undefined ? leadOf(layout, first) : gap, child)
  const insert = before === undefined ? written + gap : gap + written
  return { from: at, to: at, insert }
}

/** A comma with its white space, as the children have it around this place. */
function gapNear({ text, comma }: Layout, container: JsonContainer, index: number): string {
  const children = childrenOf(container)
  const second = Math.min(Math.max(index, 1), children.length - 1)
  const [before, after] = [children[second - 1], children[second]]
  if (before !== undefined && after !== undefined) return text.slice(before.to, after.from)
  const lead = text.slice(container.from + 1, children[0]?.from)
  return lead.includes('\n') ? `,${lead}` : comma
}

/** The white space before what stands at a place, with the line break that it begins with, if any. */
function leadOf({ text }: Layout, { from }: Span): string {
  return /\n[ \t]*$/.exec(text.slice(0, from).slice(-200))?.[0] ?? ''
}

/** Writes a child at an offset, after white space that may begin a line of its own. */
function printBehind(layout: Layout, at: number, gap: string, child: Sketch): string {
  const lastBreak = gap.lastIndexOf('\n')
  // What goes on in a line stays in it: only a statement has lines of its own everywhere.
  if (lastBreak === -1) {
    return isSpread(child) ? printIn(layout, at, child) : inOneLine(child, layout)
  }
  const line = gap.slice(lastBreak + 1)
  // Some write the comma at the beginning of a line.
  const indent = line.replace(/,.*$/s, '')
  return print(child, layout, indent, line.length)
}

function printIn(layout: Layout, at: number, part: Sketch): string {
  const { text } = layout
  const column = at - (text.lastIndexOf('\n', at - 1) + 1)
  return print(part, layout, indentAt(text, at), column)
}

/** The first child of what is empty. */
function fill(layout: Layout, container: JsonContainer, child: Sketch): Edit {
  const kind = container.kind === 'array' ? 'list' : 'object'
  return replacePart(layout, container, { kind, children: [child] })
}

/** Writes something else in place of what stands there. */
export function replacePart(layout: Layout, place: Span, part: Sketch): Edit {
  return { from: place.from, to: place.to, insert: printInPlace(layout, place, part) }
}

/** On several lines only where nothing goes on behind it on its own. */
function printInPlace(layout: Layout, { from, to }: Span, part: Sketch): string {
  const { text } = layout
  const lineEnd = text.indexOf('\n', to)
  const rest = lineEnd === -1 ? '' : text.slice(to, lineEnd)
  return /^\s*,?\s*$/.test(rest) || hasSpread(part)
    ? printIn(layout, from, part)
    : inOneLine(part, layout)
}

/** Takes children out with their commas; brackets that hold nothing more are closed up. */
export function removeChildren(
  container: JsonContainer,
  indexes: readonly number[],
): readonly Edit[] {
  const children = childrenOf(container)
  const stay = children.findIndex((_, index) => !indexes.includes(index))
  const first = children[0]
  const staying = children[stay]
  if (first === undefined) return []
  if (staying === undefined) return [{ from: container.from + 1, to: container.to - 1, insert: '' }]
  const leading = stay === 0 ? [] : [{ from: first.from, to: staying.from, insert: '' }]
  const later = children.flatMap((child, index) => {
    const before = children[index - 1]
    if (index <= stay || before === undefined || !indexes.includes(index)) return []
    return [{ from: before.to, to: child.to, insert: '' }]
  })
  return [...leading, ...later]
}

/** Puts what stands at these places in another order: at the i-th comes what stood at the `order[i]`-th. */
export function reorder(
  text: string,
  places: readonly Span[],
  order: readonly number[],
): readonly Edit[] {
  return places.flatMap(({ from, to }, index) => {
    const source = places[order[index] ?? index]
    if (source === undefined || source.from === from) return []
    const insert = text.slice(source.from, source.to)
    return insert === text.slice(from, to) ? [] : [{ from, to, insert }]
  })
}

/** Makes a list of a value that stands alone: another one comes behind it, or before it at index 0. */
export function makeList(
  layout: Layout,
  { from, to }: Span,
  added: Sketch,
  index = 1,
): readonly Edit[] {
  const source = layout.text.slice(from, to)
  const [head, tail] = source.includes('\n')
    ? aroundLines(layout, from, added, index)
    : aroundValue(layout, { from, to }, added, index)
  // The value itself stays, so that whoever stands in it stays there too.
  return [
    { from, to: from, insert: head },
    { from: to, to, insert: tail },
  ]
}

/** Its lines keep their indentation, so the bracket comes on the line that is there. */
function aroundLines(
  layout: Layout,
  at: number,
  added: Sketch,
  index: number,
): readonly [string, string] {
  const other = printIn(layout, at, added)
  return index === 0 ? [`[${other}${layout.comma}`, ']'] : ['[', `${layout.comma}${other}]`]
}

function aroundValue(
  layout: Layout,
  place: Span,
  added: Sketch,
  index: number,
): readonly [string, string] {
  const source = layout.text.slice(place.from, place.to)
  const value: Sketch = { kind: 'source', source }
  const children = index === 0 ? [added, value] : [value, added]
  const whole = printInPlace(layout, place, { kind: 'list', children })
  const start = index === 0 ? whole.lastIndexOf(source) : whole.indexOf(source)
  return [whole.slice(0, start), whole.slice(start + source.length)]
}
