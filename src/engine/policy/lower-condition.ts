/**
 * Condition: operator → key → values (semantics 1.10).
 */

import type { JsonMember, JsonNode } from '../json/read.ts'
import type { TextValue } from '../text/span.ts'
import { membersByName, typeName, was } from './members.ts'
import { note, quoted, refuse } from './findings.ts'
import type { Findings } from './findings.ts'
import type { ConditionTest } from './model.ts'
import { parseOperator } from './operators.ts'
import type { Operator } from './operators.ts'

/** Lowers the Condition element to a flat list of tests, all of which must hold (C1). */
export function lowerConditions(
  member: JsonMember | undefined,
  findings: Findings,
): readonly ConditionTest[] {
  if (member === undefined) return []
  if (member.value?.kind !== 'object') {
    refuse(
      findings,
      'data-type-mismatch',
      member.value ?? member,
      was(member),
      'an object of operators',
    )
    return []
  }
  const operators = [...membersByName(member.value.members, findings).values()]
  if (operators.length === 0) note(findings, 'empty-object-condition', member)
  return operators.flatMap((each) => lowerOperator(each, findings))
}

function lowerOperator(member: JsonMember, findings: Findings): ConditionTest[] {
  const operator = parseOperator(member.key.value)
  if (operator === null) {
    refuse(findings, 'invalid-condition-operator', member.key, quoted(member.key.value))
    return []
  }
  reportOperator(member.key, operator, findings)
  if (member.value?.kind !== 'object') {
    refuse(
      findings,
      'data-type-mismatch',
      member.value ?? member,
      was(member),
      'an object of condition keys',
    )
    return []
  }
  const seen = new Map<string, string>()
  const keys = [...membersByName(member.value.members, findings).values()]
  return keys.flatMap((each) => {
    const lower = each.key.value.toLowerCase()
    const before = seen.get(lower)
    // G62: letter case does not tell keys apart.
    if (before !== undefined) {
      refuse(
        findings,
        'duplicate-keys-with-different-case',
        each.key,
        quoted(before),
        quoted(each.key.value),
      )
    }
    seen.set(lower, each.key.value)
    if (!/^[^:\s]+:\S/.test(each.key.value)) {
      note(findings, 'invalid-condition-key-format', each.key, quoted(each.key.value))
    }
    return lowerTest(member.key, operator, each, findings)
  })
}

function reportOperator(key: TextValue, operator: Operator, findings: Findings): void {
  if (operator.row.operand === 'presence') {
    if (operator.ifExists) refuse(findings, 'null-with-if-exists', key)
    else if (operator.set !== 'none')
      note(findings, 'null-with-qualifier', key, quoted(operator.name))
  }
  if (key.value !== operator.name)
    note(findings, 'operator-case', key, quoted(key.value), operator.name)
}

function lowerTest(
  operator: TextValue,
  parsed: Operator,
  member: JsonMember,
  findings: Findings,
): ConditionTest[] {
  const value = member.value
  if (value === null) {
    refuse(findings, 'invalid-condition-data-type', member, was(member))
    return []
  }
  const nodes = value.kind === 'array' ? value.items : [value]
  const values = nodes.flatMap((node) => scalar(node, member, findings))
  const types = new Set(nodes.map((node) => node.kind))
  if (types.size > 1 && values.length === nodes.length) {
    // G5: all values of one key share one JSON type.
    refuse(
      findings,
      'invalid-condition-data-type',
      value,
      `The values of ${quoted(member.key.value)} mix types.`,
    )
  }
  if (nodes.length === 0) note(findings, emptyListCode(parsed), member)
  if (nodes.length > 1 && parsed.row.operand === 'boolean') {
    note(findings, 'invalid-condition-multiple-boolean', value)
  }
  return [{ from: member.from, to: member.to, operator, key: member.key, values }]
}

function scalar(node: JsonNode, member: JsonMember, findings: Findings): TextValue[] {
  if (node.kind === 'string' || node.kind === 'number' || node.kind === 'boolean') {
    return [{ from: node.from, to: node.to, value: node.value }]
  }
  const found = `A value of ${quoted(member.key.value)} is ${typeName(node)}.`
  refuse(findings, 'invalid-condition-data-type', node, found)
  return []
}

function emptyListCode(operator: Operator) {
  if (operator.set === 'all') return 'empty-array-condition-forallvalues' as const
  if (operator.set === 'any') return 'empty-array-condition-foranyvalue' as const
  return operator.ifExists
    ? ('empty-array-condition-ifexists' as const)
    : ('empty-array-condition' as const)
}
