/**
 * A policy's JSON laid out: two spaces, one statement element a line, short values on one line.
 * Works on the tokens and leaves them as they are: numbers, escapes and repeated keys survive.
 */

const LINE_LENGTH = 100

/** Deeper text is no policy, and the layout recurses. */
const MOST_DEPTH = 64

/** Null when the text is no JSON. */
export function formatJson(text: string): string | null {
  const tokens = isJson(text) ? (text.match(token) ?? []) : []
  const reader = { tokens, at: 0 }
  const tree = readNode(reader, 0)
  return tree === null ? null : layOut(tree, 0, 0, [])
}

const token = /"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s[\]{}:,"]+/g

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

type Node = { readonly kind: 'atom'; readonly text: string } | Container

interface Container {
  readonly kind: 'list' | 'object'
  readonly items: readonly Item[]
}

interface Item {
  /** With its quotes; null in a list. */
  readonly key: string | null
  readonly value: Node
}

interface Reader {
  readonly tokens: readonly string[]
  at: number
}

/** Null where the tokens end or nest too deep. */
function readNode(reader: Reader, depth: number): Node | null {
  const text = reader.tokens[reader.at]
  reader.at += 1
  if (text === undefined || depth > MOST_DEPTH) return null
  if (text !== '{' && text !== '[') return { kind: 'atom', text }
  const items: Item[] = []
  const close = text === '{' ? '}' : ']'
  while (reader.tokens[reader.at] !== close) {
    if (reader.tokens[reader.at] === ',') reader.at += 1
    const key = text === '{' ? (reader.tokens[reader.at] ?? null) : null
    if (key !== null) reader.at += 2 // the key and its colon
    const value = readNode(reader, depth + 1)
    if (value === null) return null
    items.push({ key, value })
  }
  reader.at += 1
  return { kind: text === '{' ? 'object' : 'list', items }
}

type Kinds = readonly Node['kind'][]

/** The node as text; its first line begins at `column`, its later lines at `indent`. */
function layOut(node: Node, indent: number, column: number, above: Kinds): string {
  if (node.kind === 'atom') return node.text
  const short = inOneLine(node)
  if (node.items.length === 0) return short
  if (!isSpread(node, above) && column + short.length < LINE_LENGTH) return short
  const inner = indent + 2
  const lines = node.items.map(({ key, value }) => {
    const start = key === null ? '' : `${key}: `
    const body = layOut(value, inner, inner + start.length, [...above, node.kind])
    return ' '.repeat(inner) + start + body
  })
  const [open, close] = node.kind === 'list' ? ['[', ']'] : ['{', '}']
  return `${open}\n${lines.join(',\n')}\n${' '.repeat(indent)}${close}`
}

/** The document, its list of statements and each statement are spread however short they are. */
function isSpread(node: Container, above: Kinds): boolean {
  if (above.length === 0) return true
  if (above.length === 1) return node.kind === 'object' || node.items.some(isContainer)
  return above.length === 2 && above[1] === 'list' && node.kind === 'object'
}

function isContainer({ value }: Item): boolean {
  return value.kind !== 'atom'
}

function inOneLine(node: Node): string {
  if (node.kind === 'atom') return node.text
  const items = node.items.map(({ key, value }) =>
    key === null ? inOneLine(value) : `${key}: ${inOneLine(value)}`,
  )
  if (node.kind === 'list') return `[${items.join(', ')}]`
  return items.length === 0 ? '{}' : `{ ${items.join(', ')} }`
}
