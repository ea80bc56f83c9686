/**
 * Small readings of JSON nodes that every part of the grammar needs:
 * members by name with duplicates refused, and texts or lists of texts.
 */

import type { JsonMember, JsonNode } from '../json/read.ts'
import type { TextValue } from '../text/span.ts'
import { quoted, refuse } from './findings.ts'
import type { Findings } from './findings.ts'

/** Members by name; the first of duplicates stays and each further one is refused (G9). */
export function membersByName(
  members: readonly JsonMember[],
  findings: Findings,
): ReadonlyMap<string, JsonMember> {
  const found = new Map<string, JsonMember>()
  for (const member of members) {
    if (found.has(member.key.value)) {
      refuse(findings, 'duplicate-element', member.key, quoted(member.key.value))
    } else found.set(member.key.value, member)
  }
  return found
}

/** A text; anything else is refused. */
export function readText(member: JsonMember, findings: Findings): TextValue | null {
  if (member.value?.kind === 'string') return member.value
  refuse(findings, 'data-type-mismatch', member.value ?? member, was(member), 'a text')
  return null
}

/** A text or a list of texts (G5); other values are refused and left out. */
export function readTexts(member: JsonMember, findings: Findings): readonly TextValue[] {
  const value = member.value
  if (value?.kind === 'string') return [value]
  if (value?.kind !== 'array') {
    refuse(
      findings,
      'data-type-mismatch',
      value ?? member,
      was(member),
      'a text or a list of texts',
    )
    return []
  }
  return value.items.flatMap((item) => {
    if (item.kind === 'string') return [item]
    const found = `${quoted(member.key.value)} holds ${typeName(item)}.`
    refuse(findings, 'data-type-mismatch', item, found, 'texts only')
    return []
  })
}

/** How a message begins that says what a member holds instead. */
export function was(member: JsonMember): string {
  return `${quoted(member.key.value)} is ${member.value === null ? 'without a value' : typeName(member.value)}.`
}

/** A JSON type as a person would call it. */
export function typeName(node: JsonNode): string {
  switch (node.kind) {
    case 'object':
      return 'an object'
    case 'array':
      return 'a list'
    case 'string':
      return 'a text'
    case 'number':
      return 'a number'
    case 'boolean':
      return 'true or false'
    case 'null':
      return 'null'
  }
}
