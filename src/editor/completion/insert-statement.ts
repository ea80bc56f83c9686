/**
 * Puts a statement that is ready to be filled in behind the one that the caret is in, else behind the last.
 */

import type { EditorView } from '@codemirror/view'
import { statementList } from '../../engine/index.ts'
import type { StatementList } from '../../engine/index.ts'
import type { Surroundings } from '../help.ts'
import type { Insertion } from './insertion.ts'
import { plain } from './option.ts'
import type { Piece } from './option.ts'
import { statementSnippets } from './snippets/index.ts'
import { piecesOf } from './snippets/snippet.ts'
import { indented, listOf, policyOf } from './statement-pieces.ts'
import { takeOf } from './take.ts'

/**
 * The editor then has the focus, and the first field of the statement is selected.
 * @returns false where nothing was written: the policy can only be read, cannot be made out, or there is no such statement
 */
export function insertStatement(view: EditorView, id: string, around: Surroundings): boolean {
  const snippet = statementSnippets.find((each) => each.id === id)
  const { state } = view
  const text = state.sliceDoc()
  const list = statementList(text)
  if (snippet === undefined || list === null || state.readOnly) return false
  const statement = piecesOf(snippet, around)
  const insertion = insertionInto(list, statement, text, state.selection.main.head, around)
  view.dispatch(takeOf(state, insertion, null, false))
  view.focus()
  return true
}

function insertionInto(
  list: StatementList,
  statement: readonly Piece[],
  text: string,
  caret: number,
  around: Surroundings,
): Insertion {
  switch (list.kind) {
    case 'nothing':
      return writing(0, text.length, policyOf(statement, around.kind))
    case 'none': {
      const end = text.slice(0, list.before).trimEnd().length
      const member = [plain('\n\t"Statement": '), ...indented(listOf(statement), 1), plain('\n')]
      const comma = text.charAt(end - 1) === '{' ? null : end
      return { ...writing(end, list.before, member), commaAt: comma }
    }
    case 'one': {
      const both = [...linesOf(text, list), plain(',\n'), ...statement]
      return writing(list.from, list.to, listOf(both))
    }
    case 'list': {
      const { from, to, items } = list
      const item = items.find((each) => each.from <= caret && caret <= each.to) ?? items.at(-1)
      if (item === undefined) return writing(from, to, listOf(statement))
      return { ...writing(item.to, item.to, [plain('\n'), ...statement]), commaAt: item.to }
    }
  }
}

function writing(from: number, to: number, pieces: readonly Piece[]): Insertion {
  return { from, to, pieces, tail: '', commaAt: null }
}

/** A stretch of the text, its lines no further in than its first one. */
function linesOf(text: string, { from, to }: { from: number; to: number }): readonly Piece[] {
  const line = text.slice(text.lastIndexOf('\n', from - 1) + 1, from)
  const margin = /^\s*/.exec(line)?.[0] ?? ''
  const lines = text.slice(from, to).split('\n')
  return [
    plain(
      lines.map((each) => (each.startsWith(margin) ? each.slice(margin.length) : each)).join('\n'),
    ),
  ]
}
