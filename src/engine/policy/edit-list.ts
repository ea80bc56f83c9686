/**
 * Changes of a policy's list of statements: one put in, doubled, taken out, moved, and the lists of
 * values sorted. The text of all other statements stays as it is.
 */

import type { Sketch } from '../json/layout.ts'
import { insertChild, makeList, removeChildren, reorder, replacePart } from '../json/modify.ts'
import type { JsonMember, JsonNode } from '../json/read.ts'
import { unreachable } from '../text/assert.ts'
import { applyEdits } from '../text/edit.ts'
import type { Edit } from '../text/edit.ts'
import { blankStatement } from './blank-statement.ts'
import { edited, refused, withText } from './editable.ts'
import type { EditableText, PolicyEdit } from './editable.ts'
import type { PolicyKind } from './kinds.ts'
import { was } from './members.ts'
import { statementsOf } from './outline.ts'
import { elementOf, memberNamed, testsIn } from './parts.ts'
import { freeSid } from './sids.ts'

export type StatementListChange =
  /** A statement with nothing in its lists, to be the one at `index`. */
  | { readonly kind: 'add'; readonly index: number }
  /** The double comes behind it, with a Sid of its own. */
  | { readonly kind: 'duplicate'; readonly index: number }
  | { readonly kind: 'remove'; readonly index: number }
  | { readonly kind: 'move'; readonly index: number; readonly to: number }
  /** Values in alphabetical order; of all statements where `index` is null. */
  | { readonly kind: 'sort'; readonly index: number | null }

/** The edits that change the list of statements; refused as by `editStatement`. */
export function editStatementList(
  text: string,
  kind: PolicyKind,
  change: StatementListChange,
): PolicyEdit {
  return withText(text, (editable) => make(editable, kind, change))
}

function make(text: EditableText, kind: PolicyKind, change: StatementListChange): PolicyEdit {
  if (change.kind === 'add') return insert(text, change.index, blankFor(text, kind))
  if (change.kind === 'sort' && change.index === null) {
    return edited(...statementsOf(text.root).flatMap((node) => sorted(text, node)))
  }
  const { index } = change
  const statements = statementsOf(text.root)
  const node = index === null ? undefined : statements[index]
  if (index === null || node === undefined) {
    return refused(`There is no statement ${(index ?? 0) + 1}.`, text.root.from)
  }
  switch (change.kind) {
    case 'duplicate':
      return insert(text, index + 1, doubleOf(text, node))
    case 'remove':
      return remove(text, index)
    case 'move':
      return move(text, index, change.to)
    case 'sort':
      return edited(...sorted(text, node))
    default:
      return unreachable(change)
  }
}

function insert(text: EditableText, index: number, statement: Sketch): PolicyEdit {
  const { layout, root } = text
  const member = memberNamed(root, 'Statement')
  if (member === null) {
    const value: Sketch = { kind: 'list', children: [statement] }
    const added: Sketch = { kind: 'member', name: 'Statement', value }
    return edited(insertChild(layout, root, root.members.length, added))
  }
  const { value } = member
  if (value?.kind === 'array') return edited(insertChild(layout, value, index, statement))
  if (value?.kind !== 'object') {
    return refused(`${was(member)} Expected a list of statements.`, member.from)
  }
  return edited(...makeList(layout, value, statement, index))
}

/** As long as it is, or on one line where the statements around it are. */
function blankFor({ layout, root }: EditableText, kind: PolicyKind): Sketch {
  const others = statementsOf(root)
  const short =
    others.length > 0 && others.every((each) => !sourceOf(layout.text, each).includes('\n'))
  return blankStatement(kind, !short)
}

function sourceOf(text: string, { from, to }: JsonNode): string {
  return text.slice(from, to)
}

function doubleOf({ layout: { text }, root }: EditableText, node: JsonNode): Sketch {
  const source = sourceOf(text, node)
  const sid = node.kind === 'object' ? memberNamed(node, 'Sid')?.value : null
  if (sid?.kind !== 'string' || sid.value === '') return { kind: 'source', source }
  const name = freeSid(sid.value, sidsIn(root))
  const edit = {
    from: sid.from - node.from,
    to: sid.to - node.from,
    insert: JSON.stringify(name),
  }
  return { kind: 'source', source: applyEdits(source, [edit]) }
}

function sidsIn(root: JsonNode): readonly string[] {
  return statementsOf(root).flatMap((node) => {
    const sid = node.kind === 'object' ? memberNamed(node, 'Sid')?.value : null
    return sid?.kind === 'string' ? [sid.value] : []
  })
}

/** A statement that stands without a list leaves an empty one. */
function remove({ layout, root }: EditableText, index: number): PolicyEdit {
  const value = memberNamed(root, 'Statement')?.value
  if (value?.kind === 'array') return edited(...removeChildren(value, [index]))
  if (value === null || value === undefined) return edited()
  return edited(replacePart(layout, value, { kind: 'list', children: [] }))
}

function move({ layout, root }: EditableText, index: number, to: number): PolicyEdit {
  const statements = statementsOf(root)
  const order = statements.map((_, at) => at)
  if (to < 0 || to >= order.length) return edited()
  return edited(
    ...reorder(layout.text, statements, order.toSpliced(index, 1).toSpliced(to, 0, index)),
  )
}

function sorted({ layout }: EditableText, statement: JsonNode): readonly Edit[] {
  if (statement.kind !== 'object') return []
  const members = [
    elementOf(statement, 'Action'),
    elementOf(statement, 'Resource'),
    elementOf(statement, 'Principal'),
    ...testsIn(statement).map(({ key }) => key),
  ]
  return members.flatMap((member) => sortedLists(layout.text, member))
}

/** A list of texts; or the lists in it, where it is Principal's object. */
function sortedLists(text: string, member: JsonMember | null): readonly Edit[] {
  const value = member?.value
  if (value?.kind === 'object') return value.members.flatMap((each) => sortedLists(text, each))
  if (value?.kind !== 'array') return []
  const texts = value.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []))
  if (texts.length !== value.items.length) return []
  const order = texts.map((_, index) => index)
  const ranked = order.toSorted((a, b) => compare(texts[a] ?? '', texts[b] ?? '') || a - b)
  return reorder(text, value.items, ranked)
}

/** Without regard to letter case, as actions are matched; then by code units. */
function compare(a: string, b: string): number {
  const [lowerA, lowerB] = [a.toLowerCase(), b.toLowerCase()]
  if (lowerA !== lowerB) return lowerA < lowerB ? -1 : 1
  return a === b ? 0 : a < b ? -1 : 1
}
