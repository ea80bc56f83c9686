/**
 * Taking an option: one transaction, whatever it changes, so that it is one step to undo.
 */

import { hasNextSnippetField, pickedCompletion, snippet } from '@codemirror/autocomplete'
import type { Completion } from '@codemirror/autocomplete'
import type { EditorState, Transaction, TransactionSpec } from '@codemirror/state'
import { changedRange } from '../changed-range.ts'
import type { Insertion } from './insertion.ts'
import type { Piece } from './option.ts'

export function takeOf(
  state: EditorState,
  insertion: Insertion,
  completion: Completion | null,
): TransactionSpec {
  const { commaAt, more } = insertion
  // With the comma that is missing before, all stands one further on.
  const comma = commaAt === null ? null : state.update({ changes: { from: commaAt, insert: ',' } })
  const from = comma === null ? state : comma.state
  const shift = comma === null ? 0 : 1
  // CodeMirror also puts the lines after the first where they belong.
  const written = insertion.pieces.some(({ kind, text }) => kind === 'field' || text.includes('\n'))
    ? withFields(from, insertion, shift, completion)
    : plainly(from, insertion, shift, more || hasNextSnippetField(state))
  return {
    changes: comma === null ? written.changes : comma.changes.compose(written.changes),
    ...(written.selection === undefined ? {} : { selection: written.selection }),
    effects: written.effects,
    annotations: completion === null ? [] : pickedCompletion.of(completion),
    userEvent: 'input.complete',
    scrollIntoView: true,
  }
}

/** CodeMirror's own snippets, caught before they are dispatched. */
function withFields(
  state: EditorState,
  insertion: Insertion,
  shift: number,
  completion: Completion | null,
): Transaction {
  const { from, to, pieces, tail } = insertion
  const caught: Transaction[] = []
  const editor = { state, dispatch: (transaction: Transaction) => void caught.push(transaction) }
  snippet(templateOf(pieces) + tail)(editor, completion, from + shift, to + shift)
  return caught[0] ?? state.update({})
}

/** In CodeMirror's syntax, in which fields of one number change together and 0 is the last stop. */
function templateOf(pieces: readonly Piece[]): string {
  const names: string[] = []
  const parts = pieces.map((piece): string => {
    const text = escaped(piece.text)
    if (piece.kind === 'plain') return text
    const known = piece.name === '' ? -1 : names.indexOf(piece.name)
    const number = known >= 0 ? known + 1 : names.push(piece.name)
    // Names with braces cannot stand in a numbered field.
    return `\${${number}:${piece.text.replace(/[{}]/g, '')}}`
  })
  return `${parts.join('')}\${0}`
}

function escaped(text: string): string {
  return text.replace(/[{}]/g, '\\$&')
}

function plainly(
  state: EditorState,
  insertion: Insertion,
  shift: number,
  inside: boolean,
): Transaction {
  const { pieces, tail } = insertion
  const from = insertion.from + shift
  const text = pieces.map((piece) => piece.text).join('')
  const end = from + text.length - (inside && text.endsWith('"') ? 1 : 0)
  // As little as can be is replaced: the fields of a snippet around it live on.
  const change = changedRange(state.sliceDoc(from, insertion.to + shift), text + tail)
  const selection = { anchor: end }
  if (change === null) return state.update({ selection })
  return state.update({
    changes: { from: from + change.from, to: from + change.to, insert: change.insert },
    selection,
  })
}
