/**
 * A policy's text made ready for changes of single parts, and what comes of a change: edits, or why there
 * are none. What AWS would refuse can be changed all the same; only a text that is no JSON cannot.
 */

import { layoutOf } from '../json/layout.ts'
import type { Layout, Sketch } from '../json/layout.ts'
import { insertChild, removeChildren } from '../json/modify.ts'
import { readJson } from '../json/read.ts'
import type { JsonMember, JsonNode } from '../json/read.ts'
import type { Edit } from '../text/edit.ts'
import { typeName } from './members.ts'
import { statementsOf } from './outline.ts'
import type { JsonObject } from './parts.ts'

export type PolicyEdit =
  /** In the order of the text, none overlapping another; none at all where nothing changes. */
  | { readonly kind: 'edits'; readonly edits: readonly Edit[] }
  /** `message` says why in a sentence, `at` where in the text. */
  | { readonly kind: 'refused'; readonly message: string; readonly at: number }

export interface EditableText {
  readonly layout: Layout
  readonly root: JsonObject
}

/** A statement of the text, with the layout that its parts are written in. */
export interface EditableStatement {
  readonly layout: Layout
  readonly node: JsonObject
}

export function refused(message: string, at: number): PolicyEdit {
  return { kind: 'refused', message, at }
}

export function edited(...edits: readonly Edit[]): PolicyEdit {
  return { kind: 'edits', edits: edits.toSorted((a, b) => a.from - b.from || a.to - b.to) }
}

/** Reads the text and hands it on, or says what is wrong with it. */
export function withText(text: string, change: (text: EditableText) => PolicyEdit): PolicyEdit {
  const { root, problems } = readJson(text)
  const [problem] = problems
  if (problem !== undefined)
    return refused(`The text is not JSON. ${problem.message}`, problem.from)
  if (root?.kind !== 'object') {
    const found = root === null ? 'empty' : typeName(root)
    return refused(`The policy is ${found}. Expected an object.`, root?.from ?? 0)
  }
  return change({ layout: layoutOf(text, root), root })
}

export function withStatement(
  text: string,
  index: number,
  change: (statement: EditableStatement) => PolicyEdit,
): PolicyEdit {
  return withText(text, ({ layout, root }) => {
    const node = statementsOf(root)[index]
    if (node === undefined) return refused(`There is no statement ${index + 1}.`, root.from)
    if (node.kind !== 'object') {
      return refused(`Statement ${index + 1} is ${typeName(node)}. Expected an object.`, node.from)
    }
    return change({ layout, node })
  })
}

/** Writes something else in place of a node. */
export function rewrite({ from, to }: JsonNode, insert: string): Edit {
  return { from, to, insert }
}

/** Another name for a member, its value left as it is. */
export function rename({ key }: JsonMember, name: string): Edit {
  return { from: key.from, to: key.to, insert: JSON.stringify(name) }
}

/** The order in which AWS writes a statement's elements. */
const order = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]

/** A new element at the place where AWS writes it. */
export function addElement(
  { layout, node }: EditableStatement,
  name: string,
  value: Sketch,
): PolicyEdit {
  const rank = order.indexOf(name)
  const before = node.members.findLastIndex(({ key }) => {
    const other = order.indexOf(key.value)
    return other !== -1 && other < rank
  })
  return edited(insertChild(layout, node, before + 1, { kind: 'member', name, value }))
}

/** Takes out every member of the name. */
export function removeElement({ node }: EditableStatement, name: string): PolicyEdit {
  const found = node.members.flatMap(({ key }, index) => (key.value === name ? [index] : []))
  return edited(...removeChildren(node, found))
}

/** A text, or the texts as a list. */
export function sketchOf(values: readonly string[]): Sketch {
  const texts = values.map((value): Sketch => ({ kind: 'text', value }))
  const [only] = texts
  return texts.length === 1 && only !== undefined ? only : { kind: 'list', children: texts }
}
