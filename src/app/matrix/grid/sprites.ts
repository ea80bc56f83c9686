/**
 * The signs as ready pictures, one for each verdict, marked or not, at one size of cells. A frame
 * copies thousands of them and draws none.
 */

import type { CellVerdict } from '../grid-source.ts'
import type { Looks } from './looks.ts'
import { makeStamps, type Stamps } from './pixels.ts'
import { verdictOrder } from './words.ts'

/** On a grid of 16, as the page's icons are. */
const signs: Readonly<Record<CellVerdict, string>> = {
  allow: 'm3.5 8.5 3 3 6-7',
  explicitDeny: 'm4.2 4.2 7.6 7.6m0-7.6-7.6 7.6',
  implicitDeny: 'M12 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0z',
  differs: 'M12 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0z',
  pending: 'M8 8v.01',
}
/** The half of the circle that is filled where resources differ. */
const half = 'M8 4a4 4 0 0 0 0 8z'

export interface Sprites {
  readonly picture: HTMLCanvasElement
  /** Where a sprite begins in the picture, and its size: in device pixels. */
  left(verdict: CellVerdict, marked: boolean): number
  readonly width: number
  readonly height: number
}

/** Sprites for cells of a size in pixels, their gap to the next cell included. */
export function createSprites(
  looks: Looks,
  cellWidth: number,
  cellHeight: number,
  ratio: number,
): Sprites {
  const cell = { width: cellWidth, height: cellHeight }
  const width = Math.round(cellWidth * ratio)
  const height = Math.round(cellHeight * ratio)
  const picture = document.createElement('canvas')
  picture.width = width * verdictOrder.length * 2
  picture.height = height
  const context = picture.getContext('2d')
  if (context !== null) {
    context.fillStyle = looks.ground
    context.fillRect(0, 0, picture.width, picture.height)
  }
  const left = (verdict: CellVerdict, marked: boolean): number =>
    (verdictOrder.indexOf(verdict) * 2 + (marked ? 1 : 0)) * width
  for (const verdict of context === null ? [] : verdictOrder) {
    for (const marked of [false, true]) {
      context?.setTransform(ratio, 0, 0, ratio, left(verdict, marked), 0)
      if (context) drawSprite(context, looks, verdict, cell, marked)
    }
  }
  return { picture, left, width, height }
}

function drawSprite(
  context: CanvasRenderingContext2D,
  looks: Looks,
  verdict: CellVerdict,
  { width, height }: { readonly width: number; readonly height: number },
  marked: boolean,
): void {
  const { fill, sign } = looks.cells[verdict]
  const least = Math.min(width, height)
  context.fillStyle = fill
  context.beginPath()
  if (least >= 16) context.roundRect(1, 1, width - 2, height - 2, 2)
  else context.rect(0, 0, width - 1, height - 1)
  context.fill()
  context.save()
  const size = Math.min(least, 22) * 0.74
  context.translate((width - size) / 2, (height - size) / 2)
  context.scale(size / 16, size / 16)
  context.strokeStyle = context.fillStyle = sign
  context.lineWidth = verdict === 'pending' ? 2.4 : least >= 16 ? 1.7 : 2.2
  context.lineCap = context.lineJoin = 'round'
  context.stroke(new Path2D(signs[verdict]))
  if (verdict === 'differs') context.fill(new Path2D(half))
  context.restore()
  if (marked) drawMark(context, looks, width, least)
}

/** A corner that is turned down. */
function drawMark(
  context: CanvasRenderingContext2D,
  looks: Looks,
  width: number,
  least: number,
): void {
  const size = Math.max(3, Math.round(least / 3.4))
  const right = width - 1
  const top = least >= 16 ? 1 : 0
  context.fillStyle = looks.mark
  context.beginPath()
  context.moveTo(right - size, top)
  context.lineTo(right, top)
  context.lineTo(right, top + size)
  context.fill()
}

/** The same signs as arrays of pixels, for cells so small that copying arrays is faster. */
export function stampsOf({ picture, left, width, height }: Sprites): Stamps {
  const image = picture.getContext('2d')?.getImageData(0, 0, picture.width, height)
  const all = new Uint32Array(image?.data.buffer ?? new ArrayBuffer(0))
  return makeStamps((verdict, marked) => {
    const data = new Uint32Array(width * height)
    for (let y = 0; y < height; y++) {
      const start = y * picture.width + left(verdict, marked)
      data.set(all.subarray(start, start + width), y * width)
    }
    return { data, width, height }
  })
}
