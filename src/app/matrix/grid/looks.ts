/**
 * The colours and the font that the grid is drawn with, read from the page's custom properties. A
 * canvas knows neither properties nor `light-dark()`, so a probe in the page works them out.
 */

import type { CellVerdict } from '../grid-source.ts'
import type { PixelInks } from './pixels.ts'
import { verdictOrder } from './words.ts'

export interface Looks {
  readonly ground: string
  readonly band: string
  readonly line: string
  readonly ink: string
  readonly inkQuiet: string
  readonly mark: string
  readonly cells: Readonly<Record<CellVerdict, { readonly fill: string; readonly sign: string }>>
  readonly pixels: PixelInks
  readonly groundPixel: number
  readonly markPixel: number
  readonly edgePixel: number
  readonly font: string
  readonly smallFont: string
  readonly tinyFont: string
  readonly boldFont: string
  /** Of one character of the font, which is of one width. */
  readonly characterWidth: number
}

/** What each colour is made of: for the usual page, and where the person's own colours are forced. */
interface Paints {
  readonly ground: string
  readonly band: string
  readonly line: string
  readonly ink: string
  readonly inkQuiet: string
  readonly mark: string
  /** Fill and sign of a cell; then the two colours that it has when it is small. */
  readonly cells: Readonly<Record<CellVerdict, readonly [string, string, string, string]>>
}

const usual: Paints = {
  ground: 'var(--ground)',
  band: 'var(--sunken)',
  line: 'var(--line)',
  ink: 'var(--ink)',
  inkQuiet: 'var(--ink-3)',
  mark: 'var(--accent)',
  cells: {
    allow: [
      mix('--allow-soft', '--allow-line', 50),
      'var(--allow)',
      mix('--allow-line', '--allow', 25),
      mix('--allow-line', '--allow', 25),
    ],
    differs: [
      mix('--accent-soft', '--accent', 12),
      'var(--accent)',
      mix('--accent-soft', '--accent', 70),
      'var(--accent-soft)',
    ],
    implicitDeny: [
      mix('--implicit-soft', '--ground', 40),
      mix('--implicit-soft', '--implicit', 66),
      mix('--implicit-soft', '--ground', 20),
      mix('--implicit-soft', '--ground', 20),
    ],
    explicitDeny: [
      mix('--deny-soft', '--deny-line', 60),
      'var(--deny)',
      'var(--deny)',
      'var(--deny-line)',
    ],
    pending: ['var(--quiet-soft)', 'var(--ink-3)', 'var(--quiet-soft)', 'var(--line-strong)'],
  },
}

/** Few colours, so that fill against outline and the patterns tell verdicts apart. */
const forced: Paints = {
  ground: 'Canvas',
  band: 'Canvas',
  line: 'CanvasText',
  ink: 'CanvasText',
  inkQuiet: 'CanvasText',
  mark: 'Highlight',
  cells: {
    allow: ['Canvas', 'CanvasText', 'LinkText', 'LinkText'],
    differs: ['Canvas', 'CanvasText', 'CanvasText', 'Canvas'],
    implicitDeny: ['Canvas', 'CanvasText', 'Canvas', 'Canvas'],
    explicitDeny: ['CanvasText', 'Canvas', 'CanvasText', 'Canvas'],
    pending: ['Canvas', 'GrayText', 'Canvas', 'GrayText'],
  },
}

function mix(one: string, other: string, percent: number): string {
  return `color-mix(in oklab, var(${one}), var(${other}) ${percent}%)`
}

/** Reads the looks of the moment through an element of the grid that nobody sees. */
export function readLooks(probe: HTMLElement): Looks {
  const paints = window.matchMedia('(forced-colors: active)').matches ? forced : usual
  const style = getComputedStyle(probe)
  const resolve = (color: string): string => {
    probe.style.setProperty('color', color)
    return style.color
  }
  const pixel = pixelReader()
  const cells = verdictOrder.map((verdict) => {
    const [fill, sign, solid, second] = paints.cells[verdict].map(resolve)
    return { verdict, fill, sign, solid: pixel(solid), second: pixel(second) }
  })
  const size = parseFloat(style.fontSize)
  const font = `${size}px ${style.fontFamily}`
  const ground = resolve(paints.ground)
  const mark = resolve(paints.mark)
  const inkQuiet = resolve(paints.inkQuiet)
  return {
    ground,
    band: resolve(paints.band),
    line: resolve(paints.line),
    ink: resolve(paints.ink),
    inkQuiet,
    mark,
    cells: byVerdict(cells, ({ fill = '', sign = '' }) => ({ fill, sign })),
    pixels: byVerdict(cells, ({ solid, second }) => ({ solid, second })),
    groundPixel: pixel(ground),
    markPixel: pixel(mark),
    edgePixel: pixel(inkQuiet),
    font,
    smallFont: `${size - 1}px ${style.fontFamily}`,
    tinyFont: `${size - 2}px ${style.fontFamily}`,
    boldFont: `600 ${font}`,
    characterWidth: widthOf(font),
  }
}

function byVerdict<T extends { readonly verdict: CellVerdict }, Result>(
  list: readonly T[],
  of: (each: T) => Result,
): Readonly<Record<CellVerdict, Result>> {
  return Object.fromEntries(list.map((each) => [each.verdict, of(each)])) as Record<
    CellVerdict,
    Result
  >
}

/** Any colour that CSS can write, as the number that a canvas keeps for a pixel of it. */
function pixelReader(): (color: string | undefined) => number {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return (color = '') => {
    if (context === null) return 0
    context.fillStyle = color
    context.fillRect(0, 0, 1, 1)
    return new Uint32Array(context.getImageData(0, 0, 1, 1).data.buffer)[0] ?? 0
  }
}

function widthOf(font: string): number {
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) return 7
  context.font = font
  return context.measureText('mmmmmmmmmm').width / 10
}
