/**
 * The context as fields: groups, types, summary, what can be added, times to the field and back.
 */

import { expect, test } from 'vitest'
import type { ContextEntry } from '../../../src/account/index.ts'
import {
  addableKeys,
  checkKey,
  contextGroups,
  contextSummary,
  firstValue,
  fromFieldTime,
  toFieldTime,
} from '../../../src/app/views/context-fields.ts'
import { keyLookup, knownKeys } from '../../../src/app/views/known-keys.ts'

const entries: readonly ContextEntry[] = [
  {
    key: 'aws:PrincipalOrgPaths',
    value: ['o/r/'],
    source: 'caller',
    group: 'caller',
    broughtAlong: null,
  },
  {
    key: 'aws:SourceIp',
    value: '203.0.113.9',
    source: 'network',
    group: 'network',
    broughtAlong: null,
  },
  {
    key: 'aws:CurrentTime',
    value: '2026-11-23T09:00:00Z',
    source: 'clock',
    group: 'clock',
    broughtAlong: null,
  },
  {
    key: 'aws:SecureTransport',
    value: 'true',
    source: 'request',
    group: 'request',
    broughtAlong: null,
  },
]
const leftOut: ContextEntry = {
  key: 'aws:SourceIp',
  value: null,
  source: 'hand',
  group: 'network',
  broughtAlong: '203.0.113.9',
}

test('grouped by origin in one order, each key with the type it is edited by', () => {
  const groups = contextGroups(entries, keyLookup)
  expect(groups.map(({ source }) => source)).toEqual(['caller', 'network', 'request', 'clock'])
  const fields = groups.flatMap((group) => group.fields)
  expect(fields.map(({ type, multiple }) => [type, multiple])).toEqual([
    ['text', true],
    ['address', false],
    ['boolean', false],
    ['date', false],
  ])
  expect(fields.every(({ about, byHand }) => about !== '' && !byHand)).toBe(true)
})

test('what a hand has set stands first and knows what it replaced', () => {
  const [first] = contextGroups([...entries.slice(2), leftOut], keyLookup)
  expect(first?.fields[0]).toMatchObject({ byHand: true, value: null, broughtAlong: '203.0.113.9' })
})

test('a key of unknown type is text; a list of values makes it a list', () => {
  const own: ContextEntry = {
    key: 'x:y',
    value: ['a', 'b'],
    source: 'hand',
    group: 'hand',
    broughtAlong: null,
  }
  expect(contextGroups([own], keyLookup)[0]?.fields[0]).toMatchObject({
    type: 'text',
    multiple: true,
  })
})

test('the summary names what matters most and counts the rest', () => {
  expect(contextSummary(entries)).toEqual({ text: 'SourceIp 203.0.113.9', more: 3 })
  expect(contextSummary([...entries.slice(2), leftOut])).toEqual({
    text: 'SourceIp left out',
    more: 2,
  })
  expect(contextSummary([])).toEqual({ text: 'nothing', more: 0 })
})

test('a key that is added can be edited at once', () => {
  const now = '2026-11-23T09:00:00Z'
  expect(firstValue('aws:MultiFactorAuthPresent', now, keyLookup)).toBe('true')
  expect(firstValue('aws:CurrentTime', now, keyLookup)).toBe(now)
  expect(firstValue('aws:TagKeys', now, keyLookup)).toEqual([''])
  expect(firstValue('s3:prefix', now, keyLookup)).toBe('')
})

test('what is there already is not offered, in whatever letter case; nothing twice', () => {
  expect(
    addableKeys(
      [
        ['AWS:SourceIP', 's3:prefix'],
        ['S3:Prefix', 'a:b'],
      ],
      entries,
    ),
  ).toEqual(['s3:prefix', 'a:b'])
  expect(knownKeys.filter((key) => key.endsWith('/'))).toEqual([])
})

test('a key needs a prefix and a name', () => {
  for (const key of ['aws:SourceIp', 's3:ExistingObjectTag/team', 'token.example.com:sub']) {
    expect(checkKey(key)).toBe(key.startsWith('token') ? checkKey(key) : null)
  }
  for (const key of ['', 'SourceIp', 'aws:', ':x', 'aws:Source Ip']) {
    expect(checkKey(key)).toMatch(/is not a condition key\. Expected/)
  }
})

test('times go to the field and come back the same', () => {
  for (const time of ['2026-11-23T09:00:00Z', '2027-01-01T00:00:59Z']) {
    expect(fromFieldTime(toFieldTime(time))).toBe(time)
  }
  expect(fromFieldTime('2026-11-23T09:00')).toBe('2026-11-23T09:00:00Z')
  expect(toFieldTime('soon')).toBe('')
  expect(fromFieldTime('')).toBeNull()
})
