/**
 * The edits that fixes are made of: a text rewritten, an item or a member taken out with its comma.
 */

import type { JsonMember, JsonNode } from '../json/read.ts'
import type { Edit } from '../text/edit.ts'
import type { Span, TextValue } from '../text/span.ts'
import type { Fix } from './finding.ts'

/** Writes another text in place of a value. */
export function rewrite(value: TextValue, text: string, title = `Write ${text}`): Fix {
  return { title, edits: [{ from: value.from, to: value.to, insert: JSON.stringify(text) }] }
}

/**
 * Takes an item out of its list, or a member out of its object, with the comma beside it.
 * @param at exactly the span of a list's item or an object's member
 * @returns null when nothing of that span stands in the tree, or nothing would be left around it
 */
export function remove(root: JsonNode, at: Span, title: string): Fix | null {
  const siblings = siblingsOf(root, at)
  const edit = siblings === null ? null : removal(siblings, at)
  return edit === null ? null : { title, edits: [edit] }
}

function removal(siblings: readonly Span[], at: Span): Edit | null {
  const index = siblings.findIndex((each) => isSame(each, at))
  if (index < 0 || siblings.length < 2) return null
  const before = siblings[index - 1]
  if (before !== undefined) return { from: before.to, to: at.to, insert: '' }
  const after = siblings[index + 1]
  return after === undefined ? null : { from: at.from, to: after.from, insert: '' }
}

/** Takes the member out whose key or value stands here. */
export function removeMember(root: JsonNode, at: Span, title: string): Fix | null {
  const member = memberAt(root, at)
  return member === null ? null : remove(root, member, title)
}

/** The member that the place is the key or the value of. */
function memberAt(root: JsonNode, at: Span): JsonMember | null {
  let node: JsonNode | null = root
  while (node !== null) {
    if (node.kind === 'array') {
      node = node.items[lastBeginningBy(node.items, at.from)] ?? null
    } else if (node.kind === 'object') {
      const member: JsonMember | undefined = node.members[lastBeginningBy(node.members, at.from)]
      if (member === undefined || member.to < at.to) return null
      if (isSame(member.key, at) || isSame(member.value, at)) return member
      node = member.value
    } else return null
  }
  return null
}

function isSame(span: Span | null, at: Span): boolean {
  return span !== null && span.from === at.from && span.to === at.to
}

/** The items or members of which the one at this place is one. */
function siblingsOf(root: JsonNode, at: Span): readonly Span[] | null {
  let node: JsonNode | null = root
  while (node !== null) {
    const children: readonly Span[] =
      node.kind === 'object' ? node.members : node.kind === 'array' ? node.items : []
    const index = lastBeginningBy(children, at.from)
    const child = children[index]
    if (child === undefined || child.to < at.to) return null
    if (isSame(child, at)) return children
    node =
      node.kind === 'object'
        ? (node.members[index]?.value ?? null)
        : node.kind === 'array'
          ? (node.items[index] ?? null)
          : null
  }
  return null
}

/** The index of the last span that begins at or before an offset; -1 when there is none. */
function lastBeginningBy(spans: readonly Span[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.from ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}
