/**
 * What a statement holds, read off its JSON without judging it: for help beside a text that may be
 * unfinished, where the typed model knows nothing yet.
 */

import type { JsonMember, JsonNode } from '../json/read.ts'
import type { Span, TextValue } from '../text/span.ts'

export interface StatementOutline extends Span {
  /** Its place in the list of statements. */
  readonly index: number
  /** The names of its elements, as they stand. */
  readonly names: readonly string[]
  readonly sid: string | null
  readonly effect: string | null
  /** The texts of Action and NotAction. */
  readonly actions: TextList
  /** The texts of Resource and NotResource. */
  readonly resources: TextList
  readonly principals: readonly PrincipalText[]
  readonly tests: readonly TestOutline[]
}

export interface TextList {
  readonly negated: boolean
  readonly values: readonly TextValue[]
}

export interface PrincipalText extends TextValue {
  /** 'AWS', 'Service' …; empty for a text that stands by itself, as `*` does. */
  readonly type: string
}

/** An operator with one key. */
export interface TestOutline {
  readonly operator: TextValue
  readonly key: TextValue
  readonly values: readonly TextValue[]
}

type JsonObject = Extract<JsonNode, { kind: 'object' }>

export function outlineStatement(node: JsonObject, index: number): StatementOutline {
  const { members } = node
  return {
    from: node.from,
    to: node.to,
    index,
    names: members.map(({ key }) => key.value),
    sid: firstText(members, 'Sid'),
    effect: firstText(members, 'Effect'),
    actions: listOf(members, 'Action'),
    resources: listOf(members, 'Resource'),
    principals: members
      .filter(({ key }) => key.value === 'Principal' || key.value === 'NotPrincipal')
      .flatMap(({ value }) => principalsIn(value)),
    tests: membersOf(valueOf(members, 'Condition')).flatMap(({ key, value }) =>
      membersOf(value).map((test) => ({
        operator: key,
        key: test.key,
        values: texts(test.value),
      })),
    ),
  }
}

function listOf(members: readonly JsonMember[], name: string): TextList {
  const plain = valueOf(members, name)
  const negated = valueOf(members, `Not${name}`)
  return { negated: negated !== null && plain === null, values: texts(plain ?? negated) }
}

function principalsIn(value: JsonNode | null): readonly PrincipalText[] {
  if (value?.kind === 'object') {
    return value.members.flatMap(({ key, value: listed }) =>
      texts(listed).map((text) => ({ ...text, type: key.value })),
    )
  }
  return texts(value).map((text) => ({ ...text, type: '' }))
}

function valueOf(members: readonly JsonMember[], name: string): JsonNode | null {
  return members.findLast(({ key }) => key.value === name)?.value ?? null
}

function firstText(members: readonly JsonMember[], name: string): string | null {
  return texts(valueOf(members, name))[0]?.value ?? null
}

function membersOf(value: JsonNode | null): readonly JsonMember[] {
  return value?.kind === 'object' ? value.members : []
}

/** A value, or those of a list; numbers and booleans in their source form (G5). */
function texts(value: JsonNode | null): readonly TextValue[] {
  if (value === null) return []
  if (value.kind === 'array') return value.items.flatMap(texts)
  if (value.kind === 'object' || value.kind === 'null') return []
  return [{ from: value.from, to: value.to, value: value.value }]
}
