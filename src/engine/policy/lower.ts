/**
 * From the JSON tree to the typed policy, by the grammar table (semantics 1).
 * Reads on after a mistake, so that all of them are reported at once.
 */

import type { JsonMember, JsonNode } from '../json/read.ts'
import { readText, membersByName, typeName, was } from './members.ts'
import { note, quoted, refuse } from './findings.ts'
import type { Findings } from './findings.ts'
import { grammars } from './grammar.ts'
import type { KindGrammar } from './grammar.ts'
import type { PolicyKind } from './kinds.ts'
import { lowerStatement } from './lower-statement.ts'
import type { LoweredStatement } from './lower-statement.ts'
import type { ListElement, PolicyDocument, Statement } from './model.ts'

/**
 * Lowers a policy's JSON tree.
 * @returns the policy as far as it can be read; whether AWS would accept it stands in `findings`
 */
export function lowerPolicy(
  root: JsonNode,
  kind: PolicyKind,
  id: string,
  findings: Findings,
): PolicyDocument | null {
  const grammar = grammars[kind]
  if (root.kind !== 'object') {
    refuse(findings, 'data-type-mismatch', root, `The policy is ${typeName(root)}.`, 'an object')
    return null
  }
  const members = membersByName(root.members, findings)
  for (const [name, member] of members) {
    if (name === 'Version' || name === 'Statement' || (name === 'Id' && grammar.id)) continue
    const known = grammar.id ? 'Version, Id or Statement' : 'Version or Statement'
    refuse(findings, 'invalid-policy-element', member.key, quoted(name), known)
  }
  const idMember = members.get('Id')
  if (grammar.id && idMember !== undefined) readText(idMember, findings)

  const version = lowerVersion(members.get('Version'), root, grammar, findings)
  const statement = members.get('Statement')
  if (statement === undefined) {
    const at = { from: root.from, to: root.from + 1 }
    refuse(findings, 'missing-statement', at, 'The policy has no Statement element.')
    return null
  }
  const statements = lowerStatements(statement, kind, findings)
  refuseRepeatedSids(statements, grammar, findings)
  if (kind === 'rcp') refuseAllows(statements, findings)
  const versionGiven = members.has('Version')
  return { id, kind, version, versionGiven, statements: statements.map((each) => each.statement) }
}

function lowerVersion(
  member: JsonMember | undefined,
  root: JsonNode,
  grammar: KindGrammar,
  findings: Findings,
): PolicyDocument['version'] {
  if (member === undefined) {
    const at = { from: root.from, to: root.from + 1 }
    if (grammar.version === '2012-10-17') {
      const message = `A ${grammar.name} needs "Version": "2012-10-17".`
      refuse(findings, 'missing-version', at, message)
    } else {
      // G12: a missing Version behaves as 2008-10-17.
      note(findings, 'missing-version', at, 'The policy has no Version and is read as 2008-10-17.')
    }
    return '2008-10-17'
  }
  const text = readText(member, findings)
  if (text === null) return '2008-10-17'
  if (text.value === '2012-10-17') return text.value
  if (text.value !== '2008-10-17') refuse(findings, 'invalid-version', text, quoted(text.value))
  else if (grammar.version === '2012-10-17') {
    refuse(findings, 'unsupported-version', text, quoted(text.value))
  }
  return '2008-10-17'
}

function lowerStatements(
  member: JsonMember,
  kind: PolicyKind,
  findings: Findings,
): readonly LoweredStatement[] {
  const value = member.value
  if (value?.kind !== 'array' && value?.kind !== 'object') {
    refuse(
      findings,
      'data-type-mismatch',
      value ?? member,
      was(member),
      'a statement or a list of statements',
    )
    return []
  }
  const nodes = value.kind === 'array' ? value.items : [value]
  if (nodes.length === 0)
    refuse(findings, 'missing-statement', value, 'Statement holds no statement.')
  return nodes.flatMap((node, index) => {
    const lowered = lowerStatement(node, index, kind, findings)
    return lowered === null ? [] : [lowered]
  })
}

/** G17: unique inside one document where IAM keeps it, recommended elsewhere (G18). */
function refuseRepeatedSids(
  statements: readonly LoweredStatement[],
  grammar: KindGrammar,
  findings: Findings,
): void {
  const seen = new Set<string>()
  for (const { sid } of statements) {
    if (sid === null || sid.value === '') continue
    if (!seen.has(sid.value)) seen.add(sid.value)
    else if (grammar.sid === 'free')
      note(findings, 'unique-sids-recommended', sid, quoted(sid.value))
    else refuse(findings, 'unique-sids-required', sid, quoted(sid.value))
  }
}

/** G21: the one resource control policy with Allow is RCPFullAWSAccess. */
function refuseAllows(statements: readonly LoweredStatement[], findings: Findings): void {
  const [only] = statements
  if (statements.length === 1 && only !== undefined && isFullAccess(only.statement)) return
  for (const { statement, effect } of statements) {
    if (statement.effect === 'Allow' && effect !== null)
      refuse(findings, 'rcp-syntax-error-allow', effect)
    for (const value of statement.action.values) {
      if (!/^[a-z0-9-]+:/i.test(value.value)) {
        refuse(findings, 'rcp-syntax-error-action', value, quoted(value.value))
      }
    }
  }
}

function isFullAccess(statement: Statement): boolean {
  return (
    statement.effect === 'Allow' &&
    statement.conditions.length === 0 &&
    isAnyAlone(statement.action) &&
    statement.resource !== null &&
    isAnyAlone(statement.resource)
  )
}

function isAnyAlone({ negated, values }: ListElement): boolean {
  return !negated && values.length > 0 && values.every((each) => each.value === '*')
}
