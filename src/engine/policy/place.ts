/**
 * What belongs where the caret is in a policy's text, however unfinished: an element's name, an
 * action, an operator, a condition key … Completion and help ask this first.
 */

import { locate } from '../json/locate.ts'
import type { Follows, JsonPlace } from '../json/locate.ts'
import { readJson } from '../json/read.ts'
import type { JsonNode } from '../json/read.ts'
import type { Span } from '../text/span.ts'
import { outlineStatement } from './outline.ts'
import type { StatementOutline } from './outline.ts'

export type PolicyPlace = Slot & PlaceKind

/** The stretch of text that stands at the place, to be read or to be replaced. */
export interface Slot extends Span {
  /** What stands there without its quotes, as the source has it; may be empty. */
  readonly text: string
  /** The stretch is a text with its opening quote; otherwise quotes have to be written too. */
  readonly quoted: boolean
  /** The text ends with a quote of its own. */
  readonly closed: boolean
  /** Of a name: a colon follows, so that only the name is wanted. */
  readonly hasValue: boolean
  /** One of a list's items. */
  readonly inList: boolean
  /** Where a comma is missing between it and the value before; null where none is. */
  readonly commaAt: number | null
  /** What comes next with no comma between. */
  readonly follows: Follows
  /** The names, or the list's texts, that stand beside it. */
  readonly beside: readonly string[]
  /** The statement that it is in; null outside of all. */
  readonly statement: StatementOutline | null
  /** What the policy's Version says; null where it says nothing. */
  readonly version: string | null
}

export type PlaceKind =
  /** A text that is empty yet. */
  | { readonly kind: 'document' }
  | { readonly kind: 'documentElement' }
  | { readonly kind: 'statementElement' }
  /** Where a statement begins. */
  | { readonly kind: 'statement' }
  | { readonly kind: 'version' }
  | { readonly kind: 'id' }
  | { readonly kind: 'sid' }
  | { readonly kind: 'effect' }
  | { readonly kind: 'action'; readonly negated: boolean }
  | { readonly kind: 'resource'; readonly negated: boolean }
  /** The value of Principal: `*`, or an object. */
  | { readonly kind: 'principal'; readonly negated: boolean }
  | { readonly kind: 'principalType'; readonly negated: boolean }
  | { readonly kind: 'principalValue'; readonly negated: boolean; readonly type: string }
  /** The value of Condition, an object of operators. */
  | { readonly kind: 'condition' }
  | { readonly kind: 'operator' }
  /** The value of an operator, an object of condition keys. */
  | { readonly kind: 'test'; readonly operator: string }
  | { readonly kind: 'conditionKey'; readonly operator: string }
  | { readonly kind: 'conditionValue'; readonly operator: string; readonly key: string }

/**
 * @param offset a UTF-16 offset into the text
 * @returns null where a policy holds nothing that could be helped with
 */
export function placeAt(text: string, offset: number): PolicyPlace | null {
  const place = locate(text, offset)
  if (place === null) return null
  const kind = text.trim() === '' ? { kind: 'document' as const } : kindOf(place.path, place.isName)
  if (kind === null) return null
  const { root } = readJson(text)
  const slot = slotOf(text, place)
  return { ...slot, ...kind, ...around(root, place, slot, offset) }
}

/** `Statement` may be one object, or a list of them (G15): an index in the path says nothing. */
function kindOf(path: readonly (string | number)[], isName: boolean): PlaceKind | null {
  const names = path.filter((part) => typeof part === 'string')
  const [element = '', inner = '', third = '', fourth = ''] = names
  const { length } = names
  if (length === 1 && isName) return { kind: 'documentElement' }
  if (element !== 'Statement') return length === 1 ? documentValue(element) : null
  if (length === 1) return { kind: 'statement' }
  if (length === 2) return isName ? { kind: 'statementElement' } : statementValue(inner)
  if (inner === 'Condition') return conditionPart(length, isName, third, fourth)
  const negated = inner === 'NotPrincipal'
  if (length !== 3 || (inner !== 'Principal' && !negated)) return null
  return isName
    ? { kind: 'principalType', negated }
    : { kind: 'principalValue', negated, type: third }
}

function documentValue(element: string): PlaceKind | null {
  if (element === 'Version') return { kind: 'version' }
  return element === 'Id' ? { kind: 'id' } : null
}

function statementValue(element: string): PlaceKind | null {
  switch (element) {
    case 'Sid':
      return { kind: 'sid' }
    case 'Effect':
      return { kind: 'effect' }
    case 'Action':
    case 'NotAction':
      return { kind: 'action', negated: element === 'NotAction' }
    case 'Resource':
    case 'NotResource':
      return { kind: 'resource', negated: element === 'NotResource' }
    case 'Principal':
    case 'NotPrincipal':
      return { kind: 'principal', negated: element === 'NotPrincipal' }
    case 'Condition':
      return { kind: 'condition' }
    default:
      return null
  }
}

function conditionPart(
  length: number,
  isName: boolean,
  operator: string,
  key: string,
): PlaceKind | null {
  if (length === 3) return isName ? { kind: 'operator' } : { kind: 'test', operator }
  if (length !== 4) return null
  return isName ? { kind: 'conditionKey', operator } : { kind: 'conditionValue', operator, key }
}

type TextSlot = Omit<Slot, 'beside' | 'inList' | 'statement' | 'version'>

function slotOf(text: string, place: JsonPlace): TextSlot {
  const { token, word, commaAt, follows } = place
  const { from, to } = token ?? word
  const hasValue = /^\s*:/.test(text.slice(to, to + 200))
  const around = { from, to, commaAt, follows, hasValue }
  if (token === null) {
    return { ...around, text: text.slice(from, to), quoted: false, closed: false }
  }
  const closed = to - from > 1 && text.charAt(to - 1) === '"'
  return { ...around, text: text.slice(from + 1, closed ? to - 1 : to), quoted: true, closed }
}

/** What stands beside the place, found in what can be read of the text. */
function around(
  root: JsonNode | null,
  { path, isName }: JsonPlace,
  slot: Span,
  offset: number,
): Pick<Slot, 'beside' | 'inList' | 'statement' | 'version'> {
  const parent = nodeAt(root, path.slice(0, -1), offset)
  const others = (spans: readonly (Span & { readonly value: string })[]): readonly string[] =>
    spans.filter(({ from, to }) => to <= slot.from || slot.to <= from).map(({ value }) => value)
  const beside =
    parent?.kind === 'object' && isName
      ? others(parent.members.map(({ key }) => key))
      : parent?.kind === 'array'
        ? others(parent.items.filter((item) => item.kind === 'string'))
        : []
  const inList = typeof path.at(-1) === 'number'
  return { beside, inList, statement: statementAt(root, path, offset), version: versionOf(root) }
}

function versionOf(root: JsonNode | null): string | null {
  const version = nodeAt(root, ['Version'], -1)
  return version?.kind === 'string' ? version.value : null
}

function statementAt(
  root: JsonNode | null,
  path: readonly (string | number)[],
  offset: number,
): StatementOutline | null {
  if (path.length < 2 || path[0] !== 'Statement') return null
  const index = path[1]
  const length = typeof index === 'number' ? 2 : 1
  // The statement itself, and not the place where one begins.
  if (path.length <= length) return null
  const node = nodeAt(root, path.slice(0, length), offset)
  if (node?.kind !== 'object') return null
  return outlineStatement(node, typeof index === 'number' ? index : 0)
}

/** The node at a path; of members with one name the one that the offset is in, else the last. */
function nodeAt(
  root: JsonNode | null,
  path: readonly (string | number)[],
  offset: number,
): JsonNode | null {
  let node = root
  for (const part of path) {
    if (node?.kind === 'array' && typeof part === 'number') node = node.items[part] ?? null
    else if (node?.kind === 'object') {
      const named = node.members.filter(({ key }) => key.value === part)
      const around = named.find(({ from, to }) => from <= offset && offset <= to)
      node = (around ?? named.at(-1))?.value ?? null
    } else return null
  }
  return node
}
