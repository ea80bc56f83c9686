/**
 * Which part of the matrix is there as a table for screen readers. It stays the same while the cursor
 * walks inside it, so that what is being read does not change under the reader.
 */

import type { Range } from './axis.ts'
import type { Cell } from './layout.ts'

export interface TableWindow {
  readonly rows: Range
  readonly columns: Range
}

const ROWS = 20
const COLUMNS = 14
/** Neighbours of the cursor that are always there, as far as the matrix goes. */
const MARGIN = 2

/** The window for a cursor: the one before, if the cursor is well inside. */
export function windowAround(
  cursor: Cell,
  counts: { readonly rows: number; readonly columns: number },
  before: TableWindow | null,
): TableWindow {
  return {
    rows: rangeAround(cursor.row, counts.rows, ROWS, before?.rows),
    columns: rangeAround(cursor.column, counts.columns, COLUMNS, before?.columns),
  }
}

function rangeAround(index: number, count: number, size: number, before: Range | undefined): Range {
  if (
    before !== undefined &&
    before.to <= count &&
    before.to - before.from >= Math.min(size, count)
  ) {
    const clearBefore = before.from === 0 || index - before.from >= MARGIN
    const clearAfter = before.to === count || before.to - 1 - index >= MARGIN
    if (index >= before.from && index < before.to && clearBefore && clearAfter) return before
  }
  const from = Math.max(0, Math.min(index - Math.floor(size / 2), count - size))
  return { from, to: Math.min(count, from + size) }
}
