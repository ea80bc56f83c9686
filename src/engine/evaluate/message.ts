/**
 * AWS's AccessDenied wording (semantics 7). AWS names one cause only, whichever others there are (E1).
 * [troubleshoot_access-denied]
 */

import { lookUp } from '../match/context.ts'
import type { Facts } from './facts.ts'
import { reportingOrder } from './reporting-order.ts'
import type { LayerTrace } from './trace.ts'
import type { Layer } from './types.ts'

const policyNames: Readonly<Record<Layer, string>> = {
  resourceControl: 'resource control policy',
  serviceControl: 'service control policy',
  endpoint: 'VPC endpoint policy',
  resource: 'resource-based policy',
  identity: 'identity-based policy',
  boundary: 'permissions boundary',
  session: 'session policy',
}

/** The message of a refusal; null where nothing blocks. */
export function errorMessage(layers: readonly LayerTrace[], facts: Facts): string | null {
  const cause = causeOf(layers)
  if (cause === null) return null
  const { request, caller } = facts
  // E2: unsigned callers get the service's own text.
  if (caller.kind === 'identityProvider') return `Not authorized to perform ${request.action}`
  if (
    caller.kind === 'anonymous' ||
    (facts.service === 's3' && !sameAccountOrOrganization(facts))
  ) {
    return 'Access Denied'
  }
  const on = request.resource === '*' ? '' : ` on resource: ${request.resource}`
  const reason = reasonOf(cause, facts)
  return `User: ${caller.principal} is not authorized to perform: ${request.action}${on} ${reason}`
}

function causeOf(layers: readonly LayerTrace[]): LayerTrace | null {
  for (const name of reportingOrder.explicitDeny) {
    const denying = layers.find((each) => each.layer === name && each.outcome === 'explicitDeny')
    if (denying !== undefined) return denying
  }
  for (const name of reportingOrder.implicitDeny) {
    const blocking = layers.find((each) => each.layer === name && each.blocks)
    if (blocking !== undefined) return blocking
  }
  return null
}

function reasonOf(cause: LayerTrace, facts: Facts): string {
  const trust = cause.layer === 'resource' && facts.mandatory === 'trust'
  if (cause.outcome === 'explicitDeny') {
    if (trust) return 'with an explicit deny in the role trust policy'
    const article = /^[aeiou]/.test(policyNames[cause.layer]) ? 'an' : 'a'
    return `with an explicit deny in ${article} ${policyNames[cause.layer]}`
  }
  const name = trust ? 'role trust policy' : policyNames[cause.layer]
  return `because no ${name} allows the ${facts.request.action} action`
}

/** E4: S3 gives its reasons within an account or an organization only. */
function sameAccountOrOrganization(facts: Facts): boolean {
  if (facts.sameAccount) return true
  const own = organizationOf('aws:PrincipalOrgID', facts)
  return own !== undefined && own === organizationOf('aws:ResourceOrgID', facts)
}

function organizationOf(key: string, facts: Facts): string | undefined {
  return lookUp(facts.context, key, key.toLowerCase())?.values[0]
}
