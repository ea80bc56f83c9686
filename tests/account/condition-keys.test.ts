/**
 * The table of condition keys covers whatever a world brings along, with the right number of values.
 */

import { describe, expect, test } from 'vitest'
import { requestContext } from '../../src/account/index.ts'
import { conditionKey, globalConditionKeys } from '../../src/engine/index.ts'
import { NOW, PRODUCTION, question, world } from './small-world.ts'

test.each([
  ['aws:PrincipalArn', 'ARN', false],
  ['AWS:principalorgpaths', 'String', true],
  ['aws:SourceIp', 'IPAddress', false],
  ['aws:CurrentTime', 'Date', false],
  ['aws:MultiFactorAuthAge', 'Numeric', false],
  ['aws:SecureTransport', 'Bool', false],
  ['aws:PrincipalTag/Team', 'String', false],
  ['AWS:REQUESTTAG/a/b', 'String', false],
  ['sts:RequestContextProviders', 'ARN', true],
  ['iam:PassedToService', 'String', false],
  ['SAML:aud', 'String', false],
])('%s', (name, type, multivalued) => {
  expect(conditionKey(name)).toMatchObject({ type, multivalued })
})

test.each(['', 'aws:', 'aws:PrincipalTag', '__proto__', 'constructor', 'toString/x', 's3:prefix'])(
  'no key "%s"',
  (name) => {
    expect(conditionKey(name)).toBeNull()
  },
)

test('names stand once, families end in a slash, and each key says what it is', () => {
  const names = globalConditionKeys.map(({ name }) => name.toLowerCase())
  expect(new Set(names).size).toBe(names.length)
  for (const { name, family, about } of globalConditionKeys) {
    expect(name.endsWith('/'), name).toBe(family)
    expect(about, name).toMatch(/^[A-Z"].*\.$/)
  }
})

describe('keys that come along', () => {
  const callers = [
    `arn:aws:iam::${PRODUCTION}:user/dev/ana`,
    `arn:aws:sts::${PRODUCTION}:assumed-role/deploy/ci-run-42`,
    'logs.eu-west-1.amazonaws.com',
    'anonymous',
  ]
  const asked = callers.flatMap((principal) =>
    [null, 'vpce-s3'].map((vpcEndpointId) => question({ principal, vpcEndpointId })),
  )
  test.each(asked)('$principal through $vpcEndpointId', (one) => {
    for (const { key, value } of requestContext(world, one, NOW)) {
      const known = conditionKey(key)
      expect(known, key).not.toBeNull()
      expect(typeof value === 'string', key).toBe(known?.multivalued === false)
    }
  })
})
