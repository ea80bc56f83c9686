/**
 * Which policies apply to a question: on the caller's side, on the resource's side and between.
 */

import type { AccessRequest, ApplicablePolicies } from '../engine/index.ts'
import { resolveCaller } from './callers.ts'
import { locateResource, ownerAccountId } from './located.ts'
import type { World } from './model.ts'
import { policyReading } from './policy-reading.ts'
import type { ReadPolicy } from './policy-reading.ts'
import type { ApplicableLevel, PolicyUse } from './policy-use.ts'
import type { PolicyRef, Question } from './questions.ts'
import { callerSide, endpointSide, resourceSide } from './sides.ts'

/** Everything that applies to one question. Null says that the layer does not exist for it. */
export interface Applicable {
  readonly request: Omit<AccessRequest, 'context'>
  readonly identity: readonly PolicyUse[]
  readonly boundary: PolicyUse | null
  readonly session: readonly PolicyUse[] | null
  readonly resource: PolicyUse | null
  readonly endpoint: PolicyUse | null
  readonly serviceControl: readonly ApplicableLevel[] | null
  readonly resourceControl: readonly ApplicableLevel[] | null
  /** Null when the request goes through no endpoint that the world knows. */
  readonly endpointType: 'gateway' | 'interface' | null
  readonly restrictPublicBuckets: boolean
  /** Policies that are attached and whose text the world does not hold. */
  readonly missing: readonly PolicyRef[]
}

/** Works for every caller and resource; what the world does not know has no policies and no organization. */
export function applicablePolicies(world: World, question: Question): Applicable {
  const { principal, action, resource } = question
  const caller = resolveCaller(world, principal, action)
  const located = locateResource(world, resource)
  const ownerId = ownerAccountId(caller, located)
  const { names, missing, ...own } = callerSide(world, caller)
  const theirs = resourceSide(world, action, located, ownerId)
  const endpoint = endpointSide(world, question.vpcEndpointId)
  return {
    request: {
      principal,
      action,
      resource,
      ...(ownerId === null ? {} : { resourceAccount: ownerId }),
      ...names,
    },
    ...own,
    resource: theirs.policy,
    endpoint: endpoint.policy,
    resourceControl: theirs.resourceControl,
    endpointType: endpoint.type,
    restrictPublicBuckets: theirs.restrictPublicBuckets,
    missing: [...missing, ...theirs.missing],
  }
}

/**
 * What `compile` takes, with each text read by `read` (null: AWS would refuse to save it).
 * `broken` names the policies that cannot be read or are missing: with any, the answer is open.
 */
export function toApplicablePolicies(
  applicable: Applicable,
  read: ReadPolicy,
): {
  readonly policies: ApplicablePolicies
  readonly request: Omit<AccessRequest, 'context'>
  readonly broken: readonly PolicyRef[]
} {
  const { one, many, levels, broken } = policyReading(read, applicable.missing)
  const { endpointType, restrictPublicBuckets } = applicable
  const policies: ApplicablePolicies = {
    identity: many(applicable.identity),
    boundary: one(applicable.boundary),
    session: applicable.session === null ? null : many(applicable.session),
    resource: one(applicable.resource),
    endpoint: one(applicable.endpoint),
    serviceControl: levels(applicable.serviceControl),
    resourceControl: levels(applicable.resourceControl),
    ...(endpointType === null ? {} : { endpointType }),
    ...(restrictPublicBuckets ? { restrictPublicBuckets } : {}),
  }
  return { policies, request: applicable.request, broken: broken() }
}
