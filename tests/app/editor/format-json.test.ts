/**
 * The Format button changes the layout of a policy and nothing else.
 */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatJson } from '../../../src/editor/format-json.ts'

describe('formatJson', () => {
  test('lays a policy out a line for each element of a statement', () => {
    const text =
      '{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}},{}]}'
    expect(formatJson(text)).toBe(`{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "A",
      "Effect": "Allow",
      "Action": ["s3:GetObject", "s3:PutObject"],
      "Resource": "*",
      "Condition": { "Bool": { "aws:SecureTransport": "true" } }
    },
    {}
  ]
}`)
  })

  test('spreads a single statement too', () => {
    expect(formatJson('{"Statement":{"Effect":"Deny"}}')).toBe(
      '{\n  "Statement": {\n    "Effect": "Deny"\n  }\n}',
    )
  })

  test('breaks lists that would be wider than 100 columns', () => {
    const long = Array.from({ length: 12 }, (_, i) => `service:Action${i}`)
    const text = formatJson(JSON.stringify({ Statement: [{ Action: long }] })) ?? ''
    expect(text).toContain('"Action": [\n        "service:Action0",\n')
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })

  test('leaves tokens as they are', () => {
    const text = formatJson('{"a": 1.00, "b": "\\u002a\\"{[,:]}", "a": 1E5, "c": -0}')
    expect(text).toBe('{\n  "a": 1.00,\n  "b": "\\u002a\\"{[,:]}",\n  "a": 1E5,\n  "c": -0\n}')
  })

  test.each([
    '',
    '{',
    '{"a":}',
    "{'a': 1}",
    '{"a":1,}',
    '[1] 2',
    `${'['.repeat(999)}${']'.repeat(999)}`,
  ])('gives null for %j', (text) => expect(formatJson(text)).toBeNull())

  test('keeps the value and is settled after one run, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const formatted = formatJson(text)
        expect(formatted).not.toBeNull()
        expect(JSON.parse(formatted ?? '')).toEqual(JSON.parse(text))
        expect(formatJson(formatted ?? '')).toBe(formatted)
      }),
    )
  })
})
