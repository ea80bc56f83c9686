/**
 * Does checkPolicy find what IAM Access Analyzer finds and what we look for beyond it, at the right place,
 * and does each fix remove its finding? One `check` runs every row of tests/corpus/checks.
 */

import { describe, expect, test } from 'vitest'
import { catalogue, checkPolicy, parsePolicy, undecidable } from '../../src/engine/index.ts'
import type {
  CheckedResourceType,
  Finding,
  Fix,
  Knowledge,
  PolicyKind,
  Severity,
} from '../../src/engine/index.ts'
import { analyzerCodes } from './analyzer-codes.ts'
import { corpusRows } from './corpus.ts'
import { allKnown, nothingKnown } from './known-aws.ts'

interface Row {
  /** The rule, or the section of the table, of the specification that the row shows. */
  readonly rule: string
  readonly name: string
  readonly kind: PolicyKind
  /** What a resource-based policy is attached to. */
  readonly resourceType?: CheckedResourceType
  /** Its findings rest on the catalogue: without it, none of `codes` is reported. */
  readonly catalogue?: true
  /** The policy; `text` where JSON cannot say it. */
  readonly document?: unknown
  readonly text?: string
  /** AWS would not save it. */
  readonly refused?: true
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
  /** In this message of one of `codes`. */
  readonly says?: string
  /** The policy after the first fix of one of `codes`; null when there is none. */
  readonly fixed?: unknown
}

const known = allKnown()

for (const { file, rows } of corpusRows<Row>('checks')) {
  describe(file, () => {
    test.each(rows.map((row) => [`${row.rule} ${row.name}`, row] as const))('%s', (_, row) => {
      check(row)
    })
  })
}

describe('the list of IAM Access Analyzer', () => {
  const skipped = new Map(undecidable.map((each) => [each.code, each]))

  test('is whole: a code is checked, or the help says why not', () => {
    const missing = analyzerCodes.filter(
      (code) => !Object.hasOwn(catalogue, code) && skipped.get(code)?.extent !== 'all',
    )
    expect(missing).toEqual([])
  })

  test('gives reasons for nothing that is checked, and for nothing else', () => {
    const wrong = undecidable.filter(
      ({ code, extent }) =>
        !analyzerCodes.includes(code) || Object.hasOwn(catalogue, code) !== (extent === 'part'),
    )
    expect(wrong).toEqual([])
    expect(skipped.size).toBe(undecidable.length)
  })
})

describe('the fixes of what the grammar finds', () => {
  const rows = corpusRows<Row>('validate').flatMap((file) => file.rows)
  test.each(rows.map((row) => [`${row.rule} ${row.name}`, row] as const))('%s', (_, row) => {
    const text = row.text ?? JSON.stringify(row.document, null, 2)
    expectAllFixed(row, text, run(row, text, nothingKnown))
  })
})

function check(row: Row): void {
  const text = row.text ?? JSON.stringify(row.document, null, 2)
  const findings = run(row, text, row.catalogue ? known : nothingKnown)
  const codes = findings.map((finding) => finding.code)

  expect(codes).toEqual(expect.arrayContaining([...row.codes]))
  expect(codes.filter((code) => row.silent?.includes(code))).toEqual([])
  if (row.clean) expect(codes).toEqual([])
  if (row.catalogue) expectSilentUnknowing(row, text)
  expect(parsePolicy(text, row.kind, '').policy === null).toBe(row.refused ?? false)

  const asked = findings.filter((finding) => row.codes.includes(finding.code))
  if (row.severity)
    expect(new Set(asked.map((each) => each.severity))).toEqual(new Set([row.severity]))
  if (row.at !== undefined) expectPlace(text, asked, row.at)
  if (row.says !== undefined)
    expect(asked.map((each) => each.message).join('\n')).toContain(row.says)
  for (const finding of findings) expectWellFormed(finding, text)
  for (const finding of asked)
    if (finding.fix !== null) expectFixed(row, text, finding, finding.fix)
  if (row.fixed !== undefined) {
    const fix = asked.find((finding) => finding.fix !== null)?.fix ?? null
    expect(fix === null ? null : JSON.parse(apply(text, fix))).toEqual(row.fixed)
  }
}

function run(row: Row, text: string, knowledge: Knowledge): readonly Finding[] {
  const { resourceType } = row
  return checkPolicy(text, row.kind, { ...knowledge, ...(resourceType ? { resourceType } : {}) })
}

function expectSilentUnknowing(row: Row, text: string): void {
  const unknowing = run(row, text, nothingKnown).map((finding) => finding.code)
  expect(row.codes.filter((code) => unknowing.includes(code))).toEqual([])
}

/** The finding's text is `at`, the quotes of a string taken in or not. */
function expectPlace(text: string, findings: readonly Finding[], at: string): void {
  const bare = (part: string): string => part.replace(/^"(.*)"$/s, '$1')
  const from = text.indexOf(at)
  expect(from, `${at} stands in the text`).not.toBe(-1)
  const near = findings.filter((found) => Math.abs(found.from - from) <= 1)
  expect(near.map((found) => bare(text.slice(found.from, found.to)))).toContain(bare(at))
}

function expectWellFormed(finding: Finding, text: string): void {
  const { from, to, code, message, severity, basis } = finding
  expect(0 <= from && from <= to && to <= text.length, `${code} ${from}–${to}`).toBe(true)
  expect(Object.keys(catalogue)).toContain(code)
  expect(message).toMatch(/^\S.*\S$/)
  expect(message).not.toMatch(/undefined|null|\[object/)
  expect(['error', 'security-warning', 'warning', 'suggestion']).toContain(severity)
  expect(['text', 'catalogue']).toContain(basis)
}

function expectAllFixed(row: Row, text: string, findings: readonly Finding[]): void {
  for (const finding of findings) {
    if (finding.fix !== null) expectFixed(row, text, finding, finding.fix)
  }
}

/** The fix leaves JSON, and fewer findings of this code. */
function expectFixed(row: Row, text: string, finding: Finding, fix: Fix): void {
  const count = (findings: readonly Finding[]): number =>
    findings.filter((each) => each.code === finding.code).length
  const mended = apply(text, fix)
  expect(() => JSON.parse(mended) as unknown, mended).not.toThrow()
  const knowledge = row.catalogue ? known : nothingKnown
  const left = count(run(row, mended, knowledge))
  expect(left, `${finding.code} after “${fix.title}”`).toBeLessThan(
    count(run(row, text, knowledge)),
  )
}

function apply(text: string, fix: Fix): string {
  return fix.edits.reduceRight((mended, edit, index) => {
    const next = fix.edits[index + 1]
    expect(next === undefined || edit.to <= next.from, 'edits stand in order').toBe(true)
    return mended.slice(0, edit.from) + edit.insert + mended.slice(edit.to)
  }, text)
}
