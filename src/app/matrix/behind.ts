/**
 * The decisions behind a cell of the grid: for each circumstance and resource that it folds, the verdict.
 */

import { questionOf } from '../../account/index.ts'
import type { Question } from '../../account/index.ts'
import type { Verdict } from '../../engine/index.ts'
import { hasBit } from './bits.ts'
import type { Decided } from './decided.ts'
import type { FoldedResource } from './fold.ts'

/** A place on each axis. */
export interface DecisionPlace {
  readonly principal: number
  readonly circumstance: number
  readonly action: number
  readonly resource: number
}

export interface Behind extends DecisionPlace {
  /** Null: not decided, or left open by policies that cannot be read. */
  readonly verdict: Verdict | null
}

export function behind(
  decided: Decided,
  principal: number,
  circumstances: readonly number[],
  action: number,
  resources: readonly FoldedResource[],
): readonly Behind[] {
  const { layout } = decided
  if (layout === null) return []
  const bit = layout.bitOf[action] ?? 0
  return circumstances.flatMap((circumstance) =>
    resources
      .filter(({ asked }) => hasBit(asked, bit))
      .map(({ resource }): Behind => {
        const place = { principal, circumstance, action, resource }
        return { ...place, verdict: verdictOf(decided, place) }
      }),
  )
}

/** The verdict of one decision. */
export function verdictOf(
  decided: Decided,
  { principal, circumstance, action, resource }: DecisionPlace,
): Verdict | null {
  const { layout, axes, plan } = decided
  if (layout === null) return null
  const bit = layout.bitOf[action] ?? 0
  const word = bit >>> 5
  const actionClass = plan.classes.findLastIndex((_, at) => (layout.starts[at] ?? 0) <= word)
  const row = principal * axes.circumstances.length + circumstance
  const strip = decided.strip(actionClass, row, resource)
  if (strip === null) return null
  const own = bit - (layout.starts[actionClass] ?? 0) * 32
  if (hasBit(strip.denied, own)) return 'explicitDeny'
  return hasBit(strip.allowed, own) ? 'allow' : 'implicitDeny'
}

export function questionBehind({ axes }: Decided, place: DecisionPlace): Question | null {
  const row = place.principal * axes.circumstances.length + place.circumstance
  return questionOf(axes, row, place.action, place.resource)
}
