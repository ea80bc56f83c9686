/**
 * MISMATCHED_ACTION_FOR_PRINCIPAL, MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY: which call a caller
 * makes to assume a role depends on what the caller is (G44).
 */

import { quoted } from '../../policy/findings.ts'
import type { PrincipalValue } from '../../policy/model.ts'
import { coversSome } from '../patterns.ts'
import type { ActionView, Check, DocumentRule, StatementRule, StatementView } from '../rule.ts'

type AssumeCall = 'sts:AssumeRole' | 'sts:AssumeRoleWithSAML' | 'sts:AssumeRoleWithWebIdentity'

const calls: readonly AssumeCall[] = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
]

/** The call that a principal assumes a role with; null for `*`, which may be any. */
function callOf(principal: PrincipalValue): AssumeCall | null {
  switch (principal.type) {
    case 'Any':
      return null
    case 'Federated':
      return /:saml-provider\//.test(principal.value)
        ? 'sts:AssumeRoleWithSAML'
        : 'sts:AssumeRoleWithWebIdentity'
    case 'AWS':
    case 'Service':
    case 'CanonicalUser':
      return 'sts:AssumeRole'
  }
}

export const mismatchedAction: StatementRule = {
  level: 'statement',
  codes: ['mismatched-action-for-principal'],
  kinds: ['trust'],
  check(check, view) {
    const { statement, actions, principals } = view
    if (statement.action.negated || principals.length === 0) return
    const made = new Set(principals.map(callOf))
    const wrong = actions.filter((action) => isWrong(action, made))
    for (const action of wrong) reportAction(check, action, principals, made.size === 1)
    if (wrong.length > 0) return
    const allowed = calls.filter((call) => coversCall(view, call))
    // TagSession may have a statement of its own.
    if (allowed.length === 0) return
    for (const principal of principals) {
      const call = callOf(principal)
      if (call === null || allowed.includes(call)) continue
      const shown = quoted(principal.value)
      check.report('mismatched-action-for-principal', principal, `${shown} assumes a role`, call)
    }
  },
}

/** A call that none of the principals makes; null among them is one that may make any. */
function isWrong(action: ActionView, made: ReadonlySet<AssumeCall | null>): boolean {
  const call = calls.find((each) => each.toLowerCase() === action.lower)
  return call !== undefined && !made.has(null) && !made.has(call)
}

function reportAction(
  check: Check,
  action: ActionView,
  principals: readonly PrincipalValue[],
  alike: boolean,
): void {
  const [first] = principals
  const call = first === undefined ? null : callOf(first)
  if (first === undefined || call === null) return
  const found = `${quoted(first.value)} does not call ${action.value.value}; it assumes a role`
  const { from, to } = action.value
  const fix = { title: `Write ${call}`, edits: [{ from, to, insert: JSON.stringify(call) }] }
  check.report('mismatched-action-for-principal', action.value, found, call, alike ? fix : null)
}

function coversCall({ actions }: StatementView, call: string): boolean {
  return actions.some((action) => coversSome(action.lower, [call.toLowerCase()]))
}

const rolesAnywhere = 'rolesanywhere.amazonaws.com'
const anywhereCalls = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession']

export const rolesAnywhereActions: DocumentRule = {
  level: 'document',
  codes: ['missing-action-for-roles-anywhere-trust-policy'],
  kinds: ['trust'],
  check(check) {
    const trusting = check.statements.filter(
      ({ statement, principals }) =>
        statement.effect === 'Allow' && principals.some(({ value }) => value === rolesAnywhere),
    )
    const missing = anywhereCalls.filter((call) => !trusting.some((view) => coversCall(view, call)))
    const principal = trusting[0]?.principals.find(({ value }) => value === rolesAnywhere)
    if (principal === undefined || missing.length === 0) return
    const found = missing.join(' and ')
    check.report('missing-action-for-roles-anywhere-trust-policy', principal, found)
  },
}
