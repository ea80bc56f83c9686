/**
 * Does checkPolicy answer whatever it is given? Texts of the corpus, cut, doubled and with something
 * foreign in them, as every kind of policy: no throw, every finding in its place, and no fix that breaks.
 */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPolicy, parsePolicy } from '../../src/engine/index.ts'
import type { Finding, PolicyKind } from '../../src/engine/index.ts'
import { corpusRows } from './corpus.ts'
import { allKnown, nothingKnown } from './known-aws.ts'

interface Row {
  readonly document?: unknown
  readonly text?: string
}

const texts = ['validate', 'checks']
  .flatMap((folder) => corpusRows<Row>(folder).flatMap((file) => file.rows))
  .map((row) => row.text ?? JSON.stringify(row.document, null, 1))
  .filter((text) => text.length < 4000)

const kinds: readonly PolicyKind[] = [
  'identity',
  'boundary',
  'session',
  'resource',
  'trust',
  'endpoint',
  'scp',
  'rcp',
]

const foreign = [
  '{',
  ']',
  '"',
  ',',
  ':',
  '\\',
  '\\u0000',
  '*',
  '?',
  '${',
  '${aws:username}',
  "${a, 'b'}",
  '::::::',
  'arn:aws:::::',
  '[]',
  '{}',
  'null',
  '1e999',
  '__proto__',
  'constructor',
  '\u202e',
  '\ud800',
  'ForAnyValue:',
  'IfExists',
]

interface Edit {
  readonly at: number
  readonly remove: number
  readonly insert: string
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(20),
  insert: fc.oneof(fc.constantFrom('', ...foreign), fc.string({ maxLength: 6 })),
})

const mutant = fc
  .record({ text: fc.constantFrom(...texts), edits: fc.array(edit, { maxLength: 3 }) })
  .map(({ text, edits }) => edits.reduce(edited, text))

function edited(text: string, { at, remove, insert }: Edit): string {
  const from = Math.floor(at * text.length)
  return text.slice(0, from) + insert + text.slice(from + remove)
}

describe('checkPolicy', () => {
  const known = allKnown()

  test.each(kinds)('answers any text as %s', (kind) => {
    fc.assert(
      fc.property(mutant, fc.boolean(), (text, knows) => {
        const findings = checkPolicy(text, kind, knows ? known : nothingKnown)
        expectInPlace(text, findings)
        expectAllOf(parsePolicy(text, kind, '').diagnostics, findings)
        for (const { fix } of findings) if (fix !== null) expectSafe(text, fix.edits)
      }),
      { numRuns: 1000 },
    )
  })

  test('gives the same answer twice', () => {
    fc.assert(
      fc.property(mutant, fc.constantFrom(...kinds), (text, kind) => {
        expect(checkPolicy(text, kind, known)).toEqual(checkPolicy(text, kind, known))
      }),
      { numRuns: 200 },
    )
  })
})

function expectInPlace(text: string, findings: readonly Finding[]): void {
  findings.forEach(({ from, to }, index) => {
    const before = findings[index - 1]
    const inText = 0 <= from && from <= to && to <= text.length
    expect(inText && (before === undefined || before.from <= from)).toBe(true)
  })
}

function expectAllOf(
  diagnostics: readonly { readonly code: string; readonly from: number }[],
  findings: readonly Finding[],
): void {
  const given = new Set(findings.map(({ code, from }) => `${code} ${from}`))
  expect(diagnostics.filter(({ code, from }) => !given.has(`${code} ${from}`))).toEqual([])
}

/** Edits stand in order and in the text, and JSON stays JSON. */
function expectSafe(
  text: string,
  edits: readonly { readonly from: number; readonly to: number; readonly insert: string }[],
): void {
  let end = 0
  for (const { from, to } of edits) {
    expect(end <= from && from <= to && to <= text.length).toBe(true)
    end = to
  }
  const mended = edits.reduceRight(
    (rest, { from, to, insert }) => rest.slice(0, from) + insert + rest.slice(to),
    text,
  )
  if (isJson(text)) expect(isJson(mended), mended).toBe(true)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
