/**
 * The context as fields: groups, types, summary, what can be added, times to the field and back.
 */

import { expect, test } from 'vitest'
import type { ContextEntry } from '../../../src/account/index.ts'
import {
  checkKey,
  contextGroups,
  firstValue,
  fromFieldTime,
  toFieldTime,
  valueProblem,
} from '../../../src/app/views/context-fields.ts'
import { contextSummary } from '../../../src/app/views/context-summary.ts'
import { keyLookup } from '../../../src/app/views/known-keys.ts'
import { allKnown } from '../../engine/known-aws.ts'

/** Before AWS's data is there. */
const lookUp = keyLookup({ keys: null, service: () => null })

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
  const groups = contextGroups(entries, lookUp)
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
  const [first] = contextGroups([...entries.slice(2), leftOut], lookUp)
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
  expect(contextGroups([own], lookUp)[0]?.fields[0]).toMatchObject({
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
  expect(firstValue('aws:MultiFactorAuthPresent', now, lookUp)).toBe('true')
  expect(firstValue('aws:CurrentTime', now, lookUp)).toBe(now)
  expect(firstValue('aws:TagKeys', now, lookUp)).toEqual([''])
  expect(firstValue('s3:prefix', now, lookUp)).toBe('')
})

test('with AWS’s data a service’s key has its type, its list and what is said of it', () => {
  const { keys, service } = allKnown()
  const known = keyLookup({ keys, service })
  const now = '2026-11-23T09:00:00Z'
  expect(known('s3:tlsversion')).toMatchObject({ type: 'number', typeName: 'Numeric' })
  expect(known('s3:prefix').about).toMatch(/\w\.$/)
  expect(firstValue('s3:object-lock-retain-until-date', now, known)).toBe(now)
  expect(firstValue('s3:RequestObjectTagKeys', now, known)).toEqual([''])
  expect(firstValue('s3:ExistingObjectTag/team', now, known)).toBe('')
  expect(known('kms:EncryptionContext:app')).toMatchObject({ typeName: 'String' })
  expect(known('no:such')).toMatchObject({ type: 'text', typeName: '', about: '' })
})

test.each([
  ['number', '3600', null],
  ['number', 'soon', 'Not a number.'],
  ['address', '203.0.113.10', null],
  ['address', '2001:db8::1', null],
  ['address', '203.0.113.0/24', 'Not one address, such as 203.0.113.10.'],
  ['arn', 'arn:aws:iam::111122223333:role/r', null],
  ['arn', 'role/r', 'Not an ARN, such as arn:aws:s3:::bucket.'],
  ['date', '2026-11-23T09:00:00Z', null],
  ['date', '1795424400', null],
  ['date', 'tomorrow', 'Not a date, such as 2026-11-23T09:00:00Z.'],
  ['boolean', 'yes', 'Not true or false.'],
  ['text', 'anything', null],
  ['number', '', null],
] as const)('a %s that is %j: %s', (type, value, problem) => {
  expect(valueProblem(type, value)).toBe(problem)
})

test.each([
  'aws:SourceIp',
  's3:ExistingObjectTag/team',
  'aws:RequestTag/cost center',
  'token.actions.githubusercontent.com:sub',
  'oidc.eks.eu-west-1.amazonaws.com/id/A1:aud',
])('key %s', (key) => expect(checkKey(key)).toBeNull())

test.each(['', 'SourceIp', 'aws:', ':x', 'aws:Source Ip'])('not key %j', (key) =>
  expect(checkKey(key)).toMatch(/is not a condition key\. Expected/),
)

test('the key of a tag asks for its field', () => {
  expect(checkKey('aws:RequestTag/${TagKey}')).toContain('TagKey is still open')
})

test('times go to the field and come back the same', () => {
  for (const time of ['2026-11-23T09:00:00Z', '2027-01-01T00:00:59Z']) {
    expect(fromFieldTime(toFieldTime(time))).toBe(time)
  }
  expect(fromFieldTime('2026-11-23T09:00')).toBe('2026-11-23T09:00:00Z')
  expect(toFieldTime('soon')).toBe('')
  expect(fromFieldTime('')).toBeNull()
})
