/**
 * What the patterns of small cells and of shares mean: a list in the corner above the row names, where
 * there is room for it. Signs need none.
 */

import type { CellVerdict } from '../grid-source.ts'
import type { Scene } from './draw-cells.ts'
import { shorten } from './ellipsis.ts'
import type { Looks } from './looks.ts'
import { stampOf, tileOf } from './pixels.ts'
import { verdictOrder, verdictWords } from './words.ts'

const LINE = 15
const SWATCH = 11
const LEFT = 8
/** The buttons stand above. */
const LEAST_HEIGHT = 70 + verdictOrder.length * LINE
const LEAST_WIDTH = 150

/** Draws at the foot of the corner; what is most allowed lowest, as in the blocks. */
export function drawLegend(context: CanvasRenderingContext2D, { layout, looks }: Scene): void {
  const { head, detail, ratio } = layout
  if (detail === 'signs' || head.height < LEAST_HEIGHT || head.width < LEAST_WIDTH) return
  context.font = looks.tinyFont
  const room = head.width - LEFT - SWATCH - 10
  const widthOf = (text: string): number => context.measureText(text).width
  context.textAlign = 'left'
  for (const [index, verdict] of verdictOrder.entries()) {
    const y = head.height - 6 - LINE * (index + 1)
    const x = Math.round(LEFT * ratio)
    context.putImageData(swatchOf(looks, verdict, ratio), x, Math.round((y + 2) * ratio))
    const { sign, word } = verdictWords[verdict]
    context.fillStyle = looks.inkQuiet
    context.fillText(
      shorten(`${sign} ${word}`, room, widthOf),
      LEFT + SWATCH + 6,
      y + LINE / 2 + 0.5,
    )
  }
}

/** A piece of the pattern in a frame, which shows also what is as pale as the ground. */
function swatchOf(looks: Looks, verdict: CellVerdict, ratio: number): ImageData {
  const scale = Math.max(1, Math.round(ratio))
  const size = Math.round((SWATCH * ratio) / scale)
  const tile = tileOf(verdict, looks.pixels[verdict])
  const { data } = stampOf(tile, size + 1, size + 1, looks.groundPixel, null)
  const image = new ImageData(size * scale, size * scale)
  const pixels = new Uint32Array(image.data.buffer)
  pixels.forEach((_, at) => {
    const x = Math.floor((at % image.width) / scale)
    const y = Math.floor(at / image.width / scale)
    const edge = x === 0 || y === 0 || x === size - 1 || y === size - 1
    pixels[at] = edge ? looks.edgePixel : (data[y * (size + 1) + x] ?? 0)
  })
  return image
}
