/** A table of checks: what its names mean, what is told of a bad row, and that nothing typed is lost. */

import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { createLookups } from '../../../src/app/lookups.svelte.ts'
import { readChecks, writeChecks } from '../../../src/app/suite/check-table.ts'
import { previewOf, readTable } from '../../../src/app/suite/paste.ts'
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

  it('never throws and loses no line, whatever it is', () => {
    const word = fc.constantFrom(
      ...['principal', 'action', 'resource', 'expected', 'user/ben', 's3:*', 's3:GetObject', '*'],
      ...['allow', '', '"', ',', ';', '\t', '\n', '__proto__=1', 'a › b', '=1', '\u0000', '›'],
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word).map((all) => all.join(',')),
    )
    const workspace = opened(scenario)
    fc.assert(
      fc.property(text, (pasted) => {
        const reading = readTable(pasted, workspace, 3)
        expect(reading.good.length + reading.refused.length).toBe(reading.lines)
        for (const { problem } of reading.refused)
          expect(problem).toMatch(/^[^]+\. Expected |^[^]+\.$/)
      }),
      { numRuns: 200 },
    )
  })
})

function opened(from: Scenario) {
  const { principals, resources, policies } = createLookups(() => from)
  return { scenario: from, principals, resources, policies }
}
