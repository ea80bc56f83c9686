/**
 * Prepares the policies of a request once, and answers many requests with them.
 */

import { compileLevel, compileLevels, compilePolicy } from './compile.ts'
import { decide } from './decide.ts'
import { explain } from './explain.ts'
import { factsOf } from './facts.ts'
import { planOf } from './layers.ts'
import type { CompiledLayers, Plan } from './layers.ts'
import type { Policy } from '../policy/model.ts'
import { isPublic } from './public-access.ts'
import type { Decision } from './trace.ts'
import type { AccessRequest, ApplicablePolicies, Verdict } from './types.ts'

export interface Authorizer {
  /** The verdict alone, as fast as it can be had. */
  decide(request: AccessRequest): Verdict
  /** The verdict with its reasons. Always the same verdict as `decide`. */
  explain(request: AccessRequest): Decision
}

/**
 * Prepares policies once for many requests. The order of policies and statements has no influence (G67).
 * @param policies what `parsePolicy` made, by the layer it takes part in
 */
export function compile(policies: ApplicablePolicies): Authorizer {
  const compiled = compileLayers(policies)
  const surroundings = {
    hasBoundary: policies.boundary !== null,
    gatewayEndpoint: policies.endpointType === 'gateway',
  }
  return {
    decide: (request) => decide(compiled, factsOf(request, surroundings)),
    explain: (request) => explain(compiled, factsOf(request, surroundings)),
  }
}

function compileLayers(policies: ApplicablePolicies): CompiledLayers {
  const { boundary, session, resource, endpoint, serviceControl, resourceControl } = policies
  const one = (policy: Policy | null): Plan =>
    planOf(policy === null ? null : [compileLevel(null, [policy])])
  return {
    plans: {
      resourceControl: planOf(resourceControl === null ? null : compileLevels(resourceControl)),
      serviceControl: planOf(serviceControl === null ? null : compileLevels(serviceControl)),
      endpoint: one(endpoint),
      resource: one(resource),
      identity: planOf([compileLevel(null, policies.identity)]),
      boundary: one(boundary),
      session: planOf(session === null ? null : [compileLevel(null, session)]),
    },
    blocksPublicAccess: blocksPublicAccess(policies),
  }
}

/** D55, D56. */
function blocksPublicAccess({ restrictPublicBuckets, resource }: ApplicablePolicies): boolean {
  return restrictPublicBuckets === true && resource !== null && isPublic(compilePolicy(resource))
}
