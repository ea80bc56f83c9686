/** Statements to insert: each is sound in every kind of policy that it is offered for, and goes where it belongs. */

import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { indentUnit } from '@codemirror/language'
import { describe, expect, test } from 'vitest'
import { checkPolicy } from '../../../../src/engine/index.ts'
import type { PolicyKind } from '../../../../src/engine/index.ts'
import { insertStatement } from '../../../../src/editor/completion/insert-statement.ts'
import { piecesOf } from '../../../../src/editor/completion/snippets/snippet.ts'
import {
  findSnippets,
  statementSnippets,
} from '../../../../src/editor/completion/snippets/index.ts'
import { corpusRows } from '../../../engine/corpus.ts'
import { allKnown } from '../../../engine/known-aws.ts'
import { aroundPolicy } from '../help.ts'
import { marks, read } from './support.ts'

const known = allKnown()

// jsdom lays nothing out; CodeMirror only asks.
Range.prototype.getClientRects = () => ({
  length: 0,
  item: () => null,
  [Symbol.iterator]: [][Symbol.iterator],
})

describe('a statement as it is inserted', () => {
  const each = statementSnippets.flatMap((snippet) =>
    snippet.kinds.map((kind) => [snippet.id, kind, snippet] as const),
  )
  test.each(each)('%s in a policy of the kind %s', (_, kind, snippet) => {
    const statement = piecesOf(snippet, aroundPolicy)
      .map(({ text }) => text)
      .join('')
    const text = `{"Version": "2012-10-17", "Statement": [${statement}]}`
    const found = checkPolicy(text, kind, known)
    expect(found.map(({ code, message }) => `${code}: ${message}`)).toEqual([])
  })
})

interface Row {
  /** `|` is the caret. */
  readonly text: string
  readonly kind?: PolicyKind
  readonly id: string
  /** The text then: `|` is the caret, ‹…› what is selected. Null where nothing is written. */
  readonly then: string | null
}

for (const { file, rows } of corpusRows<Row>('insert')) {
  describe(file, () => {
    test.each(rows.map((row) => [row.id, row.text, row] as const))('%s into %s', (_, __, row) => {
      expect(inserted(row)).toBe(row.then)
    })
  })
}

function inserted({ text: marked, kind = 'identity', id }: Row): string | null {
  const { text, caret } = read(marked)
  const view = viewOf(text, caret)
  const isWritten = insertStatement(view, id, { ...aroundPolicy, kind })
  const then = isWritten ? marks(view.state) : null
  view.destroy()
  return then
}

function viewOf(doc: string, anchor: number, readOnly = false): EditorView {
  const extensions = [indentUnit.of('  '), EditorState.readOnly.of(readOnly)]
  return new EditorView({ state: EditorState.create({ doc, selection: { anchor }, extensions }) })
}

test('nothing is written into what can only be read', () => {
  const view = viewOf('{}', 1, true)
  expect(insertStatement(view, 'assume-role', aroundPolicy)).toBe(false)
  expect(view.state.sliceDoc()).toBe('{}')
  view.destroy()
})

test('a statement is found by any of its words, in any order', () => {
  const titles = (typed: string): readonly string[] =>
    findSnippets(aroundPolicy, typed).map(({ title }) => title)
  expect(titles('secret READ')).toContain('Read one secret')
  expect(titles('iam:passrole')).toEqual(['Pass a role to a service'])
  expect(titles('github')).toEqual([])
  expect(titles('').length).toBeGreaterThan(10)
})
