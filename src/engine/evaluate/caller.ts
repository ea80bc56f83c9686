/**
 * Who asks: the request's principal, told apart by its text, with everything a policy can call it (D2).
 */

import { splitArn } from '../match/arn.ts'
import type { Operation } from './operation.ts'
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
export function callerOf(request: AccessRequest, operation: Operation): Caller {
  const { principal } = request
  if (principal.startsWith('arn:')) return arnCaller(request)
  if (principal === 'anonymous') return unsigned('anonymous', request, null)
  const webIdentity = operation.name === 'sts:assumerolewithwebidentity'
  if (webIdentityDomains.has(principal) && (webIdentity || !principal.endsWith('.amazonaws.com'))) {
    return unsigned('identityProvider', request, null)
  }
  const service = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]+$/.test(principal)
  return unsigned(service ? 'service' : 'unknown', request, null)
}

function arnCaller(request: AccessRequest): Caller {
  const { segments } = splitArn(request.principal)
  const partition = segments[1] ?? ''
  const resource = segments[5] ?? ''
  const slash = resource.indexOf('/')
  const type = slash < 0 ? resource : resource.slice(0, slash)
  const name = slash < 0 ? '' : resource.slice(slash + 1)
  if (segments[2] === 'iam') {
    if (resource === 'root') return signed('root', request, segments, request.principal, null)
    if (name !== '') {
      if (type === 'user') return signed('user', request, segments, request.principal, null)
      if (type === 'role') return signed('role', request, segments, null, request.principal)
      if (type === 'oidc-provider' || type === 'saml-provider') {
        return unsigned('identityProvider', request, partition)
      }
    }
  } else if (segments[2] === 'sts' && name !== '') {
    if (type === 'federated-user') {
      return signed('federatedUser', request, segments, request.principal, null)
    }
    if (type === 'assumed-role') {
      const end = name.indexOf('/')
      // Without a role ARN the role is taken to have no path.
      const role = `arn:${partition}:iam::${segments[4] ?? ''}:role/${end < 0 ? name : name.slice(0, end)}`
      const roleArn = request.roleArn ?? role
      return signed('roleSession', request, segments, request.principal, roleArn)
    }
  }
  return unsigned('unknown', request, null)
}

const noIds: readonly string[] = []

function signed(
  kind: CallerKind,
  request: AccessRequest,
  segments: readonly string[],
  ownArn: string | null,
  roleArn: string | null,
): Caller {
  return {
    kind,
    principal: request.principal,
    partition: segments[1] ?? '',
    account: segments[4] ?? '',
    ownArn,
    roleArn,
    issuerArn: kind === 'federatedUser' ? (request.issuerArn ?? null) : null,
    ids: request.principalIds ?? noIds,
  }
}

/** A caller without an account. */
function unsigned(kind: CallerKind, request: AccessRequest, partition: string | null): Caller {
  return {
    kind,
    principal: request.principal,
    partition,
    account: null,
    ownArn: null,
    roleArn: null,
    issuerArn: null,
    ids: request.principalIds ?? noIds,
  }
}

/** Service-linked roles live under a path of their own; organizations' policies do not reach them (D54). */
export function isServiceLinkedRole(caller: Caller): boolean {
  return caller.roleArn?.includes(':role/aws-service-role/') ?? false
}
