/** A table of checks: what its names mean, what is told of a bad row, and that nothing typed is lost. */

import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { createLookups } from '../../../src/app/lookups.svelte.ts'
import { readChecks, writeChecks } from '../../../src/app/suite/check-table.ts'
import { previewOf, readTable } from '../../../src/app/suite/paste.ts'
import { readCsv, type CsvRow } from '../../../src/app/suite/read-csv.ts'
import { tableWorld } from '../../../src/app/suite/table-world.ts'
import { secureCart } from '../../../src/scenario/secure-cart.ts'
import type { Scenario } from '../../../src/scenario/model.ts'
import { policyNamed } from '../support/scenario.ts'
import { corpusRows } from '../../engine/corpus.ts'

interface BadRow {
  readonly name: string
  readonly row: string
  readonly column: string | null
  readonly problem: string
}

const badRows = corpusRows<BadRow>('check-table').flatMap(({ rows }) => rows)

const scenario = secureCart()
const world = tableWorld(opened(scenario))

describe('a row', () => {
  test.each(badRows)('$name', ({ row, column, problem }) => {
    const [line] = readChecks(row, world, 10).lines
    expect(line?.outcome).toEqual({ kind: 'refused', column, problem })
  })

  it('goes by the names that the page shows, or by addresses', () => {
    const [line] = readChecks(
      'role/deploy ▸ ci-run-42,s3:PutObject,securecart-prod/img/1.png,EXPLICIT-DENY,DenyOutsideNetwork › OnlyFromOffice,From home,aws:SourceIp=203.0.113.9',
      world,
      10,
    ).lines
    expect(line?.outcome).toEqual({
      kind: 'check',
      check: {
        name: 'From home',
        question: {
          ...{ principal: scenario.question.principal, action: 's3:PutObject' },
          ...{ resource: 'arn:aws:s3:::securecart-prod/img/1.png', vpcEndpointId: null },
          context: { 'aws:SourceIp': '203.0.113.9' },
        },
        expected: 'explicitDeny',
        by: { policy: expect.any(String) as string, statement: 'OnlyFromOffice' },
      },
    })
  })

  it('may have its cells in another order, and without the last ones', () => {
    const text = 'expected,resource,action,principal\nallow,*,ec2:DescribeInstances,user/ben'
    const { header, lines } = readChecks(text, world, 10)
    expect(header).toBe('expected,resource,action,principal')
    expect(lines.map(({ outcome }) => outcome)).toMatchObject([
      { kind: 'check', check: { question: { action: 'ec2:DescribeInstances' }, by: null } },
    ])
  })

  it.each([
    [`k=${'v'.repeat(4097)}`, 'Found 4,097 characters of a value. Expected at most 4,096.'],
    [`${'k'.repeat(513)}=v`, 'Found 513 characters of a key. Expected at most 512.'],
    ['k[]=v;'.repeat(201), 'Found 201 values of a key. Expected at most 200.'],
    [
      Array.from({ length: 201 }, (_, at) => `k${at}`).join(';'),
      'Found 201 keys. Expected at most 200.',
    ],
  ])(
    'with more than a check can hold says so, instead of asking something else',
    (cell, problem) => {
      const { lines } = readChecks(`user/ben,ec2:RunInstances,*,allow,,,${cell}`, world, 10)
      expect(lines.map(({ outcome }) => outcome)).toEqual([
        { kind: 'refused', column: 'context', problem },
      ])
    },
  )

  it('that there is no room for says so', () => {
    const row = 'user/ben,ec2:RunInstances,*,allow'
    const { lines } = readChecks([row, row, row].join('\n'), world, 2)
    expect(lines.map(({ outcome }) => outcome.kind)).toEqual(['check', 'check', 'refused'])
    expect(lines[2]?.outcome).toMatchObject({
      problem: 'A scenario holds 1,000 checks. Expected at most 2 more.',
    })
  })
})

describe('a table', () => {
  it('of all checks is read back as it was written', () => {
    const pinned = scenario.checks.map((check) => ({
      ...check,
      by: { policy: policyNamed(scenario, 'DenyOutsideNetwork').ref, statement: 'OnlyFromOffice' },
    }))
    const effect = new Set(['explicitDeny'])
    const checks = [...scenario.checks, ...pinned.filter(({ expected }) => effect.has(expected))]
    const { lines } = readChecks(writeChecks(checks, world), world, 1_000)
    const read = lines.map(({ outcome }) => (outcome.kind === 'check' ? outcome.check : outcome))
    expect(read).toEqual(
      checks.map(({ name, question, expected, by }) => ({ name, question, expected, by })),
    )
  })

  it('gives its good rows, and keeps the bad ones with their header', () => {
    const text = [
      'principal,action,resource,expected,name',
      'user/ben,ec2:RunInstances,*,allow,good',
      'user/ben,ec2:RunInstances,*,perhaps,bad',
      'user/ben,ec2:RunInstances,*,"allow,open',
    ]
    const reading = readTable(text.join('\r\n'), opened(scenario), 100)
    expect(reading.checks.map(({ name }) => name)).toEqual(['good'])
    expect(reading.left.split('\n')).toEqual([text[0], text[2], text[3]])
    expect(previewOf(reading)).toMatchObject({
      summary: '1 check to add, 2 lines with problems.',
      refused: [
        { line: 3, column: 'expected' },
        { line: 4, column: null },
      ],
    })
  })

  it('whose header cannot be read stays as it is', () => {
    const text = 'principal,action,who\nuser/ben,s3:GetObject,*'
    const { left, refused } = readTable(text, opened(scenario), 100)
    expect(refused).toHaveLength(1)
    expect(left).toBe(text)
  })

  it('never throws and loses nothing, whatever it is', () => {
    const word = fc.constantFrom(
      ...['principal', 'action', 'resource', 'expected', 'user/ben', 's3:*', 's3:GetObject', '*'],
      ...['allow', '', '"', ',', ';', '\t', '\n', '__proto__=1', 'a › b', '=1', '\u0000', '›'],
    )
    const whole = ['principal,action,resource,expected', 'user/ben,s3:GetObject,*,allow']
    const line = fc.oneof(
      fc.constantFrom(...whole),
      fc.array(word).map((all) => all.join(',')),
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(line).map((all) => all.join('\n')),
    )
    const workspace = opened(scenario)
    fc.assert(
      fc.property(text, (pasted) => {
        const reading = readTable(pasted, workspace, 3)
        const added = new Set(reading.good.map(({ line }) => line))
        const [taken, others] = [true, false].map((isGood) =>
          readCsv(pasted).filter(({ line }) => added.has(line) === isGood),
        )
        expect(taken).toHaveLength(added.size)
        // All that is not added stays; of a table that is added whole not even its header.
        const isWhole = added.size > 0 && reading.refused.length === 0
        expect(letters(reading.left)).toBe(isWhole ? '' : lettersOf(others))
        if (isWhole) expect(others?.length).toBeLessThanOrEqual(1)
        else expect(lettersOf(readCsv(pasted))).toBe(letters(pasted))
        for (const { problem } of reading.refused)
          expect(problem).toMatch(/^[^]+\. Expected |^[^]+\.$/)
      }),
      { numRuns: 200 },
    )
  })
})

function lettersOf(rows: readonly CsvRow[] = []): string {
  return letters(rows.map(({ text }) => text).join('\n'))
}

/** Without what no cell is lost with. */
function letters(text: string): string {
  return text.replaceAll(/[\s\uFEFF]/g, '')
}

function opened(from: Scenario) {
  const { principals, resources, policies } = createLookups(() => from)
  return { scenario: from, principals, resources, policies }
}
