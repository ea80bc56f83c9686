/**
 * Where a key takes the cursor. Steps are one line, or one block where blocks are drawn: what is seen
 * is what is walked.
 */

import { groupOf, type Axis } from './axis.ts'
import { blockOf } from './hit.ts'
import type { Cell } from './layout.ts'

/** As much of a KeyboardEvent as counts. */
export interface WalkKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

export interface Ground {
  readonly rows: Axis
  readonly columns: Axis
  readonly block: { readonly rows: number; readonly columns: number }
  /** Lines that are in view at once. */
  readonly page: { readonly rows: number; readonly columns: number }
}

/** Null for a key that does not walk. */
export function walk(cursor: Cell, press: WalkKey, ground: Ground): Cell | null {
  if (press.altKey) return null
  const far = press.ctrlKey || press.metaKey
  const { rows, columns, block, page } = ground
  const { row, column } = cursor
  switch (press.key) {
    case 'ArrowUp':
      return { row: far ? nextGroup(rows, row, -1) : step(rows, row, -block.rows), column }
    case 'ArrowDown':
      return { row: far ? nextGroup(rows, row, 1) : step(rows, row, block.rows), column }
    case 'ArrowLeft':
      return {
        row,
        column: far ? nextGroup(columns, column, -1) : step(columns, column, -block.columns),
      }
    case 'ArrowRight':
      return {
        row,
        column: far ? nextGroup(columns, column, 1) : step(columns, column, block.columns),
      }
    case 'PageUp':
    case 'PageDown': {
      const way = press.key === 'PageUp' ? -1 : 1
      if (far) return null // The browser's own tabs.
      return press.shiftKey
        ? { row, column: clamp(columns, column + way * page.columns) }
        : { row: clamp(rows, row + way * page.rows), column }
    }
    case 'Home':
      return { row: far ? 0 : row, column: 0 }
    case 'End':
      return { row: far ? clamp(rows, rows.count) : row, column: clamp(columns, columns.count) }
    default:
      return null
  }
}

/** To the first line of the next block; inside the last one to its end. */
function step(axis: Axis, index: number, by: number): number {
  const target = clamp(axis, index + by)
  const { from, to } = blockOf(axis, Math.abs(by), target)
  return index >= from && index < to ? target : from
}

/** The first line of the next group, or of this one on the way back; the ends where no group is left. */
function nextGroup(axis: Axis, index: number, way: 1 | -1): number {
  const number = groupOf(axis, index)
  const here = axis.groups[number]
  if (way === 1) return clamp(axis, axis.groups[number + 1]?.from ?? axis.count)
  if (here !== undefined && here.from < index) return here.from
  return clamp(axis, axis.groups[number - 1]?.from ?? 0)
}

function clamp(axis: Axis, index: number): number {
  return Math.min(axis.count - 1, Math.max(0, index))
}
