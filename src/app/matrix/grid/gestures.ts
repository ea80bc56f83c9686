/**
 * Zooming by hand: the wheel with Ctrl, which is also what a pinch on a trackpad arrives as, and two
 * fingers on a screen.
 */

import type { GridDeeds } from './grid-deeds.ts'
import type { GridView } from './grid-view.svelte.ts'
import type { Point } from './layout.ts'
import { anchorAt, type Anchor } from './scrolling.ts'

/** A wheel's notch is a hundred pixels, a trackpad's step a few: neither may jump. */
const MOST_DELTA = 50
const PER_PIXEL = 0.008
const LINE_HEIGHT = 16

interface Pinch {
  readonly anchor: Anchor
  readonly size: number
  readonly distance: number
}

/** Listens on an element as long as it is there; returns how to stop. */
export function listenForZoom(element: HTMLElement, view: GridView, deeds: GridDeeds): () => void {
  let pinch: Pinch | null = null
  const stop = new AbortController()
  // The browser would zoom the page: these listeners have to be able to say no.
  const options = { passive: false, signal: stop.signal }

  element.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const pixels = event.deltaMode === 0 ? event.deltaY : event.deltaY * LINE_HEIGHT
      const delta = Math.max(-MOST_DELTA, Math.min(MOST_DELTA, pixels))
      deeds.zoomBy(Math.exp(-delta * PER_PIXEL), pointIn(element, event))
    },
    options,
  )
  element.addEventListener(
    'touchstart',
    ({ touches }) => {
      const fingers = twoFingers(element, touches)
      pinch = fingers && {
        anchor: anchorAt(view.layout, view.offset, fingers.middle),
        size: view.layout.size,
        distance: fingers.distance,
      }
    },
    options,
  )
  element.addEventListener(
    'touchmove',
    (event) => {
      const fingers = twoFingers(element, event.touches)
      if (pinch === null || fingers === null) return
      if (event.cancelable) event.preventDefault()
      const size = pinch.size * (fingers.distance / pinch.distance)
      deeds.zoomTo(size, pinch.anchor, fingers.middle)
    },
    options,
  )
  return () => stop.abort()
}

/** Where in an element's box a pointer is. */
export function pointIn(
  element: HTMLElement,
  event: { readonly clientX: number; readonly clientY: number },
): Point {
  const box = element.getBoundingClientRect()
  return { x: event.clientX - box.left, y: event.clientY - box.top }
}

function twoFingers(
  element: HTMLElement,
  touches: TouchList,
): { readonly middle: Point; readonly distance: number } | null {
  const [one, other] = touches
  if (one === undefined || other === undefined || touches.length > 2) return null
  const middle = {
    clientX: (one.clientX + other.clientX) / 2,
    clientY: (one.clientY + other.clientY) / 2,
  }
  const distance = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)
  return { middle: pointIn(element, middle), distance: Math.max(1, distance) }
}
