/**
 * Principal and NotPrincipal: "*", or values under AWS, Service, Federated and CanonicalUser (semantics 1.6).
 */

import type { JsonMember } from '../json/read.ts'
import type { TextValue } from '../text/span.ts'
import { membersByName, readTexts, typeName } from './members.ts'
import { note, quoted, refuse } from './findings.ts'
import type { Findings } from './findings.ts'
import type { PolicyKind } from './kinds.ts'
import type { PrincipalElement, PrincipalValue } from './model.ts'

/** Lowers a Principal or NotPrincipal member. Mistakes go to `findings`, and the value is left out. */
export function lowerPrincipal(
  member: JsonMember,
  negated: boolean,
  kind: PolicyKind,
  findings: Findings,
): PrincipalElement {
  const value = member.value
  const whole = { from: member.from, to: member.to, negated }
  if (value?.kind === 'string') {
    if (value.value !== '*') {
      refuse(
        findings,
        'invalid-principal-format',
        value,
        quoted(value.value),
        '"*" or an object such as {"AWS": …}',
      )
      return { ...whole, values: [] }
    }
    warnOfAny(value, kind, findings)
    return { ...whole, values: [{ ...place(value), type: 'Any', value: '*' }] }
  }
  if (value?.kind !== 'object') {
    const found = value === null ? 'missing' : typeName(value)
    refuse(
      findings,
      'invalid-principal-format',
      value ?? member,
      found,
      '"*" or an object such as {"AWS": …}',
    )
    return { ...whole, values: [] }
  }
  const members = [...membersByName(value.members, findings).values()]
  if (members.length === 0) note(findings, 'empty-object-principal', value)
  return { ...whole, values: members.flatMap((each) => lowerKey(each, kind, findings)) }
}

function lowerKey(member: JsonMember, kind: PolicyKind, findings: Findings): PrincipalValue[] {
  const type = member.key.value
  if (type !== 'AWS' && type !== 'Service' && type !== 'Federated' && type !== 'CanonicalUser') {
    refuse(findings, 'invalid-principal-key', member.key, quoted(type))
    return []
  }
  if (member.value?.kind === 'array' && member.value.items.length === 0) {
    note(findings, 'empty-array-principal', member)
  }
  if (type === 'Federated' && kind !== 'trust')
    note(findings, 'federated-principal-not-supported', member.key)
  return readTexts(member, findings).flatMap((text) => lowerValue(text, type, kind, findings))
}

function lowerValue(
  text: TextValue,
  type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser',
  kind: PolicyKind,
  findings: Findings,
): PrincipalValue[] {
  const value = text.value
  if (type === 'AWS' && value === '*') {
    warnOfAny(text, kind, findings)
    return [{ ...place(text), type: 'Any', value }]
  }
  if (/[*?]/.test(value)) {
    // G41: rejected, never matched as a pattern.
    refuse(findings, 'unsupported-wildcard-in-principal', text, quoted(value))
    return []
  }
  const expected = expectedForm(type, value)
  if (expected !== null) {
    const code =
      type === 'Federated' && kind === 'trust'
        ? 'invalid-federated-principal-syntax-in-role-trust-policy'
        : 'invalid-principal-format'
    refuse(findings, code, text, quoted(value), expected)
    return []
  }
  return [{ ...place(text), type, value }]
}

/** What was expected of a value that has no form AWS knows (G28 to G37); null when it has one. */
function expectedForm(type: PrincipalValue['type'], value: string): string | null {
  switch (type) {
    case 'AWS':
      if (/^\d{12}$/.test(value) || /^A[A-Z0-9]{15,127}$/.test(value)) return null
      // G37: groups and instance profiles are never principals.
      if (/^arn:[^:]+:(iam|sts)::[^:]+:(?!group\/|instance-profile\/)\S/.test(value)) return null
      return 'an account id, the ARN of a user, role or session, or "*"'
    case 'Service':
      return /^[a-z0-9.-]+\.[a-z0-9-]+$/i.test(value)
        ? null
        : 'a service such as lambda.amazonaws.com'
    case 'Federated':
      return /^(arn:[^:]+:iam::\d{12}:(oidc|saml)-provider\/\S+|[a-z0-9-]+(\.[a-z0-9-]+)+)$/i.test(
        value,
      )
        ? null
        : 'the ARN of an identity provider or a web identity domain'
    case 'CanonicalUser':
      return /^[0-9a-f]{64}$/i.test(value) ? null : 'a canonical user id of 64 hexadecimal digits'
    case 'Any':
      return null
  }
}

/** G43: AWS's pages disagree on Principal "*" in a trust policy; it is evaluated and flagged. */
function warnOfAny(at: TextValue, kind: PolicyKind, findings: Findings): void {
  if (kind === 'trust') note(findings, 'role-trust-policy-unsupported-wildcard-in-principal', at)
}

function place(text: TextValue): { from: number; to: number } {
  return { from: text.from, to: text.to }
}
