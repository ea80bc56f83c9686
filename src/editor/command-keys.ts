/**
 * The keys of the commands. They are there from the beginning, while what they run comes when it is wanted.
 */

import { Prec } from '@codemirror/state'
import type { Extension } from '@codemirror/state'
import { keymap } from '@codemirror/view'
import type { EditorCommand } from './commands/index.ts'

const keys: readonly (readonly [string, EditorCommand])[] = [
  ['F2', 'renameSid'],
  ['Shift-Alt-ArrowUp', 'moveUp'],
  ['Shift-Alt-ArrowDown', 'moveDown'],
]

export function commandKeys(run: (command: EditorCommand) => void): Extension {
  // Before the keys for lines, of which a statement has several.
  return Prec.high(
    keymap.of(
      keys.map(([key, command]) => ({
        key,
        run: () => {
          run(command)
          return true
        },
      })),
    ),
  )
}
