/**
 * One axis of the grid, rows and columns alike: its groups, and where each line lies in pixels.
 * Every group begins with a gap, so that a position follows from the line's number and its group's,
 * and no table of positions is needed for any number of lines.
 */

import type { GridLine } from '../grid-source.ts'

/** Neighbouring lines under one name, half open. */
export interface Group {
  readonly name: string
  readonly from: number
  readonly to: number
}

export interface Axis {
  readonly count: number
  /** Empty when the lines have no groups; else every line is in one. */
  readonly groups: readonly Group[]
}

/** In pixels: a line's breadth, and the gap before each group. */
export interface Spacing {
  readonly line: number
  readonly gap: number
}

/** Half open. */
export interface Range {
  readonly from: number
  readonly to: number
}

export function axisOf(lines: readonly GridLine[]): Axis {
  const groups: Group[] = []
  let from = 0
  lines.forEach((line, index) => {
    if (line.group === lines[index + 1]?.group) return
    groups.push({ name: line.group, from, to: index + 1 })
    from = index + 1
  })
  const grouped = groups.some((group) => group.name !== '')
  return { count: lines.length, groups: grouped ? groups : [] }
}

/** The number of the group that a line is in; -1 when there are no groups. */
export function groupOf(axis: Axis, index: number): number {
  return lastThat(axis.groups, (group) => group.from <= index)
}

/** All lines and gaps together. */
export function extentOf(axis: Axis, { line, gap }: Spacing): number {
  return axis.count * line + axis.groups.length * gap
}

/** Where a line begins. A fraction is a place inside the line; the count is the end of all. */
export function positionOf(axis: Axis, spacing: Spacing, place: number): number {
  const gaps = groupOf(axis, Math.min(Math.floor(place), axis.count - 1)) + 1
  return place * spacing.line + gaps * spacing.gap
}

/** Where a group begins: with the gap before it. */
export function groupPosition(axis: Axis, { line, gap }: Spacing, group: number): number {
  const { from } = axis.groups[group] ?? { from: axis.count }
  return from * line + group * gap
}

/** The line at a position and how far into it: 3.25 is a quarter into the fourth. A gap counts as the start of what follows. */
export function placeAt(axis: Axis, spacing: Spacing, position: number): number {
  const { lines, into } = groupAt(axis, spacing, position)
  return Math.min(lines.to, lines.from + Math.max(0, into) / spacing.line)
}

/** The line at a position; null in a gap and outside. */
export function lineAt(axis: Axis, spacing: Spacing, position: number): number | null {
  const { lines, into } = groupAt(axis, spacing, position)
  const index = lines.from + Math.floor(into / spacing.line)
  return into < 0 || index >= lines.to ? null : index
}

/** The lines under one name at a position, and how many pixels behind their beginning it is. */
function groupAt(axis: Axis, spacing: Spacing, position: number): { lines: Range; into: number } {
  const number = lastGroupFrom(axis, spacing, position)
  const lines = axis.groups[number]
  if (lines === undefined) return { lines: { from: 0, to: axis.count }, into: position }
  return { lines, into: position - groupPosition(axis, spacing, number) - spacing.gap }
}

/** The lines that show between two positions. */
export function linesBetween(axis: Axis, spacing: Spacing, from: number, to: number): Range {
  return {
    from: Math.min(Math.floor(placeAt(axis, spacing, from)), axis.count),
    to: Math.min(Math.ceil(placeAt(axis, spacing, to)), axis.count),
  }
}

/** The groups that have a line or their gap between two positions. */
export function groupsBetween(axis: Axis, spacing: Spacing, from: number, to: number): Range {
  if (axis.groups.length === 0) return { from: 0, to: 0 }
  return {
    from: Math.max(0, lastGroupFrom(axis, spacing, from)),
    to: lastGroupFrom(axis, spacing, to) + 1,
  }
}

function lastGroupFrom(axis: Axis, { line, gap }: Spacing, position: number): number {
  return lastThat(axis.groups, (group, number) => group.from * line + number * gap <= position)
}

/** The last of which it holds, given that it holds for all before that; -1 for none. */
function lastThat(
  groups: readonly Group[],
  holds: (group: Group, number: number) => boolean,
): number {
  let low = -1
  let high = groups.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    const group = groups[middle]
    if (group !== undefined && holds(group, middle)) low = middle
    else high = middle
  }
  return low
}
