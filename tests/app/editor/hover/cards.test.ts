/**
 * What help says: one `check` runs every row of tests/corpus/help, `|` being the caret. A text that
 * is no object stands inside a statement that allows.
 */

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { explainCaret, explainCharacter } from '../../../../src/editor/hover/card-at.ts'
import type { HelpCard, HelpData } from '../../../../src/editor/hover/card.ts'
import { plain } from '../../../../src/editor/hover/words.ts'
import type { PolicyKind } from '../../../../src/engine/index.ts'
import { corpusRows } from '../../../engine/corpus.ts'
import { allKnown } from '../../../engine/known-aws.ts'
import { aroundPolicy } from '../help.ts'

interface Row {
  readonly text: string
  /** The policy's kind; an identity-based one where nothing is said. */
  readonly policy?: PolicyKind
  /** False: AWS's data could not be loaded. */
  readonly loaded?: boolean
  /** There is nothing to say. */
  readonly none?: boolean
  readonly title?: string
  readonly kind?: string
  /** The stretch of text that the card is about. */
  readonly about?: string
  /** Stretches of its paragraphs. */
  readonly says?: readonly string[]
  readonly notSays?: readonly string[]
  /** Whole values. */
  readonly facts?: Readonly<Record<string, string>>
  /** The fact that is marked as the caret's. */
  readonly here?: string
  /** By title, beginnings of items, 'name (note)'. */
  readonly lists?: Readonly<Record<string, readonly string[]>>
  readonly noLists?: readonly string[]
  readonly source?: string
}

const known = allKnown()

const rows = corpusRows<Row>('help').flatMap((file) => file.rows)

test.each(rows.map((row) => [row.text, row] as const))('%s', (_, row) => {
  check(row)
})

function whole(text: string): string {
  if (text === '|' || text.startsWith('{')) return text
  return `{"Version": "2012-10-17", "Statement": {"Effect": "Allow", ${text}}}`
}

function dataFor({ policy = 'identity', loaded = true }: Pick<Row, 'policy' | 'loaded'>): HelpData {
  return {
    ...(loaded ? known : { catalogue: null, keys: null, service: () => null }),
    waiting: false,
    surroundings: { ...aroundPolicy, kind: policy },
  }
}

function check(row: Row): void {
  const marked = whole(row.text)
  const offset = marked.indexOf('|')
  const text = marked.replace('|', '')
  const explained = explainCaret(text, offset)
  if (row.none === true) {
    expect(explained).toBeNull()
    return
  }
  if (explained === null) throw new Error('nothing is said')
  if (row.about !== undefined) expect(text.slice(explained.from, explained.to)).toBe(row.about)
  checkCard(explained.card(dataFor(row)), row)
}

function checkCard(card: HelpCard, row: Row): void {
  const said = card.paragraphs.map(({ words }) => plain(words)).join('\n')
  if (row.title !== undefined) expect(card.title).toBe(row.title)
  if (row.kind !== undefined) expect(plain(card.kind)).toBe(row.kind)
  if (row.source !== undefined) expect(card.source).toBe(row.source)
  for (const each of row.says ?? []) expect(said).toContain(each)
  for (const each of row.notSays ?? []) expect(said).not.toContain(each)
  const facts = Object.fromEntries(card.facts.map(({ name, words }) => [name, plain(words)]))
  expect(facts).toMatchObject(row.facts ?? {})
  const here = card.facts.filter((fact) => fact.here === true).map(({ name }) => name)
  if (row.here !== undefined) expect(here).toEqual([row.here])
  for (const [title, items] of Object.entries(row.lists ?? {})) {
    const list = card.lists.find((each) => each.title === title)
    const texts = (list?.items ?? []).map(({ code, note }) =>
      note === '' ? code : `${code} (${note})`,
    )
    for (const each of items) {
      expect(texts.filter((text) => text.startsWith(each)).length, each).toBeGreaterThan(0)
    }
  }
  const titles = card.lists.map(({ title }) => title)
  for (const title of row.noLists ?? []) expect(titles).not.toContain(title)
}

const names = ['__proto__', 'constructor', 'toString', '', '*', '${', '${a', 'arn:::::', '\\u0000']
const json = fc.json({ maxDepth: 6 })
const hostile = fc.constantFrom(...names).map(
  (name) =>
    `{"Version":"2012-10-17","${name}":1,"Statement":[{"${name}":"x","Effect":"${name}","Action":["${name}"],
    "Resource":"${name}","Principal":{"${name}":"${name}","AWS":"${name}"},
    "Condition":{"${name}":{"a":"b"},"StringLike":{"${name}":"${name}"},"ArnLike":{"${name}":["${name}"]}}}]}`,
)

test('any place of any text has a card or none, and the card’s stretch is around it', () => {
  const texts = fc.oneof(
    hostile,
    json.map((text) => `{"Statement":[${text},{"Action":["`),
    fc.constantFrom(...rows.map(({ text }) => whole(text).replace('|', ''))),
    fc.string(),
  )
  fc.assert(
    fc.property(texts, fc.nat(), (text, at) => {
      const offset = at % (text.length + 1)
      const explained = explainCaret(text, offset)
      if (explained !== null) {
        // Beside its quotes a text is meant too.
        expect(explained.from).toBeLessThanOrEqual(offset + 1)
        expect(explained.to).toBeGreaterThanOrEqual(offset - 1)
        expect(explained.card(dataFor({})).title).not.toBe('')
      }
      const pointed = explainCharacter(text, offset)
      if (pointed === null) return
      expect(pointed.from).toBeLessThanOrEqual(offset)
      expect(pointed.to).toBeGreaterThan(offset)
      expect(pointed.whole.from).toBeLessThanOrEqual(pointed.from)
      expect(pointed.whole.to).toBeGreaterThanOrEqual(pointed.to)
      expect(pointed.card(dataFor({ loaded: false })).title).not.toBe('')
    }),
    { numRuns: 500 },
  )
})

test('the pointer is on a text from quote to quote, and between texts on nothing', () => {
  const text = '{"Statement": {"Action": "s3:GetObject"}}'
  const from = text.indexOf('"s3')
  const to = text.lastIndexOf('"') + 1
  const titles = [...text].map((_, index) => explainCharacter(text, index)?.card(dataFor({})).title)
  expect(titles.flatMap((title, index) => (title === 's3:GetObject' ? [index] : []))).toEqual(
    Array.from({ length: to - from }, (_, index) => from + index),
  )
  expect(titles[0]).toBeUndefined()
  expect(titles[from - 1]).toBeUndefined()
  expect(titles[to]).toBeUndefined()
})

test('a text that is longer than anybody reads is cut', () => {
  const text = `{"Statement": {"Action": "s3:${'a'.repeat(100_000)}"}}`
  const card = explainCaret(text, 40)?.card(dataFor({}))
  expect(card?.title.length).toBeLessThan(400)
})
