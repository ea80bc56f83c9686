/**
 * What a change of a statement means for the policy's value, in the plainest words: the text edits of the
 * engine are held against it.
 */

import type { StatementChange } from '../../src/engine/index.ts'

export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json
}

const list = (value: Json | undefined): readonly Json[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly Json[]) : [value]

const without = (object: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== name))

const objectOf = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}

/** A text alone stays alone, a list stays a list. */
function added(value: Json | undefined, text: string): Json {
  return value === undefined ? text : [...list(value), text]
}

function replaced(value: Json, index: number, text: string): Json {
  return Array.isArray(value) ? (value as Json[]).with(index, text) : text
}

function removed(value: Json, index: number): Json {
  return list(value).toSpliced(index, 1)
}

const nameOf = (statement: JsonObject, element: string): string =>
  element in statement || !(`Not${element}` in statement) ? element : `Not${element}`

/** Each test with its operator and key, as the outline counts them. */
function tests(statement: JsonObject): readonly (readonly [string, string])[] {
  return Object.entries(objectOf(statement['Condition'])).flatMap(([operator, keys]) =>
    Object.keys(objectOf(keys)).map((key) => [operator, key] as const),
  )
}

function principals(statement: JsonObject): readonly (readonly [string, number])[] {
  const value = statement[nameOf(statement, 'Principal')]
  if (typeof value === 'string') return [['', 0]]
  return Object.entries(objectOf(value)).flatMap(([type, values]) =>
    list(values).map((_, index) => [type, index] as const),
  )
}

function withTest(
  statement: JsonObject,
  operator: string,
  key: string,
  values: Json | undefined,
): JsonObject {
  const condition = objectOf(statement['Condition'])
  const block = objectOf(condition[operator])
  const keys = values === undefined ? without(block, key) : { ...block, [key]: values }
  const blocks =
    Object.keys(keys).length === 0
      ? without(condition, operator)
      : { ...condition, [operator]: keys }
  if (Object.keys(blocks).length === 0) return without(statement, 'Condition')
  return { ...statement, Condition: blocks }
}

function withPrincipal(statement: JsonObject, type: string, values: Json | undefined): JsonObject {
  const name = nameOf(statement, 'Principal')
  const before = objectOf(statement[name])
  const after = values === undefined ? without(before, type) : { ...before, [type]: values }
  return { ...statement, [name]: after }
}

function principalRemoved(statement: JsonObject, index: number): JsonObject {
  const [type, at] = principals(statement)[index] ?? ['', 0]
  const name = nameOf(statement, 'Principal')
  if (type === '') return { ...statement, [name]: {} }
  const left = removed(objectOf(statement[name])[type] ?? [], at)
  return withPrincipal(statement, type, list(left).length === 0 ? undefined : left)
}

function valueAt(statement: JsonObject, test: number): readonly [string, string, Json] {
  const [operator = '', key = ''] = tests(statement)[test] ?? []
  return [operator, key, objectOf(objectOf(statement['Condition'])[operator])[key] ?? []]
}

/** The statement after a change that the engine has not refused. */
export function changed(statement: JsonObject, change: StatementChange): JsonObject {
  switch (change.kind) {
    case 'setSid':
      return change.sid === '' ? without(statement, 'Sid') : { ...statement, Sid: change.sid }
    case 'setEffect':
      return { ...statement, Effect: change.effect }
    case 'setNegated': {
      const { element, negated } = change
      const [wanted, other] = negated ? [`Not${element}`, element] : [element, `Not${element}`]
      if (wanted in statement) return statement
      const value = statement[other] ?? (element === 'Principal' ? {} : [])
      return { ...without(statement, other), [wanted]: value }
    }
    case 'addValue': {
      if (change.at.element === 'Condition') {
        const [operator, key, value] = valueAt(statement, change.at.test)
        return withTest(statement, operator, key, added(value, change.value))
      }
      const name = nameOf(statement, change.at.element)
      return { ...statement, [name]: added(statement[name], change.value) }
    }
    case 'replaceValue':
      return replacedIn(statement, change)
    case 'removeValue': {
      const { at, index } = change
      if (at.element === 'Principal') return principalRemoved(statement, index)
      if (at.element === 'Condition') {
        const [operator, key, value] = valueAt(statement, at.test)
        return withTest(statement, operator, key, removed(value, index))
      }
      const name = nameOf(statement, at.element)
      return { ...statement, [name]: removed(statement[name] ?? [], index) }
    }
    case 'setAnyone':
      return { ...without(statement, nameOf(statement, 'Principal')), Principal: '*' }
    case 'addPrincipal': {
      const before = objectOf(statement[nameOf(statement, 'Principal')])
      return withPrincipal(statement, change.type, added(before[change.type], change.value))
    }
    case 'setPrincipalType': {
      const [type, at] = principals(statement)[change.index] ?? ['', 0]
      if (type === change.type) return statement
      const before = statement[nameOf(statement, 'Principal')]
      const value = type === '' ? before : list(objectOf(before)[type])[at]
      const text = typeof value === 'string' ? value : ''
      const less = principalRemoved(statement, change.index)
      const rest = objectOf(less[nameOf(less, 'Principal')])
      const wasAlone = type !== '' && !(type in rest)
      // A type that is only renamed keeps its list.
      const source = objectOf(before)[type]
      const kept = wasAlone && !(change.type in rest) && source !== undefined
      return withPrincipal(less, change.type, kept ? source : added(rest[change.type], text))
    }
    case 'addTest': {
      const [only] = change.values
      const value = change.values.length === 1 && only !== undefined ? only : change.values
      return withTest(statement, change.operator, change.key, value)
    }
    case 'setOperator': {
      const [operator, key, value] = valueAt(statement, change.test)
      if (operator === change.operator) return statement
      const added = withTest(statement, change.operator, key, value)
      return withTest(added, operator, key, undefined)
    }
    case 'setKey': {
      const [operator, key, value] = valueAt(statement, change.test)
      if (key === change.key) return statement
      return withTest(withTest(statement, operator, change.key, value), operator, key, undefined)
    }
    case 'removeTest': {
      const [operator, key] = valueAt(statement, change.test)
      return withTest(statement, operator, key, undefined)
    }
    case 'removeElement':
      return without(statement, change.name)
  }
}

function replacedIn(
  statement: JsonObject,
  { at, index, value }: Extract<StatementChange, { kind: 'replaceValue' }>,
): JsonObject {
  if (at.element === 'Condition') {
    const [operator, key, before] = valueAt(statement, at.test)
    return withTest(statement, operator, key, replaced(before, index, value))
  }
  const name = nameOf(statement, at.element)
  if (at.element !== 'Principal') {
    return { ...statement, [name]: replaced(statement[name] ?? [], index, value) }
  }
  const [type, inType] = principals(statement)[index] ?? ['', 0]
  if (type === '') return { ...statement, [name]: value }
  return withPrincipal(
    statement,
    type,
    replaced(objectOf(statement[name])[type] ?? [], inType, value),
  )
}
