/**
 * The policies on the caller's side: identity policies, permissions boundary, session policies (5.3).
 */

import type { Caller } from './callers.ts'
import { defaultVersion, findManagedPolicy } from './managed-policies.ts'
import type { Account, Group, InlinePolicy, Role, Session, User, World } from './model.ts'
import { groupArn, roleArn, userArn } from './organization.ts'
import type { PolicyUse } from './policy-use.ts'
import type { PolicyRef } from './questions.ts'
import { refs } from './refs.ts'

export interface CallerPolicies {
  readonly identity: readonly PolicyUse[]
  readonly boundary: PolicyUse | null
  /** Null where no session policy was passed. */
  readonly session: readonly PolicyUse[] | null
  /** Attached, and not in the world. */
  readonly missing: readonly PolicyRef[]
}

export function callerPolicies(world: World, caller: Caller): CallerPolicies {
  switch (caller.kind) {
    case 'user':
      return caller.account === null || caller.user === null
        ? nothing
        : userPolicies(world, caller.account, caller.user)
    case 'role':
      return {
        ...(caller.account === null || caller.role === null
          ? nothing
          : rolePolicies(world, caller.account, caller.role)),
        session: sessionPolicies(caller.session),
      }
    case 'federatedUser':
      // S26: the user who called GetFederationToken counts, with that user's boundary (D9).
      return {
        ...(caller.account === null || caller.issuer === null
          ? nothing
          : userPolicies(world, caller.account, caller.issuer)),
        session: sessionPolicies(caller.session),
      }
    case 'root':
    case 'service':
    case 'identityProvider':
    case 'anonymous':
    case 'unknown':
      return nothing
    default:
      return caller satisfies never
  }
}

const nothing: CallerPolicies = { identity: [], boundary: null, session: null, missing: [] }

function userPolicies(world: World, account: Account, user: User): CallerPolicies {
  const groups = user.groupNames.flatMap(
    (name) => account.groups.find((group) => group.name === name) ?? [],
  )
  const own = [
    ...inlineUses(userArn(account.id, user), user.inlinePolicies),
    ...groups.flatMap((group) => groupInlineUses(account, group)),
  ]
  const attached = [
    ...user.attachedPolicyArns,
    ...groups.flatMap((group) => group.attachedPolicyArns),
  ]
  return withManaged(world, account, own, attached, user.permissionsBoundaryArn)
}

function groupInlineUses(account: Account, group: Group): readonly PolicyUse[] {
  return inlineUses(groupArn(account.id, group), group.inlinePolicies)
}

function rolePolicies(world: World, account: Account, role: Role): CallerPolicies {
  const own = inlineUses(roleArn(account.id, role), role.inlinePolicies)
  return withManaged(world, account, own, role.attachedPolicyArns, role.permissionsBoundaryArn)
}

function inlineUses(ownerArn: string, policies: readonly InlinePolicy[]): readonly PolicyUse[] {
  return policies.map(({ name, document }) => ({
    ref: refs.inline(ownerArn, name),
    kind: 'identity',
    document,
  }))
}

function sessionPolicies(session: Session | null): readonly PolicyUse[] | null {
  const policies = session?.policies ?? []
  if (session === null || policies.length === 0) return null
  return policies.map(({ name, document }) => ({
    ref: refs.session(session.arn, name),
    kind: 'session',
    document,
  }))
}

/** Adds the managed policies; one that comes by several ways stands once (G67). */
function withManaged(
  world: World,
  account: Account,
  own: readonly PolicyUse[],
  attachedArns: readonly string[],
  boundaryArn: string | null,
): CallerPolicies {
  const attached = [...new Set(attachedArns)].map(
    (arn) => [arn, managedUse(world, account, arn, 'identity')] as const,
  )
  const boundary = boundaryArn === null ? null : managedUse(world, account, boundaryArn, 'boundary')
  const missing = attached.flatMap(([arn, use]) => (use === null ? [arn] : []))
  return {
    identity: [...own, ...attached.flatMap(([, use]) => use ?? [])],
    boundary,
    session: null,
    missing: boundaryArn !== null && boundary === null ? [...missing, boundaryArn] : missing,
  }
}

function managedUse(
  world: World,
  account: Account,
  arn: string,
  kind: 'identity' | 'boundary',
): PolicyUse | null {
  const policy = findManagedPolicy(world, account, arn)
  const version = policy === null ? null : defaultVersion(policy)
  return version === null
    ? null
    : { ref: refs.managedPolicy(arn), kind, document: version.document }
}
