import { describe, expect, test } from 'vitest'
import {
  cellWords,
  lineName,
  tipOf,
  tipText,
  zoomWords,
} from '../../../../src/app/matrix/grid/words.ts'
import { windowAround } from '../../../../src/app/matrix/grid/table-window.ts'
import { axisOf } from '../../../../src/app/matrix/grid/axis.ts'
import { madeUp, markKey } from '../../support/grid.ts'
import { layout } from './help.ts'

const source = madeUp({ rows: 5_000, columns: 22_000, rowGroup: 1_000 })
const rows = axisOf(source.rows)
const columns = axisOf(source.columns)
const near = layout({ rows, columns })
const far = layout({ rows, columns, size: 0 })

describe('what is told of a cell', () => {
  test('is its verdict in words, and its mark', () => {
    source.marks.add(markKey(3, 0))
    expect(cellWords(source, { row: 3, column: 0 })).toBe('allowed, marked')
    expect(cellWords(source, { row: 10, column: 0 })).toBe('allowed')
    expect(tipText(tipOf(source, near, { row: 3, column: 1 }))).toBe(
      'role/OrgAccess-3, Roles; PutObject1; allowed',
    )
  })

  test('is what it was, where it has changed', () => {
    const place = { row: 10, column: 0 }
    source.past.set(markKey(10, 0), 'explicitDeny')
    expect(cellWords(source, place)).toBe('allowed, was explicitly denied')
    expect(tipOf(source, near, place).note).toBe('was explicitly denied')
    source.past.clear()
  })

  test('is the full name alone where the pointer is over a head', () => {
    expect(tipText(tipOf(source, near, { row: null, column: 14 }))).toBe('GetBucketPolicy14')
    expect(tipText(tipOf(source, near, { row: 1_001, column: null }))).toBe(
      'sso/deploy-1001, Users',
    )
  })

  test('names the group once', () => {
    expect(lineName({ id: '', label: 's3:GetObject', group: 's3' })).toBe('s3:GetObject')
    expect(lineName({ id: '', label: 'GetObject', group: 's3' })).toBe('GetObject, s3')
    expect(lineName({ id: '', label: 'GetObject', group: '' })).toBe('GetObject')
  })
})

describe('what is told of a block', () => {
  test('is from where to where it reaches and the shares', () => {
    const text = tipText(tipOf(source, far, { row: 0, column: 0 }))
    expect(text).toMatch(
      /^role\/deploy-0, Roles … .+ \(200 rows\); GetObject0 … .+ \(500 columns\); /,
    )
    expect(text).toMatch(/\d+ % allowed, .*\d+ % not allowed/)
  })

  test('never rounds to nothing or to all', () => {
    const counts = { allow: 99_999, explicitDeny: 1, implicitDeny: 0, differs: 0, pending: 0 }
    const { parts } = tipOf({ ...source, counts: () => counts }, far, { row: 0, column: 0 })
    expect(parts.map(({ share, word }) => `${share} ${word}`)).toEqual([
      'over 99 % allowed',
      'under 1 % explicitly denied',
    ])
  })
})

test('zooming says what cells have become', () => {
  expect(zoomWords(near)).toBe('Cells of 24 pixels, with signs')
  expect(zoomWords(layout({ size: 5 }))).toBe('Cells of 5 pixels, as colours and patterns')
  expect(zoomWords(far)).toBe('Shares of verdicts: each block stands for 200 × 500 cells')
})

describe('the table for screen readers', () => {
  const counts = { rows: 5_000, columns: 22_000 }

  test('stays while the cursor walks inside it, and follows it out', () => {
    const first = windowAround({ row: 100, column: 100 }, counts, null)
    expect(windowAround({ row: 105, column: 103 }, counts, first)).toEqual(first)
    const next = windowAround({ row: 109, column: 103 }, counts, first)
    expect(next.rows).not.toEqual(first.rows)
    expect(next.columns).toEqual(first.columns)
  })

  test('has the cursor and its neighbours, and no more than is there', () => {
    for (const row of [0, 1, 2_500, 4_998, 4_999]) {
      const { rows: range } = windowAround({ row, column: 0 }, counts, null)
      expect(range.from).toBeLessThanOrEqual(Math.max(0, row - 2))
      expect(range.to).toBeGreaterThanOrEqual(Math.min(5_000, row + 3))
      expect(range.to).toBeLessThanOrEqual(5_000)
      expect(range.to - range.from).toBeLessThanOrEqual(30)
    }
    const tiny = windowAround({ row: 1, column: 0 }, { rows: 2, columns: 1 }, null)
    expect(tiny).toEqual({ rows: { from: 0, to: 2 }, columns: { from: 0, to: 1 } })
  })

  test('shrinks and grows with the matrix', () => {
    const before = windowAround({ row: 1, column: 1 }, { rows: 3, columns: 3 }, null)
    const after = windowAround({ row: 1, column: 1 }, counts, before)
    expect(after.rows.to).toBeGreaterThan(3)
    const shrunk = windowAround({ row: 1, column: 1 }, { rows: 2, columns: 2 }, after)
    expect(shrunk.rows).toEqual({ from: 0, to: 2 })
  })
})
