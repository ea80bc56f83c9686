/**
 * What applies on the caller's side of a question and what on the resource's: neither looks at the other,
 * except that a resource which tells no account is taken to be in the caller's.
 */

import type { AccessRequest } from '../engine/index.ts'
import { callerPolicies } from './caller-policies.ts'
import { callerAccountId } from './callers.ts'
import type { Caller } from './callers.ts'
import { controlLevels } from './control-policies.ts'
import type { LocatedResource } from './located.ts'
import type { VpcEndpoint, World } from './model.ts'
import { roleArn } from './organization.ts'
import type { ApplicableLevel, PolicyUse } from './policy-use.ts'
import type { PolicyRef } from './questions.ts'
import { refs } from './refs.ts'

/** Null says that the layer does not exist for the caller. */
export interface CallerSide {
  readonly names: Pick<AccessRequest, 'roleArn' | 'issuerArn' | 'principalIds'>
  readonly identity: readonly PolicyUse[]
  readonly boundary: PolicyUse | null
  readonly session: readonly PolicyUse[] | null
  readonly serviceControl: readonly ApplicableLevel[] | null
  /** Policies that are attached and whose text the world does not hold. */
  readonly missing: readonly PolicyRef[]
}

/** Null says that the layer does not exist for the resource. */
export interface ResourceSide {
  /** The owner's 12 digits; null where nobody tells. */
  readonly ownerId: string | null
  readonly policy: PolicyUse | null
  readonly resourceControl: readonly ApplicableLevel[] | null
  readonly restrictPublicBuckets: boolean
  readonly missing: readonly PolicyRef[]
}

export interface EndpointSide {
  readonly policy: PolicyUse | null
  /** Null when the request goes through no endpoint that the world knows. */
  readonly type: 'gateway' | 'interface' | null
}

export function callerSide(world: World, caller: Caller): CallerSide {
  const { identity, boundary, session, missing } = callerPolicies(world, caller)
  const serviceControl = controlLevels(world, callerAccountId(caller), 'scp')
  return {
    names: namesOf(caller),
    identity,
    boundary,
    session,
    serviceControl: serviceControl?.levels ?? null,
    missing: [...missing, ...(serviceControl?.missing ?? [])],
  }
}

/** @param ownerId whose it is, as `ownerAccountId` says */
export function resourceSide(
  world: World,
  action: string,
  resource: LocatedResource,
  ownerId: string | null,
): ResourceSide {
  const resourceControl = controlLevels(world, ownerId, 'rcp')
  return {
    ownerId,
    policy: resourcePolicy(action, resource),
    resourceControl: resourceControl?.levels ?? null,
    restrictPublicBuckets: resource.restrictPublicBuckets,
    missing: resourceControl?.missing ?? [],
  }
}

export function endpointSide(world: World, id: string | null): EndpointSide {
  const endpoint = findEndpoint(world, id)
  // The default policy allows everything and counts as none (D49).
  if (endpoint === null || endpoint.policy === null) {
    return { policy: null, type: endpoint?.type ?? null }
  }
  const policy: PolicyUse = {
    ref: refs.endpoint(endpoint.id),
    kind: 'endpoint',
    document: endpoint.policy,
  }
  return { policy, type: endpoint.type }
}

export function findEndpoint(world: World, id: string | null): VpcEndpoint | null {
  if (id === null) return null
  for (const account of world.accounts) {
    const endpoint = account.vpcEndpoints.find((candidate) => candidate.id === id)
    if (endpoint !== undefined) return endpoint
  }
  return null
}

function namesOf(caller: Caller): CallerSide['names'] {
  switch (caller.kind) {
    case 'user':
      return uniqueId(caller.user)
    case 'role':
      return {
        ...(caller.role === null && caller.session === null ? {} : { roleArn: caller.roleArn }),
        ...uniqueId(caller.role),
      }
    case 'federatedUser':
      return caller.session === null ? {} : { issuerArn: caller.session.issuerArn }
    case 'root':
    case 'service':
    case 'identityProvider':
    case 'anonymous':
    case 'unknown':
      return {}
    default:
      return caller satisfies never
  }
}

/** For policies that name the caller by unique id (G36). */
function uniqueId(entity: { readonly id: string } | null): CallerSide['names'] {
  return entity === null || entity.id === '' ? {} : { principalIds: [entity.id] }
}

/** A role's resource-based policy is its trust policy, and only for these actions (G44). */
export const trustActions = /^sts:(assumerole.*|tagsession|setsourceidentity|setcontext)$/i

function resourcePolicy(action: string, located: LocatedResource): PolicyUse | null {
  const { role, policyHolder } = located
  if (role !== null && located.accountId !== null && trustActions.test(action)) {
    const ref = refs.trust(roleArn(located.accountId, role))
    return { ref, kind: 'trust', document: role.trustPolicy }
  }
  if (policyHolder === null || policyHolder.policy === null) return null
  return { ref: refs.resource(policyHolder.arn), kind: 'resource', document: policyHolder.policy }
}
