/**
 * What lies over the drawn cells as elements of the page: the ring of the cursor, the bands of the row
 * and column that are pointed at, the tip. Here is only where they are.
 */

import { blockSpan, type Box, type Hit } from './hit.ts'
import type { Layout, Point } from './layout.ts'

/** A ring that can be seen however small the cell is. */
const LEAST_RING = 12
/** Between a cell and its tip. */
const TIP_DISTANCE = 10
/** As much as a tip may need. */
const TIP_ROOM = 130

/** At least so large around the same middle. */
export function ringBox({ x, y, width, height }: Box): Box {
  const across = Math.max(width, LEAST_RING)
  const down = Math.max(height, LEAST_RING)
  return {
    x: x - (across - width) / 2,
    y: y - (down - height) / 2,
    width: across,
    height: down,
  }
}

/** A stretch of the box along one axis. */
export interface Stretch {
  readonly at: number
  readonly length: number
}

export interface Bands {
  readonly row: Stretch | null
  readonly column: Stretch | null
}

/** The row and the column, or the blocks of them, of a hit. */
export function bandsOf(layout: Layout, offset: Point, hit: Hit | null): Bands {
  const { rows, columns, rowSpacing, columnSpacing, block, head } = layout
  const { row, column } = hit ?? { row: null, column: null }
  const stretch = ({ at, length }: Stretch, by: number): Stretch => ({ at: at + by, length })
  return {
    row:
      row === null
        ? null
        : stretch(blockSpan(rows, rowSpacing, block.rows, row), head.height - offset.y),
    column:
      column === null
        ? null
        : stretch(blockSpan(columns, columnSpacing, block.columns, column), head.width - offset.x),
  }
}

/** The corner of the tip that is fixed, as distances to the edges of the box that are nearer. */
export interface TipSpot {
  readonly left: number | null
  readonly right: number | null
  readonly top: number | null
  readonly bottom: number | null
}

/** Below what it is about and towards the middle of the box; above where there is no room below. */
export function tipSpot({ head, view }: Layout, bands: Bands): TipSpot {
  const row = bands.row ?? { at: head.height, length: 0 }
  const column = bands.column ?? { at: head.width, length: 0 }
  const under = row.at + row.length + TIP_DISTANCE
  const below = under + TIP_ROOM <= view.height
  const toRight = column.at + column.length / 2 <= (head.width + view.width) / 2
  return {
    left: toRight ? Math.max(4, column.at) : null,
    right: toRight ? null : Math.max(4, view.width - column.at - column.length),
    top: below ? under : null,
    bottom: below ? null : Math.max(4, view.height - row.at + TIP_DISTANCE),
  }
}
