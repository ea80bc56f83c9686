/** The matrix as a file: what stands in it, that no spreadsheet runs it, and that it is written in pieces. */

import { describe, expect, it } from 'vitest'
import { writeCsv } from '../../../src/app/csv.ts'
import {
  decisionsCsv,
  estimateSize,
  tableCsv,
  tableJson,
  toBlob,
  type Table,
} from '../../../src/app/matrix/export.ts'

const verdicts = ['allow', 'explicitDeny', 'pending'] as const
const row = (arn: string, label: string) => ({
  ...{ id: arn, arn, label, group: 'Home', principal: 0, circumstances: [0] },
})
const column = (id: string) => ({ id, label: id, group: '', action: 0 })
const table: Table = {
  rows: [row('arn:aws:iam::111122223333:user/a', 'user/a'), row('b', '=HYPERLINK("x")')],
  columns: [column('s3:GetObject'), column('s3:PutObject')],
  cell: (at, column) => verdicts[at + column] ?? 'differs',
}

describe('cells', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', `"'\t=1"`],
    ["'=1", "''=1"],
  ])('%j stands as %j', (value, written) => {
    expect(writeCsv([[value]])).toBe(`${written}\r\n`)
  })
})

describe('files', () => {
  it('has a line a row, a verdict a cell, and nothing where nothing is decided', () => {
    expect([...tableCsv(table)]).toEqual([
      'Principal,ARN,s3:GetObject,s3:PutObject\r\n',
      'user/a,arn:aws:iam::111122223333:user/a,allow,explicitDeny\r\n',
      `"'=HYPERLINK(""x"")",b,explicitDeny,\r\n`,
    ])
  })

  it('is JSON that says what it is about', () => {
    const about = {
      ...{ scenario: 'Shop', now: '2026-01-01T00:00:00Z', resources: ['*'] },
      circumstances: [{ label: 'home', vpcEndpointId: null, context: {} }],
    }
    expect(JSON.parse([...tableJson(table, about)].join(''))).toEqual({
      ...about,
      rows: [
        {
          principal: 'arn:aws:iam::111122223333:user/a',
          ...{ label: 'user/a', group: 'Home' },
          verdicts: { 's3:GetObject': 'allow', 's3:PutObject': 'explicitDeny' },
        },
        {
          ...{ principal: 'b', label: '=HYPERLINK("x")', group: 'Home' },
          verdicts: { 's3:GetObject': 'explicitDeny', 's3:PutObject': null },
        },
      ],
    })
    expect(JSON.parse([...tableJson({ ...table, rows: [] }, about)].join(''))).toHaveProperty(
      'rows',
      [],
    )
  })

  it('has every decision on a line', () => {
    const line = { principal: 'p', circumstances: 'home', action: 'a:B', resource: '*' }
    expect([...decisionsCsv([{ ...line, verdict: 'allow' }])].at(-1)).toBe('p,home,a:B,*,allow\r\n')
  })

  it('is written with breaths, and its size is known before', async () => {
    const line = 'x'.repeat(999_999) + '\n'
    const lines = Array.from({ length: 20 }, () => line)
    let breaths = 0
    const blob = await toBlob(lines, 'text/csv', () => Promise.resolve(void (breaths += 1)))
    expect(blob.size).toBe(20_000_000)
    expect(breaths).toBe(5)
    expect(estimateSize(lines, 20)).toBe(20_000_000)
  })
})
