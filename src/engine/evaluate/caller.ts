/**
 * Who asks: the request's principal, told apart by its text, with everything a policy can call it (D2).
 */

import type { AccessRequest } from './types.ts'
import type { CallerKind } from './trace.ts'

/** A caller with its names at each level. Fields that a kind does not have are null. */
export interface Caller {
  readonly kind: CallerKind
  /** The principal as asked. */
  readonly principal: string
  readonly partition: string | null
  /** 12 digits; null for services, identity providers and anonymous callers. */
  readonly account: string | null
  /** The user's, session's or federated user's own ARN. */
  readonly ownArn: string | null
  /** The role behind a session. */
  readonly roleArn: string | null
  /** The IAM user behind a federated user. */
  readonly issuerArn: string | null
  readonly ids: readonly string[]
}

/** Web identity providers that are known by their domain (G34). */
const webIdentityDomains: ReadonlySet<string> = new Set([
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'graph.facebook.com',
  'www.amazon.com',
])

/** Tells what kind of caller a request has. Any text is some kind, if only 'unknown'. */
export function callerOf(request: AccessRequest): Caller {
  const { principal } = request
  const nobody: Caller = {
    kind: 'unknown',
    principal,
    partition: null,
    account: null,
    ownArn: null,
    roleArn: null,
    issuerArn: null,
    ids: request.principalIds ?? [],
  }
  if (principal.startsWith('arn:')) return arnCaller(request, nobody)
  if (principal === 'anonymous') return { ...nobody, kind: 'anonymous' }
  const webIdentity = request.action.toLowerCase() === 'sts:assumerolewithwebidentity'
  if (webIdentityDomains.has(principal) && (webIdentity || !principal.endsWith('.amazonaws.com'))) {
    return { ...nobody, kind: 'identityProvider' }
  }
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]+$/.test(principal)) return { ...nobody, kind: 'service' }
  return nobody
}

function arnCaller(request: AccessRequest, nobody: Caller): Caller {
  const [, partition = '', service, , account = '', ...rest] = request.principal.split(':')
  const resource = rest.join(':')
  const [type, name = ''] = splitOnce(resource)
  const known = { ...nobody, partition, account, ownArn: request.principal }
  const own = request.principal
  if (service === 'iam') {
    if (resource === 'root') return { ...known, kind: 'root' }
    if (name === '') return nobody
    if (type === 'user') return { ...known, kind: 'user' }
    if (type === 'role') return { ...known, kind: 'role', ownArn: null, roleArn: own }
    if (type === 'oidc-provider' || type === 'saml-provider') {
      return { ...nobody, kind: 'identityProvider', partition }
    }
  }
  if (service === 'sts' && name !== '') {
    if (type === 'assumed-role') {
      const [role] = splitOnce(name)
      // Without a role ARN the role is taken to have no path.
      const roleArn = request.roleArn ?? `arn:${partition}:iam::${account}:role/${role}`
      return { ...known, kind: 'roleSession', roleArn }
    }
    if (type === 'federated-user') {
      return { ...known, kind: 'federatedUser', issuerArn: request.issuerArn ?? null }
    }
  }
  return nobody
}

function splitOnce(text: string): readonly [string, string] {
  const slash = text.indexOf('/')
  return slash < 0 ? [text, ''] : [text.slice(0, slash), text.slice(slash + 1)]
}

/** Service-linked roles live under a path of their own; organizations' policies do not reach them (D54). */
export function isServiceLinkedRole(caller: Caller): boolean {
  return caller.roleArn?.includes(':role/aws-service-role/') ?? false
}
