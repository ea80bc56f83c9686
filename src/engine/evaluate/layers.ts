/**
 * The gates of a request: which of them look at policies, which are settled without, and which block (5.2 to 5.9).
 */

import type { CompiledLevel } from './compile.ts'
import { mayHaveBoundary } from './facts.ts'
import type { Situation } from './facts.ts'
import type { Grant, LayerOutcome, LayerReason } from './trace.ts'
import type { Layer } from './types.ts'

/** All gates, in AWS's order. */
export const layerOrder: readonly Layer[] = [
  'resourceControl',
  'serviceControl',
  'endpoint',
  'resource',
  'identity',
  'boundary',
  'session',
]

/** The compiled policies of every gate; null where the gate has none for this request. */
export interface CompiledLayers {
  readonly plans: Readonly<Record<Layer, Plan>>
  /** S3 Block Public Access, for a bucket policy that it holds for public (D55). */
  readonly blocksPublicAccess: boolean
}

/** A gate's policies are to be looked at, or its outcome is known without. */
export type Plan =
  | { readonly kind: 'evaluate'; readonly levels: readonly CompiledLevel[] }
  | { readonly kind: 'settled'; readonly outcome: LayerOutcome; readonly reason: LayerReason }

function notApplicable(reason: LayerReason): Plan {
  return { kind: 'settled', outcome: 'notApplicable', reason }
}

/** A gate with these policies, or without any. */
export function planOf(levels: readonly CompiledLevel[] | null): Plan {
  return levels === null ? noPolicy : { kind: 'evaluate', levels }
}

const noPolicy = notApplicable({ kind: 'noPolicy' })
const noPermissionNeeded = notApplicable({ kind: 'noPermissionNeeded' })

/** D7: RCPFullAWSAccess is attached at every level, so that only Denies count. */
export function allowIsImplied(layer: Layer): boolean {
  return layer === 'resourceControl'
}

/** What a gate does with a request. */
export function planLayer(layer: Layer, compiled: CompiledLayers, facts: Situation): Plan {
  if (facts.needsNoPermission) return noPermissionNeeded
  const evaluate = compiled.plans[layer]
  switch (layer) {
    case 'resourceControl':
      return planResourceControl(evaluate, facts)
    case 'serviceControl':
      return planServiceControl(evaluate, facts)
    case 'endpoint':
      return evaluate
    case 'resource':
      return planResource(evaluate, facts)
    case 'identity':
      return planIdentity(evaluate, facts)
    case 'boundary':
      if (evaluate === noPolicy || mayHaveBoundary(facts.caller)) return evaluate
      return notApplicable({ kind: 'callerHasNone', caller: facts.caller.kind })
    case 'session':
      return planSession(evaluate, facts)
  }
}

function planResourceControl(evaluate: Plan, facts: Situation): Plan {
  if (evaluate === noPolicy) return noPolicy
  if (facts.serviceLinkedRole) return notApplicable({ kind: 'exempt', who: 'serviceLinkedRole' })
  // D7, D45, D47.
  return facts.coveredByResourceControl ? evaluate : notApplicable({ kind: 'serviceNotCovered' })
}

/** D8: not for service-linked roles, services, unsigned callers. */
function planServiceControl(evaluate: Plan, facts: Situation): Plan {
  if (evaluate === noPolicy) return noPolicy
  if (facts.serviceLinkedRole) return notApplicable({ kind: 'exempt', who: 'serviceLinkedRole' })
  const { kind } = facts.caller
  if (kind === 'service' || kind === 'anonymous' || kind === 'identityProvider') {
    return notApplicable({ kind: 'exempt', who: kind })
  }
  return evaluate
}

function planResource(evaluate: Plan, facts: Situation): Plan {
  if (evaluate !== noPolicy) {
    return unlocksBucketPolicy(facts)
      ? notApplicable({ kind: 'rootUnlocksBucketPolicy' })
      : evaluate
  }
  const of = resourcePolicyNeededBy(facts)
  if (of === null) return noPolicy
  return { kind: 'settled', outcome: 'implicitDeny', reason: { kind: 'policyRequired', of } }
}

/** V20: the bucket owner's root user can always mend the bucket's policy. [API PutBucketPolicy] */
function unlocksBucketPolicy(facts: Situation): boolean {
  if (facts.caller.kind !== 'root' || !facts.sameAccount) return false
  const { name } = facts.operation
  return (
    name === 's3:getbucketpolicy' ||
    name === 's3:putbucketpolicy' ||
    name === 's3:deletebucketpolicy'
  )
}

/** Why the resource's own policy has to allow; null where the caller's policies can do without (D27 to D31). */
function resourcePolicyNeededBy(
  facts: Situation,
): 'trust' | 'key' | 'caller' | 'crossAccount' | null {
  if (facts.mandatory !== null) return facts.mandatory
  const { kind } = facts.caller
  if (kind === 'service' || kind === 'anonymous' || kind === 'identityProvider') return 'caller'
  if (kind === 'unknown' || facts.sameAccount) return null
  // 6.2: AssumeRoot reaches into member accounts on the identity-based policy alone.
  return facts.operation.name === 'sts:assumeroot' ? null : 'crossAccount'
}

function planIdentity(evaluate: Plan, facts: Situation): Plan {
  const { kind, issuerArn } = facts.caller
  switch (kind) {
    case 'service':
    case 'anonymous':
    case 'identityProvider':
      return notApplicable({ kind: 'callerHasNone', caller: kind })
    case 'unknown':
      return { kind: 'settled', outcome: 'implicitDeny', reason: { kind: 'unknownPrincipal' } }
    case 'root':
      if (facts.operation.name === 'sts:assumerole') {
        return {
          kind: 'settled',
          outcome: 'implicitDeny',
          reason: { kind: 'rootCannotAssumeRoles' },
        }
      }
      return rootHasAll
    case 'federatedUser':
      // S24: the session has what its issuer has; the root user has everything.
      return issuerArn?.endsWith(':root') === true ? rootHasAll : evaluate
    case 'user':
    case 'role':
    case 'roleSession':
      return evaluate
  }
}

/** D4. */
const rootHasAll: Plan = { kind: 'settled', outcome: 'allow', reason: { kind: 'rootUser' } }

/** D10: sessions of roles and federated users have session policies, and AssumeRoot its task policy. */
function planSession(evaluate: Plan, facts: Situation): Plan {
  const { kind } = facts.caller
  if (evaluate === noPolicy) {
    if (kind !== 'federatedUser') return noPolicy
    return { kind: 'settled', outcome: 'implicitDeny', reason: { kind: 'sessionPolicyRequired' } }
  }
  if (
    kind === 'user' ||
    kind === 'service' ||
    kind === 'anonymous' ||
    kind === 'identityProvider'
  ) {
    return notApplicable({ kind: 'callerHasNone', caller: kind })
  }
  return evaluate
}

/** Why a resource-based policy's Allow does not count for this caller; null where it does. */
export function voidGrant(
  compiled: CompiledLayers,
  facts: Situation,
): 'otherPartition' | 'publicAccessBlocked' | null {
  const { caller, sameAccount } = facts
  const { partition } = facts.target
  // D38: no grant crosses partitions.
  if (caller.partition !== null && partition !== null && partition !== caller.partition) {
    return 'otherPartition'
  }
  // D55: of a public policy only AWS services and the bucket's own account profit.
  if (
    compiled.blocksPublicAccess &&
    facts.operation.service === 's3' &&
    !sameAccount &&
    caller.kind !== 'service'
  ) {
    return 'publicAccessBlocked'
  }
  return null
}

/**
 * Whether a gate alone would block the request (5.4 to 5.6, 5.11).
 * @param grant the strongest form by which the resource-based policy allows; null where it does not
 */
export function blocks(
  layer: Layer,
  outcome: LayerOutcome,
  grant: Grant | null,
  facts: Situation,
): boolean {
  if (outcome === 'explicitDeny') return true
  if (outcome !== 'implicitDeny') return false
  switch (layer) {
    case 'resourceControl':
    case 'serviceControl':
    case 'endpoint':
      return true
    case 'resource':
      return resourcePolicyNeededBy(facts) !== null
    case 'identity':
      return !grantSuffices(grant, facts)
    case 'boundary':
    case 'session':
      return !grantReaches(grant, facts)
  }
}

/** D14 to D20: within one account a grant to more than the account needs no identity-based policy. */
function grantSuffices(grant: Grant | null, facts: Situation): boolean {
  return facts.sameAccount && grant !== null && grant !== 'account' && facts.caller.kind !== 'root'
}

/** D14 to D18, D20: a grant to the user, the session or everybody is limited by neither boundary nor session policy. */
function grantReaches(grant: Grant | null, facts: Situation): boolean {
  return grantSuffices(grant, facts) && (grant === 'direct' || grant === 'any')
}
