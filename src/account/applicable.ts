/**
 * Which policies apply to a question: on the caller's side, on the resource's side and between.
 */

import type { AccessRequest, ApplicablePolicies, Policy } from '../engine/index.ts'
import { callerPolicies } from './caller-policies.ts'
import { callerAccountId, resolveCaller } from './callers.ts'
import type { Caller } from './callers.ts'
import { locateResource, ownerAccountId } from './located.ts'
import type { LocatedResource } from './located.ts'
import { controlLevels } from './control-policies.ts'
import type { VpcEndpoint, World } from './model.ts'
import { roleArn } from './organization.ts'
import type { ApplicableLevel, PolicyUse } from './policy-use.ts'
import type { PolicyRef, Question } from './questions.ts'
import { refs } from './refs.ts'

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
  const caller = resolveCaller(world, question.principal, question.action)
  const resource = locateResource(world, question.resource)
  const ownerId = ownerAccountId(caller, resource)
  const endpoint = findEndpoint(world, question.vpcEndpointId)
  const serviceControl = controlLevels(world, callerAccountId(caller), 'scp')
  const resourceControl = controlLevels(world, ownerId, 'rcp')
  const own = callerPolicies(world, caller)
  return {
    request: requestOf(question, caller, ownerId),
    identity: own.identity,
    boundary: own.boundary,
    session: own.session,
    resource: resourcePolicy(question.action, resource),
    endpoint: endpointPolicy(endpoint),
    serviceControl: serviceControl?.levels ?? null,
    resourceControl: resourceControl?.levels ?? null,
    endpointType: endpoint?.type ?? null,
    restrictPublicBuckets: resource.restrictPublicBuckets,
    missing: [
      ...own.missing,
      ...(serviceControl?.missing ?? []),
      ...(resourceControl?.missing ?? []),
    ],
  }
}

/**
 * What `compile` takes, with each text read by `read` (null: AWS would refuse to save it).
 * `broken` names the policies that cannot be read or are missing: with any, the answer is open.
 */
export function toApplicablePolicies(
  applicable: Applicable,
  read: (use: PolicyUse) => Policy | null,
): {
  readonly policies: ApplicablePolicies
  readonly request: Omit<AccessRequest, 'context'>
  readonly broken: readonly PolicyRef[]
} {
  const broken = new Set<PolicyRef>(applicable.missing)
  const one = (use: PolicyUse | null): Policy | null => {
    const policy = use === null ? null : read(use)
    if (use !== null && policy === null) broken.add(use.ref)
    return policy
  }
  const many = (uses: readonly PolicyUse[]): readonly Policy[] =>
    uses.flatMap((use) => one(use) ?? [])
  const levels = (
    found: readonly ApplicableLevel[] | null,
  ): ApplicablePolicies['serviceControl'] =>
    found === null ? null : found.map(({ id, policies }) => ({ id, policies: many(policies) }))
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
  return { policies, request: applicable.request, broken: [...broken] }
}

export function findEndpoint(world: World, id: string | null): VpcEndpoint | null {
  if (id === null) return null
  for (const account of world.accounts) {
    const endpoint = account.vpcEndpoints.find((candidate) => candidate.id === id)
    if (endpoint !== undefined) return endpoint
  }
  return null
}

function requestOf(
  question: Question,
  caller: Caller,
  ownerId: string | null,
): Omit<AccessRequest, 'context'> {
  const { principal, action, resource } = question
  const asked = {
    principal,
    action,
    resource,
    ...(ownerId === null ? {} : { resourceAccount: ownerId }),
  }
  switch (caller.kind) {
    case 'user':
      return { ...asked, ...uniqueId(caller.user) }
    case 'role':
      return {
        ...asked,
        ...(caller.role === null && caller.session === null ? {} : { roleArn: caller.roleArn }),
        ...uniqueId(caller.role),
      }
    case 'federatedUser':
      return caller.session === null ? asked : { ...asked, issuerArn: caller.session.issuerArn }
    case 'root':
    case 'service':
    case 'identityProvider':
    case 'anonymous':
    case 'unknown':
      return asked
    default:
      return caller satisfies never
  }
}

/** For policies that name the caller by unique id (G36). */
function uniqueId(entity: { readonly id: string } | null): Pick<AccessRequest, 'principalIds'> {
  return entity === null || entity.id === '' ? {} : { principalIds: [entity.id] }
}

/** A role's resource-based policy is its trust policy, and only for these actions (G44). */
const trustActions = /^sts:(assumerole.*|tagsession|setsourceidentity|setcontext)$/i

function resourcePolicy(action: string, located: LocatedResource): PolicyUse | null {
  const { role, policyHolder } = located
  if (role !== null && located.accountId !== null && trustActions.test(action)) {
    const ref = refs.trust(roleArn(located.accountId, role))
    return { ref, kind: 'trust', document: role.trustPolicy }
  }
  if (policyHolder === null || policyHolder.policy === null) return null
  return { ref: refs.resource(policyHolder.arn), kind: 'resource', document: policyHolder.policy }
}

/** Null for the default policy, which allows everything (D49). */
function endpointPolicy(endpoint: VpcEndpoint | null): PolicyUse | null {
  if (endpoint === null || endpoint.policy === null) return null
  return { ref: refs.endpoint(endpoint.id), kind: 'endpoint', document: endpoint.policy }
}
