/** The context of a check in one cell: read as written, whatever its keys and values hold. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readContext, writeContext } from '../../../src/app/suite/context-cell.ts'

test.each<[string, string, object]>([
  ['nothing', ' ', {}],
  [
    'keys and values',
    'aws:SourceIp=198.51.100.7; s3:prefix = a',
    { 'aws:SourceIp': '198.51.100.7', 's3:prefix': 'a' },
  ],
  ['a value with an equals sign', 'k=a=b', { k: 'a=b' }],
  ['a key that is taken away', 'aws:ViaAWSService', { 'aws:ViaAWSService': null }],
  ['a list', 'k[]=a;k[]=b', { k: ['a', 'b'] }],
  ['an empty list', 'k[]', { k: [] }],
  ['an empty value', 'k=', { k: '' }],
  ['what would mean something else', String.raw`k=a\;b\\`, { k: String.raw`a;b\ `.trim() }],
])('%s', (_, cell, context) => {
  expect(readContext(cell)).toEqual({ kind: 'read', context })
})

test.each([
  ['=x', '=x'],
  ['k=1;k=2', 'k twice'],
  ['k[]=1;k=2', 'k twice'],
])('%s is refused with what was found', (cell, found) => {
  expect(readContext(cell)).toEqual({ kind: 'refused', found })
})

test('what is written is read back', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'\\;=[] ab\n') }))
  const value = fc.oneof(text, fc.constant(null), fc.array(text, { maxLength: 3 }))
  const context = fc
    .array(
      fc.tuple(
        text.filter((key) => key !== '' && key !== '__proto__'),
        value,
      ),
      { maxLength: 4 },
    )
    .map((entries) => Object.fromEntries(entries))
  fc.assert(
    fc.property(context, (written) => {
      expect(readContext(writeContext(written))).toEqual({ kind: 'read', context: written })
    }),
    { numRuns: 1_000 },
  )
})
