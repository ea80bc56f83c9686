/**
 * The picture from afar: for each block of cells the shares of its verdicts. Counting takes time, so
 * that it is done a little each frame; until a block's turn comes it shows what was counted before.
 */

import type { CellVerdict, GridCounts, GridLine, GridSource } from '../grid-source.ts'
import type { Range } from './axis.ts'
import { verdictOrder } from './words.ts'

export interface Part {
  readonly verdict: CellVerdict
  readonly length: number
}

/** A length in whole pixels shared out by counts; what is there at all gets a pixel, if there are enough. */
export function partsOf(counts: GridCounts, length: number): readonly Part[] {
  const present = verdictOrder.filter((verdict) => counts[verdict] > 0)
  const sum = present.reduce((total, verdict) => total + counts[verdict], 0)
  let before = 0
  let start = 0
  return present.map((verdict, index) => {
    before += counts[verdict]
    const behind = present.length - 1 - index
    const end = Math.round((before / sum) * length)
    const from = start
    start = Math.min(length - behind, Math.max(from + 1, end))
    start = Math.max(from, start)
    return { verdict, length: start - from }
  })
}

export interface ShareCounts {
  /** Counts that are known, old ones included, by block. */
  get(down: number, over: number): GridCounts | undefined
  /** Counts blocks that are new or old until the time is over; true when nothing is left to do. */
  update(down: Range, over: Range, isOver: () => boolean): boolean
}

interface Known {
  readonly version: number
  readonly counts: GridCounts
}

/** Far more than is ever in view. */
const MOST_KNOWN = 60_000
/** Looking at the clock costs more than many a count. */
const BETWEEN_LOOKS = 8

/** For blocks of so many rows and columns. The lines are named, so that others mean other counts. */
export function createShareCounts(
  source: GridSource,
  rows: readonly GridLine[],
  columns: readonly GridLine[],
  blockRows: number,
  blockColumns: number,
): ShareCounts {
  const known = new Map<number, Known>()
  const across = Math.ceil(columns.length / blockColumns)
  /** Where the last frame stopped, so that with ever newer verdicts every block has its turn. */
  let turn = 0

  function count(down: number, over: number): GridCounts {
    const row = down * blockRows
    const column = over * blockColumns
    return source.counts(
      row,
      Math.min(rows.length, row + blockRows),
      column,
      Math.min(columns.length, column + blockColumns),
    )
  }

  return {
    get: (down, over) => known.get(down * across + over)?.counts,
    update(down, over, isOver) {
      const { version } = source
      const width = over.to - over.from
      const total = (down.to - down.from) * width
      if (known.size > MOST_KNOWN) known.clear()
      let counted = 0
      for (let step = 0; step < total; step++) {
        const index = (turn + step) % total
        const row = down.from + Math.floor(index / width)
        const column = over.from + (index % width)
        const key = row * across + column
        if (known.get(key)?.version === version) continue
        known.set(key, { version, counts: count(row, column) })
        counted += 1
        if (counted % BETWEEN_LOOKS === 0 && isOver()) {
          turn = index + 1
          return false
        }
      }
      return true
    },
  }
}
