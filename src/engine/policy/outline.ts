/**
 * What a statement holds, read off its JSON without judging it: for help beside a text that may be
 * unfinished, where the typed model knows nothing yet.
 */

import { readJson } from '../json/read.ts'
import type { JsonNode, JsonProblem } from '../json/read.ts'
import type { Span, TextValue } from '../text/span.ts'
import { elementOf, memberNamed, principalsIn, testsIn, untold, valuesIn } from './parts.ts'
import type { JsonObject, ListElementName } from './parts.ts'

export interface PolicyOutline {
  /** Why the text is no JSON; null when it is. */
  readonly problem: JsonProblem | null
  /** As many as can be made out; what stands among them and is no object is left out. */
  readonly statements: readonly StatementOutline[]
}

export interface StatementOutline extends Span {
  /** Its place in the list of statements. */
  readonly index: number
  /** The names of its elements, as they stand. */
  readonly names: readonly string[]
  /** Names of members of which the rest says nothing, or not all: unknown, doubled or of another type. */
  readonly untold: readonly string[]
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

/** All statements of a text, however unfinished it is. */
export function outlinePolicy(text: string): PolicyOutline {
  const { root, problems } = readJson(text)
  const statements = statementsOf(root).flatMap((node, index) =>
    node.kind === 'object' ? [outlineStatement(node, index)] : [],
  )
  return { problem: problems[0] ?? null, statements }
}

/** The statement that an offset is in, or the last one before it; null where there is none at all. */
export function statementAt(
  statements: readonly StatementOutline[],
  offset: number,
): StatementOutline | null {
  return statements.findLast(({ from }) => from <= offset) ?? statements[0] ?? null
}

/** `Statement` may be one statement, or a list of them (G15). */
export function statementsOf(root: JsonNode | null): readonly JsonNode[] {
  const value = root?.kind === 'object' ? memberNamed(root, 'Statement')?.value : null
  if (value === null || value === undefined) return []
  return value.kind === 'array' ? value.items : [value]
}

export function outlineStatement(node: JsonObject, index: number): StatementOutline {
  return {
    from: node.from,
    to: node.to,
    index,
    names: node.members.map(({ key }) => key.value),
    untold: untold(node),
    sid: firstText(node, 'Sid'),
    effect: firstText(node, 'Effect'),
    actions: listOf(node, 'Action'),
    resources: listOf(node, 'Resource'),
    principals: principalsIn(elementOf(node, 'Principal')?.value ?? null).map((part) => ({
      ...textOf(part.node),
      type: part.member?.key.value ?? '',
    })),
    tests: testsIn(node).map(({ block, key }) => ({
      operator: block.key,
      key: key.key,
      values: texts(key.value),
    })),
  }
}

function listOf(node: JsonObject, name: ListElementName): TextList {
  const element = elementOf(node, name)
  const negated = element !== null && element.key.value !== name
  return { negated, values: texts(element?.value ?? null) }
}

function firstText(node: JsonObject, name: string): string | null {
  return texts(memberNamed(node, name)?.value ?? null)[0]?.value ?? null
}

function texts(value: JsonNode | null): readonly TextValue[] {
  return valuesIn(value).map(({ node }) => textOf(node))
}

function textOf({ from, to, value }: TextValue): TextValue {
  return { from, to, value }
}
