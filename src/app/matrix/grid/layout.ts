/**
 * Where everything lies in the grid's box: row heads at the left, column heads on top, the cells in
 * what is left. Works out of sizes alone; nothing is measured here.
 */

import { extentOf, type Axis, type Spacing } from './axis.ts'
import {
  blockLines,
  detailOf,
  LABELLED_FROM,
  LARGEST_SIZE,
  onDevice,
  smallestSize,
  spacingFor,
  type AxisRoom,
  type Detail,
} from './scale.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Cell {
  readonly row: number
  readonly column: number
}

/** What a layout is made of. */
export interface LayoutInput {
  readonly rows: Axis
  readonly columns: Axis
  readonly view: Size
  /** The size of cells that is asked for. */
  readonly size: number
  /** The width of the row heads that was dragged; null for what the labels need. */
  readonly headWidth: number | null
  /** The longest labels, in pixels of the font that they are drawn in. */
  readonly rowLabel: number
  readonly columnLabel: number
  readonly ratio: number
}

export interface Head extends Size {
  /** The rail with the groups' names between the column labels and the cells; 0 without groups. */
  readonly rail: number
}

export interface Layout {
  readonly rows: Axis
  readonly columns: Axis
  /** The size as it could be had, and the smallest that makes a difference. */
  readonly size: number
  readonly smallest: number
  readonly rowSpacing: Spacing
  readonly columnSpacing: Spacing
  readonly view: Size
  readonly head: Head
  /** What the heads leave for the cells. */
  readonly area: Size
  /** All cells, in view or not. */
  readonly content: Size
  readonly detail: Detail
  /** How many lines one rectangle of the shares stands for; one by one where cells are drawn. */
  readonly block: { readonly rows: number; readonly columns: number }
  readonly ratio: number
}

/** Column labels rise by this angle. */
export const SLANT = Math.PI / 3
const BAND = 24
const RAIL = 20
const COLUMN_GAP = 6
const LABEL_PADDING = 22
const HEAD_WIDTH = { least: 96, most: 280, share: 0.42 } as const
const HEAD_HEIGHT = { least: 76, most: 168, share: 0.36 } as const

/** The bounds between which the row heads may be dragged. */
export function headWidthBounds(view: Size): { readonly min: number; readonly max: number } {
  return { min: HEAD_WIDTH.least, max: Math.max(HEAD_WIDTH.least, view.width * 0.6) }
}

export function layoutOf(input: LayoutInput): Layout {
  const { rows, columns, view, ratio } = input
  const head = headOf(input)
  const area = {
    width: Math.max(0, view.width - head.width),
    height: Math.max(0, view.height - head.height),
  }
  // Behind the last column there is room for its label, which leans over it.
  const lean = Math.ceil((head.height - head.rail) / Math.tan(SLANT))
  const down: AxisRoom = { axis: rows, length: area.height, gap: BAND, tail: 0, ratio }
  const across: AxisRoom = {
    axis: columns,
    length: area.width,
    gap: COLUMN_GAP,
    tail: lean,
    ratio,
  }
  const smallest = smallestSize(down, across)
  const size = Math.min(LARGEST_SIZE, Math.max(smallest, input.size))
  const rowSpacing = spacingFor(size, down)
  const columnSpacing = spacingFor(size, across)
  const detail = detailOf(rowSpacing, columnSpacing)
  const tail = columnSpacing.line >= LABELLED_FROM ? lean : 0
  return {
    rows,
    columns,
    size,
    smallest,
    rowSpacing,
    columnSpacing,
    view,
    head,
    area,
    content: {
      width: extentOf(columns, columnSpacing) + tail,
      height: extentOf(rows, rowSpacing),
    },
    detail,
    block:
      detail === 'shares'
        ? { rows: blockLines(rowSpacing), columns: blockLines(columnSpacing) }
        : { rows: 1, columns: 1 },
    ratio,
  }
}

function headOf(input: LayoutInput): Head {
  const { columns, ratio } = input
  const rail = columns.groups.length === 0 ? 0 : RAIL
  return {
    width: onDevice(headWidthOf(input), ratio),
    height: onDevice(headHeightOf(input, rail), ratio),
    rail: onDevice(rail, ratio),
  }
}

function headWidthOf({ view, headWidth, rowLabel }: LayoutInput): number {
  const { min, max } = headWidthBounds(view)
  const needed = Math.min(rowLabel + LABEL_PADDING, HEAD_WIDTH.most, view.width * HEAD_WIDTH.share)
  return Math.round(Math.min(max, Math.max(min, headWidth ?? needed)))
}

function headHeightOf({ view, columnLabel }: LayoutInput, rail: number): number {
  const needed = Math.sin(SLANT) * columnLabel + LABEL_PADDING + rail
  const most = Math.max(
    HEAD_HEIGHT.least,
    Math.min(HEAD_HEIGHT.most, view.height * HEAD_HEIGHT.share),
  )
  return Math.round(Math.min(most, Math.max(HEAD_HEIGHT.least, needed)))
}
