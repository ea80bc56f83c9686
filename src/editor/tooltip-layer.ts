/**
 * Where the editor's tooltips stand: in the browser's top layer. The page's panes are layers of their
 * own, in which a tooltip would be cut off, or lie below its neighbours.
 */

import type { Extension } from '@codemirror/state'
import { tooltips } from '@codemirror/view'

export interface TooltipLayer {
  readonly extension: Extension
  destroy(): void
}

/** @param root the editor's root: its styles are for tooltips too */
export function tooltipLayer(root: ShadowRoot | Document): TooltipLayer {
  const layer = document.createElement('div')
  layer.popover = 'manual'
  // A point in the corner; tooltips find their places from there.
  Object.assign(layer.style, {
    position: 'fixed',
    inset: '0 auto auto 0',
    width: '0',
    height: '0',
    margin: '0',
    padding: '0',
    border: '0',
    overflow: 'visible',
  })
  const { body } = document
  const place = root === document ? body : root
  place.append(layer)
  // Where there is no top layer, tooltips are as they always were.
  if ('showPopover' in layer) layer.showPopover()
  return {
    extension: tooltips({ parent: layer, tooltipSpace: space }),
    destroy: () => layer.remove(),
  }
}

const MARGIN_PX = 8

/** The window, but for a margin. */
function space(): Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'> {
  const { clientWidth, clientHeight } = document.documentElement
  return {
    left: MARGIN_PX,
    right: clientWidth - MARGIN_PX,
    top: MARGIN_PX,
    bottom: clientHeight - MARGIN_PX,
  }
}
