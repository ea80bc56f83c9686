/**
 * One statement of a policy's text as a form shows it: its elements as fields, and by name what the form
 * has no field for. Read from the text alone, so that it follows every keystroke.
 */

import {
  elementsOf,
  indexLines,
  outlinePolicy,
  placeOf,
  sidProblem,
  statementAt,
} from '../../engine/index.ts'
import type { PolicyKind, PolicyOutline, Span, StatementOutline } from '../../engine/index.ts'

export type FormReading =
  /** The text is no JSON: nothing can be changed until it is. */
  | { readonly kind: 'broken'; readonly line: number; readonly message: string; readonly at: Span }
  /** No statement to show. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'statement'; readonly form: StatementForm }

export interface StatementForm extends Span {
  /** Its place in the list of statements, as edits count it. */
  readonly index: number
  /** Its place among those that can be shown, counted from 0, as in 'statement 2 of 5'. */
  readonly position: number
  /** All of them, for choosing another one. */
  readonly all: readonly StatementTitle[]
  readonly sid: string
  /** Sids of the other statements. */
  readonly others: readonly string[]
  /** As it stands, whatever it is; null where it is missing. */
  readonly effect: string | null
  /** The kind of policy can only deny. */
  readonly denyOnly: boolean
  /** Null in a kind of policy that has none, unless it is there all the same. */
  readonly principal: PrincipalFields | null
  readonly actions: ListFields
  /** Null as for principals. */
  readonly resources: ListFields | null
  readonly tests: readonly TestFields[]
  /** Names of elements that the form leaves as they are. */
  readonly kept: readonly string[]
}

export interface StatementTitle extends Span {
  readonly index: number
  /** '2 · Deny OnlyFromOffice' */
  readonly label: string
}

export interface ListFields {
  /** 'Everything except'. */
  readonly negated: boolean
  /** The kind of policy has the Not-form, or the statement has it all the same. */
  readonly negatable: boolean
  readonly values: readonly string[]
}

export interface PrincipalFields {
  readonly negated: boolean
  readonly negatable: boolean
  /** `*` alone: everybody. */
  readonly anyone: boolean
  /** The kind of policy knows nobody but everybody. */
  readonly anyoneOnly: boolean
  /** Types that the kind of policy can name principals by. */
  readonly types: readonly string[]
  readonly values: readonly { readonly type: string; readonly value: string }[]
}

export interface TestFields {
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
}

export { sidProblem as checkSid }

/** The number of the statement that an offset of the text is in. */
export function statementIndexAt(text: string, offset: number): number {
  return statementAt(outlinePolicy(text).statements, offset)?.index ?? 0
}

/**
 * @param index the statement that is asked for; where there is none of that number the one before is shown
 */
export function readForm(text: string, kind: PolicyKind, index: number): FormReading {
  const outline = outlinePolicy(text)
  const { problem, statements } = outline
  if (problem !== null) {
    const { line } = placeOf(indexLines(text), problem.from)
    return { kind: 'broken', line, message: problem.message, at: problem }
  }
  const statement = statements.findLast((each) => each.index <= index) ?? statements[0]
  if (statement === undefined) return { kind: 'empty' }
  return { kind: 'statement', form: formOf(statement, outline, kind) }
}

function formOf(
  statement: StatementOutline,
  { statements }: PolicyOutline,
  kind: PolicyKind,
): StatementForm {
  const { from, to, index, sid, effect, names, tests, untold } = statement
  const has = (name: string): boolean => names.includes(name) || names.includes(`Not${name}`)
  const takes = (name: string): boolean => takesElement(kind, name)
  return {
    from,
    to,
    index,
    position: statements.indexOf(statement),
    all: statements.map(titleOf),
    sid: sid ?? '',
    others: statements.flatMap((each) =>
      each === statement || each.sid === null ? [] : [each.sid],
    ),
    effect,
    denyOnly: !elementsOf(kind).effects.includes('Allow'),
    principal: takes('Principal') || has('Principal') ? principalOf(statement, kind) : null,
    actions: listOf(statement.actions, takes('NotAction')),
    resources:
      takes('Resource') || has('Resource')
        ? listOf(statement.resources, takes('NotResource'))
        : null,
    tests: tests.map((test) => ({
      operator: test.operator.value,
      key: test.key.value,
      values: textsOf(test.values),
    })),
    kept: untold,
  }
}

function takesElement(kind: PolicyKind, name: string): boolean {
  return elementsOf(kind).statement.some((element) => element.name === name)
}

function titleOf(statement: StatementOutline, position: number): StatementTitle {
  const { from, to, index, sid, effect } = statement
  const words = [effect ?? 'no Effect', sid === null || sid === '' ? '(no Sid)' : sid]
  return { from, to, index, label: `${position + 1} · ${words.join(' ')}` }
}

function principalOf({ names, principals }: StatementOutline, kind: PolicyKind): PrincipalFields {
  const { principalTypes } = elementsOf(kind)
  const negated = names.includes('NotPrincipal') && !names.includes('Principal')
  const [first] = principals
  return {
    negated,
    negatable: takesElement(kind, 'NotPrincipal') || negated,
    anyone: !negated && principals.length === 1 && first?.type === '' && first.value === '*',
    anyoneOnly: takesElement(kind, 'Principal') && principalTypes.length === 0,
    types: principalTypes,
    values: principals.map(({ type, value }) => ({ type, value })),
  }
}

function listOf({ negated, values }: StatementOutline['actions'], negatable: boolean): ListFields {
  return { negated, negatable: negatable || negated, values: textsOf(values) }
}

function textsOf(values: readonly { readonly value: string }[]): readonly string[] {
  return values.map(({ value }) => value)
}
