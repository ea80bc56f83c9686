/**
 * How large the cells are. One size in pixels is zoomed; along an axis that would be in view as a
 * whole with larger cells they are as large as fits, up to the usual size. So the smallest size shows
 * the whole matrix, and three columns do not become slivers because there are thousands of rows.
 */

import type { Axis, Spacing } from './axis.ts'

export const USUAL_SIZE = 24
export const LARGEST_SIZE = 40
/** From here on each line has its label, and groups are apart. */
export const LABELLED_FROM = 12
/** From here on cells carry signs. */
const SIGNED_FROM = 8
/** From here on cells are drawn one by one; below, a block of them shows the shares of verdicts. */
const SINGLE_FROM = 3

/** What the cells show. */
export type Detail = 'signs' | 'colours' | 'shares'

export function detailOf(rows: Spacing, columns: Spacing): Detail {
  const least = Math.min(rows.line, columns.line)
  if (least >= SIGNED_FROM) return 'signs'
  return least >= SINGLE_FROM ? 'colours' : 'shares'
}

export interface AxisRoom {
  readonly axis: Axis
  /** Pixels that the axis has in view. */
  readonly length: number
  /** Before each group, and behind the last line, while lines are labelled. */
  readonly gap: number
  readonly tail: number
  /** Device pixels per pixel. */
  readonly ratio: number
}

/** The spacing of an axis at a size of cells. */
export function spacingFor(size: number, room: AxisRoom): Spacing {
  const fitting = fittingLine(room)
  // Rounded down where all are in view: one pixel more a line, and they would not be.
  const line = fitting >= size ? sharp(fitting, room.ratio, Math.floor) : sharp(size, room.ratio)
  return { line, gap: line >= LABELLED_FROM ? onDevice(room.gap, room.ratio) : 0 }
}

/** The largest line with which the whole axis is in view, not more than the usual one. */
function fittingLine({ axis, length, gap, tail, ratio }: AxisRoom): number {
  if (axis.count === 0) return USUAL_SIZE
  const gaps = axis.groups.length * onDevice(gap, ratio)
  const labelled = (length - gaps - tail) / axis.count
  if (labelled >= LABELLED_FROM) return Math.min(labelled, USUAL_SIZE)
  return Math.min(Math.max(1, length) / axis.count, LABELLED_FROM - 1)
}

/** Cells with signs end on device pixels, coloured ones on whole pixels. */
function sharp(line: number, ratio: number, round = Math.round): number {
  if (line >= SIGNED_FROM) return Math.max(SIGNED_FROM, round(line * ratio) / ratio)
  return line >= SINGLE_FROM ? Math.max(SINGLE_FROM, round(line)) : line
}

/** The nearest length that ends on a device pixel. */
export function onDevice(length: number, ratio: number): number {
  return Math.round(length * ratio) / ratio
}

const steps: readonly number[] = [3, 4, 5, 7, 9, 12, 16, 20, 24, 32, 40]

/** The next size in steps that are seen: larger for 1, smaller for -1. */
export function stepSize(size: number, direction: 1 | -1): number {
  const [first = SINGLE_FROM] = steps
  if (direction === 1) {
    const next = size * 2
    return next < first ? next : (steps.find((step) => step > size + 0.01) ?? LARGEST_SIZE)
  }
  return steps.findLast((step) => step < size - 0.01) ?? size / 2
}

/** The size with which both axes are in view as a whole. */
export function smallestSize(rows: AxisRoom, columns: AxisRoom): number {
  return Math.min(fittingLine(rows), fittingLine(columns))
}

/** How many lines a block of the shares has along an axis: a number that can be seen and said. */
export function blockLines({ line }: Spacing): number {
  return line >= LABELLED_FROM ? 1 : roundUp(LABELLED_FROM / line)
}

/** The next of 1, 2, 5, 10, 20, 50 … */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const almost = value * 0.999
  return ([1, 2, 5].find((factor) => factor * power >= almost) ?? 10) * power
}
