/**
 * Cells counted by verdict: whole rows by words, and rectangles cell by cell, from a sample where they are large.
 */

import { countBits, type Mask } from './bits.ts'
import type { FoldedRow } from './fold.ts'
import type { CellVerdict, GridCounts } from './grid-source.ts'

export const nothingCounted: GridCounts = {
  ...{ allow: 0, explicitDeny: 0, implicitDeny: 0, differs: 0, pending: 0 },
}

/** The cells of one row whose bits are in a mask. */
export function countRow(row: FoldedRow | null | undefined, { words, at, bits }: Mask): GridCounts {
  if (row === null || row === undefined) return { ...nothingCounted, pending: bits }
  const counts = { allow: 0, explicitDeny: 0, implicitDeny: 0, differs: 0 }
  for (const word of at) {
    const here = words[word] ?? 0
    const allow = (row.allow[word] ?? 0) & here
    const deny = (row.deny[word] ?? 0) & here
    const none = (row.none[word] ?? 0) & here
    const differs = (allow & deny) | ((allow | deny) & none)
    counts.differs += countBits(differs)
    counts.allow += countBits(allow & ~differs)
    counts.explicitDeny += countBits(deny & ~differs)
    counts.implicitDeny += countBits(none & ~differs)
  }
  const decided = counts.allow + counts.explicitDeny + counts.implicitDeny + counts.differs
  return { ...counts, pending: bits - decided }
}

export function addCounts(one: GridCounts, other: GridCounts): GridCounts {
  return {
    allow: one.allow + other.allow,
    explicitDeny: one.explicitDeny + other.explicitDeny,
    implicitDeny: one.implicitDeny + other.implicitDeny,
    differs: one.differs + other.differs,
    pending: one.pending + other.pending,
  }
}

export function takeCounts(one: GridCounts, other: GridCounts): GridCounts {
  return {
    allow: one.allow - other.allow,
    explicitDeny: one.explicitDeny - other.explicitDeny,
    implicitDeny: one.implicitDeny - other.implicitDeny,
    differs: one.differs - other.differs,
    pending: one.pending - other.pending,
  }
}

/** How many cells are looked at to tell what is in a larger rectangle. */
const SAMPLE = 1024

/** Half open. */
export interface Rectangle {
  readonly rowFrom: number
  readonly rowTo: number
  readonly columnFrom: number
  readonly columnTo: number
}

export function countRectangle(
  cell: (row: number, column: number) => CellVerdict,
  { rowFrom, rowTo, columnFrom, columnTo }: Rectangle,
): GridCounts {
  const width = Math.max(0, columnTo - columnFrom)
  const cells = Math.max(0, rowTo - rowFrom) * width
  const looks = Math.min(cells, SAMPLE)
  const counts = { ...nothingCounted }
  for (let look = 0; look < looks; look++) {
    // The golden ratio's multiples are spread evenly, and fall on no rhythm of the rows.
    const at = looks === cells ? look : Math.floor(((look * 0.618033988749895) % 1) * cells)
    counts[cell(rowFrom + Math.floor(at / width), columnFrom + (at % width))]++
  }
  if (looks === cells) return counts
  const scale = cells / looks
  return {
    allow: counts.allow * scale,
    explicitDeny: counts.explicitDeny * scale,
    implicitDeny: counts.implicitDeny * scale,
    differs: counts.differs * scale,
    pending: counts.pending * scale,
  }
}
