/**
 * The verdict in words: by which policy, or for lack of which.
 */

import { describe, expect, test } from 'vitest'
import { plain } from '../../../src/app/views/phrase.ts'
import { verdictView } from '../../../src/app/views/verdict.ts'
import type { Decision } from '../../../src/engine/index.ts'
import { decided, fullAccess, read } from './real.ts'
import { decision, layer, layerNames, layerReasons } from './traces.ts'

const names = { policy: (ref: string) => ref, level: (id: string) => `OU ${id}` }
const how = (of: Decision) => plain(verdictView(of, names).how)

const anyS3 = { Effect: 'Allow', Action: 's3:*', Resource: '*' }
const s3 = read('S3', 'identity', [anyS3])
const ec2 = { Effect: 'Allow', Action: 'ec2:*', Resource: '*' }

describe('an allowed request', () => {
  test('names the policy that allows', () => {
    const view = verdictView(decided({ identity: [s3] }), names)
    expect(view).toMatchObject({ word: 'Allowed', sign: '✓', tone: 'allow', errorMessage: null })
    expect(view.spoken).toBe('Allowed: by the identity-based policy S3')
  })

  test('names both sides where both take part', () => {
    const bucket = read('Bucket', 'resource', [
      { ...anyS3, Principal: { AWS: '111122223333' }, Resource: 'arn:aws:s3:::b/*' },
    ])
    const across = decided(
      { identity: [s3], resource: bucket },
      { resourceAccount: '444455556666' },
    )
    expect(how(across)).toBe('by the identity-based policy S3 and the resource-based policy Bucket')
  })

  test('says what needs no policy', () => {
    expect(how(decided({}, { principal: 'arn:aws:iam::111122223333:root' }))).toBe(
      'the root user has full access in its own account',
    )
    expect(how(decided({}, { action: 'sts:GetCallerIdentity', resource: '*' }))).toBe(
      'the call needs no permission',
    )
  })
})

describe('an explicit deny', () => {
  const deny = read('NoS3', 'scp', [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }])
  const denied = (more: object) =>
    decided({
      identity: [s3],
      serviceControl: [{ id: 'W', policies: [fullAccess, deny] }],
      ...more,
    })

  test('names the policy and its level', () => {
    const view = verdictView(denied({}), names)
    expect(view).toMatchObject({ word: 'Denied', sign: '✕', tone: 'deny' })
    expect(plain(view.how)).toBe('explicitly, by the service control policy NoS3 on OU W')
    expect(view.errorMessage).toContain('explicit deny in a service control policy')
  })

  test('counts the others', () => {
    const edge = read('Edge', 'boundary', [{ Effect: 'Deny', Action: '*', Resource: '*' }])
    expect(how(denied({ boundary: edge }))).toBe(
      'explicitly, by the service control policy NoS3 on OU W and 1 more',
    )
  })
})

describe('an implicit deny', () => {
  test('says which policies do not allow', () => {
    const view = verdictView(decided({}), names)
    expect(view).toMatchObject({ word: 'Denied', sign: '○', tone: 'implicit' })
    expect(plain(view.how)).toBe('no identity-based policy allows it')
  })

  test('names the boundary, and counts further gates', () => {
    const edge = read('Edge', 'boundary', [ec2])
    expect(how(decided({ identity: [s3], boundary: edge }))).toBe(
      'the permissions boundary Edge does not allow it',
    )
    expect(how(decided({ boundary: edge }))).toBe(
      'no identity-based policy allows it; 1 more gate stops it too',
    )
  })

  test('names the level without an Allow', () => {
    const serviceControl = [{ id: 'W', policies: [read('Ec2', 'scp', [ec2])] }]
    expect(how(decided({ identity: [s3], serviceControl }))).toBe(
      'no service control policy on OU W allows it',
    )
  })

  test('has words for every reason in every layer', () => {
    for (const name of layerNames)
      for (const reason of layerReasons) {
        const blocking = layer({ layer: name, reason, outcome: 'implicitDeny', blocks: true })
        const view = verdictView(decision([blocking]), names)
        expect(view.spoken).toMatch(/^Denied: \S.{10}/)
        expect(view.spoken).not.toMatch(/undefined|noAllow|policyRequired/)
      }
  })
})

test('missing keys, limits and readings are told', () => {
  const mfa = read('Mfa', 'identity', [
    { ...anyS3, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } },
  ])
  const view = verdictView(decided({ identity: [mfa] }), names)
  expect(view.missingKeys === null ? '' : plain(view.missingKeys)).toBe(
    'Looked for, but not in the request: aws:MultiFactorAuthPresent',
  )
  expect(verdictView(decided({ identity: [s3] }), names).missingKeys).toBeNull()
  expect(verdictView(decision([], { limits: ['kms-grants'] }), names).limits).toHaveLength(1)
  const open = read('Open', 'identity', [{ Effect: 'Allow', Action: '*:PutObject', Resource: '*' }])
  expect(verdictView(decided({ identity: [open] }), names).readings.join()).toContain('G53')
})
