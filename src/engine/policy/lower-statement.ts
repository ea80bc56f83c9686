/**
 * One statement: which elements its kind of policy knows, and what each may hold (semantics 1.3 to 1.9).
 */

import type { JsonMember, JsonNode } from '../json/read.ts'
import type { TextValue } from '../text/span.ts'
import { membersByName, readText, readTexts, typeName } from './members.ts'
import { note, quoted, refuse } from './findings.ts'
import type { Findings } from './findings.ts'
import { grammars, trustActions } from './grammar.ts'
import type { KindGrammar } from './grammar.ts'
import type { PolicyKind } from './kinds.ts'
import { lowerConditions } from './lower-condition.ts'
import { lowerPrincipal } from './lower-principal.ts'
import type { Effect, ListElement, PrincipalElement, Statement } from './model.ts'

type Members = ReadonlyMap<string, JsonMember>

const elements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const

/** A statement, with its Sid and Effect as they stand in the text. */
export interface LoweredStatement {
  readonly statement: Statement
  readonly sid: TextValue | null
  readonly effect: TextValue | null
}

/** Lowers one statement; null when it is no object. Mistakes go to `findings`. */
export function lowerStatement(
  node: JsonNode,
  index: number,
  kind: PolicyKind,
  findings: Findings,
): LoweredStatement | null {
  if (node.kind !== 'object') {
    refuse(findings, 'data-type-mismatch', node, `The statement is ${typeName(node)}.`, 'an object')
    return null
  }
  const grammar = grammars[kind]
  const members = membersByName(node.members, findings)
  for (const [name, member] of members) {
    if (!elements.some((each) => each === name)) {
      const near = elements.find((each) => each.toLowerCase() === name.toLowerCase())
      refuse(
        findings,
        'invalid-policy-element',
        member.key,
        quoted(name),
        near ?? elements.join(', '),
      )
    }
  }
  const head = { from: node.from, to: node.from + 1 }
  const sid = lowerSid(members.get('Sid'), grammar, findings)
  const effect = lowerEffect(members.get('Effect'), head, findings)
  const statement = {
    from: node.from,
    to: node.to,
    index,
    sid: sid?.value ?? null,
    effect: effect?.value === 'Allow' ? ('Allow' as const) : ('Deny' as const),
    principal: principalOf(members, head, kind, effect?.value, findings),
    action: actionOf(members, head, kind, findings),
    resource: resourceOf(members, head, kind, findings),
    conditions: lowerConditions(members.get('Condition'), findings),
  }
  return { statement, sid, effect }
}

function lowerSid(
  member: JsonMember | undefined,
  grammar: KindGrammar,
  findings: Findings,
): TextValue | null {
  const sid = member === undefined ? null : readText(member, findings)
  if (sid === null) return null
  if (sid.value === '') note(findings, 'empty-sid-value', sid)
  else if (grammar.sid === 'alphanumeric' && !/^[A-Za-z0-9]*$/.test(sid.value)) {
    refuse(findings, 'unsupported-sid', sid, quoted(sid.value))
  }
  return sid
}

function lowerEffect(
  member: JsonMember | undefined,
  head: { from: number; to: number },
  findings: Findings,
): (TextValue & { readonly value: Effect }) | null {
  if (member === undefined) {
    refuse(findings, 'missing-effect', head)
    return null
  }
  const text = readText(member, findings)
  if (text === null) return null
  // G20: case-sensitive.
  if (text.value === 'Allow' || text.value === 'Deny') return { ...text, value: text.value }
  refuse(findings, 'invalid-effect', text, quoted(text.value))
  return null
}

function principalOf(
  members: Members,
  head: { from: number; to: number },
  kind: PolicyKind,
  effect: Effect | undefined,
  findings: Findings,
): PrincipalElement | null {
  const grammar = grammars[kind]
  const member = oneOf('Principal', members, findings)
  if (member === undefined) {
    if (grammar.principal !== 'none') refuse(findings, 'missing-principal', head)
    return null
  }
  const name = member.key.value
  const negated = name === 'NotPrincipal'
  if (grammar.principal === 'none') {
    const code = kind === 'scp' ? 'scp-syntax-error-principal' : 'unsupported-principal'
    refuse(findings, code, member.key, quoted(name))
    return null
  }
  if (negated && !grammar.notPrincipal) {
    if (kind === 'trust')
      refuse(findings, 'role-trust-policy-syntax-error-notprincipal', member.key)
    else refuse(findings, 'rcp-syntax-error-principal', member.key)
    return null
  }
  if (negated && effect === 'Allow') note(findings, 'allow-with-not-principal', member.key)
  const principal = lowerPrincipal(member, negated, kind, findings)
  if (
    grammar.principal === 'any-only' &&
    !(member.value?.kind === 'string' && member.value.value === '*')
  ) {
    refuse(findings, 'rcp-syntax-error-principal', member.value ?? member)
  }
  return principal
}

function actionOf(
  members: Members,
  head: { from: number; to: number },
  kind: PolicyKind,
  findings: Findings,
): ListElement {
  const grammar = grammars[kind]
  const member = oneOf('Action', members, findings)
  if (member === undefined) {
    refuse(findings, 'missing-action', head)
    return { ...head, negated: false, values: [] }
  }
  const negated = member.key.value === 'NotAction'
  if (negated && !grammar.notAction) refuse(findings, 'rcp-syntax-error-notaction', member.key)
  const element = listElement(member, negated, findings)
  if (isEmptyList(member)) note(findings, 'empty-array-action', member)
  for (const value of element.values) {
    // G52: prefix:Name, or "*" alone.
    if (value.value !== '*' && !/^[A-Za-z0-9*?_-]+:[^\s:]\S*$/.test(value.value)) {
      refuse(findings, 'invalid-action', value, quoted(value.value))
    } else if (grammar.trustActionsOnly && !namesTrustAction(value.value)) {
      refuse(findings, 'unsupported-action-in-policy', value, quoted(value.value))
    }
  }
  return element
}

/** An action of the list, or a pattern of sts: actions. */
function namesTrustAction(action: string): boolean {
  const lower = action.toLowerCase()
  return (
    trustActions.some((each) => each.toLowerCase() === lower) ||
    (lower.startsWith('sts:') && /[*?]/.test(lower))
  )
}

function resourceOf(
  members: Members,
  head: { from: number; to: number },
  kind: PolicyKind,
  findings: Findings,
): ListElement | null {
  const grammar = grammars[kind]
  const member = oneOf('Resource', members, findings)
  if (member === undefined) {
    if (grammar.resource === 'required') refuse(findings, 'missing-resource', head)
    if (grammar.resource === 'implied') note(findings, 'missing-resource', head, '', '', 'warning')
    return null
  }
  if (grammar.resource === 'none') {
    refuse(
      findings,
      'role-trust-policy-syntax-error-resource',
      member.key,
      quoted(member.key.value),
    )
    return null
  }
  const element = listElement(member, member.key.value === 'NotResource', findings)
  if (isEmptyList(member)) note(findings, 'empty-array-resource', member)
  for (const value of element.values) {
    // G57: "*" or an ARN.
    if (value.value !== '*' && !value.value.startsWith('arn:')) {
      refuse(findings, 'invalid-arn-prefix', value, quoted(value.value))
    }
  }
  return element
}

/** The element or its Not-form; both together are refused (G7). */
function oneOf(
  name: 'Principal' | 'Action' | 'Resource',
  members: Members,
  findings: Findings,
): JsonMember | undefined {
  const plain = members.get(name)
  const negated = members.get(`Not${name}`)
  if (plain !== undefined && negated !== undefined) {
    refuse(findings, 'unsupported-element-combination', negated.key, name, `Not${name}`)
  }
  return plain ?? negated
}

function listElement(member: JsonMember, negated: boolean, findings: Findings): ListElement {
  return { from: member.from, to: member.to, negated, values: readTexts(member, findings) }
}

function isEmptyList(member: JsonMember): boolean {
  return member.value?.kind === 'array' && member.value.items.length === 0
}
