/**
 * Small cells and shares as pixels. At these sizes there are up to a hundred thousand shapes in view,
 * which a canvas fills in no frame's time; writing their pixels into an array takes milliseconds.
 * Each verdict has a pattern besides its colour: allow is solid, an explicit deny hatched, an
 * implicit one plain and pale, what differs is chequered, what is pending dotted.
 */

import type { CellVerdict } from '../grid-source.ts'

/** Two colours as a canvas keeps them in memory, one number a pixel. */
export interface Inks {
  readonly solid: number
  readonly second: number
}

export type PixelInks = Readonly<Record<CellVerdict, Inks>>

export interface Pixels {
  readonly data: Uint32Array
  readonly width: number
  readonly height: number
}

/** Patterns repeat after so many pixels in both directions. */
const PERIOD = 4

const isSecond: Readonly<Record<CellVerdict, (x: number, y: number) => boolean>> = {
  allow: () => false,
  explicitDeny: (x, y) => (x + y) % PERIOD === PERIOD - 1,
  implicitDeny: () => false,
  differs: (x, y) => ((x >> 1) + (y >> 1)) % 2 === 1,
  pending: (x, y) => x % PERIOD === 1 && y % PERIOD === 1,
}

/** A pattern in its colours: sixteen pixels, row by row. */
export interface Tile {
  readonly pixels: Uint32Array
  /** All of the first pixel's colour. */
  readonly plain: boolean
}

export function tileOf(verdict: CellVerdict, inks: Inks): Tile {
  const pixels = Uint32Array.from({ length: PERIOD * PERIOD }, (_, index) =>
    isSecond[verdict](index % PERIOD, Math.floor(index / PERIOD)) ? inks.second : inks.solid,
  )
  return { pixels, plain: pixels.every((pixel) => pixel === pixels[0]) }
}

/** A small picture that is put many times into a large one. */
export interface Stamp {
  readonly data: Uint32Array
  readonly width: number
  readonly height: number
}

/** The stamps of a cell by its verdict. */
export type Stamps = Readonly<
  Record<CellVerdict, { readonly usual: Stamp; readonly marked: Stamp }>
>

export function makeStamps(make: (verdict: CellVerdict, marked: boolean) => Stamp): Stamps {
  const both = (verdict: CellVerdict) => ({
    usual: make(verdict, false),
    marked: make(verdict, true),
  })
  return {
    allow: both('allow'),
    explicitDeny: both('explicitDeny'),
    implicitDeny: both('implicitDeny'),
    differs: both('differs'),
    pending: both('pending'),
  }
}

/** A cell in a pattern, with a gap of one pixel to the next cell and, if it is marked, a corner. */
export function stampOf(
  tile: Tile,
  width: number,
  height: number,
  gap: number,
  mark: number | null,
): Stamp {
  const data = new Uint32Array(width * height).fill(gap)
  const stamp = { data, width, height }
  paint(stamp, tile, 0, 0, width - 1, height - 1)
  const size = Math.min(width, height) >= 5 ? 2 : 1
  if (mark !== null) {
    const corner = { pixels: new Uint32Array(PERIOD * PERIOD).fill(mark), plain: true }
    paint(stamp, corner, width - 1 - size, 0, size, size)
  }
  return stamp
}

/** Puts a stamp into a picture, cut at its edges. */
export function press(picture: Pixels, stamp: Stamp, left: number, top: number): void {
  const from = Math.max(0, -left)
  const to = Math.min(stamp.width, picture.width - left)
  const bottom = Math.min(stamp.height, picture.height - top)
  for (let y = Math.max(0, -top); y < bottom; y++) {
    let source = y * stamp.width + from
    let target = (top + y) * picture.width + left + from
    for (let x = from; x < to; x++) picture.data[target++] = stamp.data[source++] ?? 0
  }
}

/** Fills a rectangle, cut to the picture, with a pattern that begins at its corner. */
export function paint(
  { data, width: across, height: down }: Pixels,
  { pixels, plain }: Tile,
  left: number,
  top: number,
  width: number,
  height: number,
): void {
  const from = Math.max(0, left)
  const right = Math.min(across, left + width)
  const bottom = Math.min(down, top + height)
  for (let y = Math.max(0, top); y < bottom; y++) {
    const row = ((y - top) % PERIOD) * PERIOD
    const first = pixels[row] ?? 0
    for (let x = from, at = y * across + from; x < right; x++, at++) {
      data[at] = plain ? first : (pixels[row + ((x - left) % PERIOD)] ?? 0)
    }
  }
}
