/**
 * Condition keys that can be added to a request, and the values that they can be set to.
 */

import { expect, test } from 'vitest'
import { listPolicies, principals, resources } from '../../../src/account/index.ts'
import { findKeys, keyOffers } from '../../../src/app/sentence/find-keys.ts'
import type { KeySource } from '../../../src/app/sentence/find-keys.ts'
import { keyValues } from '../../../src/app/sentence/key-values.ts'
import { checkKey } from '../../../src/app/views/context-fields.ts'
import { sectionsOf } from '../../../src/app/views/choices.ts'
import { keyFacts } from '../../../src/app/views/known-keys.ts'
import { testedValues } from '../../../src/app/views/mentioned.ts'
import { surroundings } from '../../../src/app/views/surroundings.ts'
import { detailOf, known, world } from './known.ts'

function source(action: string, more: Partial<KeySource> = {}): KeySource {
  const detail = detailOf(action)
  return {
    action,
    detail,
    missing: [],
    mentioned: [],
    present: [],
    tagKeys: ['team', 'cost center'],
    facts: (key) => keyFacts(key, known.keys, detail),
    ...more,
  }
}

function sections(of: KeySource): ReadonlyMap<string, readonly string[]> {
  const found = sectionsOf(keyOffers(of)).map(
    ({ title, choices }) => [title, choices.map(({ value }) => value)] as const,
  )
  return new Map(found)
}

test('first what a statement looked for, then the action’s own keys, then the global ones', () => {
  const found = sections(source('s3:PutObject', { missing: ['aws:SourceVpc'] }))
  expect([...found.keys()].slice(0, 3)).toEqual([
    'Looked for by a statement',
    'Keys of s3:PutObject',
    'Global keys',
  ])
  expect(found.get('Looked for by a statement')).toEqual(['aws:SourceVpc'])
  expect(found.get('Keys of s3:PutObject')).toContain('s3:x-amz-acl')
  expect(found.get('Global keys')).toContain('aws:SourceIp')
  expect(found.get('Global keys')).toContain('aws:PrincipalTag/${TagKey}')
  expect(found.get('Global keys')).not.toContain('aws:SourceVpc')
})

test('keys of IAM and STS go with their own actions only', () => {
  const all = (action: string) => keyOffers(source(action)).map(({ value }) => value)
  expect(all('s3:PutObject')).not.toContain('iam:PassedToService')
  expect(all('s3:PutObject')).toContain('saml:sub')
  expect(all('iam:PassRole')).toContain('iam:PassedToService')
  expect(all('sts:AssumeRole')).toContain('sts:ExternalId')
})

test('each key once and none that is there, in whatever letter case', () => {
  const mentioned = ['S3:Prefix', 'a:b', 'AWS:sourceip', 'A:B']
  const offers = keyOffers(source('s3:ListBucket', { mentioned, present: ['aws:SourceIp'] }))
  const lower = offers.map(({ value }) => value.toLowerCase())
  expect(new Set(lower).size).toBe(lower.length)
  expect(lower).not.toContain('aws:sourceip')
  expect(lower.filter((key) => key === 's3:prefix' || key === 'a:b')).toHaveLength(2)
})

test('each with its type, whether it holds a list, and what it is about', () => {
  const offers = keyOffers(source('s3:PutObject'))
  const one = (key: string) => offers.find(({ value }) => value === key)
  expect(one('s3:TlsVersion')).toMatchObject({ kind: 'Numeric', detail: '' })
  expect(one('s3:RequestObjectTagKeys')).toMatchObject({ kind: 'String', detail: 'several values' })
  expect(one('s3:object-lock-retain-until-date')?.kind).toBe('Date')
  expect(one('s3:x-amz-acl')?.about).toMatch(/\.$/)
})

test('a key is added as it stands, the key of a tag is gone on with', () => {
  for (const action of ['s3:PutObject', 'ec2:RunInstances', 'kms:Decrypt', 'sts:AssumeRole']) {
    for (const { value, goesOn } of keyOffers(source(action))) {
      if (goesOn) expect(checkKey(value)).toMatch(/still open/)
      else expect(checkKey(value)).toBeNull()
    }
  }
})

test('of the key of a tag the tags that there are stand to choose from', () => {
  const of = source('s3:PutObject', { present: ['aws:RequestTag/team'] })
  const found = findKeys(keyOffers(of), of, 'aws:RequestTag/${TagKey}')
  expect(found.choices.map(({ value }) => value)).toEqual(['aws:RequestTag/cost center'])
  expect(found.note).toContain('Fill in TagKey')
  const typed = findKeys(keyOffers(of), of, 'aws:principaltag/te')
  expect(typed.choices.map(({ value }) => value)).toEqual(['aws:PrincipalTag/team'])
  expect(findKeys(keyOffers(of), of, 'retain until').choices[0]?.value).toBe(
    's3:object-lock-retain-until-date',
  )
})

const values = {
  around: surroundings(
    world,
    { kind: 'identity', accountId: null, attachedTo: [] },
    principals(world),
    resources(world),
  ),
  tested: testedValues(listPolicies(world)),
}

test.each([
  ['aws:RequestedRegion', 'eu-central-1'],
  ['kms:ReplicaRegion', 'us-east-1'],
  ['aws:ResourceAccount', '444455556666'],
  ['kms:CallerAccount', '444455556666'],
  ['aws:PrincipalOrgID', 'o-9f2k7c3m1x'],
  ['aws:SourceVpc', 'vpc-0a1b2c3d4e5f60718'],
  ['aws:PrincipalTag/pipeline', 'shop'],
  ['s3:ExistingObjectTag/PIPELINE', 'shop'],
  ['aws:TagKeys', 'team'],
  ['aws:PrincipalArn', 'arn:aws:iam::444455556666:role/deploy'],
  ['aws:SourceArn', 'arn:aws:s3:::securecart-prod'],
  ['aws:PrincipalType', 'AssumedRole'],
  ['s3:x-amz-acl', 'bucket-owner-full-control'],
  ['kms:KeyUsage', 'SIGN_VERIFY'],
  ['aws:CalledVia', 'athena.amazonaws.com'],
  ['iam:PassedToService', 'lambda.amazonaws.com'],
])('%s may be %s', (key, value) => {
  const found = keyValues(key, values).map((choice) => choice.value)
  expect(found).toContain(value)
  expect(new Set(found).size).toBe(found.length)
})

test('what policies compare a key with comes first', () => {
  expect(keyValues('s3:x-amz-acl', values)[0]).toMatchObject({
    value: 'bucket-owner-full-control',
    section: 'Tested by a policy',
  })
})

test.each(['s3:prefix', 'aws:UserAgent', 'kms:MultiRegion', 'aws:PrincipalTag/nosuch', 'x'])(
  'of %s nothing is known',
  (key) => expect(keyValues(key, values)).toEqual([]),
)
