/**
 * Undo and redo belong to the page: one history holds edits of policies, of the request and of all else.
 */

import { Prec } from '@codemirror/state'
import type { Extension } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'

export interface UndoElsewhere {
  readonly onUndo: () => void
  readonly onRedo: () => void
}

export function undoElsewhere({ onUndo, onRedo }: UndoElsewhere): Extension {
  const run = (act: () => void) => () => {
    act()
    return true
  }
  return [
    Prec.high(
      keymap.of([
        { key: 'Mod-z', run: run(onUndo), preventDefault: true },
        { key: 'Mod-y', run: run(onRedo), preventDefault: true },
        { key: 'Mod-Shift-z', run: run(onRedo), preventDefault: true },
      ]),
    ),
    // The browser's own menu, and shaking a phone.
    EditorView.domEventHandlers({
      beforeinput(event) {
        const act = { historyUndo: onUndo, historyRedo: onRedo }[event.inputType]
        if (act === undefined) return false
        event.preventDefault()
        act()
        return true
      },
    }),
  ]
}
