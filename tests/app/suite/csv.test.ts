/** Comma-separated values: what spreadsheets write and copy is read, and nothing written runs as a formula. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unguarded, writeCsv } from '../../../src/app/csv.ts'
import { readCsv } from '../../../src/app/suite/read-csv.ts'

const cells = (text: string) => readCsv(text).map((row) => row.cells)

test.each<[string, string, readonly (readonly string[])[]]>([
  [
    'lines and cells',
    'a,b\r\nc,d\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['quotes, with commas, quotes and lines inside', '"a,1","b""2","c\nd"', [['a,1', 'b"2', 'c\nd']]],
  ['empty lines are no rows', '\n\na\n  \nb', [['a'], ['b']]],
  ['empty cells are cells', ',a,', [['', 'a', '']]],
  ['a byte order mark', '\uFEFFa,b', [['a', 'b']]],
  ['tabs, as a spreadsheet copies', 'a\tb,c\td', [['a', 'b,c', 'd']]],
  [
    'semicolons, as some spreadsheets save',
    'a;b\nc;d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['semicolons inside of cells with commas between', 'a,k=v;l=w', [['a', 'k=v;l=w']]],
])('reads %s', (_, text, rows) => {
  expect(cells(text)).toEqual(rows)
})

test('a row knows its line and its text, over cells of several lines', () => {
  const rows = readCsv('one\n"two\nstill two",x\n\nthree')
  expect(rows.map(({ line, text }) => [line, text])).toEqual([
    [1, 'one'],
    [2, '"two\nstill two",x'],
    [5, 'three'],
  ])
})

test('a quote that is never closed swallows no other line', () => {
  const rows = readCsv('a,"b\nc,d')
  expect(rows.map(({ problem }) => problem)).toEqual([
    'Found a quote that is never closed. Expected one more.',
    null,
  ])
  expect(rows[1]?.cells).toEqual(['c', 'd'])
})

test('text behind a closing quote is told', () => {
  expect(readCsv('"a" b,c')[0]?.problem).toBe('Found “b” behind a closing quote. Expected a comma.')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', "'=1"])('%j is no formula', (value) => {
  const text = writeCsv([[value]])
  expect(text).toMatch(/^"?'/)
  expect(cells(text)[0]?.map(unguarded)).toEqual([value])
})

test('what is written is read back, and no cell begins as a formula does', () => {
  const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'=+-@\',;"\t\r\n a') }))
  const row = fc.array(cell, { minLength: 2, maxLength: 5 })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
      const text = writeCsv([['first', 'line'], ...rows])
      const read = readCsv(text).slice(1)
      const kept = rows.filter((cells) => writeCsv([cells]).trim() !== '')
      expect(read.map(({ cells }) => cells.map(unguarded))).toEqual(kept)
      expect(
        read.flatMap(({ cells }) => cells).filter((each) => /^[=+\-@\t\r]/.test(each)),
      ).toEqual([])
    }),
  )
})

test('any text is read in rows that hold all of it', () => {
  const piece = fc.string({ unit: fc.constantFrom(...'ab",;\t\r\n= ') })
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), piece), (text) => {
      const letters = (all: string): string => all.replaceAll(/[\s\uFEFF]/g, '')
      expect(
        letters(
          readCsv(text)
            .map((row) => row.text)
            .join('\n'),
        ),
      ).toBe(letters(text))
    }),
  )
})
