/**
 * The context keys that a caller and its session bring (4.2, 4.3, 4.4).
 */

import type { Caller, FederatedUserCaller, RoleCaller } from './callers.ts'
import type { Tag, World } from './model.ts'
import { accountOrgPath } from './organization.ts'
import type { BroughtKey } from './request-keys.ts'

/** Session name in aws:userid for "any session of the role": policies test the part before it. */
const UNNAMED_SESSION = 'session'

/** The rows of table 4.3. GetSessionToken's credentials are the user's own; MFA comes by hand. */
export function callerKeys(world: World, caller: Caller): readonly BroughtKey[] {
  switch (caller.kind) {
    case 'root':
      return signed(world, caller.accountId, {
        arn: caller.arn,
        type: 'Account',
        userid: caller.accountId,
      })
    case 'user':
      return [
        ...signed(world, caller.accountId, {
          arn: caller.arn,
          type: 'User',
          userid: caller.user?.id ?? null,
        }),
        ['aws:username', caller.name],
        ...principalTags(caller.user?.tags ?? []),
      ]
    case 'role':
      return roleKeys(world, caller)
    case 'federatedUser':
      return federatedKeys(world, caller)
    case 'service':
      return serviceKeys(caller.name)
    case 'anonymous':
      return [
        ['aws:PrincipalAccount', 'anonymous'],
        ['aws:PrincipalType', 'Anonymous'],
        ['aws:userid', 'anonymous'],
      ]
    // S23: calls with a token or an assertion are unsigned; its claims come by hand.
    case 'identityProvider':
    case 'unknown':
      return []
    default:
      return caller satisfies never
  }
}

/** What temporary credentials add (4.4). */
export function sessionKeys(caller: Caller, moment: Date | null): readonly BroughtKey[] {
  if (caller.kind !== 'role' && caller.kind !== 'federatedUser') return []
  const { session } = caller
  const keys: BroughtKey[] = []
  // "Any session of the role" is one that has just begun; of a session that is not listed nothing is known.
  const issuedAt =
    session?.issuedAt ?? (isAnySession(caller) ? moment?.toISOString() : null) ?? null
  if (issuedAt !== null) keys.push(['aws:TokenIssueTime', issuedAt])
  if (session === null) return keys
  if (session.kind === 'role') {
    if (session.sourceIdentity !== null) keys.push(['aws:SourceIdentity', session.sourceIdentity])
    if (session.federatedProvider !== null) {
      keys.push(['aws:FederatedProvider', session.federatedProvider])
    }
    // No aws:MultiFactorAuth…: a role session does not carry the MFA it was made with (S9).
  }
  return [...keys, ...Object.entries(session.contextKeys)]
}

function isAnySession(caller: RoleCaller | FederatedUserCaller): boolean {
  return caller.kind === 'role' && caller.sessionName === null
}

interface SignedCaller {
  readonly arn: string
  readonly type: 'Account' | 'User' | 'AssumedRole' | 'FederatedUser'
  /** Null where the world does not know the caller's unique id. */
  readonly userid: string | null
}

/** What every caller with an account brings. */
function signed(world: World, accountId: string, caller: SignedCaller): readonly BroughtKey[] {
  const keys: BroughtKey[] = [
    ['aws:PrincipalArn', caller.arn],
    ['aws:PrincipalAccount', accountId],
  ]
  const path = accountOrgPath(world, accountId)
  if (world.organization !== null && path !== null) {
    keys.push(['aws:PrincipalOrgID', world.organization.id], ['aws:PrincipalOrgPaths', [path]])
  }
  keys.push(['aws:PrincipalType', caller.type])
  if (caller.userid !== null) keys.push(['aws:userid', caller.userid])
  // Table 4.8: true only for a service principal, false for service roles and service-linked roles too.
  keys.push(['aws:PrincipalIsAWSService', 'false'])
  return keys
}

/** aws:PrincipalArn is the role's ARN, not the session's. */
function roleKeys(world: World, caller: RoleCaller): readonly BroughtKey[] {
  const { role, session, sessionName } = caller
  const known = role !== null && role.id !== ''
  return [
    ...signed(world, caller.accountId, {
      arn: caller.roleArn,
      type: 'AssumedRole',
      userid: known ? `${role.id}:${sessionName ?? UNNAMED_SESSION}` : null,
    }),
    ...principalTags([...(role?.tags ?? []), ...(session?.tags ?? [])]),
  ]
}

function federatedKeys(world: World, caller: FederatedUserCaller): readonly BroughtKey[] {
  const { accountId, arn, name, issuer, session } = caller
  return [
    ...signed(world, accountId, { arn, type: 'FederatedUser', userid: `${accountId}:${name}` }),
    ...principalTags([...(issuer?.tags ?? []), ...(session?.tags ?? [])]),
  ]
}

function serviceKeys(name: string): readonly BroughtKey[] {
  // 'logs.eu-west-1.amazonaws.com' belongs to the same service as 'logs.amazonaws.com'.
  const general = name.replace(/\.[a-z]{2}(-[a-z]+)+-\d+(?=\.amazonaws\.com)/, '')
  return [
    ['aws:PrincipalIsAWSService', 'true'],
    ['aws:PrincipalServiceName', name],
    ['aws:PrincipalServiceNamesList', general === name ? [name] : [general, name]],
  ]
}

/** Later tags win over earlier ones of the same key in any letter case: a session's over its role's (S12). */
function principalTags(tags: readonly Tag[]): readonly BroughtKey[] {
  const byKey = new Map(tags.map((tag) => [tag.key.toLowerCase(), tag] as const))
  return [...byKey.values()].map(({ key, value }) => [`aws:PrincipalTag/${key}`, value])
}
