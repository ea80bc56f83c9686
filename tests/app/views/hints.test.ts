/**
 * What would change a verdict is read off the trace: near misses first, at most three.
 */

import { expect, test } from 'vitest'
import { hints } from '../../../src/app/views/hints.ts'
import { plain } from '../../../src/app/views/phrase.ts'
import { spanOf } from '../../../src/app/views/marks.ts'
import type { ApplicablePolicies, Decision } from '../../../src/engine/index.ts'
import { decided, fullAccess, read } from './real.ts'
import { decision, layer } from './traces.ts'

const names = { policy: (ref: string) => ref, level: (id: string) => `OU ${id}` }
const told = (of: Decision) => hints(of, names).map((hint) => plain(hint.text))

const s3 = { Effect: 'Allow', Action: 's3:*', Resource: '*' }
const identity = (statement: object): Partial<ApplicablePolicies> => ({
  identity: [read('Work', 'identity', [statement])],
})
const anAllow = 'an Allow for s3:PutObject in an identity-based policy of this caller'

test('an allowed request has none', () => {
  expect(told(decided(identity(s3)))).toEqual([])
})

test.each([
  [
    'a condition',
    { ...s3, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } },
    'a call with aws:MultiFactorAuthPresent true, as statement 1 in Work asks',
  ],
  [
    'an address',
    { ...s3, Sid: 'Office', Condition: { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } } },
    'a call where aws:SourceIp is inside 198.51.100.0/24, as Office in Work asks',
  ],
  [
    'the action',
    { ...s3, Action: ['s3:GetObject'] },
    's3:PutObject added to the Action of statement 1 in Work, which covers s3:GetObject',
  ],
  [
    'the resource',
    { ...s3, Resource: 'arn:aws:s3:::c/*' },
    'arn:aws:s3:::b/home/alice/x added to the Resource of statement 1 in Work, which covers arn:aws:s3:::c/*',
  ],
  [
    'NotAction',
    { Effect: 'Allow', NotAction: 's3:Put*', Resource: '*' },
    's3:PutObject taken out of the NotAction of statement 1 in Work',
  ],
  [
    'a variable',
    { ...s3, Resource: 'arn:aws:s3:::b/home/${aws:username}/*' },
    'a caller that has aws:username, which the Resource of statement 1 in Work uses',
  ],
])('a near miss by %s', (_what, statement, hint) => {
  const made = decided(identity(statement))
  expect(told(made)).toEqual([hint, anAllow])
  const [first] = hints(made, names)
  expect(first?.nodeId === null ? null : spanOf(made, first?.nodeId ?? '')).not.toBeNull()
})

test('a statement that misses by two elements is no near miss', () => {
  const far = { ...s3, Action: 'iam:*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }
  expect(told(decided(identity(far))).join()).not.toContain('aws:SecureTransport')
  expect(told(decided({}))).toEqual([
    'an Allow for this call in an identity-based policy of this caller',
  ])
})

test('a missing Allow is told for its level', () => {
  const ec2 = read('Ec2', 'scp', [
    { Effect: 'Allow', Action: 'ec2:*', Resource: 'arn:aws:ec2:*:*:*' },
  ])
  const serviceControl = [
    { id: 'Root', policies: [fullAccess] },
    { id: 'W', policies: [ec2] },
  ]
  expect(told(decided({ ...identity(s3), serviceControl }))).toEqual([
    'an Allow for s3:PutObject in a service control policy on OU W',
  ])
})

test('a Deny is lifted by each of its tests, or by an exception', () => {
  const deny = read('Office', 'scp', [
    {
      Sid: 'Net',
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: {
        NotIpAddress: { 'aws:SourceIp': '198.51.100.0/24' },
        Bool: { 'aws:ViaAWSService': 'false' },
      },
    },
  ])
  const made = decided(
    { ...identity(s3), serviceControl: [{ id: 'W', policies: [fullAccess, deny] }] },
    { context: { 'aws:SourceIp': '203.0.113.9', 'aws:ViaAWSService': 'false' } },
  )
  expect(told(made)).toEqual([
    'a call where aws:SourceIp is inside 198.51.100.0/24, which lifts the Deny of Net in Office on OU W',
    'a call with aws:ViaAWSService true, which lifts the Deny of Net in Office on OU W',
    'an exception for this call in Net in Office on OU W',
  ])
})

test('where several statements deny, the others are counted', () => {
  const deny = { Effect: 'Deny', Action: 's3:*', Resource: '*' }
  const made = decided({ identity: [read('Two', 'identity', [deny, deny])] })
  expect(told(made)[0]).toBe(
    'an exception for this call in statement 1 in Two (1 more would still deny)',
  )
})

test('where several gates block, each gets its first hint before any gets a second', () => {
  const boundary = read('Edge', 'boundary', [{ ...s3, Action: 'ec2:*' }])
  const made = decided({ ...identity({ ...s3, Action: 'iam:*' }), boundary })
  expect(told(made)).toEqual([
    's3:PutObject added to the Action of statement 1 in Work, which covers iam:*',
    's3:PutObject added to the Action of statement 1 in Edge, which covers ec2:*',
    anAllow,
  ])
})

test('what no policy can give is not asked of one', () => {
  const root = layer({
    ...{ layer: 'identity', outcome: 'implicitDeny', blocks: true },
    reason: { kind: 'rootCannotAssumeRoles' },
  })
  expect(told(decision([root]))).toEqual([])
})
