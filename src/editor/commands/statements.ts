/**
 * Commands for whole statements: the one at the caret moved, doubled, taken out, its lists sorted. Each is
 * one step of history, and leaves the text of all others as it is.
 */

import type { EditorView } from '@codemirror/view'
import { applyEdits, editStatementList, outlinePolicy, statementAt } from '../../engine/index.ts'
import type {
  PolicyKind,
  StatementListChange,
  StatementOutline,
  PolicyEdit,
} from '../../engine/index.ts'
import { toPage } from '../to-page.ts'

export type StatementCommand =
  'moveUp' | 'moveDown' | 'duplicate' | 'remove' | 'sortStatement' | 'sortAll'

export function runStatementCommand(
  view: EditorView,
  command: StatementCommand,
  kind: PolicyKind,
): void {
  const text = view.state.sliceDoc()
  const { statements } = outlinePolicy(text)
  const statement = statementAt(statements, view.state.selection.main.head)
  const { onSay } = view.state.facet(toPage)
  if (statement === null) return onSay('The policy has no statement.')
  const change = changeOf(command, statement)
  const said = sayings[command](statement, statements.length)
  const after = place(view, statement, change)
  applyChange(view, editStatementList(text, kind, change), { said, after })
}

/** The name of a statement, as people call it. */
function statementName({ sid, index }: StatementOutline): string {
  return sid === null || sid === '' ? `Statement ${index + 1}` : sid
}

function changeOf(command: StatementCommand, { index }: StatementOutline): StatementListChange {
  switch (command) {
    case 'moveUp':
      return { kind: 'move', index, to: index - 1 }
    case 'moveDown':
      return { kind: 'move', index, to: index + 1 }
    case 'duplicate':
    case 'remove':
      return { kind: command, index }
    case 'sortStatement':
      return { kind: 'sort', index }
    case 'sortAll':
      return { kind: 'sort', index: null }
  }
}

interface Saying {
  readonly done: string
  readonly nothing: string
}

const sayings: Readonly<
  Record<StatementCommand, (statement: StatementOutline, count: number) => Saying>
> = {
  moveUp: (statement, count) => ({
    done: `${statementName(statement)} is statement ${statement.index} of ${count} now.`,
    nothing: 'This is the first statement.',
  }),
  moveDown: (statement, count) => ({
    done: `${statementName(statement)} is statement ${statement.index + 2} of ${count} now.`,
    nothing: 'This is the last statement.',
  }),
  duplicate: (statement) => ({ done: `${statementName(statement)} was doubled.`, nothing: '' }),
  remove: (statement) => ({ done: `${statementName(statement)} was deleted.`, nothing: '' }),
  sortStatement: (statement) => ({
    done: `The lists of ${statementName(statement)} are sorted.`,
    nothing: `The lists of ${statementName(statement)} are sorted already.`,
  }),
  sortAll: () => ({
    done: 'All lists are sorted.',
    nothing: 'All lists are sorted already.',
  }),
}

/** Which statement the caret is to be in afterwards; null leaves it where the edits leave it. */
function place(
  view: EditorView,
  { from }: StatementOutline,
  change: StatementListChange,
): After | null {
  const offset = view.state.selection.main.head - from
  if (change.kind === 'move') return { index: change.to, offset }
  return change.kind === 'duplicate' ? { index: change.index + 1, offset } : null
}

interface After {
  readonly index: number
  /** Of the caret, from where the statement begins. */
  readonly offset: number
}

/** Makes the edits in one step, or says why there are none. */
export function applyChange(
  view: EditorView,
  edit: PolicyEdit,
  { said, after = null }: { readonly said: Saying; readonly after?: After | null },
): void {
  const { state } = view
  const { onSay } = state.facet(toPage)
  if (edit.kind === 'refused') return onSay(edit.message)
  if (edit.edits.length === 0) return onSay(said.nothing)
  if (state.readOnly) return onSay('This policy can only be read.')
  const text = applyEdits(state.sliceDoc(), edit.edits)
  const target = after === null ? undefined : outlinePolicy(text).statements[after.index]
  const head =
    target === undefined || after === null
      ? null
      : Math.min(target.to, Math.max(target.from, target.from + after.offset))
  view.dispatch({
    changes: [...edit.edits],
    ...(head === null ? {} : { selection: { anchor: head } }),
    scrollIntoView: true,
    userEvent: 'input.command',
  })
  onSay(said.done)
}
