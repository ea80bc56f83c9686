/**
 * Which names stand at an axis: every line's where there is room; else those of the groups, and
 * between them every so many lines'.
 */

import {
  groupPosition,
  groupsBetween,
  linesBetween,
  positionOf,
  type Axis,
  type Spacing,
} from './axis.ts'
import { LABELLED_FROM, roundUp } from './scale.ts'

export interface Tick {
  readonly kind: 'line' | 'group'
  /** The number of the line or of the group. */
  readonly index: number
  /** The middle of the name, in pixels from the beginning of the axis. */
  readonly at: number
}

/** What of an axis is in view: from a position on, so long; names at least so far apart. */
export interface TickView {
  readonly from: number
  readonly length: number
  readonly pitch: number
  /** Groups as long as this have their name elsewhere. */
  readonly namedFrom: number
}

export function ticksOf(axis: Axis, spacing: Spacing, view: TickView): readonly Tick[] {
  const { from, to } = linesBetween(axis, spacing, view.from, view.from + view.length)
  if (spacing.line >= LABELLED_FROM) return lineTicks(axis, spacing, from, to, 1)
  const groups = groupTicks(axis, spacing, view)
  const every = Math.max(1, roundUp((view.pitch * 1.5) / spacing.line))
  const lines = lineTicks(axis, spacing, Math.ceil(from / every) * every, to, every)
  return [...groups, ...lines.filter((line) => isFree(groups, line.at, view.pitch))]
}

function lineTicks(
  axis: Axis,
  spacing: Spacing,
  from: number,
  to: number,
  every: number,
): readonly Tick[] {
  const ticks: Tick[] = []
  for (let index = from; index < to; index += every) {
    const at = positionOf(axis, spacing, index) + spacing.line / 2
    ticks.push({ kind: 'line', index, at })
  }
  return ticks
}

/** Large groups first; each at the beginning of what is in view of it, where that is free. */
function groupTicks(axis: Axis, spacing: Spacing, view: TickView): readonly Tick[] {
  const { from, to } = groupsBetween(axis, spacing, view.from, view.from + view.length)
  const candidates = axis.groups.slice(from, to).map((_, number) => {
    const index = from + number
    const start = groupPosition(axis, spacing, index)
    const end = groupPosition(axis, spacing, index + 1)
    const room = Math.min(view.pitch, end - start)
    const at = Math.min(Math.max(start, view.from), end - room) + room / 2
    return { kind: 'group' as const, index, at, length: end - start }
  })
  candidates.sort((one, other) => other.length - one.length)
  const ticks: Tick[] = []
  for (const { kind, index, at, length } of candidates) {
    if (length < view.namedFrom && isFree(ticks, at, view.pitch)) ticks.push({ kind, index, at })
  }
  return ticks
}

function isFree(taken: readonly Tick[], at: number, pitch: number): boolean {
  return taken.every((tick) => Math.abs(tick.at - at) >= pitch)
}
