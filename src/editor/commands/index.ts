/**
 * The commands that a policy's editor knows beside those for text: run by a key or in the page's menu.
 */

import type { Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { PolicyHelp } from '../help.ts'
import { foldedStatements, foldStatements, unfoldStatements } from './fold-statements.ts'
import { renameSid, sidBox } from './rename-sid.ts'
import { runStatementCommand } from './statements.ts'
import type { StatementCommand } from './statements.ts'

export type EditorCommand = StatementCommand | 'renameSid' | 'foldAll' | 'unfoldAll'

export function runCommand(view: EditorView, command: EditorCommand, help: PolicyHelp): void {
  if (command === 'foldAll') foldStatements(view)
  else if (command === 'unfoldAll') unfoldStatements(view)
  else if (command === 'renameSid') renameSid(view, help.surroundings().kind)
  else runStatementCommand(view, command, help.surroundings().kind)
}

/** What the commands need in the editor: the box for names, and what folds say. */
export function policyCommands(): Extension {
  return [sidBox(), foldedStatements()]
}
