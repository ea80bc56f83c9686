/**
 * The rows of the grid with their folded verdicts: folded as verdicts come, and folded anew when it changes
 * what a row or a cell stands for.
 */

import type { Decided } from './decided.ts'
import { fold, type FoldedResource, type FoldedRow } from './fold.ts'
import type { Row } from './lines.ts'

export interface Folding {
  readonly rows: readonly Row[]
  /** By place in `rows`; null: nothing of it is decided. */
  readonly folds: readonly (FoldedRow | null)[]
  /** Rows whose folds are not up to date. */
  readonly due: ReadonlySet<number>
  /** Verdicts of these rows of the matrix have come. */
  came(this: void, rows: Iterable<number>): void
  /** Folds one of the rows that are due, and returns its place; null when none is. */
  step(this: void): number | null
}

export function createFolding(
  decided: Decided,
  rows: readonly Row[],
  resources: () => readonly FoldedResource[],
): Folding {
  const folds: (FoldedRow | null)[] = rows.map(() => null)
  const due = new Set<number>()
  const circumstances = decided.axes.circumstances.length
  const members = rows.map((row) =>
    row.circumstances.map((place) => row.principal * circumstances + place),
  )
  const placeOf = new Map<number, number>()
  members.forEach((own, place) => {
    for (const row of own) placeOf.set(row, place)
  })
  return {
    rows,
    folds,
    due,
    came(come) {
      for (const row of come) {
        const place = placeOf.get(row)
        if (place !== undefined) due.add(place)
      }
    },
    step() {
      const [place] = due
      if (place === undefined) return null
      due.delete(place)
      folds[place] = fold(decided, members[place] ?? [], resources())
      return place
    },
  }
}
