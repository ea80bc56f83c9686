/**
 * What a run has decided so far: for each row on each resource the strip of its verdicts. Grows as parts
 * come; rows that have not come, or that broken policies leave open, have no strips.
 */

import { joinMatrix } from '../../engine/index.ts'
import type { MatrixResult, Strip } from '../../engine/index.ts'
import type { MatrixAxes, PolicyRef } from '../../account/index.ts'
import type { DecidedPart, Plan } from '../../protocol/matrix-api.ts'
import { layOut, type BitLayout } from './bits.ts'

export interface Decided {
  readonly axes: MatrixAxes
  readonly plan: Plan
  /** Null before the first verdicts. */
  readonly layout: BitLayout | null
  /** Policies that cannot be read or found: what they take part in has no verdict. */
  readonly broken: ReadonlySet<PolicyRef>
  /** Bytes of verdicts. */
  readonly size: number
  /** Returns the numbers of the rows that are new. */
  add(this: void, parts: readonly DecidedPart[]): readonly number[]
  /** Null: not decided, or open. */
  strip(this: void, actionClass: number, row: number, resource: number): Strip | null
}

export function createDecided(axes: MatrixAxes, plan: Plan): Decided {
  const places = new Int32Array(plan.order.length).fill(-1)
  plan.order.forEach((row, place) => (places[row] = place))
  const parts = plan.classes.map((): DecidedPart['part'][] => [])
  const joined: (MatrixResult | null)[] = plan.classes.map(() => null)
  const open = plan.classes.map(() => ({ places: new Set<number>(), cells: new Set<string>() }))
  const broken = new Set<PolicyRef>()
  let layout: BitLayout | null = null
  let size = 0

  function addOne({ actionClass, part, openRows, openResources }: DecidedPart): void {
    const [first] = parts[actionClass] ?? []
    // All parts of a class have the same order of actions: one copy of it will do.
    parts[actionClass]?.push(first === undefined ? part : { ...part, bitOf: first.bitOf })
    joined[actionClass] = null
    size += part.strips.byteLength + part.stripOf.byteLength
    for (const { index, policies } of openRows) {
      open[actionClass]?.places.add(index)
      for (const ref of policies) broken.add(ref)
    }
    for (const { index, policies } of openResources) {
      for (let row = 0; row < part.principals; row++) {
        open[actionClass]?.cells.add(`${part.from + row} ${index}`)
      }
      for (const ref of policies) broken.add(ref)
    }
  }

  return {
    axes,
    plan,
    broken,
    get layout() {
      return layout
    },
    get size() {
      return size
    },
    add(added) {
      for (const part of added) addOne(part)
      layout ??= layOut(plan, new Map(parts.flatMap(([part], at) => (part ? [[at, part]] : []))))
      const [some] = added
      if (some === undefined) return []
      return [...plan.order.subarray(some.part.from, some.part.from + some.part.principals)]
    },
    strip(actionClass, row, resource) {
      const place = places[row] ?? -1
      const hidden = open[actionClass]
      if (place < 0 || hidden === undefined || hidden.places.has(place)) return null
      if (hidden.cells.size > 0 && hidden.cells.has(`${place} ${resource}`)) return null
      const result = (joined[actionClass] ??= joinMatrix(parts[actionClass] ?? []))
      return result.strip(place, resource)
    },
  }
}
