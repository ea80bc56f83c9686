/** What is offered and what taking writes: one `check` runs every row of tests/corpus/completion. */

import { describe, expect, test } from 'vitest'
import type { PolicyKind } from '../../../../src/engine/index.ts'
import type { Surroundings } from '../../../../src/editor/policy-editor.ts'
import { corpusRows } from '../../../engine/corpus.ts'
import { labelsOf, offered, taken } from './support.ts'

interface Row {
  /** `|` is the caret. */
  readonly text: string
  readonly kind?: PolicyKind
  /** Nothing of AWS's data is there. */
  readonly unknown?: true
  readonly around?: Partial<Surroundings>
  /** Something was typed, and nothing asked for. */
  readonly typed?: true
  /** All of the labels, in order. */
  readonly all?: readonly string[]
  /** The first labels. */
  readonly first?: readonly string[]
  /** These are among the labels, in this order. */
  readonly offers?: readonly string[]
  readonly not?: readonly string[]
  /** Of the first option, or of `take`. */
  readonly detail?: string
  readonly take?: string
  /** The text then: `|` is the caret, ‹…› what is selected. */
  readonly then?: string
}

for (const { file, rows } of corpusRows<Row>('completion')) {
  describe(file, () => {
    test.each(rows.map((row) => [`${row.text} ${row.take ?? ''}`, row] as const))(
      '%s',
      (_, row) => {
        check(row)
      },
    )
  })
}

function check(row: Row): void {
  const offer = offered(row.text, row, row.typed !== true)
  const labels = labelsOf(offer)
  if (row.all !== undefined) expect(labels).toEqual(row.all)
  if (row.first !== undefined) expect(labels.slice(0, row.first.length)).toEqual(row.first)
  if (row.offers !== undefined) {
    expect(labels.filter((label) => row.offers?.includes(label))).toEqual(row.offers)
  }
  if (row.not !== undefined) expect(labels.filter((label) => row.not?.includes(label))).toEqual([])
  if (row.detail !== undefined) {
    const label = row.take ?? labels[0]
    const option = offer?.options.find((each) => each.option.label === label)?.option
    expect(option?.detail).toBe(row.detail)
  }
  if (row.take !== undefined) expect(taken(row.text, row.take, row)).toBe(row.then)
  expect(labels.length).toBeLessThanOrEqual(200)
  expect(new Set(labels).size).toBe(labels.length)
}
