/** What belongs where the caret is: one `check` runs every row of tests/corpus/place, `|` being the caret. */

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeAt } from '../../src/engine/index.ts'
import { corpusRows } from './corpus.ts'

interface Row {
  readonly text: string
  readonly kind: string | null
  /** What stands there, without quotes. */
  readonly slot?: string
  readonly quoted?: boolean
  readonly closed?: boolean
  readonly hasValue?: boolean
  readonly inList?: boolean
  readonly negated?: boolean
  readonly beside?: readonly string[]
  readonly commaAt?: number | null
  readonly follows?: string
  readonly version?: string | null
  readonly type?: string
  readonly operator?: string
  readonly key?: string
  /** Of the statement around it. */
  readonly effect?: string
  readonly actions?: readonly string[]
}

const rows = corpusRows<Row>('place').flatMap((file) => file.rows)

test.each(rows.map((row) => [row.text, row] as const))('%s', (_, row) => {
  check(row)
})

function check({ text, kind, slot, effect, actions, ...expected }: Row): void {
  const offset = text.indexOf('|')
  const place = placeAt(text.replace('|', ''), offset)
  expect(place?.kind ?? null).toBe(kind)
  if (place === null) return
  expect(place).toMatchObject(expected)
  if (slot !== undefined) expect(place.text).toBe(slot)
  if (effect !== undefined) expect(place.statement?.effect).toBe(effect)
  if (actions !== undefined) {
    expect(place.statement?.actions.values.map(({ value }) => value)).toEqual(actions)
  }
}

test('any offset of any text has an answer, and its stretch is around it', () => {
  const json = fc.json({ maxDepth: 6 }).map((text) => `{"Statement":[${text},{"Action":["`)
  const text = fc.oneof(json, fc.constantFrom(...rows.map((row) => row.text)), fc.string())
  fc.assert(
    fc.property(text, fc.nat(), (each, at) => {
      const offset = at % (each.length + 1)
      const place = placeAt(each, offset)
      if (place === null) return
      expect(place.from).toBeLessThanOrEqual(offset)
      expect(place.to).toBeGreaterThanOrEqual(offset)
      expect(each.slice(place.from, place.to)).toContain(place.text)
    }),
    { numRuns: 2000 },
  )
})

test('a text that is nested too deep has no place', () => {
  expect(placeAt('['.repeat(100_000), 100_000)).toBeNull()
})
