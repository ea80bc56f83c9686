/**
 * What a filter looks for in a row, as bits: the cells that have it. Rows and columns without a hit are left out.
 */

import type { Decided } from './decided.ts'
import { differenceOf, differing, fold, type FoldedResource, type FoldedRow } from './fold.ts'
import type { Folding } from './folding.ts'
import type { Show } from './look.ts'
import { compareWith } from './since.ts'

export interface HitsOptions {
  readonly show: Show
  readonly decided: Decided
  readonly folding: Folding
  readonly resources: readonly FoldedResource[]
  /** What was remembered. */
  readonly before: Decided | null
}

export interface Hits {
  /** Of the actions. */
  readonly bits: Uint32Array
  /** How the row was decided, where that is what it is compared with. */
  readonly was: FoldedRow | null
}

/** Whether the hits are differences, to be marked in the grid. */
export function marksHits({ kind }: Show): boolean {
  return kind === 'principals' || kind === 'circumstances' || kind === 'since'
}

/** The hits of a row of the folding, by its place; null where it has none. */
export function hitsFinder(options: HitsOptions): (place: number) => Hits | null {
  const { show, decided, folding, resources, before } = options
  if (show.kind === 'since') {
    if (before === null) return () => null
    const compare = compareWith(before, decided, resources)
    return (place) => {
      const row = folding.rows[place]
      return row === undefined ? null : compare(row.principal, row.circumstances)
    }
  }
  const find = bitsFinder(show, options)
  return (place) => {
    const bits = find(place)
    return bits === null ? null : { bits, was: null }
  }
}

function bitsFinder(
  show: Exclude<Show, { kind: 'since' }>,
  { decided, folding, resources }: HitsOptions,
): (place: number) => Uint32Array | null {
  const { rows, folds } = folding
  switch (show.kind) {
    case 'all':
      return () => decided.layout?.every ?? null
    case 'allow':
      return (place) => folds[place]?.allow ?? null
    case 'explicitDeny':
      return (place) => folds[place]?.deny ?? null
    case 'differs':
      return (place) => {
        const own = folds[place]
        return own === null || own === undefined ? null : differing(own)
      }
    case 'principals':
      return betweenPrincipals(show, folding)
    case 'circumstances': {
      const { length } = decided.axes.circumstances
      const under = (principal: number, circumstance: number) =>
        fold(decided, [principal * length + circumstance], resources)
      return (place) => {
        const row = rows[place]
        const shows = row?.circumstances.some((each) => each === show.one || each === show.other)
        if (row === undefined || shows !== true) return null
        const one = under(row.principal, show.one)
        const other = under(row.principal, show.other)
        return one === null || other === null ? null : differenceOf(one, other)
      }
    }
    default:
      return show satisfies never
  }
}

function betweenPrincipals(
  { one, other }: Extract<Show, { kind: 'principals' }>,
  { rows, folds }: Folding,
): (place: number) => Uint32Array | null {
  return (place) => {
    const row = rows[place]
    if (row === undefined || (row.principal !== one && row.principal !== other)) return null
    const against = row.principal === one ? other : one
    const counterpart = rows.findIndex(
      (each) => each.principal === against && each.circumstances[0] === row.circumstances[0],
    )
    const [own, theirs] = [folds[place], folds[counterpart]]
    if (own === null || own === undefined || theirs === null || theirs === undefined) return null
    return differenceOf(own, theirs)
  }
}
