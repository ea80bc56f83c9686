/**
 * Draws what stands around the cells: row labels at the left, slanted column labels on top, groups as
 * bands and on a rail. Drawn after the cells, which may reach under the heads.
 */

import type { GridLine } from '../grid-source.ts'
import { groupPosition, groupsBetween, type Axis, type Group, type Spacing } from './axis.ts'
import type { Scene } from './draw-cells.ts'
import { drawLegend } from './draw-legend.ts'
import { shorten } from './ellipsis.ts'
import { SLANT } from './layout.ts'
import type { Looks } from './looks.ts'
import { LABELLED_FROM } from './scale.ts'
import { ticksOf, type Tick } from './ticks.ts'

type Context = CanvasRenderingContext2D

/** Names closer than this would touch. */
const ROW_PITCH = 16
const COLUMN_PITCH = 18
/** Slanted labels of closer columns would touch in the usual size. */
const CROWDED_BELOW = 15
/** From here on a group's name is sought on the rail. */
const LEAST_NAMED = 100
/** Groups narrower than this have no line between them. */
const LEAST_SEPARATED = 6
const SEPARATOR_ALPHA = 0.6

export interface HeadDrawing {
  draw(context: Context, scene: Scene): void
}

export function createHeadDrawing(): HeadDrawing {
  const short = rememberShort()
  return {
    draw(context, scene) {
      const { layout } = scene
      context.setTransform(layout.ratio, 0, 0, layout.ratio, 0, 0)
      context.textBaseline = 'middle'
      separateGroups(context, scene)
      drawRowHead(context, scene, short)
      drawBands(context, scene)
      drawColumnHead(context, scene, short)
      drawRail(context, scene)
      drawCorner(context, scene)
      drawLegend(context, scene)
    },
  }
}

type Short = (context: Context, text: string, font: string, room: number) => string

/** Labels come again every frame; cutting them takes measuring. */
function rememberShort(): Short {
  const cut = new Map<string, string>()
  return (context, text, font, room) => {
    context.font = font
    const key = `${Math.round(room)} ${font} ${text}`
    const known = cut.get(key)
    if (known !== undefined) return known
    if (cut.size > 5_000) cut.clear()
    const found = shorten(text, room, (part) => context.measureText(part).width)
    cut.set(key, found)
    return found
  }
}

/** Where groups touch, a thin line between their cells. */
function separateGroups(context: Context, { layout, offset, looks }: Scene): void {
  const { rows, columns, rowSpacing, columnSpacing, head, area, content } = layout
  // No further than there are cells.
  const width = Math.min(area.width, content.width - offset.x)
  const height = Math.min(area.height, content.height - offset.y)
  context.fillStyle = looks.inkQuiet
  context.globalAlpha = SEPARATOR_ALPHA
  for (const { at, length } of touching(columns, columnSpacing, offset.x, area.width)) {
    if (length >= LEAST_SEPARATED) context.fillRect(head.width + at - 1, head.height, 1, height)
  }
  for (const { at, length } of touching(rows, rowSpacing, offset.y, area.height)) {
    if (length >= LEAST_SEPARATED) context.fillRect(head.width, head.height + at - 1, width, 1)
  }
  context.globalAlpha = 1
}

interface PlacedGroup extends Group {
  /** From the beginning of the view's cells. */
  readonly at: number
  /** With the gap before it. */
  readonly length: number
}

function placedGroups(
  axis: Axis,
  spacing: Spacing,
  offset: number,
  length: number,
): readonly PlacedGroup[] {
  const { from, to } = groupsBetween(axis, spacing, offset, offset + length)
  return axis.groups.slice(from, to).map((group, number) => {
    const start = groupPosition(axis, spacing, from + number)
    const end = groupPosition(axis, spacing, from + number + 1)
    return { ...group, at: Math.round(start - offset), length: end - start }
  })
}

function touching(axis: Axis, spacing: Spacing, offset: number, length: number) {
  if (spacing.gap > 0) return []
  return placedGroups(axis, spacing, offset, length).filter((group) => group.from > 0)
}

function drawRowHead(
  context: Context,
  { source, layout, offset, looks }: Scene,
  short: Short,
): void {
  const { rows, rowSpacing, head, view, area } = layout
  context.fillStyle = looks.ground
  context.fillRect(0, head.height, head.width, view.height - head.height)
  context.textAlign = 'right'
  const labelled = rowSpacing.line >= LABELLED_FROM
  const at = { from: offset.y, length: area.height, pitch: ROW_PITCH, namedFrom: Infinity }
  for (const tick of ticksOf(rows, rowSpacing, at)) {
    const y = head.height + Math.round(tick.at - offset.y)
    const text = nameOf(tick.kind, tick.index, source.rows, rows)
    const font = fontFor(tick, rowSpacing, looks)
    const room = head.width - 20
    const shown = short(context, text, font, room)
    context.fillStyle = tick.kind === 'group' || labelled ? looks.ink : looks.inkQuiet
    context.fillText(shown, head.width - 10, y + 0.5)
    if (!labelled) context.fillRect(head.width - 6, y, 4, 1)
  }
  if (offset.x > 0) {
    context.fillStyle = looks.line
    context.fillRect(head.width - 1, head.height, 1, view.height - head.height)
  }
}

function fontFor({ kind }: Tick, { line }: Spacing, looks: Looks): string {
  if (kind === 'group') return looks.boldFont
  return line >= LABELLED_FROM ? looks.font : looks.smallFont
}

function nameOf(
  kind: 'line' | 'group',
  index: number,
  lines: readonly GridLine[],
  axis: Axis,
): string {
  return kind === 'line' ? (lines[index]?.label ?? '') : groupName(axis.groups[index])
}

/** Lines without a group may stand among others that have one. */
function groupName(group: Group | undefined): string {
  return group === undefined || group.name === '' ? 'Others' : group.name
}

/** The bands of row groups. That of the group on top stays there until the next one pushes it out. */
function drawBands(context: Context, { layout, offset, looks }: Scene): void {
  const { rows, rowSpacing, head, view, area } = layout
  const { gap } = rowSpacing
  if (gap === 0) return
  context.textAlign = 'left'
  for (const group of placedGroups(rows, rowSpacing, offset.y, area.height)) {
    const y = head.height + Math.min(Math.max(group.at, 0), group.at + group.length - gap)
    context.fillStyle = looks.band
    context.fillRect(0, y, view.width, gap)
    context.fillStyle = looks.line
    context.fillRect(0, y + gap - 1, view.width, 1)
    const middle = y + gap / 2 + 0.5
    const behind = writeName(context, looks, groupName(group), 12, middle)
    writeCount(context, looks, group, behind, middle)
  }
}

function writeName(context: Context, looks: Looks, name: string, x: number, y: number): number {
  context.font = looks.boldFont
  context.fillStyle = looks.ink
  context.fillText(name, x, y)
  return x + context.measureText(name).width
}

function writeCount(
  context: Context,
  looks: Looks,
  { from, to }: Group,
  x: number,
  y: number,
): void {
  context.font = looks.smallFont
  context.fillStyle = looks.inkQuiet
  context.fillText((to - from).toLocaleString('en'), x + 8, y)
}

function drawColumnHead(
  context: Context,
  { source, layout, offset, looks }: Scene,
  short: Short,
): void {
  const { columns, columnSpacing, head, view, area, ratio } = layout
  context.fillStyle = looks.ground
  context.fillRect(head.width, 0, view.width - head.width, head.height)
  context.save()
  context.beginPath()
  context.rect(head.width - 2, 0, view.width - head.width + 2, head.height)
  context.clip()
  context.textAlign = 'left'
  const labelled = columnSpacing.line >= LABELLED_FROM
  const foot = head.height - head.rail - (labelled ? 7 : 9)
  const room = (foot - 8) / Math.sin(SLANT)
  const at = { from: offset.x, length: area.width, pitch: COLUMN_PITCH, namedFrom: LEAST_NAMED }
  for (const tick of ticksOf(columns, columnSpacing, at)) {
    const x = head.width + Math.round(tick.at - offset.x)
    const text = nameOf(tick.kind, tick.index, source.columns, columns)
    const crowded = labelled && columnSpacing.line < CROWDED_BELOW
    const font = crowded ? looks.tinyFont : fontFor(tick, columnSpacing, looks)
    const shown = short(context, text, font, room)
    context.fillStyle = tick.kind === 'group' ? looks.ink : looks.inkQuiet
    const cos = Math.cos(SLANT) * ratio
    const sin = Math.sin(SLANT) * ratio
    context.setTransform(cos, -sin, sin, cos, x * ratio, foot * ratio)
    context.fillText(shown, 0, 0)
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    if (!labelled) context.fillRect(x, foot + 4, 1, 4)
  }
  context.restore()
  if (offset.y > 0) {
    context.fillStyle = looks.line
    context.fillRect(head.width, head.height - 1, view.width - head.width, 1)
  }
}

/** The rail between labels and cells: each group of columns as a piece with its name and count. */
function drawRail(context: Context, { layout, offset, looks }: Scene): void {
  const { columns, columnSpacing, head, view, area } = layout
  if (head.rail === 0) return
  const top = head.height - head.rail
  const height = head.rail - 4
  const middle = top + height / 2 + 0.5
  context.save()
  context.beginPath()
  context.rect(head.width, top, view.width - head.width, head.rail)
  context.clip()
  context.textAlign = 'left'
  for (const group of placedGroups(columns, columnSpacing, offset.x, area.width)) {
    const left = head.width + group.at + columnSpacing.gap
    const right = head.width + group.at + group.length
    const apart = columnSpacing.gap > 0 || group.length < LEAST_SEPARATED ? 0 : 1
    context.fillStyle = looks.band
    context.beginPath()
    context.roundRect(
      left,
      top,
      Math.max(1, right - left - apart),
      height,
      apart || columnSpacing.gap ? 3 : 0,
    )
    context.fill()
    const from = Math.max(left, head.width) + 6
    writeFitting(context, looks, group, { from, to: right - 6 }, middle)
  }
  context.restore()
}

/** Name and count, the name alone, or nothing, as there is room. */
function writeFitting(
  context: Context,
  looks: Looks,
  group: Group,
  room: { readonly from: number; readonly to: number },
  y: number,
): void {
  const name = groupName(group)
  context.font = looks.boldFont
  const width = context.measureText(name).width
  if (width > room.to - room.from) return
  const behind = writeName(context, looks, name, room.from, y)
  context.font = looks.smallFont
  const count = context.measureText((group.to - group.from).toLocaleString('en')).width
  if (behind + 8 + count <= room.to) writeCount(context, looks, group, behind, y)
}

function drawCorner(context: Context, { layout: { head }, looks }: Scene): void {
  context.fillStyle = looks.ground
  context.fillRect(0, 0, head.width, head.height)
}
