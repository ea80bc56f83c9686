/**
 * What AWS's rules make of the seven gates for one kind of caller and one kind of resource, as sets of actions.
 * The rules are those of a single decision: they are asked once for each operation of the action axis.
 */

import { factsOf } from '../evaluate/facts.ts'
import type { Situation } from '../evaluate/facts.ts'
import { allowIsImplied, blocks, planLayer, planOf, voidGrant } from '../evaluate/layers.ts'
import type { CompiledLayers } from '../evaluate/layers.ts'
import type { Grant } from '../evaluate/trace.ts'
import type { AccessRequest, Layer } from '../evaluate/types.ts'
import type { ActionSet } from './action-set.ts'
import { actionsOfOperations, operationsWhere } from './actions.ts'
import type { ActionAxis, OperationFlags } from './actions.ts'
import { getOrMake } from './memo.ts'

/** Which gates have policies, and what else of the policies the rules look at. */
export interface Gates {
  readonly has: Readonly<Record<Layer, boolean>>
  readonly blocksPublicAccess: boolean
}

export interface Rules {
  /** The actions that the rules speak of. */
  readonly actions: ActionSet
  readonly gates: Readonly<Record<Layer, GateRules>>
}

export interface GateRules {
  /** Where the gate's policies are looked at. */
  readonly open: ActionSet
  /** Where an Allow of theirs counts. */
  readonly counts: ActionSet
  /** Where the gate refuses unless its policies allow. */
  readonly wantsAllow: ActionSet
  /** Where the gate refuses without looking at policies. */
  readonly shut: ActionSet
  /** Where a grant of the resource's own policy makes up for the gate's refusal. */
  readonly passedBy: (grant: Grant) => ActionSet
}

/**
 * Asks the rules about a caller and a resource. Of those only what `Situation` holds has a say.
 * @param flags the operations to ask about
 */
export function rulesOf(
  asked: Omit<AccessRequest, 'action'>,
  gates: Gates,
  flags: OperationFlags,
  axis: ActionAxis,
): Rules {
  const compiled = compiledLayersOf(gates)
  const surroundings = { hasBoundary: gates.has.boundary, gatewayEndpoint: false }
  const situations = axis.operations.map(({ example }) =>
    factsOf({ ...asked, action: example }, surroundings),
  )
  const where: Where = (holds) => {
    const found = operationsWhere(axis, (_, index) => {
      const situation = situations[index]
      return situation !== undefined && (flags & (1 << index)) !== 0 && holds(situation)
    })
    return actionsOfOperations(found, axis)
  }
  const rules = (layer: Layer): GateRules => gateRulesOf(layer, compiled, where)
  return {
    actions: where(() => true),
    gates: {
      resourceControl: rules('resourceControl'),
      serviceControl: rules('serviceControl'),
      endpoint: rules('endpoint'),
      resource: rules('resource'),
      identity: rules('identity'),
      boundary: rules('boundary'),
      session: rules('session'),
    },
  }
}

/** The actions in whose situation something holds. */
type Where = (holds: (situation: Situation) => boolean) => ActionSet

function compiledLayersOf({ has, blocksPublicAccess }: Gates): CompiledLayers {
  const plan = (layer: Layer): CompiledLayers['plans'][Layer] => planOf(has[layer] ? [] : null)
  return {
    plans: {
      resourceControl: plan('resourceControl'),
      serviceControl: plan('serviceControl'),
      endpoint: plan('endpoint'),
      resource: plan('resource'),
      identity: plan('identity'),
      boundary: plan('boundary'),
      session: plan('session'),
    },
    blocksPublicAccess,
  }
}

function gateRulesOf(layer: Layer, compiled: CompiledLayers, where: Where): GateRules {
  const isOpen = (situation: Situation): boolean =>
    planLayer(layer, compiled, situation).kind === 'evaluate'
  const isShut = (situation: Situation): boolean => {
    const plan = planLayer(layer, compiled, situation)
    return plan.kind === 'settled' && plan.outcome === 'implicitDeny'
  }
  const refuses = (situation: Situation, grant: Grant | null): boolean =>
    blocks(layer, 'implicitDeny', grant, situation)
  const grants = (situation: Situation): boolean =>
    planLayer('resource', compiled, situation).kind === 'evaluate' &&
    voidGrant(compiled, situation) === null
  const passed = new Map<Grant, ActionSet>()
  return {
    open: where(isOpen),
    counts: where(layer === 'resource' ? grants : isOpen),
    wantsAllow: where((each) => isOpen(each) && !allowIsImplied(layer) && refuses(each, null)),
    shut: where((each) => isShut(each) && refuses(each, null)),
    passedBy: (grant) =>
      getOrMake(passed, grant, () => where((each) => grants(each) && !refuses(each, grant))),
  }
}
