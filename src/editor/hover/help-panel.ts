/**
 * The panel that a card stands in: scrolls, can be entered by keyboard, and is closed by Escape.
 */

import type { EditorView, TooltipView } from '@codemirror/view'
import type { PolicyHelp } from '../help.ts'
import type { Explained } from './card-at.ts'
import type { HelpCard } from './card.ts'
import { fill } from './filling.ts'
import { renderCard } from './render-card.ts'

interface PanelDeeds {
  /** It stays until it is closed, and takes keys. Without, it comes and goes with the pointer. */
  readonly pinned: PinnedDeeds | null
  /** The card is complete, as far as it ever will be. */
  readonly onComplete: (card: HelpCard) => void
}

interface PinnedDeeds {
  readonly close: () => void
  /** Back to the editor, the panel staying open. */
  readonly leave: () => void
  /** The focus goes from something in the panel to something else. */
  readonly left: (event: FocusEvent) => void
}

/** The tooltip's content for CodeMirror. */
export function helpPanel(
  view: EditorView,
  { card, whole }: Explained,
  help: PolicyHelp,
  { pinned, onComplete }: PanelDeeds,
): TooltipView {
  const dom = document.createElement('div')
  const body = document.createElement('div')
  dom.className = 'cm-help'
  dom.tabIndex = -1
  dom.setAttribute('role', pinned === null ? 'group' : 'dialog')
  body.className = 'cm-help-body'
  // What scrolls has to be reachable by keyboard.
  body.tabIndex = 0
  body.setAttribute('role', 'group')
  dom.append(body)
  let gone = false
  let lost = false
  dom.addEventListener('focusout', ({ relatedTarget }) => {
    // So it is when the panel goes while the focus is in it.
    lost = relatedTarget === null
    queueMicrotask(() => (lost = false))
  })
  if (pinned !== null) {
    dom.append(closeButton(pinned.close), hint())
    dom.addEventListener('focusout', pinned.left)
    dom.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') pinned.close()
      else if (event.key === 'F1') pinned.leave()
      else return
      event.preventDefault()
      event.stopPropagation()
    })
  }
  const draw = (drawn: HelpCard): void => {
    dom.setAttribute('aria-label', `Help: ${drawn.title}`)
    body.setAttribute('aria-label', drawn.title)
    body.replaceChildren(...renderCard(drawn))
  }
  void fill(card, help, draw, () => gone).then((complete) => {
    if (complete !== null) onComplete(complete)
  })
  return {
    dom,
    // The whole text stays in sight, be it on several rows.
    getCoords() {
      const first = view.coordsAtPos(whole.from, 1)
      const last = view.coordsAtPos(whole.to, -1)
      if (first === null || last === null) return first ?? last ?? nowhere
      return { left: first.left, right: first.right, top: first.top, bottom: last.bottom }
    },
    destroy() {
      gone = true
      if (lost) queueMicrotask(() => view.focus())
    },
  }
}

const nowhere = { left: 0, right: 0, top: -1, bottom: -1 }

function closeButton(close: () => void): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'cm-help-close'
  button.setAttribute('aria-label', 'Close help')
  button.textContent = '×'
  button.addEventListener('click', close)
  return button
}

function hint(): HTMLElement {
  const line = document.createElement('p')
  line.className = 'cm-help-hint'
  line.setAttribute('aria-hidden', 'true')
  line.textContent = 'F1 moves in and out, Esc closes'
  return line
}
