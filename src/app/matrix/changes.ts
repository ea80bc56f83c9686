/**
 * What has changed between two matrices, counted in cells.
 */

import { countBits } from './bits.ts'
import type { FoldedRow } from './fold.ts'
import type { Hits } from './hits.ts'

export interface Changes {
  readonly cells: number
  /** Cells of which something is allowed that was not allowed at all. */
  readonly allowed: number
  /** Cells of which something was allowed, and nothing is. */
  readonly lost: number
  /** Those where something is allowed before and after, or never: implicit denies that became explicit. */
  readonly others: number
}

export const nothingChanged: Changes = { cells: 0, allowed: 0, lost: 0, others: 0 }

/** @param hits of some rows, by place @param folds how rows are decided now, by place */
export function countChanges(
  hits: ReadonlyMap<number, Hits>,
  folds: readonly (FoldedRow | null)[],
): Changes {
  let [cells, allowed, lost] = [0, 0, 0]
  for (const [place, { bits, was }] of hits) {
    const now = folds[place]
    if (was === null || now === null || now === undefined) continue
    bits.forEach((changed, word) => {
      if (changed === 0) return
      const [then, since] = [was.allow[word] ?? 0, now.allow[word] ?? 0]
      cells += countBits(changed)
      allowed += countBits(changed & since & ~then)
      lost += countBits(changed & then & ~since)
    })
  }
  return { cells, allowed, lost, others: cells - allowed - lost }
}

/** '12 cells flip: 8 newly allowed, 1 no longer allowed, 3 in another way.' */
export function changeWords({ cells, allowed, lost, others }: Changes): string {
  if (cells === 0) return 'No cell flips.'
  const count = (number: number, words: string): readonly string[] =>
    number === 0 ? [] : [`${number.toLocaleString('en')} ${words}`]
  const kinds = [
    ...count(allowed, 'newly allowed'),
    ...count(lost, 'no longer allowed'),
    ...count(others, 'in another way'),
  ]
  const flips = cells === 1 ? '1 cell flips' : `${cells.toLocaleString('en')} cells flip`
  return `${flips}: ${kinds.join(', ')}.`
}
