/** The list of problems: order, lines, counts. */

import { expect, test } from 'vitest'
import { problems, withFix } from '../../../src/app/views/problems.ts'
import type { Diagnostic, Finding } from '../../../src/engine/index.ts'

function finding(from: number, severity: Diagnostic['severity'] = 'error'): Diagnostic {
  return { code: 'x', severity, message: 'Found x. Expected y.', from, to: from + 1 }
}

test('problems come in the order of the text, with their lines', () => {
  const text = '{\n  "a": 1,\n  "b": 2\n}'
  const lines = problems(text, [finding(16), finding(0), finding(5)]).map(({ line }) => line)
  expect(lines).toEqual([1, 2, 3])
})

test('a problem says what it rests on, and how it can be put right', () => {
  const fix = { title: 'Write y', edits: [{ from: 0, to: 1, insert: 'y' }] }
  const found: Finding = { ...finding(0), basis: 'catalogue', fix }
  expect(problems('x', [found, finding(0)])).toMatchObject([
    { fromCatalogue: true, fix },
    { fromCatalogue: false, fix: null },
  ])
})

test('a fix makes all its edits, each where it was found', () => {
  const edits = [
    { from: 0, to: 1, insert: 'AA' },
    { from: 2, to: 2, insert: '-' },
    { from: 3, to: 4, insert: '' },
  ]
  expect(withFix('abcd', { title: 'Mend', edits })).toBe('AAb-c')
})
