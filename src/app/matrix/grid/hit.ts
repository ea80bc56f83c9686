/**
 * What is where in the grid's box: which cell is under a point, heads included, and the rectangle of
 * a cell.
 */

import { lineAt, positionOf, type Axis, type Range, type Spacing } from './axis.ts'
import { SLANT, type Cell, type Layout, type Point } from './layout.ts'

/** The line of each axis that a point means. Over a row's head there is no column, and so on. */
export interface Hit {
  readonly row: number | null
  readonly column: number | null
}

/** A rectangle of the box. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function hitAt(layout: Layout, offset: Point, point: Point): Hit {
  const { rows, columns, rowSpacing, columnSpacing, head } = layout
  const overRows = point.x < head.width
  const overColumns = point.y < head.height
  if (overRows && overColumns) return { row: null, column: null }
  const x = point.x - head.width + offset.x - (overColumns ? leaning(layout, point.y) : 0)
  const y = point.y - head.height + offset.y
  // A band that stays on top covers the rows below it.
  const covered = point.y - head.height < rowSpacing.gap
  return {
    row: overColumns || covered ? null : lineAt(rows, rowSpacing, y),
    column: overRows ? null : lineAt(columns, columnSpacing, x),
  }
}

/** How far the slanted labels have gone to the right at this height. */
function leaning({ head, columnSpacing, columns }: Layout, y: number): number {
  const foot = head.height - head.rail
  if (y >= foot || columns.count === 0 || columnSpacing.line < 1) return 0
  return (foot - y) / Math.tan(SLANT)
}

/** The cell that a hit means, the cursor giving the line that the hit leaves open; null for none. */
export function cellOf(hit: Hit, cursor: Cell): Cell | null {
  if (hit.row === null && hit.column === null) return null
  return { row: hit.row ?? cursor.row, column: hit.column ?? cursor.column }
}

/** The lines of the block around a line; where cells are drawn one by one, the line itself. */
export function blockOf(axis: Axis, lines: number, index: number): Range {
  const from = Math.floor(index / lines) * lines
  return { from, to: Math.min(axis.count, from + lines) }
}

/** Where the block around a line lies, from the beginning of the view's cells. */
export function blockSpan(
  axis: Axis,
  spacing: Spacing,
  lines: number,
  index: number,
): { readonly at: number; readonly length: number } {
  const { from, to } = blockOf(axis, lines, index)
  const at = positionOf(axis, spacing, from)
  return { at, length: positionOf(axis, spacing, to - 1) + spacing.line - at }
}

/** Where a cell, or the block around it, is drawn in the box. */
export function boxOf(layout: Layout, offset: Point, cell: Cell): Box {
  const { rows, columns, rowSpacing, columnSpacing, block, head } = layout
  const across = blockSpan(columns, columnSpacing, block.columns, cell.column)
  const down = blockSpan(rows, rowSpacing, block.rows, cell.row)
  return {
    x: across.at - offset.x + head.width,
    y: down.at - offset.y + head.height,
    width: across.length,
    height: down.length,
  }
}
