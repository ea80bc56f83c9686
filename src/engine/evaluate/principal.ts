/**
 * Whom a Principal or NotPrincipal element covers (D2, G27 to G51).
 */

import type { PolicyKind } from '../policy/kinds.ts'
import type { PrincipalElement, PrincipalValue } from '../policy/model.ts'
import type { ReadingId } from '../policy/readings.ts'
import { unreachable } from '../text/assert.ts'
import type { Asker } from './facts.ts'
import type { Grant, PrincipalReason, PrincipalTrace } from './trace.ts'
import { none } from './trace-parts.ts'

/** Strength of a grant, for the strongest of several (D62). */
const strength: Readonly<Record<Grant, number>> = {
  account: 1,
  issuer: 2,
  role: 3,
  any: 4,
  service: 4,
  provider: 4,
  direct: 5,
}

/** The stronger of two grants. */
export function stronger(a: Grant | null, b: Grant | null): Grant | null {
  if (a === null || b === null) return a ?? b
  return strength[b] > strength[a] ? b : a
}

/** By which form one value covers the caller; null when it does not. */
function coverage(value: PrincipalValue, facts: Asker, kind: PolicyKind): Grant | null {
  const { caller } = facts
  const text = value.value
  switch (value.type) {
    case 'Any':
      return 'any'
    case 'Service':
      return caller.kind === 'service' && text === caller.principal ? 'service' : null
    case 'Federated':
      return caller.kind === 'identityProvider' && text === caller.principal ? 'provider' : null
    case 'CanonicalUser':
      // G35: the account's identity in S3.
      return caller.account !== null && caller.ids.includes(text) ? 'account' : null
    case 'AWS':
      return coverageByName(text, facts, kind)
    default:
      return unreachable(value.type)
  }
}

function coverageByName(text: string, facts: Asker, kind: PolicyKind): Grant | null {
  const { caller } = facts
  if (caller.account === null) return null
  if (text === caller.account || text === `arn:${caller.partition}:iam::${caller.account}:root`) {
    // G40: in a gateway endpoint's policy an account is its root user only.
    const rootOnly = kind === 'endpoint' && facts.gatewayEndpoint
    return rootOnly && caller.kind !== 'root' ? null : 'account'
  }
  if (text === caller.ownArn) return 'direct'
  if (text === caller.roleArn) return 'role'
  if (text === caller.issuerArn) return 'issuer'
  return idCoverage(text, facts)
}

/** G36: unique ids. A session's id is the role's with its name behind a colon (S1). */
function idCoverage(text: string, facts: Asker): Grant | null {
  const { caller } = facts
  if (!caller.ids.some((id) => id === text || id.startsWith(`${text}:`))) return null
  if (text.startsWith('AROA')) return 'role'
  return caller.kind === 'federatedUser' ? 'issuer' : 'direct'
}

/** What an element says of the caller: whether it holds, and the grant an Allow would give. */
export interface PrincipalResult {
  readonly holds: boolean
  readonly grant: Grant | null
  readonly reason: PrincipalReason
}

/** Evaluates Principal or NotPrincipal for the caller. */
export function evaluatePrincipal(
  element: PrincipalElement,
  facts: Asker,
  kind: PolicyKind,
): PrincipalResult {
  return element.negated ? notPrincipal(element, facts, kind) : principal(element, facts, kind)
}

const coversNone: PrincipalResult = { holds: false, grant: null, reason: { kind: 'coversNone' } }

function principal(element: PrincipalElement, facts: Asker, kind: PolicyKind): PrincipalResult {
  let grant: Grant | null = null
  for (const value of element.values) grant = stronger(grant, coverage(value, facts, kind))
  return grant === null ? coversNone : { holds: true, grant, reason: { kind: 'covers', grant } }
}

/**
 * NotPrincipal exempts a caller whose every level is listed (G46, G47): a user and its account,
 * a session, its role and its account.
 */
function notPrincipal(element: PrincipalElement, facts: Asker, kind: PolicyKind): PrincipalResult {
  // G49: with a permissions boundary a resource-based policy's exemption never works.
  if (facts.hasBoundary && kind === 'resource') return excepted({ kind: 'boundaryVoidsExemption' })
  const grants = new Set<Grant>()
  for (const value of element.values) {
    const grant = coverage(value, facts, kind)
    if (grant !== null) grants.add(grant)
  }
  if (grants.size === 0) return excepted({ kind: 'exemptsNone' })
  const missing = missingLevels(grants, facts)
  if (missing.length > 0) return excepted({ kind: 'exemptionIncomplete', missing })
  return { holds: false, grant: null, reason: { kind: 'exempts' } }
}

/** The statement is about this caller; with Allow it grants to everybody (G45). */
function excepted(reason: PrincipalReason): PrincipalResult {
  return { holds: true, grant: 'any', reason }
}

function missingLevels(
  grants: ReadonlySet<Grant>,
  facts: Asker,
): ('account' | 'role' | 'session')[] {
  const { kind } = facts.caller
  if (grants.has('any') || kind === 'service' || kind === 'identityProvider') return []
  const missing: ('account' | 'role' | 'session')[] = []
  if (!grants.has('account')) missing.push('account')
  if (kind === 'root') return missing
  const session = kind === 'role' || kind === 'roleSession'
  if (session && !grants.has('role')) missing.push('role')
  if (!grants.has('direct')) missing.push('session')
  return missing
}

/** The same evaluation with its reasons. */
export function tracePrincipal(
  element: PrincipalElement,
  facts: Asker,
  statement: { readonly allow: boolean; readonly kind: PolicyKind },
): PrincipalTrace & { readonly grant: Grant | null } {
  const { holds, grant, reason } = evaluatePrincipal(element, facts, statement.kind)
  return {
    kind: 'principal',
    from: element.from,
    to: element.to,
    negated: element.negated,
    holds,
    reason,
    grant: holds ? grant : null,
    values: element.values.map((value) => {
      const covers = coverage(value, facts, statement.kind)
      const { from, to, type } = value
      return { from, to, type, value: value.value, holds: covers !== null, grant: covers }
    }),
    readings: principalReadings(element, facts, reason, statement),
  }
}

function principalReadings(
  element: PrincipalElement,
  facts: Asker,
  reason: PrincipalReason,
  statement: { readonly allow: boolean; readonly kind: PolicyKind },
): readonly ReadingId[] {
  const found: ReadingId[] = []
  if (element.negated) {
    if (reason.kind === 'exemptionIncomplete') found.push('not-principal-levels')
    if (statement.allow && reason.kind !== 'exempts') found.push('allow-not-principal')
    const services = element.values.some((value) => value.type === 'Service')
    if (services && element.values.some((value) => value.type !== 'Service'))
      found.push('not-principal-mixed')
  } else if (reason.kind === 'covers') {
    if (reason.grant === 'any' && statement.allow && facts.caller.kind === 'service')
      found.push('any-covers-services')
    if (reason.grant === 'any' && statement.kind === 'trust') found.push('trust-any')
    if (reason.grant === 'account' && !statement.allow && facts.caller.kind !== 'root')
      found.push('account-deny')
  }
  return found.length === 0 ? none : found
}
