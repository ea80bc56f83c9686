/**
 * What can be chosen in a question: the principals and resources of a world.
 */

import { webIdentityDomains } from './callers.ts'
import type { Account, IdentityProvider, Session, User, World } from './model.ts'
import { groupArn, roleArn, rootArn, userArn } from './organization.ts'
import { shortArn, shortPrincipal } from './short-names.ts'

export type PrincipalKind =
  | 'user'
  | 'root'
  | 'role'
  | 'session'
  | 'federatedUser'
  | 'identityProvider'
  | 'service'
  | 'anonymous'

export interface PrincipalOption {
  /** The principal as a question takes it. */
  readonly value: string
  /** 'user/ana', 'role/deploy ▸ ci-run-42', 'root of Production', 'anonymous'. */
  readonly label: string
  readonly kind: PrincipalKind
  /** Null for services and anonymous callers. */
  readonly accountId: string | null
  readonly accountName: string | null
  /** A few words on what it is; may be empty. */
  readonly note: string
}

export interface ResourceOption {
  readonly arn: string
  readonly label: string
  /** What people call it: 'S3 bucket', 'Role', … */
  readonly type: string
  /** Null for '*'. */
  readonly accountId: string | null
  readonly accountName: string | null
}

/** Everyone who can ask: the accounts in their order, then services and domains that policies mention, then anonymous. */
export function principals(world: World): readonly PrincipalOption[] {
  return [
    ...world.accounts.flatMap(accountPrincipals),
    ...mentionedStrangers(world),
    stranger('anonymous', 'anonymous', 'unsigned request'),
  ]
}

/** Everything that can be asked about: '*', then by account its resources and what IAM holds. */
export function resources(world: World): readonly ResourceOption[] {
  const all: ResourceOption = {
    arn: '*',
    label: '*',
    type: 'All resources',
    accountId: null,
    accountName: null,
  }
  return [all, ...world.accounts.flatMap(accountResources)]
}

function accountPrincipals(account: Account): readonly PrincipalOption[] {
  const option = (value: string, kind: PrincipalKind, note: string): PrincipalOption => ({
    value,
    label: kind === 'root' ? `root of ${account.name}` : shortPrincipal(value),
    kind,
    accountId: account.id,
    accountName: account.name,
    note,
  })
  return [
    option(rootArn(account.id), 'root', 'root user'),
    ...account.users.map((user) => option(userArn(account.id, user), 'user', userNote(user))),
    ...account.roles.map((role) => option(roleArn(account.id, role), 'role', role.description)),
    ...account.sessions.map((session) =>
      option(
        session.arn,
        session.kind === 'role' ? 'session' : 'federatedUser',
        sessionNote(session),
      ),
    ),
    ...account.identityProviders.map((provider) =>
      option(provider.arn, 'identityProvider', providerNote(provider)),
    ),
  ]
}

function userNote(user: User): string {
  return user.groupNames.join(', ')
}

function sessionNote(session: Session): string {
  const what =
    session.kind === 'role' ? session.via : `issued by ${shortPrincipal(session.issuerArn)}`
  const limited = session.policies !== null && session.policies.length > 0
  return limited ? `${what}, with session policy` : what
}

function providerNote(provider: IdentityProvider): string {
  return provider.kind === 'saml' ? 'SAML provider' : 'OIDC provider'
}

function stranger(value: string, kind: PrincipalKind, note: string): PrincipalOption {
  return { value, label: value, kind, accountId: null, accountName: null, note }
}

/** Service principals and built-in identity providers of trust and resource policies, read off the text: it need not be valid. */
function mentionedStrangers(world: World): readonly PrincipalOption[] {
  const names = new Set<string>()
  for (const account of world.accounts) {
    const trust = account.roles.map((role) => role.trustPolicy)
    const resource = account.resources.flatMap(({ policy }) => policy ?? [])
    for (const document of [...trust, ...resource]) {
      for (const [, name = ''] of document.matchAll(/"([a-z0-9.-]+\.[a-z]+)"/g)) {
        if (name.endsWith('.amazonaws.com') || webIdentityDomains.includes(name)) names.add(name)
      }
    }
  }
  return [...names]
    .sort()
    .map((name) =>
      webIdentityDomains.includes(name)
        ? stranger(name, 'identityProvider', 'web identity provider')
        : stranger(name, 'service', 'AWS service'),
    )
}

function accountResources(account: Account): readonly ResourceOption[] {
  const option = (arn: string, type: string): ResourceOption => ({
    arn,
    label: shortArn(arn),
    type,
    accountId: account.id,
    accountName: account.name,
  })
  return [
    ...account.resources.map(({ arn, type }) => option(arn, type)),
    ...account.roles.map((role) => option(roleArn(account.id, role), 'Role')),
    ...account.users.map((user) => option(userArn(account.id, user), 'User')),
    ...account.groups.map((group) => option(groupArn(account.id, group), 'Group')),
    ...account.policies
      .filter((policy) => !policy.awsManaged)
      .map(({ arn }) => option(arn, 'Customer managed policy')),
  ]
}
