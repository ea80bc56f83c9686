/**
 * Values of a statement's elements and tests: put in, written anew, taken out.
 */

import type { Sketch } from '../json/layout.ts'
import { insertChild, makeList, removeChildren, replacePart } from '../json/modify.ts'
import type { JsonMember, JsonNode } from '../json/read.ts'
import type { Edit } from '../text/edit.ts'
import { addElement, edited, refused, rename, rewrite, sketchOf } from './editable.ts'
import type { EditableStatement, PolicyEdit } from './editable.ts'
import { was } from './members.ts'
import { elementOf, memberNamed, principalsIn, testsIn, valuesIn } from './parts.ts'
import type { JsonObject, ListElementName, PrincipalPart, ValuePart } from './parts.ts'

/** Where a list of values stands; an element stands for its Not-form too. */
export type ListPlace =
  | { readonly element: ListElementName }
  /** The values of a test, counted as the outline lists them. */
  | { readonly element: 'Condition'; readonly test: number }

/** The principals of all types are counted in one row, as the outline lists them. */
export type ValuePlace = ListPlace | { readonly element: 'Principal' }

/** One value more, at the end. A value that stands alone becomes a list with it. */
export function addValue(statement: EditableStatement, at: ListPlace, value: string): PolicyEdit {
  const member = memberAt(statement.node, at)
  if (member !== null) return appendTo(statement, member, value)
  if (at.element === 'Condition') return noTest(statement)
  return addElement(statement, at.element, { kind: 'text', value })
}

export function replaceValue(
  { layout, node }: EditableStatement,
  at: ValuePlace,
  index: number,
  value: string,
): PolicyEdit {
  const part = partsAt(node, at)[index]
  if (part === undefined) return refused(`${at.element} has no value ${index + 1}.`, node.from)
  const insert = writtenLike(part.node, value)
  const same = layout.text.slice(part.node.from, part.node.to) === insert
  return same ? edited() : edited(rewrite(part.node, insert))
}

/** A truth value and a number stay without quotes where they stood without. */
function writtenLike(node: JsonNode, value: string): string {
  const bare =
    (node.kind === 'boolean' && /^(true|false)$/.test(value)) ||
    (node.kind === 'number' && /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(value))
  return bare ? value : JSON.stringify(value)
}

/** An element that loses its last value holds an empty list; a type of principals goes with its last one. */
export function removeValue(
  statement: EditableStatement,
  at: ValuePlace,
  index: number,
): PolicyEdit {
  const { node } = statement
  if (at.element === 'Principal') return removePrincipal(statement, index)
  const part = partsAt(node, at)[index]
  if (part === undefined) return refused(`${at.element} has no value ${index + 1}.`, node.from)
  return edited(...withoutPart(part))
}

function withoutPart({ node, list, index }: ValuePart): readonly Edit[] {
  return list === null ? [rewrite(node, '[]')] : removeChildren(list, [index])
}

function memberAt(node: JsonObject, at: ListPlace): JsonMember | null {
  if (at.element === 'Condition') return testsIn(node)[at.test]?.key ?? null
  return elementOf(node, at.element)
}

function partsAt(node: JsonObject, at: ValuePlace): readonly ValuePart[] {
  if (at.element === 'Principal') return principalsIn(elementOf(node, 'Principal')?.value ?? null)
  return valuesIn(memberAt(node, at)?.value ?? null)
}

function noTest({ node }: EditableStatement): PolicyEdit {
  return refused('There is no such test in the Condition.', node.from)
}

function appendTo({ layout }: EditableStatement, member: JsonMember, value: string): PolicyEdit {
  const found = member.value
  const added: Sketch = { kind: 'text', value }
  if (found?.kind === 'array') return edited(insertChild(layout, found, found.items.length, added))
  if (found === null || found.kind === 'object' || found.kind === 'null') {
    const message = `${was(member)} Expected a text or a list of texts.`
    return refused(message, member.from)
  }
  return edited(...makeList(layout, found, added))
}

/** `*` as the one principal; what was in NotPrincipal is then in Principal. */
export function setAnyone(statement: EditableStatement): PolicyEdit {
  const member = elementOf(statement.node, 'Principal')
  const value = member?.value ?? null
  if (member === null || value === null) {
    return addElement(statement, 'Principal', { kind: 'text', value: '*' })
  }
  const isThere = value.kind === 'string' && value.value === '*'
  const isPlain = member.key.value === 'Principal'
  return edited(
    ...(isPlain ? [] : [rename(member, 'Principal')]),
    ...(isThere ? [] : [rewrite(value, '"*"')]),
  )
}

/** A principal of a type. A text that stands for all principals gives way to it. */
export function addPrincipal(
  statement: EditableStatement,
  type: string,
  value: string,
): PolicyEdit {
  const { layout, node } = statement
  const member: Sketch = { kind: 'member', name: type, value: sketchOf([value]) }
  const found = elementOf(node, 'Principal')?.value ?? null
  if (found === null) {
    return addElement(statement, 'Principal', { kind: 'object', children: [member] })
  }
  if (found.kind !== 'object') {
    return edited(replacePart(layout, found, { kind: 'object', children: [member] }))
  }
  const ofType = memberNamed(found, type)
  if (ofType !== null) return appendTo(statement, ofType, value)
  return edited(insertChild(layout, found, found.members.length, member))
}

/** Moves a principal to another type, where it comes last. */
export function setPrincipalType(
  statement: EditableStatement,
  index: number,
  type: string,
): PolicyEdit {
  const { node } = statement
  const part = principalsIn(elementOf(node, 'Principal')?.value ?? null)[index]
  if (part === undefined) return refused(`There is no principal ${index + 1}.`, node.from)
  const object = elementOf(node, 'Principal')?.value
  if (object?.kind !== 'object' || part.member === null) {
    return addPrincipal(statement, type, part.node.value)
  }
  if (part.member.key.value === type) return edited()
  const alone = valuesIn(part.member.value).length === 1
  if (alone && memberNamed(object, type) === null) return edited(rename(part.member, type))
  const added = addPrincipal(statement, type, part.node.value)
  if (added.kind === 'refused') return added
  return edited(...added.edits, ...withoutPrincipal(object, part))
}

function removePrincipal(statement: EditableStatement, index: number): PolicyEdit {
  const { node } = statement
  const value = elementOf(node, 'Principal')?.value ?? null
  const part = principalsIn(value)[index]
  if (part === undefined) return refused(`There is no principal ${index + 1}.`, node.from)
  if (value?.kind === 'object') return edited(...withoutPrincipal(value, part))
  return part.list === null ? edited(rewrite(part.node, '{}')) : edited(...withoutPart(part))
}

function withoutPrincipal(object: JsonObject, part: PrincipalPart): readonly Edit[] {
  const alone = part.member !== null && valuesIn(part.member.value).length === 1
  if (!alone) return withoutPart(part)
  return removeChildren(
    object,
    object.members.flatMap((member, at) => (member === part.member ? [at] : [])),
  )
}
