/**
 * How a JSON text is laid out, and new parts written the same way: what is put into a text of one line
 * stays on it, what is put into one with a statement a line takes its indentation and line endings.
 */

import type { Span } from '../text/span.ts'
import type { JsonNode } from './read.ts'

export interface Layout {
  readonly text: string
  /** One step of indentation. */
  readonly unit: string
  readonly lineEnd: string
  /** The whole text stands on one line. */
  readonly oneLine: boolean
  /** Between a name and its value. */
  readonly colon: string
  /** Between two values on one line. */
  readonly comma: string
  /** Inside the brackets of what stands on one line. */
  readonly pad: { readonly object: string; readonly list: string }
  /** Lists and objects stand on several lines even where one would do. */
  readonly spreads: boolean
}

/** A part that is to be written. */
export type Sketch =
  | { readonly kind: 'text'; readonly value: string }
  /** As it stands in the text already. */
  | { readonly kind: 'source'; readonly source: string }
  | { readonly kind: 'member'; readonly name: string; readonly value: Sketch }
  | {
      readonly kind: 'list' | 'object'
      readonly children: readonly Sketch[]
      /** A line for each child, however short they are, unless the whole text is one line. */
      readonly spread?: boolean
    }

type Container = Extract<JsonNode, { kind: 'object' | 'array' }>

/** Longer lines are broken up. */
const lineLength = 100

/** Reads the habits of a text off what stands there first. */
export function layoutOf(text: string, root: JsonNode): Layout {
  const containers = [...containersIn(root, 0)]
  const inline = containers.filter(({ node }) => isFilled(node) && !breaks(text, node))
  const isObject = ({ node }: Placed): boolean => node.kind === 'object'
  const colon = containers.flatMap(({ node }) => colonIn(text, node))[0] ?? ': '
  const tight = colon === ':' && !text.includes('\n')
  const padOf = (found: Placed | undefined, usual: string): string =>
    found === undefined ? usual : leadOf(text, found.node)
  return {
    text,
    unit: containers.flatMap(({ node }) => unitIn(text, node))[0] ?? '  ',
    lineEnd: /\r?\n/.exec(text)?.[0] ?? '\n',
    oneLine: !text.includes('\n'),
    colon: colon.includes('\n') ? ': ' : colon,
    comma: inline.flatMap(({ node }) => gapsIn(text, node))[0] ?? (tight ? ',' : ', '),
    pad: {
      object: padOf(inline.find(isObject), tight ? '' : ' '),
      list: padOf(
        inline.find((each) => !isObject(each)),
        '',
      ),
    },
    spreads: spreads(text, containers),
  }
}

interface Placed {
  readonly node: Container
  readonly depth: number
}

function* containersIn(node: JsonNode, depth: number): Generator<Placed, void> {
  if (node.kind !== 'object' && node.kind !== 'array') return
  yield { node, depth }
  const values = node.kind === 'array' ? node.items : node.members.map(({ value }) => value)
  for (const value of values) if (value !== null) yield* containersIn(value, depth + 1)
}

/** The items of a list or the members of an object. */
export function childrenOf(node: Container): readonly Span[] {
  return node.kind === 'object' ? node.members : node.items
}

function isFilled(node: Container): boolean {
  return childrenOf(node).length > 0
}

function breaks(text: string, { from, to }: Container): boolean {
  const at = text.indexOf('\n', from)
  return at !== -1 && at < to
}

/** What stands between an opening bracket and what comes first inside. */
function leadOf(text: string, node: Container): string {
  return text.slice(node.from + 1, childrenOf(node)[0]?.from ?? node.to - 1)
}

function colonIn(text: string, node: Container): readonly string[] {
  const member = node.kind === 'object' ? node.members[0] : undefined
  return member?.value ? [text.slice(member.key.to, member.value.from)] : []
}

function gapsIn(text: string, node: Container): readonly string[] {
  const [first, second] = childrenOf(node)
  return first === undefined || second === undefined ? [] : [text.slice(first.to, second.from)]
}

/** By how much what stands inside is indented more than what stands around. */
function unitIn(text: string, node: Container): readonly string[] {
  const [first] = childrenOf(node)
  if (first === undefined || !leadOf(text, node).includes('\n')) return []
  const outer = indentAt(text, node.from)
  const inner = indentAt(text, first.from)
  return inner.startsWith(outer) && inner !== outer ? [inner.slice(outer.length)] : []
}

/** The white space that the line of an offset begins with. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? ''
}

/**
 * By the lists of values and the objects deep inside that would fit on a line. Statements and what is
 * around them stand on several lines in nearly every text, and say nothing.
 */
function spreads(text: string, containers: readonly Placed[]): boolean {
  const telling = containers.filter(
    ({ node, depth }) =>
      (node.kind === 'array' ? node.items.every(isAtom) : depth > 2) &&
      isFilled(node) &&
      node.to - node.from < lineLength,
  )
  const broken = telling.filter(({ node }) => breaks(text, node)).length
  return broken * 2 > telling.length
}

function isAtom({ kind }: JsonNode): boolean {
  return kind !== 'object' && kind !== 'array'
}

/**
 * Writes a part.
 * @param indent what the line begins with that it is written into
 * @param column how many characters stand before it on its line
 */
export function print(sketch: Sketch, layout: Layout, indent: string, column: number): string {
  if (sketch.kind === 'member') {
    const name = `${JSON.stringify(sketch.name)}${layout.colon}`
    return name + print(sketch.value, layout, indent, column + name.length)
  }
  const short = inOneLine(sketch, layout)
  if (sketch.kind === 'text' || sketch.kind === 'source') return short
  const fits = !short.includes('\n') && column + short.length < lineLength
  const spread = layout.spreads || hasSpread(sketch)
  if (sketch.children.length === 0 || layout.oneLine || (fits && !spread)) return short
  const inner = indent + layout.unit
  const lines = sketch.children.map((child) => inner + print(child, layout, inner, inner.length))
  const [open, close] = bracketsOf(sketch.kind)
  const { lineEnd } = layout
  return [open, lines.join(`,${lineEnd}`), `${indent}${close}`].join(lineEnd)
}

/** Whether the part itself is to have a line for each child. */
export function isSpread(sketch: Sketch): boolean {
  return 'spread' in sketch && sketch.spread === true
}

/** Whether it, or what stands in it, is to have lines. */
export function hasSpread(sketch: Sketch): boolean {
  return isSpread(sketch) || ('children' in sketch && sketch.children.some(isSpread))
}

/** Writes a part without a line break of its own. */
export function inOneLine(sketch: Sketch, layout: Layout): string {
  switch (sketch.kind) {
    case 'text':
      return JSON.stringify(sketch.value)
    case 'source':
      return sketch.source
    case 'member':
      return `${JSON.stringify(sketch.name)}${layout.colon}${inOneLine(sketch.value, layout)}`
    case 'list':
    case 'object': {
      const pad = sketch.children.length === 0 ? '' : layout.pad[sketch.kind]
      const [open, close] = bracketsOf(sketch.kind)
      const children = sketch.children.map((child) => inOneLine(child, layout))
      return `${open}${pad}${children.join(layout.comma)}${pad}${close}`
    }
  }
}

function bracketsOf(kind: 'list' | 'object'): readonly [string, string] {
  return kind === 'list' ? ['[', ']'] : ['{', '}']
}
