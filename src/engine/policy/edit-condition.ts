/**
 * Tests of a statement's Condition, each an operator with one key: put in, given another operator or
 * key, taken out together with what would be left empty around them.
 */

import type { Sketch } from '../json/layout.ts'
import { insertChild, removeChildren } from '../json/modify.ts'
import type { JsonMember } from '../json/read.ts'
import type { Edit } from '../text/edit.ts'
import { addElement, edited, refused, removeElement, rename, sketchOf } from './editable.ts'
import type { EditableStatement, PolicyEdit } from './editable.ts'
import { was } from './members.ts'
import { memberNamed, testsIn } from './parts.ts'
import type { JsonObject, TestPart } from './parts.ts'

/** A test that is to be put in. */
export interface NewTest {
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
}

export function addTest(statement: EditableStatement, test: NewTest): PolicyEdit {
  const { layout, node } = statement
  const member: Sketch = { kind: 'member', name: test.key, value: sketchOf(test.values) }
  const block: Sketch = { kind: 'object', children: [member] }
  const condition = memberNamed(node, 'Condition')
  const operator: Sketch = { kind: 'member', name: test.operator, value: block }
  if (condition === null) {
    return addElement(statement, 'Condition', { kind: 'object', children: [operator] })
  }
  const blocks = condition.value
  if (blocks?.kind !== 'object') {
    return refused(`${was(condition)} Expected an object.`, condition.from)
  }
  const same = memberNamed(blocks, test.operator)
  if (same === null) return edited(insertChild(layout, blocks, blocks.members.length, operator))
  return putInto(statement, same, test.key, member)
}

function putInto(
  { layout }: EditableStatement,
  block: JsonMember,
  key: string,
  member: Sketch,
): PolicyEdit {
  const tests = block.value
  if (tests?.kind !== 'object') return refused(`${was(block)} Expected an object.`, block.from)
  const taken = keyIn(tests, key)
  if (taken !== null) return alreadyThere(block, taken)
  return edited(insertChild(layout, tests, tests.members.length, member))
}

/** Condition keys have no letter case (C3). */
function keyIn(tests: JsonObject, key: string): JsonMember | null {
  return tests.members.find((each) => each.key.value.toLowerCase() === key.toLowerCase()) ?? null
}

function alreadyThere(block: JsonMember, { key, from }: JsonMember): PolicyEdit {
  const message = `${block.key.value} tests ${key.value} already. Add the values there.`
  return refused(message, from)
}

export function removeTest(statement: EditableStatement, test: number): PolicyEdit {
  const part = testsIn(statement.node)[test]
  if (part === undefined) return noTest(statement)
  const edits = withoutTest(statement, part)
  return edits === null ? removeElement(statement, 'Condition') : edited(...edits)
}

/** The operator goes with its last key. Null where nothing would be left of the Condition. */
function withoutTest(
  { node }: EditableStatement,
  { block, key }: TestPart,
): readonly Edit[] | null {
  const tests = block.value
  const blocks = memberNamed(node, 'Condition')?.value
  if (tests?.kind !== 'object' || blocks?.kind !== 'object') return []
  if (tests.members.length > 1) return removeChildren(tests, [tests.members.indexOf(key)])
  if (blocks.members.length > 1) return removeChildren(blocks, [blocks.members.indexOf(block)])
  return null
}

export function setKey(statement: EditableStatement, test: number, name: string): PolicyEdit {
  const part = testsIn(statement.node)[test]
  if (part === undefined) return noTest(statement)
  const { block, key } = part
  if (key.key.value === name) return edited()
  const taken = block.value?.kind === 'object' ? keyIn(block.value, name) : null
  return taken === null || taken === key ? edited(rename(key, name)) : alreadyThere(block, taken)
}

/** Another operator for a test. Where its block has other keys, or the operator has a block, it moves there. */
export function setOperator(statement: EditableStatement, test: number, name: string): PolicyEdit {
  const { layout, node } = statement
  const part = testsIn(node)[test]
  const blocks = memberNamed(node, 'Condition')?.value
  if (part === undefined || blocks?.kind !== 'object') return noTest(statement)
  const { block, key } = part
  if (block.key.value === name) return edited()
  const alone = block.value?.kind === 'object' && block.value.members.length === 1
  const other = memberNamed(blocks, name)
  if (alone && other === null) return edited(rename(block, name))
  const source: Sketch = { kind: 'source', source: layout.text.slice(key.from, key.to) }
  const added =
    other === null
      ? edited(
          insertChild(layout, blocks, blocks.members.indexOf(block) + 1, blockOf(name, source)),
        )
      : putInto(statement, other, key.key.value, source)
  if (added.kind === 'refused') return added
  return edited(...added.edits, ...(withoutTest(statement, part) ?? []))
}

function blockOf(name: string, child: Sketch): Sketch {
  return { kind: 'member', name, value: { kind: 'object', children: [child] } }
}

function noTest({ node }: EditableStatement): PolicyEdit {
  return refused('There is no such test in the Condition.', node.from)
}
