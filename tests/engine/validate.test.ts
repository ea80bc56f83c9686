/**
 * Does parsePolicy refuse what AWS refuses to save, report what AWS reports, and leave the rest alone?
 * One `check` runs every row of tests/corpus/validate; a new case is a new row, never new code.
 */

import { describe, expect, test } from 'vitest'
import { catalogue, parsePolicy } from '../../src/engine/index.ts'
import type { Diagnostic, PolicyKind, Severity } from '../../src/engine/index.ts'
import { corpusRows } from './corpus.ts'

interface Row {
  /** The rule, or the section of the table, of the specification that the row shows. */
  readonly rule: string
  readonly name: string
  readonly kind: PolicyKind
  /** The policy; `text` where JSON cannot say it, such as a name given twice. */
  readonly document?: unknown
  readonly text?: string
  readonly refused: boolean
  /** Must be among the findings. */
  readonly codes: readonly string[]
  /** Of every one of `codes`. */
  readonly severity?: Severity
  /** Must not be among the findings. */
  readonly silent?: readonly string[]
  /** Nothing at all is reported. */
  readonly clean?: true
  /** One of `codes` is reported on exactly this text, quotes aside, where it first stands. */
  readonly at?: string
}

for (const { file, rows } of corpusRows<Row>('validate')) {
  describe(file, () => {
    test.each(rows.map((row) => [`${row.rule} ${row.name}`, row] as const))('%s', (_, row) => {
      check(row)
    })
  })
}

/** Of the rows of both folders; those of checks are run by checks.test.ts. */
type CatalogueRow = Pick<Row, 'codes' | 'silent' | 'clean'>

describe('the catalogue of findings', () => {
  const rows = ['validate', 'checks'].flatMap((folder) =>
    corpusRows<CatalogueRow>(folder).flatMap((file) => file.rows),
  )
  test.each(Object.keys(catalogue))('%s fires in one row and is silent in another', (code) => {
    expect(rows.some((row) => row.codes.includes(code))).toBe(true)
    expect(rows.some((row) => row.silent?.includes(code) ?? row.clean)).toBe(true)
  })

  test('holds every code of the rows', () => {
    const named = new Set(rows.flatMap((row) => [...row.codes, ...(row.silent ?? [])]))
    expect([...named].filter((code) => !Object.hasOwn(catalogue, code))).toEqual([])
  })
})

function check(row: Row): void {
  const text = row.text ?? JSON.stringify(row.document, null, 2)
  const { policy, diagnostics } = parsePolicy(text, row.kind, 'policy-1')
  const codes = diagnostics.map((diagnostic) => diagnostic.code)

  expect(codes).toEqual(expect.arrayContaining([...row.codes]))
  expect(codes.filter((code) => row.silent?.includes(code))).toEqual([])
  if (row.clean) expect(codes).toEqual([])

  expect(policy === null ? 'refused' : 'accepted').toBe(row.refused ? 'refused' : 'accepted')
  if (policy === null) expect(severities(diagnostics)).toContain('error')
  else expect(policy).toMatchObject({ id: 'policy-1', kind: row.kind })

  const asked = diagnostics.filter((diagnostic) => row.codes.includes(diagnostic.code))
  if (row.severity) expect(new Set(severities(asked))).toEqual(new Set([row.severity]))
  if (row.at !== undefined) expectPlace(text, asked, row.at)
  diagnostics.forEach((diagnostic) => {
    expectWellFormed(diagnostic, text)
  })
}

function severities(diagnostics: readonly Diagnostic[]): Severity[] {
  return diagnostics.map((diagnostic) => diagnostic.severity)
}

/** The finding's text is `at`, the quotes of a string taken in or not. */
function expectPlace(text: string, diagnostics: readonly Diagnostic[], at: string): void {
  const bare = (part: string): string => part.replace(/^"(.*)"$/s, '$1')
  const from = text.indexOf(at)
  expect(from, `${at} stands in the text`).not.toBe(-1)
  const near = diagnostics.filter((found) => Math.abs(found.from - from) <= 1)
  expect(near.map((found) => bare(text.slice(found.from, found.to)))).toContain(bare(at))
}

function expectWellFormed(diagnostic: Diagnostic, text: string): void {
  const { from, to, code, message, severity } = diagnostic
  expect(0 <= from && from <= to && to <= text.length, `${code} ${from}–${to}`).toBe(true)
  expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
  expect(message).not.toBe('')
  expect(['error', 'security-warning', 'warning', 'suggestion']).toContain(severity)
}
