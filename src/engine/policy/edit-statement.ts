/**
 * One thing of a statement changed, and every other character left as it is.
 */

import { unreachable } from '../text/assert.ts'
import { addTest, removeTest, setKey, setOperator } from './edit-condition.ts'
import type { NewTest } from './edit-condition.ts'
import {
  addPrincipal,
  addValue,
  removeValue,
  replaceValue,
  setAnyone,
  setPrincipalType,
} from './edit-values.ts'
import type { ListPlace, ValuePlace } from './edit-values.ts'
import {
  addElement,
  edited,
  refused,
  removeElement,
  rename,
  rewrite,
  withStatement,
} from './editable.ts'
import type { EditableStatement, PolicyEdit } from './editable.ts'
import type { Effect } from './model.ts'
import { memberNamed } from './parts.ts'
import type { NegatableName } from './parts.ts'

export type StatementChange =
  /** Empty: no Sid. */
  | { readonly kind: 'setSid'; readonly sid: string }
  | { readonly kind: 'setEffect'; readonly effect: Effect }
  /** The element becomes its Not-form, or the other way round. */
  | { readonly kind: 'setNegated'; readonly element: NegatableName; readonly negated: boolean }
  | { readonly kind: 'addValue'; readonly at: ListPlace; readonly value: string }
  | {
      readonly kind: 'replaceValue'
      readonly at: ValuePlace
      readonly index: number
      readonly value: string
    }
  | { readonly kind: 'removeValue'; readonly at: ValuePlace; readonly index: number }
  /** `*` in place of all principals. */
  | { readonly kind: 'setAnyone' }
  | { readonly kind: 'addPrincipal'; readonly type: string; readonly value: string }
  | { readonly kind: 'setPrincipalType'; readonly index: number; readonly type: string }
  | ({ readonly kind: 'addTest' } & NewTest)
  | { readonly kind: 'setOperator'; readonly test: number; readonly operator: string }
  | { readonly kind: 'setKey'; readonly test: number; readonly key: string }
  | { readonly kind: 'removeTest'; readonly test: number }
  /** All members of the name. */
  | { readonly kind: 'removeElement'; readonly name: string }

/**
 * The edits that change a statement.
 * @param index the statement's place in the list; values and tests are counted as `outlinePolicy` lists them
 * @returns refused for a text that is no JSON, and where what is to be changed is not there or is of another type
 */
export function editStatement(text: string, index: number, change: StatementChange): PolicyEdit {
  return withStatement(text, index, (statement) => make(statement, change))
}

function make(statement: EditableStatement, change: StatementChange): PolicyEdit {
  switch (change.kind) {
    case 'setSid':
      return change.sid === ''
        ? removeElement(statement, 'Sid')
        : setText(statement, 'Sid', change.sid)
    case 'setEffect':
      return setText(statement, 'Effect', change.effect)
    case 'setNegated':
      return setNegated(statement, change.element, change.negated)
    case 'addValue':
      return addValue(statement, change.at, change.value)
    case 'replaceValue':
      return replaceValue(statement, change.at, change.index, change.value)
    case 'removeValue':
      return removeValue(statement, change.at, change.index)
    case 'setAnyone':
      return setAnyone(statement)
    case 'addPrincipal':
      return addPrincipal(statement, change.type, change.value)
    case 'setPrincipalType':
      return setPrincipalType(statement, change.index, change.type)
    case 'addTest':
      return addTest(statement, change)
    case 'setOperator':
      return setOperator(statement, change.test, change.operator)
    case 'setKey':
      return setKey(statement, change.test, change.key)
    case 'removeTest':
      return removeTest(statement, change.test)
    case 'removeElement':
      return removeElement(statement, change.name)
    default:
      return unreachable(change)
  }
}

function setText(statement: EditableStatement, name: 'Sid' | 'Effect', value: string): PolicyEdit {
  const found = memberNamed(statement.node, name)?.value ?? null
  if (found === null) return addElement(statement, name, { kind: 'text', value })
  const isThere = found.kind === 'string' && found.value === value
  return isThere ? edited() : edited(rewrite(found, JSON.stringify(value)))
}

/** An element that is missing comes with nothing in it. */
function setNegated(
  statement: EditableStatement,
  element: NegatableName,
  negated: boolean,
): PolicyEdit {
  const { node } = statement
  const [wanted, other] = negated ? [`Not${element}`, element] : [element, `Not${element}`]
  const there = memberNamed(node, wanted)
  const change = node.members.filter(({ key }) => key.value === other)
  if (there !== null && change.length > 0) {
    const message = `The statement has both ${element} and Not${element}. Remove one of them first.`
    return refused(message, there.from)
  }
  if (there !== null) return edited()
  if (change.length > 0) return edited(...change.map((member) => rename(member, wanted)))
  const kind = element === 'Principal' ? 'object' : 'list'
  return addElement(statement, wanted, { kind, children: [] })
}
