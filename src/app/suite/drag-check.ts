/**
 * Drags a check by its handle to a place between those that it may stand among. Escape lets go of it, and so
 * does what takes the handle away.
 */

import type { Side } from './moves.ts'

export interface DropPlace {
  readonly id: string
  readonly side: Side
}

export interface Dragging {
  readonly handle: HTMLElement
  /** The press that began it. */
  readonly down: PointerEvent
  /** The checks beside which it may be put. */
  readonly allowed: ReadonlySet<string>
  /** Where it would be put now; null for nowhere. */
  readonly onover: (place: DropPlace | null) => void
  /** The end; null leaves it where it was. */
  readonly ondrop: (place: DropPlace | null) => void
}

/** Near the edges of the list it goes on by so many pixels a frame. */
const ROLL = { above: 36, below: 20, by: 6 }

export function dragCheck({ handle, down, allowed, onover, ondrop }: Dragging): void {
  const scroller = handle.closest('.scroll') ?? document.documentElement
  const ended = new AbortController()
  let y = down.clientY
  let place: DropPlace | null = null

  function find(): void {
    place = placeAt(down.clientX, y, allowed)
    onover(place)
  }

  function roll(): void {
    if (ended.signal.aborted) return
    const { top, bottom } = scroller.getBoundingClientRect()
    const by = y < top + ROLL.above ? -ROLL.by : y > bottom - ROLL.below ? ROLL.by : 0
    if (by !== 0) {
      scroller.scrollTop += by
      find()
    }
    requestAnimationFrame(roll)
  }

  function finish(to: DropPlace | null): void {
    ended.abort()
    onover(null)
    ondrop(to)
  }

  function move(event: PointerEvent): void {
    y = event.clientY
    find()
  }

  function press(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.preventDefault()
    finish(null)
  }

  handle.setPointerCapture(down.pointerId)
  const { signal } = ended
  handle.addEventListener('pointermove', move, { signal })
  handle.addEventListener('pointerup', () => finish(place), { signal })
  handle.addEventListener('pointercancel', () => finish(null), { signal })
  // Of a handle that is taken out of the page the document is told.
  document.addEventListener('lostpointercapture', () => finish(null), { signal })
  window.addEventListener('keydown', press, { signal, capture: true })
  requestAnimationFrame(roll)
}

function placeAt(x: number, y: number, allowed: ReadonlySet<string>): DropPlace | null {
  const row = document.elementFromPoint(x, y)?.closest<HTMLElement>('tr[data-check]') ?? null
  const id = row?.dataset['check'] ?? ''
  if (row === null || !allowed.has(id)) return null
  const { top, height } = row.getBoundingClientRect()
  return { id, side: y < top + height / 2 ? 'before' : 'after' }
}
