/**
 * The verdicts of one principal on one resource for all actions: the gates' sets combined, 32 actions a step.
 *
 *   denied  = ⋃ gates: denied ∩ open
 *   refused = ⋃ gates: ((wantsAllow \ ⋃ (allowed ∩ counts)) ∪ shut) \ ⋃ (granted ∩ passedBy)
 *   allowed = actions \ refused \ denied
 */

import { layerOrder } from '../evaluate/layers.ts'
import type { Layer } from '../evaluate/types.ts'
import { actionSetOf, add, addBoth, isEmpty, remove, removeBoth } from './action-set.ts'
import type { ActionSet } from './action-set.ts'
import type { Effects } from './level.ts'
import { getOrMake } from './memo.ts'
import type { GateRules, Rules } from './rules.ts'

/** What one level of a gate says. A gate without a level has no policies. */
export interface LevelEffects {
  readonly layer: Layer
  readonly effects: Effects
}

/** Working sets of one length, used again for every strip. */
export interface Workspace {
  /** The words of `allowed`, then those of `denied`. */
  readonly strip: Uint32Array
  readonly allowed: Uint32Array
  readonly denied: Uint32Array
  readonly refused: Uint32Array
}

export function workspaceOf(words: number): Workspace {
  const strip = new Uint32Array(words * 2)
  return {
    strip,
    allowed: strip.subarray(0, words),
    denied: strip.subarray(words),
    refused: new Uint32Array(words),
  }
}

/** Fills the workspace's strip. */
export function decideStrip(
  levels: readonly LevelEffects[],
  rules: Rules,
  { allowed, denied, refused }: Workspace,
): void {
  denied.fill(0)
  allowed.fill(0)
  add(allowed, rules.actions)
  const grants = levels.flatMap(({ layer, effects }) =>
    layer === 'resource' ? effects.allowed : [],
  )
  const refuse = (asked: ActionSet, gate: GateRules): void => {
    if (grants.length === 0 || isEmpty(asked)) return remove(allowed, asked)
    refused.fill(0)
    add(refused, asked)
    for (const { grant, actions } of grants) removeBoth(refused, actions, gate.passedBy(grant))
    remove(allowed, { from: 0, words: refused })
  }
  for (const { layer, effects } of levels) {
    const gate = rules.gates[layer]
    addBoth(denied, effects.denied, gate.open)
    refuse(missingAllow(effects, gate), gate)
  }
  for (const layer of layerOrder) refuse(rules.gates[layer].shut, rules.gates[layer])
  remove(allowed, { from: 0, words: denied })
}

/** What a level refuses because it does not allow it. The same for many strips, so it is remembered. */
function missingAllow(effects: Effects, gate: GateRules): ActionSet {
  return getOrMake(effects.refusals, gate, () => {
    const refused = new Uint32Array(gate.wantsAllow.from + gate.wantsAllow.words.length)
    add(refused, gate.wantsAllow)
    for (const { actions } of effects.allowed) removeBoth(refused, actions, gate.counts)
    return actionSetOf(refused)
  })
}
