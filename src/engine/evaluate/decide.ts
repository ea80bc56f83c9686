/**
 * The verdict alone, as fast as it can be had. Always that of `explain`; a property holds them equal.
 */

import type { CompiledLevel } from './compile.ts'
import type { Facts } from './facts.ts'
import { blocks, layerOrder, planLayer, voidGrant } from './layers.ts'
import type { CompiledLayers, Plan } from './layers.ts'
import { stronger } from './principal.ts'
import { appliedGrant } from './statement.ts'
import type { Grant, LayerOutcome } from './trace.ts'
import type { Layer, Verdict } from './types.ts'

/** An explicit deny anywhere wins (D5); else every gate that blocks makes it an implicit one (D4). */
export function decide(compiled: CompiledLayers, facts: Facts): Verdict {
  const plans = layerOrder.map((layer) => planLayer(layer, compiled, facts))
  if (plans.some((plan) => denies(plan, facts))) return 'explicitDeny'
  const resource = plans[layerOrder.indexOf('resource')]
  const grant = resource === undefined ? null : grantOf(resource, compiled, facts)
  const blocked = layerOrder.some((layer, index) => {
    const plan = plans[index]
    return plan !== undefined && blocks(layer, outcomeOf(layer, plan, grant, facts), grant, facts)
  })
  return blocked ? 'implicitDeny' : 'allow'
}

function denies(plan: Plan, facts: Facts): boolean {
  if (plan.kind === 'settled') return plan.outcome === 'explicitDeny'
  return plan.levels.some((level) =>
    level.denies.some((each) => appliedGrant(each, facts) !== null),
  )
}

/** The outcome of a gate in which no Deny applies. */
function outcomeOf(layer: Layer, plan: Plan, grant: Grant | null, facts: Facts): LayerOutcome {
  if (plan.kind === 'settled') return plan.outcome
  // D7: RCPFullAWSAccess allows at every level.
  if (layer === 'resourceControl') return 'allow'
  if (layer === 'resource') return grant === null ? 'implicitDeny' : 'allow'
  return plan.levels.every((level) => allows(level, facts)) ? 'allow' : 'implicitDeny'
}

function allows(level: CompiledLevel, facts: Facts): boolean {
  return level.allows.some((each) => appliedGrant(each, facts) !== null)
}

/** The strongest grant of the resource-based policy (D62); null where it grants nothing to this caller. */
function grantOf(plan: Plan, compiled: CompiledLayers, facts: Facts): Grant | null {
  if (plan.kind === 'settled') return null
  let grant: Grant | null = null
  for (const level of plan.levels) {
    for (const each of level.allows) grant = stronger(grant, appliedGrant(each, facts))
  }
  return grant === null || voidGrant(compiled, facts) !== null ? null : grant
}
