/**
 * Who the text of a principal stands for, with what the world knows of it.
 */

import type {
  Account,
  FederatedUserSession,
  Role,
  RoleSession,
  Session,
  User,
  World,
} from './model.ts'
import { findAccount, roleArn, rootArn, userArn } from './organization.ts'

/** A caller. `account`, `user`, `role` and `session` are null where the world does not hold them. */
export type Caller =
  | UserCaller
  | RoleCaller
  | FederatedUserCaller
  | { readonly kind: 'root'; readonly arn: string; readonly accountId: string }
  | { readonly kind: 'service'; readonly name: string }
  /** Asks for sts:AssumeRoleWith… with a token or assertion; the call is unsigned (S23). */
  | { readonly kind: 'identityProvider' }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'unknown'; readonly text: string }

export interface UserCaller {
  readonly kind: 'user'
  readonly arn: string
  /** Without path. */
  readonly name: string
  readonly accountId: string
  readonly account: Account | null
  readonly user: User | null
}

/** A session of a role; `sessionName` is null for "any session of it". */
export interface RoleCaller {
  readonly kind: 'role'
  /** With the role's path; without it where the world does not know the role behind a session. */
  readonly roleArn: string
  readonly sessionName: string | null
  readonly accountId: string
  readonly account: Account | null
  readonly role: Role | null
  readonly session: RoleSession | null
}

export interface FederatedUserCaller {
  readonly kind: 'federatedUser'
  readonly arn: string
  readonly name: string
  readonly accountId: string
  readonly account: Account | null
  readonly session: FederatedUserSession | null
  /** The IAM user who called GetFederationToken; null too when it was the root user. */
  readonly issuer: User | null
}

/** Identity providers that are built in and go by their domain (G34). */
export const webIdentityDomains: readonly string[] = [
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'graph.facebook.com',
  'www.amazon.com',
]

/** Who `principal` (as in the evaluator's AccessRequest) is. */
export function resolveCaller(world: World, principal: string, action: string): Caller {
  if (principal === 'anonymous') return { kind: 'anonymous' }
  if (isWebIdentity(principal, action)) return { kind: 'identityProvider' }
  if (servicePattern.test(principal)) return { kind: 'service', name: principal }
  const parts = principalArnPattern.exec(principal)
  const [, service, accountId, type, rest] = parts ?? []
  if (service === undefined || accountId === undefined || type === undefined) {
    return { kind: 'unknown', text: principal }
  }
  const account = findAccount(world, accountId)
  const name = lastPart(rest ?? '')
  switch (`${service}:${type}`) {
    case 'iam:root':
      return { kind: 'root', arn: rootArn(accountId), accountId }
    case 'iam:user':
      return {
        kind: 'user',
        arn: principal,
        name,
        accountId,
        account,
        ...userOf(account, principal),
      }
    case 'iam:role':
      return roleCaller(accountId, account, principal)
    case 'sts:assumed-role':
      return sessionCaller(accountId, account, principal, rest ?? '')
    case 'sts:federated-user':
      return federatedCaller(accountId, account, principal, name)
    case 'iam:oidc-provider':
    case 'iam:saml-provider':
      return { kind: 'identityProvider' }
    default:
      return { kind: 'unknown', text: principal }
  }
}

/** The 12 digits of the caller's account; null for those without one. */
export function callerAccountId(caller: Caller): string | null {
  switch (caller.kind) {
    case 'user':
    case 'role':
    case 'federatedUser':
    case 'root':
      return caller.accountId
    case 'service':
    case 'identityProvider':
    case 'anonymous':
    case 'unknown':
      return null
    default:
      return caller satisfies never
  }
}

const servicePattern = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]+$/
const principalArnPattern = /^arn:[^:]*:(iam|sts)::(\d{12}):([a-z-]+)(?:\/(.+))?$/s

/** Amazon Cognito has the same name as a service principal and as an identity provider. */
function isWebIdentity(principal: string, action: string): boolean {
  if (!webIdentityDomains.includes(principal)) return false
  return !principal.endsWith('.amazonaws.com') || /^sts:AssumeRoleWithWebIdentity$/i.test(action)
}

function lastPart(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1)
}

function userOf(account: Account | null, arn: string): { readonly user: User | null } {
  return { user: account === null ? null : userByArn(account, arn) }
}

export function userByArn(account: Account, arn: string): User | null {
  return account.users.find((user) => userArn(account.id, user) === arn) ?? null
}

export function roleByArn(account: Account, arn: string): Role | null {
  return account.roles.find((role) => roleArn(account.id, role) === arn) ?? null
}

function roleCaller(accountId: string, account: Account | null, arn: string): RoleCaller {
  const role = account === null ? null : roleByArn(account, arn)
  return {
    kind: 'role',
    roleArn: arn,
    sessionName: null,
    accountId,
    account,
    role,
    session: null,
  }
}

/** `rest` is 'ROLENAME/SESSION': the role's path is not part of a session's ARN (S6). */
function sessionCaller(
  accountId: string,
  account: Account | null,
  arn: string,
  rest: string,
): RoleCaller {
  const slash = rest.indexOf('/')
  const roleName = slash === -1 ? rest : rest.slice(0, slash)
  const session = sessionByArn(account, arn, isRoleSession)
  const role =
    account?.roles.find((candidate) =>
      session === null
        ? candidate.name === roleName
        : roleArn(accountId, candidate) === session.roleArn,
    ) ?? null
  const known = role === null ? null : roleArn(accountId, role)
  return {
    kind: 'role',
    roleArn: known ?? session?.roleArn ?? `arn:aws:iam::${accountId}:role/${roleName}`,
    sessionName: slash === -1 ? null : rest.slice(slash + 1),
    accountId,
    account,
    role,
    session,
  }
}

function federatedCaller(
  accountId: string,
  account: Account | null,
  arn: string,
  name: string,
): FederatedUserCaller {
  const session = sessionByArn(account, arn, isFederatedUserSession)
  const issuer = account === null || session === null ? null : userByArn(account, session.issuerArn)
  return { kind: 'federatedUser', arn, name, accountId, account, session, issuer }
}

function sessionByArn<T extends Session>(
  account: Account | null,
  arn: string,
  isKind: (session: Session) => session is T,
): T | null {
  const found = account?.sessions.find((session) => session.arn === arn && isKind(session))
  return found !== undefined && isKind(found) ? found : null
}

function isRoleSession(session: Session): session is RoleSession {
  return session.kind === 'role'
}

function isFederatedUserSession(session: Session): session is FederatedUserSession {
  return session.kind === 'federatedUser'
}
