/**
 * Help on every part of a policy: under the pointer, and with F1 at the caret. What F1 shows stays until
 * it is closed, the caret moves or the text changes; a screen reader hears it once.
 */

import { completionStatus } from '@codemirror/autocomplete'
import { Facet, Prec, StateEffect, StateField } from '@codemirror/state'
import type { Extension } from '@codemirror/state'
import {
  closeHoverTooltips,
  EditorView,
  getTooltip,
  hoverTooltip,
  keymap,
  showTooltip,
} from '@codemirror/view'
import type { Tooltip } from '@codemirror/view'
import type { PolicyHelp } from '../help.ts'
import { explainCaret, explainCharacter } from './card-at.ts'
import type { Explained } from './card-at.ts'
import { cardOf } from './card.ts'
import { helpPanel } from './help-panel.ts'
import { spoken } from './spoken.ts'
import { theme } from './theme.ts'

/** The help at the pointer and at the caret, with its looks. */
export function explanations(help: PolicyHelp): Extension {
  return [
    policyHelp.of(help),
    shown,
    underPointer(help),
    Prec.high(
      keymap.of([
        { key: 'F1', run: enterOrShow, preventDefault: true },
        { key: 'Escape', run: closeHelp },
      ]),
    ),
    EditorView.domEventObservers({ blur: (event, view) => closeWhenLeft(view, event) }),
    theme(),
  ]
}

/** What is at the caret is explained with it. */
const policyHelp = Facet.define<PolicyHelp, PolicyHelp | null>({
  combine: (given) => given[0] ?? null,
})

interface Shown {
  readonly tooltip: Tooltip
  /** Where the focus was, when not in the editor: it goes back there. */
  readonly from: HTMLElement | null
}

const setShown = StateEffect.define<Shown | null>()

/** The panel that F1 has opened. */
const shown = StateField.define<Shown | null>({
  create: () => null,
  update(value, tr) {
    const set = tr.effects.findLast((effect) => effect.is(setShown))
    if (set !== undefined) return set.value
    return tr.docChanged || tr.selection !== undefined ? null : value
  },
  provide: (field) => showTooltip.from(field, (value) => value?.tooltip ?? null),
})

/** Explains what is at the caret. From outside the editor the focus goes into the panel. */
export function showHelp(view: EditorView): boolean {
  const help = view.state.facet(policyHelp)
  if (help === null) return false
  const { head } = view.state.selection.main
  const explained = explainCaret(view.state.sliceDoc(), head) ?? nothingAt(head)
  const tooltip: Tooltip = {
    pos: explained.from,
    end: explained.to,
    create: (within) =>
      helpPanel(within, explained, help, {
        pinned: {
          close: () => closeHelp(within),
          leave: () => within.focus(),
          left: (event) => closeWhenLeft(within, event),
        },
        onComplete: (card) => within.dispatch({ effects: EditorView.announce.of(spoken(card)) }),
      }),
  }
  const active = document.activeElement
  const isElsewhere = !view.hasFocus
  const from =
    isElsewhere && active instanceof HTMLElement && active !== document.body ? active : null
  view.dispatch({
    effects: [setShown.of({ tooltip, from }), closeHoverTooltips],
    scrollIntoView: true,
  })
  if (isElsewhere) enter(view)
  return true
}

function enterOrShow(view: EditorView): boolean {
  return enter(view) || showHelp(view)
}

/** Moves the focus into the panel, where there is one. */
function enter(view: EditorView): boolean {
  const body = panelOf(view)?.querySelector('.cm-help-body')
  if (!(body instanceof HTMLElement)) return false
  body.focus({ preventScroll: true })
  return true
}

/** The focus leaves the panel before it goes: to where it was when help was asked for. */
function closeHelp(view: EditorView): boolean {
  const open = view.state.field(shown, false) ?? null
  if (open === null) return false
  const { activeElement } = view.root
  if (activeElement !== null && isInPanel(view, activeElement)) {
    if (open.from?.isConnected === true) open.from.focus()
    else view.focus()
  }
  view.dispatch({ effects: setShown.of(null) })
  return true
}

/** Whoever goes elsewhere on the page leaves the panel behind; another window is not elsewhere. */
function closeWhenLeft(view: EditorView, { relatedTarget }: FocusEvent): void {
  const isInside =
    relatedTarget instanceof Node &&
    (view.dom.contains(relatedTarget) || isInPanel(view, relatedTarget))
  if (isInside || !document.hasFocus() || isClosed(view)) return
  // CodeMirror takes no transaction while it handles another, which may have moved the focus.
  queueMicrotask(() => view.dispatch({ effects: setShown.of(null) }))
}

function isInPanel(view: EditorView, node: Node): boolean {
  return panelOf(view)?.contains(node) === true
}

function panelOf(view: EditorView): HTMLElement | null {
  const tooltip = view.state.field(shown, false)?.tooltip
  return tooltip === undefined ? null : (getTooltip(view, tooltip)?.dom ?? null)
}

function isClosed(view: EditorView): boolean {
  return (view.state.field(shown, false) ?? null) === null
}

function underPointer(help: PolicyHelp): Extension {
  let isTouch = false
  return [
    EditorView.domEventObservers({
      pointerdown: ({ pointerType }) => void (isTouch = pointerType === 'touch'),
      pointermove: ({ pointerType }) => void (isTouch = pointerType === 'touch'),
    }),
    hoverTooltip(
      ({ state }, pos, side) => {
        // A finger means the caret; and one panel at a time.
        if (isTouch || state.field(shown) !== null || completionStatus(state) !== null) return null
        const explained = explainCharacter(state.sliceDoc(), side < 0 ? pos - 1 : pos)
        return explained === null ? null : tooltipOf(explained, help)
      },
      { hideOnChange: true },
    ),
  ]
}

function tooltipOf(explained: Explained, help: PolicyHelp): Tooltip {
  return {
    pos: explained.from,
    end: explained.to,
    create: (view) =>
      helpPanel(view, explained, help, { pinned: null, onComplete: () => undefined }),
  }
}

function nothingAt(head: number): Explained {
  const whole = { from: head, to: head }
  return {
    ...whole,
    whole,
    card: () =>
      cardOf({
        title: 'Nothing to explain here',
        kind: ['Help'],
        paragraphs: [
          { tone: 'plain', words: ['Put the caret into a name or a value of the policy.'] },
        ],
      }),
  }
}
