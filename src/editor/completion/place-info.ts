/**
 * Where the information of an option stands: beside the list, or below it where there is no room.
 */

import type { EditorView, Rect } from '@codemirror/view'

/** Its least width beside the list. */
const LEAST = 260

/** Between the two, and to the edge of the screen. */
const GAP = 8

/** As CodeMirror asks for it: styles and a class for the panel, all measures in pixels of the screen. */
export function placeInfo(
  _view: EditorView,
  list: Rect,
  option: Rect,
  info: Rect,
  space: Rect,
): { readonly style?: string; readonly class?: string } {
  const right = space.right - list.right - GAP
  const left = list.left - space.left - GAP
  const room = right >= LEAST ? right : left
  if (room < LEAST) return { class: 'cm-info-below' }
  const height = info.bottom - info.top
  const top = Math.max(space.top, Math.min(option.top, space.bottom - height)) - list.top
  return {
    style: `top: ${top}px; max-width: min(60ch, ${Math.floor(room)}px)`,
    class: room === right ? 'cm-completionInfo-right' : 'cm-completionInfo-left',
  }
}
