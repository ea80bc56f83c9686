/**
 * The verdict alone, as fast as it can be had. Always that of `explain`; a property holds them equal.
 */

import type { CompiledStatement } from './compile.ts'
import type { Facts } from './facts.ts'
import { allowIsImplied, blocks, layerOrder, planLayer, voidGrant } from './layers.ts'
import type { CompiledLayers, Plan } from './layers.ts'
import { stronger } from './principal.ts'
import { appliedGrant } from './statement.ts'
import type { Grant, LayerOutcome } from './trace.ts'
import type { Layer, Verdict } from './types.ts'

/** An explicit deny anywhere wins (D5); else every gate that blocks makes it an implicit one (D4). */
export function decide(compiled: CompiledLayers, facts: Facts): Verdict {
  if (facts.needsNoPermission) return 'allow'
  for (const layer of layerOrder) {
    if (denies(planLayer(layer, compiled, facts), facts)) return 'explicitDeny'
  }
  const grant = grantOf(planLayer('resource', compiled, facts), compiled, facts)
  for (const layer of layerOrder) {
    const outcome = outcomeOf(layer, planLayer(layer, compiled, facts), grant, facts)
    if (blocks(layer, outcome, grant, facts)) return 'implicitDeny'
  }
  return 'allow'
}

function denies(plan: Plan, facts: Facts): boolean {
  if (plan.kind === 'settled') return plan.outcome === 'explicitDeny'
  for (const level of plan.levels) if (someApplies(level.denies, facts)) return true
  return false
}

function someApplies(statements: readonly CompiledStatement[], facts: Facts): boolean {
  for (const statement of statements) if (appliedGrant(statement, facts) !== null) return true
  return false
}

/** The outcome of a gate in which no Deny applies. */
function outcomeOf(layer: Layer, plan: Plan, grant: Grant | null, facts: Facts): LayerOutcome {
  if (plan.kind === 'settled') return plan.outcome
  if (allowIsImplied(layer)) return 'allow'
  if (layer === 'resource') return grant === null ? 'implicitDeny' : 'allow'
  for (const level of plan.levels) if (!someApplies(level.allows, facts)) return 'implicitDeny'
  return 'allow'
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
