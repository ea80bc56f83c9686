/**
 * Draws the cells in view: with signs, as coloured pixels, or as shares of blocks. Keeps what would be
 * costly to make again: the pictures of the signs, the array of pixels, the counts of blocks.
 */

import type { CellVerdict, GridSource } from '../grid-source.ts'
import { linesBetween, positionOf, type Axis, type Range, type Spacing } from './axis.ts'
import type { Layout, Point } from './layout.ts'
import type { Looks } from './looks.ts'
import {
  makeStamps,
  paint,
  press,
  stampOf,
  tileOf,
  type Pixels,
  type Stamps,
  type Tile,
} from './pixels.ts'
import { createShareCounts, partsOf, type ShareCounts } from './shares.ts'
import { createSprites, stampsOf, type Sprites } from './sprites.ts'

/** All that a frame shows. */
export interface Scene {
  readonly source: GridSource
  readonly layout: Layout
  readonly offset: Point
  readonly looks: Looks
}

/** A pattern in fewer rows of pixels is only a broken line. */
const LEAST_PATTERN = 3

/** Copying larger signs is work for the canvas; smaller ones are so many that it takes too long. */
const COPIED_FROM = 16

export interface CellDrawing {
  /** True when all is drawn; false when counting has to go on in another frame. */
  draw(context: CanvasRenderingContext2D, scene: Scene, isOver: () => boolean): boolean
}

export function createCellDrawing(): CellDrawing {
  const spritesFor = rememberLast(createSprites)
  const signStampsFor = rememberLast(stampsOf)
  const colourStampsFor = rememberLast(colourStamps)
  const pictureFor = rememberLast(createPicture)
  const tilesFor = rememberLast(tilesOf)
  const countsFor = rememberLast(createShareCounts)

  function drawSigns(context: CanvasRenderingContext2D, scene: Scene): void {
    const { looks, layout } = scene
    const { columnSpacing, rowSpacing, ratio, area } = layout
    const sprites = spritesFor(looks, columnSpacing.line, rowSpacing.line, ratio)
    if (Math.min(columnSpacing.line, rowSpacing.line) >= COPIED_FROM) {
      copySprites(context, scene, sprites)
      return
    }
    const picture = pictureFor(area.width, area.height, ratio)
    pressStamps(picture.pixels, scene, signStampsFor(sprites), ratio)
    picture.show(context, scene)
  }

  function drawColours(context: CanvasRenderingContext2D, scene: Scene): void {
    const { area, columnSpacing, rowSpacing } = scene.layout
    const picture = pictureFor(area.width, area.height, 1)
    const stamps = colourStampsFor(scene.looks, columnSpacing.line, rowSpacing.line)
    pressStamps(picture.pixels, scene, stamps, 1)
    picture.show(context, scene)
  }

  function drawShares(
    context: CanvasRenderingContext2D,
    scene: Scene,
    isOver: () => boolean,
  ): boolean {
    const { source, looks, layout } = scene
    const { area, block } = layout
    const picture = pictureFor(area.width, area.height, 1)
    const counts = countsFor(source, source.rows, source.columns, block.rows, block.columns)
    const done = paintShares(picture.pixels, scene, tilesFor(looks), counts, isOver)
    picture.show(context, scene)
    return done
  }

  return {
    draw(context, scene, isOver) {
      const { detail, area } = scene.layout
      if (area.width <= 0 || area.height <= 0) return true
      switch (detail) {
        case 'signs':
          drawSigns(context, scene)
          return true
        case 'colours':
          drawColours(context, scene)
          return true
        case 'shares':
          return drawShares(context, scene, isOver)
        default:
          return detail satisfies never
      }
    },
  }
}

/** The result of the last call, as long as it is asked for the same. */
function rememberLast<Key extends readonly unknown[], Result>(
  make: (...key: Key) => Result,
): (...key: Key) => Result {
  let last: { readonly key: Key; readonly result: Result } | null = null
  return (...key) => {
    const before = last?.key
    if (last === null || key.some((each, index) => each !== before?.[index])) {
      last = { key, result: make(...key) }
    }
    return last.result
  }
}

type Tiles = Readonly<Record<CellVerdict, Tile>>

function tilesOf({ pixels }: Looks): Tiles {
  return {
    allow: tileOf('allow', pixels.allow),
    explicitDeny: tileOf('explicitDeny', pixels.explicitDeny),
    implicitDeny: tileOf('implicitDeny', pixels.implicitDeny),
    differs: tileOf('differs', pixels.differs),
    pending: tileOf('pending', pixels.pending),
  }
}

function copySprites(
  context: CanvasRenderingContext2D,
  { source, layout, offset, looks }: Scene,
  { picture, left, width, height }: Sprites,
): void {
  const { ratio, head } = layout
  const { across, down } = visible(layout, offset)
  const xs = places(layout.columns, layout.columnSpacing, across, offset.x - head.width, ratio)
  const ys = places(layout.rows, layout.rowSpacing, down, offset.y - head.height, ratio)
  context.setTransform(1, 0, 0, 1, 0, 0)
  for (const [row, y] of ys.entries()) {
    for (const [column, x] of xs.entries()) {
      const at = [down.from + row, across.from + column] as const
      const was = source.was(...at)
      // What it was says already that it is marked.
      const marked = was === null && source.isMarked(...at)
      const from = left(source.cell(...at), marked)
      context.drawImage(picture, from, 0, width, height, x, y, width, height)
      if (was !== null) drawWas(context, looks, was, { x, y, width, height, ratio })
    }
  }
}

interface Box extends Point {
  readonly width: number
  readonly height: number
  /** Device pixels to one of the page. */
  readonly ratio: number
}

/** A cell's former verdict as its lower left corner, with its colour behind an edge. */
function drawWas(
  context: CanvasRenderingContext2D,
  looks: Looks,
  was: CellVerdict,
  { x, y, width, height, ratio }: Box,
): void {
  const size = Math.round(Math.min(width, height) * 0.46)
  const [left, foot] = [x + ratio, y + height - ratio]
  context.beginPath()
  context.moveTo(left, foot - size)
  context.lineTo(left + size, foot)
  context.lineTo(left, foot)
  context.closePath()
  context.fillStyle = looks.cells[was].sign
  context.fill()
  context.lineWidth = ratio
  context.strokeStyle = looks.ground
  context.stroke()
}

/** The lines that are in view. */
function visible(
  { rows, columns, rowSpacing, columnSpacing, area }: Layout,
  offset: Point,
): { readonly across: Range; readonly down: Range } {
  return {
    across: linesBetween(columns, columnSpacing, offset.x, offset.x + area.width),
    down: linesBetween(rows, rowSpacing, offset.y, offset.y + area.height),
  }
}

/** Where lines begin, in whole device pixels from a position on. */
function places(
  axis: Axis,
  spacing: Spacing,
  { from, to }: Range,
  origin: number,
  ratio: number,
  step = 1,
): readonly number[] {
  const start = Math.round(origin * ratio)
  const found: number[] = []
  for (let index = from; index < to; index += step) {
    found.push(Math.round(positionOf(axis, spacing, index) * ratio) - start)
  }
  return found
}

function colourStamps(looks: Looks, width: number, height: number): Stamps {
  const tiles = tilesOf(looks)
  return makeStamps((verdict, marked) =>
    stampOf(tiles[verdict], width, height, looks.groundPixel, marked ? looks.markPixel : null),
  )
}

function pressStamps(
  pixels: Pixels,
  { source, layout, offset, looks }: Scene,
  stamps: Stamps,
  scale: number,
): void {
  const { across, down } = visible(layout, offset)
  const xs = places(layout.columns, layout.columnSpacing, across, offset.x, scale)
  const ys = places(layout.rows, layout.rowSpacing, down, offset.y, scale)
  pixels.data.fill(looks.groundPixel)
  for (const [row, y] of ys.entries()) {
    for (const [column, x] of xs.entries()) {
      const { usual, marked } = stamps[source.cell(down.from + row, across.from + column)]
      const isMarked = source.isMarked(down.from + row, across.from + column)
      press(pixels, isMarked ? marked : usual, x, y)
    }
  }
}

/** A block is a column of shares that stand on each other, what is allowed at the foot. */
function paintShares(
  pixels: Pixels,
  { layout, offset, looks }: Scene,
  tiles: Tiles,
  counts: ShareCounts,
  isOver: () => boolean,
): boolean {
  const { block, rows, columns, rowSpacing, columnSpacing } = layout
  const lines = visible(layout, offset)
  const across = blocks(lines.across, block.columns)
  const down = blocks(lines.down, block.rows)
  const done = counts.update(down, across, isOver)
  pixels.data.fill(looks.groundPixel)
  const xs = edges(columns, columnSpacing, across, block.columns, offset.x)
  const ys = edges(rows, rowSpacing, down, block.rows, offset.y)
  for (const [row, { from: top, to: bottom }] of ys.entries()) {
    for (const [column, { from: left, to: right }] of xs.entries()) {
      const known = counts.get(down.from + row, across.from + column)
      let foot = bottom - 1
      for (const { verdict, length } of known === undefined ? [] : partsOf(known, foot - top)) {
        const tile = tiles[verdict]
        const shown = length < LEAST_PATTERN ? { ...tile, plain: true } : tile
        foot -= length
        paint(pixels, shown, left, foot, right - 1 - left, length)
      }
    }
  }
  return done
}

function blocks({ from, to }: Range, lines: number): Range {
  return { from: Math.floor(from / lines), to: Math.ceil(to / lines) }
}

/** Where blocks begin and end in the picture, in whole pixels. */
function edges(
  axis: Axis,
  spacing: Spacing,
  { from, to }: Range,
  lines: number,
  offset: number,
): readonly Range[] {
  const start = Math.round(offset)
  return Array.from({ length: to - from }, (_, number) => {
    const first = (from + number) * lines
    const last = Math.min(axis.count, first + lines) - 1
    return {
      from: Math.round(positionOf(axis, spacing, first)) - start,
      to: Math.round(positionOf(axis, spacing, last) + spacing.line) - start,
    }
  })
}

interface Picture {
  readonly pixels: Pixels
  show(context: CanvasRenderingContext2D, scene: Scene): void
}

/** Pixels for an area, so many to one of the page. */
function createPicture(areaWidth: number, areaHeight: number, scale: number): Picture {
  const width = Math.ceil(areaWidth * scale)
  const height = Math.ceil(areaHeight * scale)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const own = canvas.getContext('2d')
  const image = new ImageData(width, height)
  return {
    pixels: { data: new Uint32Array(image.data.buffer), width, height },
    show(context, { layout: { head, ratio } }) {
      own?.putImageData(image, 0, 0)
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      context.imageSmoothingEnabled = false
      context.drawImage(canvas, head.width, head.height, width / scale, height / scale)
    },
  }
}
