/**
 * Who the text of a principal stands for, with what the world knows of it.
 */

import { searching } from './directory.ts'
import type { Directory } from './directory.ts'
import type {
  Account,
  FederatedUserSession,
  Role,
  RoleSession,
  Session,
  User,
  World,
} from './model.ts'
import { findAccount, roleArn, rootArn } from './organization.ts'

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
export function resolveCaller(
  world: World,
  principal: string,
  action: string,
  directory: Directory = searching,
): Caller {
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
        user: account === null ? null : directory.user(account, principal),
      }
    case 'iam:role':
      return roleCaller(accountId, account, principal, directory)
    case 'sts:assumed-role':
      return sessionCaller(accountId, account, principal, rest ?? '', directory)
    case 'sts:federated-user':
      return federatedCaller(accountId, account, principal, name, directory)
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
  return !principal.endsWith('.amazonaws.com') || webIdentityAction.test(action)
}

/** Of the actions, the only one that says who asks. */
export const webIdentityAction = /^sts:AssumeRoleWithWebIdentity$/i

function lastPart(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1)
}

function roleCaller(
  accountId: string,
  account: Account | null,
  arn: string,
  directory: Directory,
): RoleCaller {
  const role = account === null ? null : directory.role(account, arn)
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
  directory: Directory,
): RoleCaller {
  const slash = rest.indexOf('/')
  const roleName = slash === -1 ? rest : rest.slice(0, slash)
  const session = account === null ? null : sessionOf(account, arn, directory, isRoleSession)
  const role =
    account === null
      ? null
      : session === null
        ? directory.roleNamed(account, roleName)
        : directory.role(account, session.roleArn)
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
  directory: Directory,
): FederatedUserCaller {
  const session =
    account === null ? null : sessionOf(account, arn, directory, isFederatedUserSession)
  const issuer =
    account === null || session === null ? null : directory.user(account, session.issuerArn)
  return { kind: 'federatedUser', arn, name, accountId, account, session, issuer }
}

function sessionOf<T extends Session>(
  account: Account,
  arn: string,
  directory: Directory,
  isKind: (session: Session) => session is T,
): T | null {
  return directory.sessions(account, arn).find(isKind) ?? null
}

function isRoleSession(session: Session): session is RoleSession {
  return session.kind === 'role'
}

function isFederatedUserSession(session: Session): session is FederatedUserSession {
  return session.kind === 'federatedUser'
}
