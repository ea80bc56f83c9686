/**
 * The canvas: draws the newest scene in the next frame, at most once a frame, and nothing while there
 * is nothing new.
 */

import { createCellDrawing, type Scene } from './draw-cells.ts'
import { createHeadDrawing } from './draw-heads.ts'

export interface Painter {
  show(scene: Scene): void
  stop(): void
}

/** What of a frame may go into counting blocks. */
const COUNTING_MS = 6

export function createPainter(canvas: HTMLCanvasElement): Painter {
  const context = canvas.getContext('2d', { alpha: false })
  const cells = createCellDrawing()
  const heads = createHeadDrawing()
  let newest: Scene | null = null
  let asked = 0

  function ask(): void {
    if (asked === 0) asked = requestAnimationFrame(frame)
  }

  function frame(): void {
    asked = 0
    if (newest === null || context === null) return
    const { layout, looks } = newest
    fit(canvas, layout.view.width * layout.ratio, layout.view.height * layout.ratio)
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.fillStyle = looks.ground
    context.fillRect(0, 0, canvas.width, canvas.height)
    const end = performance.now() + COUNTING_MS
    const done = cells.draw(context, newest, () => performance.now() > end)
    heads.draw(context, newest)
    if (!done) ask()
  }

  return {
    show(scene) {
      newest = scene
      ask()
    },
    stop: () => cancelAnimationFrame(asked),
  }
}

/** A canvas is cleared when its size is set, even to what it was. */
function fit(canvas: HTMLCanvasElement, width: number, height: number): void {
  const [across, down] = [Math.round(width), Math.round(height)]
  if (canvas.width !== across) canvas.width = across
  if (canvas.height !== down) canvas.height = down
}
