/**
 * From the scroll bar to the cells and back. The bar belongs to a spacer as large as all cells, or as
 * large as browsers allow; then a step of the bar is a longer way over the cells.
 */

import { placeAt, positionOf, type Axis, type Spacing } from './axis.ts'
import type { Cell, Layout, Point, Size } from './layout.ts'

/** Browsers stop between 16 and 33 million pixels; this is safely below. */
export const LONGEST_SPACER = 8_000_000

/** The size of what is scrolled, heads included. */
export function spacerOf({ content, head, view }: Layout): Size {
  const length = (cells: number, heads: number, seen: number): number =>
    Math.max(seen, Math.min(LONGEST_SPACER, Math.ceil(cells + heads)))
  return {
    width: length(content.width, head.width, view.width),
    height: length(content.height, head.height, view.height),
  }
}

/** The furthest that the cells can be shifted. */
function furthest({ content, area }: Layout): Point {
  return {
    x: Math.max(0, content.width - area.width),
    y: Math.max(0, content.height - area.height),
  }
}

export function clampOffset(layout: Layout, offset: Point): Point {
  const most = furthest(layout)
  const clamp = (value: number, end: number): number => Math.min(end, Math.max(0, value))
  return { x: clamp(offset.x, most.x), y: clamp(offset.y, most.y) }
}

/** How far the cells are shifted when the bars stand so. */
export function offsetOf(layout: Layout, bars: Point): Point {
  const most = furthest(layout)
  const way = barWay(layout)
  const map = (bar: number, barEnd: number, end: number): number =>
    barEnd <= 0 ? 0 : Math.min(end, Math.max(0, bar * (end / barEnd)))
  return { x: map(bars.x, way.x, most.x), y: map(bars.y, way.y, most.y) }
}

/** Where the bars stand when the cells are shifted so. */
export function barsOf(layout: Layout, offset: Point): Point {
  const most = furthest(layout)
  const way = barWay(layout)
  const map = (value: number, barEnd: number, end: number): number =>
    end <= 0 ? 0 : value * (barEnd / end)
  return { x: map(offset.x, way.x, most.x), y: map(offset.y, way.y, most.y) }
}

function barWay(layout: Layout): Point {
  const spacer = spacerOf(layout)
  return { x: spacer.width - layout.view.width, y: spacer.height - layout.view.height }
}

/** The shortest shift after which a cell is in view with what stands before it, such as the band that stays on top. */
export function reveal(layout: Layout, offset: Point, cell: Cell): Point {
  const { rows, columns, rowSpacing, columnSpacing, area } = layout
  return clampOffset(layout, {
    x: shift(columns, columnSpacing, cell.column, offset.x, area.width, columnSpacing.gap),
    y: shift(rows, rowSpacing, cell.row, offset.y, area.height, rowSpacing.gap),
  })
}

function shift(
  axis: Axis,
  spacing: Spacing,
  index: number,
  offset: number,
  length: number,
  before: number,
): number {
  const start = positionOf(axis, spacing, index)
  const end = start + spacing.line
  if (start - before < offset) return start - before
  return end > offset + length ? Math.min(start - before, end - length) : offset
}

/** A place among the cells, fractions inside a cell included: what stays put while the size changes. */
export interface Anchor {
  readonly row: number
  readonly column: number
}

/** What is at a point of the box; a point over the heads means the nearest cells. */
export function anchorAt(layout: Layout, offset: Point, point: Point): Anchor {
  const x = Math.max(0, point.x - layout.head.width) + offset.x
  const y = Math.max(0, point.y - layout.head.height) + offset.y
  return {
    row: placeAt(layout.rows, layout.rowSpacing, y),
    column: placeAt(layout.columns, layout.columnSpacing, x),
  }
}

/** The shift that brings an anchor to a point of the box. */
export function offsetFor(layout: Layout, anchor: Anchor, point: Point): Point {
  const { rows, columns, rowSpacing, columnSpacing, head } = layout
  return clampOffset(layout, {
    x: positionOf(columns, columnSpacing, anchor.column) - Math.max(0, point.x - head.width),
    y: positionOf(rows, rowSpacing, anchor.row) - Math.max(0, point.y - head.height),
  })
}
