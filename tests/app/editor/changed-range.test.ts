/**
 * The smallest change between two texts gives the second one, and is small.
 */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedRange } from '../../../src/editor/changed-range.ts'

test.each([
  ['abc', 'abc', null],
  ['abc', 'abXc', { from: 2, to: 2, insert: 'X' }],
  ['abXc', 'abc', { from: 2, to: 3, insert: '' }],
  ['aaa', 'aa', { from: 2, to: 3, insert: '' }],
  ['', 'x', { from: 0, to: 0, insert: 'x' }],
  ['one two three', 'one 2 three', { from: 4, to: 7, insert: '2' }],
])('from %j to %j', (before, after, change) => {
  expect(changedRange(before, after)).toEqual(change)
})

test('applied to the first text it gives the second', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀'), maxLength: 12 })
  fc.assert(
    fc.property(text, text, (before, after) => {
      const change = changedRange(before, after) ?? { from: 0, to: 0, insert: '' }
      expect(before.slice(0, change.from) + change.insert + before.slice(change.to)).toBe(after)
    }),
  )
})
