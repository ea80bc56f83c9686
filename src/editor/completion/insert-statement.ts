/**
 * Puts a statement that is ready to be filled in behind the one that the caret is in, else behind the
 * last; in the place of one that is empty yet.
 */

import type { EditorView } from '@codemirror/view'
import { statementList } from '../../engine/index.ts'
import type { Span, StatementList } from '../../engine/index.ts'
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
  view.dispatch(takeOf(state, insertion, null))
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
    case 'none':
      return asMember(listOf(statement), text, list.before)
    case 'one': {
      if (isEmpty(list, text)) return writing(list.from, list.to, listOf(statement))
      const both = [...linesOf(text, list), plain(',\n'), ...statement]
      return writing(list.from, list.to, listOf(both))
    }
    case 'list': {
      const { from, to, items } = list
      const item = items.find((each) => each.from <= caret && caret <= each.to) ?? items.at(-1)
      if (item === undefined) return writing(from, to, listOf(statement))
      if (isEmpty(item, text)) return writing(item.from, item.to, statement)
      return { ...writing(item.to, item.to, [plain('\n'), ...statement]), commaAt: item.to }
    }
  }
}

/** As the last member of the policy, whose closing brace stands at `brace`. */
function asMember(value: readonly Piece[], text: string, brace: number): Insertion {
  const end = text.slice(0, brace).trimEnd().length
  const isFirst = text.charAt(end - 1) === '{'
  const ownLine = text.slice(end, brace).includes('\n')
  const member = [plain('\n"Statement": '), ...value]
  // Lines are set further in from the line that it is written behind: of the member before, or of the brace.
  const pieces = isFirst || !ownLine ? indented(member, 1) : member
  return {
    ...writing(end, ownLine ? end : brace, ownLine ? pieces : [...pieces, plain('\n')]),
    commaAt: isFirst ? null : end,
  }
}

/** A statement that holds nothing yet is replaced. */
function isEmpty({ from, to }: Span, text: string): boolean {
  return /^\{\s*\}$/.test(text.slice(from, to))
}

function writing(from: number, to: number, pieces: readonly Piece[]): Insertion {
  return { from, to, pieces, tail: '', commaAt: null, more: false }
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
