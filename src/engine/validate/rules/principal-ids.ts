/**
 * INVALID_ROLE_REFERENCE, INVALID_USER_REFERENCE, REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY:
 * principals that are spelt in a way that means less, or nothing more (G36, G38).
 */

import type { PrincipalValue } from '../../policy/model.ts'
import { quoted } from '../../policy/findings.ts'
import { remove } from '../fixes.ts'
import type { PrincipalRule, StatementRule } from '../rule.ts'

export const uniqueId: PrincipalRule = {
  level: 'principal',
  codes: ['invalid-role-reference', 'invalid-user-reference'],
  kinds: 'all',
  check(check, principal) {
    if (principal.type !== 'AWS') return
    const shown = quoted(principal.value)
    if (/^AROA[A-Z0-9]+$/.test(principal.value)) {
      check.report('invalid-role-reference', principal, shown)
    } else if (/^AIDA[A-Z0-9]+$/.test(principal.value)) {
      check.report('invalid-user-reference', principal, shown)
    }
  },
}

export const sessionOfRole: StatementRule = {
  level: 'statement',
  codes: ['redundant-principal-in-role-trust-policy'],
  kinds: ['trust'],
  check(check, { statement, principals }) {
    if (statement.principal?.negated !== false) return
    const roles = new Map<string, string>()
    for (const each of principals) {
      const role = roleOf(each)
      if (role !== null) roles.set(role, each.value)
    }
    for (const each of principals) {
      const role = roles.get(sessionRole(each) ?? '')
      if (role === undefined) continue
      check.report(
        'redundant-principal-in-role-trust-policy',
        each,
        quoted(each.value),
        quoted(role),
        remove(check.root, each, 'Remove the session'),
      )
    }
  },
}

/** Account and name of a role; its path is not part of a session’s ARN (G31). */
function roleOf({ type, value }: PrincipalValue): string | null {
  const found = /^arn:[^:]+:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(value)
  return type === 'AWS' && found !== null ? `${found[1] ?? ''}/${found[2] ?? ''}` : null
}

function sessionRole({ type, value }: PrincipalValue): string | null {
  const found = /^arn:[^:]+:sts::(\d{12}):assumed-role\/([^/]+)\/[^/]+$/.exec(value)
  return type === 'AWS' && found !== null ? `${found[1] ?? ''}/${found[2] ?? ''}` : null
}
