/**
 * Reads JSON text into a tree with offsets, keeping what can be read around a mistake.
 * Duplicate members stay in the tree: what they mean is for the policy grammar to say.
 */

import { parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Node, ParseError } from 'jsonc-parser'
import type { Span, TextValue } from '../text/span.ts'

export type JsonNode =
  | (Span & { readonly kind: 'object'; readonly members: readonly JsonMember[] })
  | (Span & { readonly kind: 'array'; readonly items: readonly JsonNode[] })
  | (TextValue & { readonly kind: 'string' })
  | (TextValue & { readonly kind: 'number' }) // `value` is the source text
  | (TextValue & { readonly kind: 'boolean' })
  | (Span & { readonly kind: 'null' })

export interface JsonMember extends Span {
  readonly key: TextValue
  /** Null where the value is missing from the text. */
  readonly value: JsonNode | null
}

export interface JsonProblem extends Span {
  readonly kind: 'syntax' | 'depth'
  readonly message: string
}

export interface JsonReading {
  readonly root: JsonNode | null
  readonly problems: readonly JsonProblem[]
}

/** Deepest nesting that is read; a policy needs seven levels. Parsers that recurse overflow near 100,000. */
const maxDepth = 64

/** Problems that are described; the first ones explain the others. */
const maxProblems = 100

/**
 * Reads one JSON value.
 * @param text any text
 * @returns the tree as far as it can be read, and what is wrong, first place first; never throws
 */
export function readJson(text: string): JsonReading {
  const tooDeep = findDepth(text, maxDepth)
  if (tooDeep !== null) {
    const message = `Nested more than ${maxDepth} levels deep; a policy needs seven at most.`
    return { root: null, problems: [{ kind: 'depth', from: tooDeep, to: tooDeep + 1, message }] }
  }
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  return {
    root: tree === undefined ? null : convert(tree, text),
    problems: errors.slice(0, maxProblems).map((error) => describe(error, text)),
  }
}

/** Whether a parser that recurses should leave the text alone. */
export function isTooDeep(text: string): boolean {
  return findDepth(text, maxDepth) !== null
}

/** Offset of the bracket that opens one level too many, or null. Linear, and blind to brackets in strings. */
function findDepth(text: string, limit: number): number | null {
  let depth = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (inString) {
      if (code === 0x5c) i++
      else if (code === 0x22 || code === 0x0a) inString = false
    } else if (code === 0x22) inString = true
    else if (code === 0x7b || code === 0x5b) {
      depth++
      if (depth > limit) return i
    } else if (code === 0x7d || code === 0x5d) depth = Math.max(0, depth - 1)
  }
  return null
}

function convert(node: Node, text: string): JsonNode {
  const span = { from: node.offset, to: node.offset + node.length }
  switch (node.type) {
    case 'object':
      return {
        kind: 'object',
        ...span,
        members: (node.children ?? []).flatMap((child) => member(child, text)),
      }
    case 'array':
      return {
        kind: 'array',
        ...span,
        items: (node.children ?? []).map((child) => convert(child, text)),
      }
    case 'string':
      return { kind: 'string', ...span, value: String(node.value) }
    case 'number':
      return { kind: 'number', ...span, value: text.slice(span.from, span.to) }
    case 'boolean':
      return { kind: 'boolean', ...span, value: String(node.value) }
    case 'null':
    case 'property':
      return { kind: 'null', ...span }
  }
}

function member(property: Node, text: string): JsonMember[] {
  const [key, value] = property.children ?? []
  if (key === undefined) return []
  return [
    {
      from: property.offset,
      to: property.offset + property.length,
      key: { from: key.offset, to: key.offset + key.length, value: String(key.value) },
      value: value === undefined ? null : convert(value, text),
    },
  ]
}

function describe(error: ParseError, text: string): JsonProblem {
  const from = Math.min(error.offset, text.length)
  const to = Math.min(from + Math.max(error.length, 1), text.length)
  return { kind: 'syntax', from: Math.min(from, to), to, message: wording(error, text) }
}

function wording(error: ParseError, text: string): string {
  const found = quote(text.slice(error.offset, error.offset + error.length))
  switch (printParseErrorCode(error.error)) {
    case 'InvalidSymbol':
      return `Found ${found}, which is no JSON value. Expected a text in double quotes, a number, true, false, an object or a list.`
    case 'InvalidNumberFormat':
    case 'UnexpectedEndOfNumber':
      return `Found ${found}, which is not a complete number.`
    case 'PropertyNameExpected':
      return `Found ${found}. Expected an element name in double quotes.`
    case 'ValueExpected':
      return `Found ${found}. Expected a value.`
    case 'ColonExpected':
      return `Found ${found}. Expected a colon after the element name.`
    case 'CommaExpected':
      return `Found ${found}. Expected a comma before it.`
    case 'CloseBraceExpected':
      return `Found ${found}. Expected } to close the object.`
    case 'CloseBracketExpected':
      return `Found ${found}. Expected ] to close the list.`
    case 'EndOfFileExpected':
      return `Found ${found} after the policy's end. A policy is exactly one JSON object.`
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return 'Found a comment. JSON has none; a Sid can say what a statement is for.'
    case 'UnexpectedEndOfString':
      return 'The text is not closed. Expected a double quote.'
    case 'InvalidUnicode':
      return `Found ${found}. After \\u four hexadecimal digits are expected.`
    case 'InvalidEscapeCharacter':
      return `Found ${found}. A backslash in JSON can only be followed by " \\ / b f n r t or u.`
    case 'InvalidCharacter':
      return 'Found a control character. Inside a text it has to be escaped.'
    case '<unknown ParseErrorCode>':
      return `Found ${found}, which JSON does not allow here.`
  }
}

function quote(found: string): string {
  if (found === '') return 'the end of the text'
  return found.length > 40 ? `“${found.slice(0, 40)}…”` : `“${found}”`
}
