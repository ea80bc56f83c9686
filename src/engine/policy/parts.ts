/**
 * Where the parts of a statement stand in its JSON: its elements, their values one by one, its tests.
 * Of members with one name the last one counts, as for every reader of JSON; AWS refuses them anyway (G9).
 */

import type { JsonMember, JsonNode } from '../json/read.ts'

export type JsonObject = Extract<JsonNode, { kind: 'object' }>
export type JsonList = Extract<JsonNode, { kind: 'array' }>
type JsonAtom = Extract<JsonNode, { kind: 'string' | 'number' | 'boolean' }>

/** The elements that come with a Not-form. */
export type ListElementName = 'Action' | 'Resource'
export type NegatableName = ListElementName | 'Principal'

/** One value of an element; numbers and booleans count by their source form (G5). */
export interface ValuePart {
  readonly node: JsonAtom
  /** The list that it is in; null for a value that stands alone. */
  readonly list: JsonList | null
  /** Its place in that list. */
  readonly index: number
}

export interface PrincipalPart extends ValuePart {
  /** Its type's member; null for a text that stands by itself, as `*` does. */
  readonly member: JsonMember | null
}

/** An operator with one key. */
export interface TestPart {
  /** The operator's member. */
  readonly block: JsonMember
  readonly key: JsonMember
}

export function memberNamed(object: JsonObject, name: string): JsonMember | null {
  return object.members.findLast(({ key }) => key.value === name) ?? null
}

/** The element, or its Not-form where that stands alone. */
export function elementOf(statement: JsonObject, name: NegatableName): JsonMember | null {
  return memberNamed(statement, name) ?? memberNamed(statement, `Not${name}`)
}

/** The values of an element or a condition key, lists in lists as one. */
export function valuesIn(value: JsonNode | null): readonly ValuePart[] {
  return valuesOf(value, null, 0)
}

function valuesOf(
  node: JsonNode | null,
  list: JsonList | null,
  index: number,
): readonly ValuePart[] {
  if (node === null || node.kind === 'object' || node.kind === 'null') return []
  if (node.kind === 'array') return node.items.flatMap((item, at) => valuesOf(item, node, at))
  return [{ node, list, index }]
}

/** The values of Principal or NotPrincipal, whatever their type. */
export function principalsIn(value: JsonNode | null): readonly PrincipalPart[] {
  if (value?.kind !== 'object') return valuesIn(value).map((part) => ({ ...part, member: null }))
  return value.members.flatMap((member) =>
    valuesIn(member.value).map((part) => ({ ...part, member })),
  )
}

export function testsIn(statement: JsonObject): readonly TestPart[] {
  return membersOf(memberNamed(statement, 'Condition')?.value ?? null).flatMap((block) =>
    membersOf(block.value).map((key) => ({ block, key })),
  )
}

function membersOf(value: JsonNode | null): readonly JsonMember[] {
  return value?.kind === 'object' ? value.members : []
}

/**
 * The names of members that the parts tell nothing of, or not all: those that are no element, those that
 * another one stands in place of, and those that hold what the element cannot be.
 */
export function untold(statement: JsonObject): readonly string[] {
  const names = statement.members
    .filter((member) => !isTold(statement, member))
    .map(({ key }) => key.value)
  return [...new Set(names)]
}

function isTold(statement: JsonObject, member: JsonMember): boolean {
  const name = member.key.value
  if (memberNamed(statement, name) !== member) return false
  switch (name) {
    case 'Sid':
    case 'Effect':
      return member.value?.kind === 'string'
    case 'Action':
    case 'NotAction':
    case 'Resource':
    case 'NotResource':
      return isChosen(statement, member) && isValues(member.value)
    case 'Principal':
    case 'NotPrincipal':
      return isChosen(statement, member) && isPrincipal(member.value)
    case 'Condition':
      return isObjectOf(member.value, (block) => isObjectOf(block, isValues))
    default:
      return false
  }
}

function isChosen(statement: JsonObject, member: JsonMember): boolean {
  const name = member.key.value.replace(/^Not/, '') as NegatableName
  return elementOf(statement, name) === member
}

function isValues(value: JsonNode | null): boolean {
  if (value === null || value.kind === 'object' || value.kind === 'null') return false
  return value.kind !== 'array' || value.items.every(isValues)
}

function isPrincipal(value: JsonNode | null): boolean {
  return isValues(value) || isObjectOf(value, isValues)
}

function isObjectOf(value: JsonNode | null, isPart: (value: JsonNode | null) => boolean): boolean {
  return value?.kind === 'object' && value.members.every((member) => isPart(member.value))
}
