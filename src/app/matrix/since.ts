/**
 * What has changed since a matrix that was remembered: compared is what both have, by name. Principals,
 * actions, resources and circumstances that only one of them has are no change.
 */

import { hasBit, setBit, type BitLayout } from './bits.ts'
import type { Decided } from './decided.ts'
import { differenceOf, fold, foldedResource, type FoldedResource, type FoldedRow } from './fold.ts'

/** On which actions a principal under some circumstances is decided otherwise than it was. */
export type Comparison = (principal: number, circumstances: readonly number[]) => Change | null

export interface Change {
  /** As bits of the actions. */
  readonly bits: Uint32Array
  /** How all of it was decided, in the same bits. */
  readonly was: FoldedRow
}

export function compareWith(
  before: Decided,
  now: Decided,
  resources: readonly FoldedResource[],
): Comparison {
  const [old, layout] = [before.layout, now.layout]
  if (old === null || layout === null) return () => null
  const bits = translationOf(before, old, now, layout)
  const classes = classesOf(before, now)
  const principals = placesOf(before.axes.principals, now.axes.principals)
  const circumstances = placesOf(
    before.axes.circumstances.map(nameOf),
    now.axes.circumstances.map(nameOf),
  )
  const places = placesOf(before.axes.resources, now.axes.resources)
  const common = resources.filter(({ resource }) => (places[resource] ?? -1) >= 0)
  const theirs = common.map(({ resource, asked }) =>
    foldedResource(places[resource] ?? -1, bits.toOld(asked)),
  )
  return (principal, under) => {
    const former = principals[principal] ?? -1
    const both = under.filter((place) => (circumstances[place] ?? -1) >= 0)
    if (former < 0 || both.length === 0) return null
    const rowsNow = both.map((place) => principal * now.axes.circumstances.length + place)
    const rowsThen = both.map(
      (place) => former * before.axes.circumstances.length + (circumstances[place] ?? 0),
    )
    // What is open on one side would look like a change of what is decided on the other.
    const foldedNow = fold(now, rowsNow, common, (actionClass, row, resource) =>
      isDecided(before, classes.old(actionClass), rowsThen[row], theirs[resource]),
    )
    const foldedThen = fold(before, rowsThen, theirs, (actionClass, row, resource) =>
      isDecided(now, classes.now(actionClass), rowsNow[row], common[resource]),
    )
    if (foldedNow === null || foldedThen === null) return null
    const was = {
      allow: bits.toNew(foldedThen.allow),
      deny: bits.toNew(foldedThen.deny),
      none: bits.toNew(foldedThen.none),
    }
    return { bits: differenceOf(foldedNow, was), was }
  }
}

function isDecided(
  decided: Decided,
  actionClass: number | null,
  row: number | undefined,
  resource: FoldedResource | undefined,
): boolean {
  if (actionClass === null || row === undefined || resource === undefined) return false
  return decided.strip(actionClass, row, resource.resource) !== null
}

interface ClassTranslation {
  old(actionClass: number): number | null
  now(actionClass: number): number | null
}

/** Which classes of actions are the same on both sides: what an action is of does not turn on the axes. */
function classesOf(before: Decided, now: Decided): ClassTranslation {
  const counterparts = (from: Decided, to: Decided): readonly (number | null)[] => {
    const classOf = new Map(
      to.plan.classes.flatMap((members, at) =>
        [...members].map((action) => [to.axes.actions[action], at] as const),
      ),
    )
    return from.plan.classes.map((members) => {
      const known = [...members].find((action) => classOf.has(from.axes.actions[action]))
      return known === undefined ? null : (classOf.get(from.axes.actions[known]) ?? null)
    })
  }
  const [old, present] = [counterparts(now, before), counterparts(before, now)]
  return { old: (at) => old[at] ?? null, now: (at) => present[at] ?? null }
}

function nameOf(circumstances: object): string {
  return JSON.stringify(circumstances)
}

/** By place among the new, the place among the old; -1 for what is new. */
function placesOf(old: readonly string[], names: readonly string[]): Int32Array {
  const places = new Map(old.map((name, place) => [name, place]))
  return Int32Array.from(names, (name) => places.get(name) ?? -1)
}

interface Translation {
  toOld(words: Uint32Array): Uint32Array
  toNew(words: Uint32Array): Uint32Array
}

const same: Translation = { toOld: (words) => words, toNew: (words) => words }

function translationOf(
  before: Decided,
  old: BitLayout,
  now: Decided,
  layout: BitLayout,
): Translation {
  const actions = now.axes.actions
  const isSame =
    actions.length === before.axes.actions.length &&
    actions.every((action, index) => action === before.axes.actions[index])
  if (isSame) return same
  const places = placesOf(before.axes.actions, actions)
  const pairs = actions.flatMap((_, index) => {
    const place = places[index] ?? -1
    return place < 0 ? [] : [[layout.bitOf[index] ?? 0, old.bitOf[place] ?? 0] as const]
  })
  return {
    toOld(words) {
      const moved = new Uint32Array(old.words)
      for (const [to, from] of pairs) if (hasBit(words, to)) setBit(moved, from)
      return moved
    },
    toNew(words) {
      const moved = new Uint32Array(layout.words)
      for (const [to, from] of pairs) if (hasBit(words, from)) setBit(moved, to)
      return moved
    },
  }
}
