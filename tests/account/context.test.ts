/**
 * The context that comes along with a question: section 4 of the specification, row by row.
 */

import { describe, expect, test } from 'vitest'
import { contextOf, requestContext } from '../../src/account/index.ts'
import type { ContextEntry, Question } from '../../src/account/index.ts'
import {
  DEVOPS,
  MANAGEMENT,
  NOW,
  OUTSIDER,
  PRODUCTION,
  question,
  UNKNOWN,
  withAccount,
  world,
} from './small-world.ts'

type Context = Record<string, string | string[]>

function contextFor(changes: Partial<Question>, now = NOW): Context {
  return contextOf(requestContext(world, question(changes), now))
}

/** What a row expects: null for a key that must be missing. */
type Expected = Readonly<Record<string, string | readonly string[] | null>>

function check(context: Context, expected: Expected): void {
  for (const [key, value] of Object.entries(expected)) {
    if (value === null) expect(context, key).not.toHaveProperty([key])
    else expect(context[key], key).toEqual(value)
  }
}

interface Row {
  readonly rule: string
  readonly asked: Partial<Question>
  readonly expected: Expected
}

const iam = `arn:aws:iam::${PRODUCTION}`
const sts = `arn:aws:sts::${PRODUCTION}`

const callerRows: readonly Row[] = [
  {
    rule: '4.3 root user',
    asked: { principal: `${iam}:root` },
    expected: {
      'aws:username': null,
      'aws:userid': PRODUCTION,
      'aws:PrincipalType': 'Account',
      'aws:PrincipalArn': `${iam}:root`,
    },
  },
  {
    rule: '4.3 IAM user',
    asked: { principal: `${iam}:user/dev/ana` },
    expected: {
      'aws:username': 'ana',
      'aws:userid': 'AIDAANA',
      'aws:PrincipalType': 'User',
      'aws:PrincipalArn': `${iam}:user/dev/ana`,
      'aws:PrincipalTag/Team': 'shop',
      'aws:TokenIssueTime': null,
    },
  },
  {
    rule: '4.3 GetFederationToken session',
    asked: { principal: `${sts}:federated-user/guest` },
    expected: {
      'aws:username': null,
      'aws:userid': `${PRODUCTION}:guest`,
      'aws:PrincipalType': 'FederatedUser',
      'aws:PrincipalArn': `${sts}:federated-user/guest`,
      'aws:PrincipalTag/Team': 'shop',
      'aws:PrincipalTag/Guest': 'yes',
      'aws:TokenIssueTime': '2026-03-02T08:00:00Z',
    },
  },
  {
    rule: '4.3 assumed role',
    asked: { principal: `${sts}:assumed-role/deploy/mfa` },
    expected: {
      'aws:username': null,
      'aws:userid': 'AROADEPLOY:mfa',
      'aws:PrincipalType': 'AssumedRole',
      'aws:PrincipalArn': `${iam}:role/ci/deploy`,
      'aws:PrincipalTag/Team': 'pipeline',
    },
  },
  {
    rule: '4.3 OIDC role session',
    asked: { principal: `${sts}:assumed-role/deploy/ci-run-42` },
    expected: {
      'aws:username': null,
      'aws:userid': 'AROADEPLOY:ci-run-42',
      'aws:PrincipalType': 'AssumedRole',
      'aws:PrincipalArn': `${iam}:role/ci/deploy`,
      'aws:FederatedProvider': `${iam}:oidc-provider/token.actions.githubusercontent.com`,
    },
  },
  {
    rule: '4.3 EC2 instance role, of a session that is not listed',
    asked: { principal: `${sts}:assumed-role/deploy/i-0abc` },
    expected: {
      'aws:userid': 'AROADEPLOY:i-0abc',
      'aws:PrincipalArn': `${iam}:role/ci/deploy`,
      'aws:TokenIssueTime': null,
    },
  },
  {
    rule: '4.3 GetSessionToken: the user, with MFA set by hand',
    asked: {
      principal: `${iam}:user/dev/ana`,
      context: { 'aws:MultiFactorAuthPresent': 'true', 'aws:TokenIssueTime': NOW },
    },
    expected: {
      'aws:username': 'ana',
      'aws:userid': 'AIDAANA',
      'aws:PrincipalType': 'User',
      'aws:PrincipalArn': `${iam}:user/dev/ana`,
      'aws:MultiFactorAuthPresent': 'true',
      'aws:TokenIssueTime': NOW,
    },
  },
  {
    rule: '4.3 AssumeRoot session: root, with its mark set by hand',
    asked: { principal: `${iam}:root`, context: { 'aws:AssumedRoot': 'true' } },
    expected: {
      'aws:username': null,
      'aws:userid': PRODUCTION,
      'aws:PrincipalType': 'Account',
      'aws:PrincipalArn': `${iam}:root`,
      'aws:AssumedRoot': 'true',
    },
  },
  {
    rule: '4.3 anonymous',
    asked: { principal: 'anonymous' },
    expected: {
      'aws:username': null,
      'aws:userid': 'anonymous',
      'aws:PrincipalType': 'Anonymous',
      'aws:PrincipalArn': null,
      'aws:PrincipalAccount': 'anonymous',
      'aws:PrincipalOrgID': null,
    },
  },
  {
    rule: '4.3 AWS service principal',
    asked: { principal: 'cloudtrail.amazonaws.com' },
    expected: {
      'aws:username': null,
      'aws:userid': null,
      'aws:PrincipalType': null,
      'aws:PrincipalArn': null,
      'aws:PrincipalAccount': null,
      'aws:PrincipalServiceName': 'cloudtrail.amazonaws.com',
      'aws:PrincipalServiceNamesList': ['cloudtrail.amazonaws.com'],
    },
  },
  {
    rule: '4.2 regional service principal',
    asked: { principal: 'logs.eu-west-1.amazonaws.com' },
    expected: {
      'aws:PrincipalServiceName': 'logs.eu-west-1.amazonaws.com',
      'aws:PrincipalServiceNamesList': ['logs.amazonaws.com', 'logs.eu-west-1.amazonaws.com'],
    },
  },
  {
    rule: 'S23 identity provider: an unsigned call, claims by hand',
    asked: { principal: `${iam}:saml-provider/AD`, context: { 'saml:aud': 'x' } },
    expected: { 'aws:PrincipalArn': null, 'aws:PrincipalIsAWSService': null, 'saml:aud': 'x' },
  },
  {
    rule: 'G34 web identity that goes by its domain',
    asked: { principal: 'accounts.google.com', action: 'sts:AssumeRoleWithWebIdentity' },
    expected: { 'aws:PrincipalServiceName': null, 'aws:PrincipalIsAWSService': null },
  },
  {
    rule: 'G34 Cognito as identity provider',
    asked: { principal: 'cognito-identity.amazonaws.com', action: 'STS:AssumeRoleWithWebIdentity' },
    expected: { 'aws:PrincipalServiceName': null, 'aws:PrincipalIsAWSService': null },
  },
  {
    rule: 'G33 Cognito as service principal',
    asked: { principal: 'cognito-identity.amazonaws.com' },
    expected: { 'aws:PrincipalIsAWSService': 'true' },
  },
  {
    rule: '4.3 any session of a role begins now',
    asked: { principal: `${iam}:role/ci/deploy` },
    expected: {
      'aws:userid': 'AROADEPLOY:session',
      'aws:PrincipalArn': `${iam}:role/ci/deploy`,
      'aws:TokenIssueTime': '2026-03-02T09:00:00.000Z',
    },
  },
  {
    rule: 'caller whom the world does not know',
    asked: { principal: `arn:aws:iam::${UNKNOWN}:user/x/zoe` },
    expected: {
      'aws:username': 'zoe',
      'aws:userid': null,
      'aws:PrincipalAccount': UNKNOWN,
      'aws:PrincipalArn': `arn:aws:iam::${UNKNOWN}:user/x/zoe`,
      'aws:PrincipalOrgID': null,
    },
  },
  {
    rule: 'text that is no principal',
    asked: { principal: 'ana' },
    expected: { 'aws:PrincipalArn': null, 'aws:PrincipalType': null },
  },
]

const organizationRows: readonly Row[] = [
  {
    rule: 'K5 account in a unit of a unit',
    asked: {},
    expected: {
      'aws:PrincipalOrgID': 'o-1',
      'aws:PrincipalOrgPaths': ['o-1/r-1/ou-work/ou-prod/'],
      'aws:ResourceOrgID': 'o-1',
      'aws:ResourceOrgPaths': ['o-1/r-1/ou-work/ou-prod/'],
    },
  },
  {
    rule: '4.2 the management account is in the organization',
    asked: { principal: `arn:aws:iam::${MANAGEMENT}:user/mia`, resource: 'arn:aws:s3:::abroad' },
    expected: {
      'aws:PrincipalOrgID': 'o-1',
      'aws:PrincipalOrgPaths': ['o-1/r-1/'],
      'aws:ResourceAccount': OUTSIDER,
      'aws:ResourceOrgID': null,
      'aws:ResourceOrgPaths': null,
    },
  },
  {
    rule: '4.6 a stranger’s call on our bucket',
    asked: { principal: `arn:aws:iam::${OUTSIDER}:user/eve`, resource: 'arn:aws:s3:::builds/1' },
    expected: {
      'aws:PrincipalOrgID': null,
      'aws:PrincipalOrgPaths': null,
      'aws:ResourceAccount': DEVOPS,
      'aws:ResourceOrgPaths': ['o-1/r-1/'],
    },
  },
]

/** Table 4.8. Forwarded calls, source ARN and account come by hand. */
const styleRows: readonly Row[] = [
  {
    rule: '4.8 direct user call',
    asked: {},
    expected: {
      'aws:PrincipalIsAWSService': 'false',
      'aws:ViaAWSService': 'false',
      'aws:CalledVia': null,
      'aws:SourceArn': null,
      'aws:SourceAccount': null,
    },
  },
  {
    rule: '4.8 service on your behalf by forward access session',
    asked: {
      context: { 'aws:viaawsservice': 'true', 'aws:CalledVia': ['athena.amazonaws.com'] },
    },
    expected: {
      'aws:PrincipalArn': `${iam}:user/dev/ana`,
      'aws:PrincipalIsAWSService': 'false',
      'aws:ViaAWSService': 'true',
      'aws:CalledVia': ['athena.amazonaws.com'],
      'aws:SourceArn': null,
    },
  },
  {
    rule: '4.8 service with a service role',
    asked: { principal: `${sts}:assumed-role/deploy/i-0abc` },
    expected: {
      'aws:PrincipalIsAWSService': 'false',
      'aws:ViaAWSService': 'false',
      'aws:CalledVia': null,
    },
  },
  {
    rule: '4.8 service-linked role',
    asked: {
      principal: `${iam}:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup`,
    },
    expected: { 'aws:PrincipalIsAWSService': 'false', 'aws:ViaAWSService': 'false' },
  },
  {
    rule: '4.8 service principal calling directly',
    asked: { principal: 'cloudtrail.amazonaws.com', context: { 'aws:SourceAccount': PRODUCTION } },
    expected: {
      'aws:PrincipalIsAWSService': 'true',
      'aws:ViaAWSService': 'false',
      'aws:SourceAccount': PRODUCTION,
    },
  },
  {
    rule: '4.8 anonymous',
    asked: { principal: 'anonymous' },
    expected: { 'aws:PrincipalIsAWSService': null, 'aws:ViaAWSService': 'false' },
  },
]

const sessionRows: readonly Row[] = [
  {
    rule: '4.4 no MFA keys with long-term access keys',
    asked: {},
    expected: { 'aws:MultiFactorAuthPresent': null, 'aws:MultiFactorAuthAge': null },
  },
  {
    rule: 'S9 a role session does not carry the MFA it was made with',
    asked: { principal: `${sts}:assumed-role/deploy/mfa` },
    expected: { 'aws:MultiFactorAuthPresent': null, 'aws:MultiFactorAuthAge': null },
  },
  {
    rule: '4.4 no MFA keys for federated identities',
    asked: { principal: `${sts}:assumed-role/deploy/ci-run-42` },
    expected: { 'aws:MultiFactorAuthPresent': null },
  },
  {
    rule: '4.4 issue time, source identity, and what the issuing service adds',
    asked: { principal: `${sts}:assumed-role/deploy/ci-run-42` },
    expected: {
      'aws:TokenIssueTime': '2026-03-02T08:58:00Z',
      'aws:SourceIdentity': 'ana',
      'token.actions.githubusercontent.com:sub': 'repo:shop/web:ref:refs/heads/main',
    },
  },
  {
    rule: 'S12 a session tag wins over the role’s tag of the same key in another case',
    asked: { principal: `${sts}:assumed-role/deploy/ci-run-42` },
    expected: {
      'aws:PrincipalTag/TEAM': 'session',
      'aws:PrincipalTag/Team': null,
      'aws:PrincipalTag/Stage': 'prod',
    },
  },
]

const networkRows: readonly Row[] = [
  {
    rule: '4.5 public address',
    asked: {},
    expected: {
      'aws:SourceIp': '203.0.113.10',
      'aws:SourceVpc': null,
      'aws:SourceVpce': null,
      'aws:VpcSourceIp': null,
    },
  },
  {
    rule: '4.5 through a VPC endpoint',
    asked: { vpcEndpointId: 'vpce-s3' },
    expected: {
      'aws:SourceIp': null,
      'aws:SourceVpc': 'vpc-1',
      'aws:SourceVpce': 'vpce-s3',
      'aws:VpcSourceIp': '10.0.0.10',
    },
  },
  {
    rule: '4.5 through an endpoint that the world does not know',
    asked: { vpcEndpointId: 'vpce-none' },
    expected: { 'aws:SourceIp': null, 'aws:SourceVpc': null, 'aws:SourceVpce': 'vpce-none' },
  },
  {
    rule: '4.5 service principals show no address',
    asked: { principal: 'cloudtrail.amazonaws.com' },
    expected: { 'aws:SourceIp': null },
  },
]

const resourceRows: readonly Row[] = [
  {
    rule: '4.6 tags of a bucket',
    asked: { resource: 'arn:aws:s3:::shop' },
    expected: { 'aws:ResourceAccount': PRODUCTION, 'aws:ResourceTag/Team': 'shop' },
  },
  {
    rule: '4.6 an object does not have its bucket’s tags',
    asked: { resource: 'arn:aws:s3:::shop/img/1.png' },
    expected: { 'aws:ResourceAccount': PRODUCTION, 'aws:ResourceTag/Team': null },
  },
  {
    rule: '4.6 what the service fills in for an object',
    asked: { resource: 'arn:aws:s3:::shop/img/2.png' },
    expected: { 's3:ExistingObjectTag/kind': 'image' },
  },
  {
    rule: '4.6 an index has its table’s tags',
    asked: { resource: `arn:aws:dynamodb:eu-west-1:${PRODUCTION}:table/orders/index/by-day` },
    expected: { 'aws:ResourceTag/Data': 'orders', 'aws:RequestedRegion': 'eu-west-1' },
  },
  {
    rule: '4.9 tags of a role under both names',
    asked: { action: 'iam:GetRole', resource: `${iam}:role/ci/deploy` },
    expected: { 'aws:ResourceTag/Stage': 'prod', 'iam:ResourceTag/Stage': 'prod' },
  },
  {
    rule: '4.6 "*" is in the caller’s account',
    asked: { resource: '*' },
    expected: { 'aws:ResourceAccount': PRODUCTION, 'aws:ResourceOrgID': 'o-1' },
  },
  {
    rule: '4.6 nobody’s resource',
    asked: { principal: 'anonymous', resource: 'arn:aws:s3:::nowhere' },
    expected: { 'aws:ResourceAccount': null, 'aws:ResourceOrgID': null },
  },
]

const requestRows: readonly Row[] = [
  {
    rule: '4.7 always there',
    asked: {},
    expected: {
      'aws:RequestedRegion': 'us-east-1',
      'aws:SecureTransport': 'true',
      'aws:CurrentTime': NOW,
      'aws:EpochTime': '1772442000',
    },
  },
  {
    rule: '4.7 EpochTime follows a time set by hand',
    asked: { context: { 'aws:currenttime': '2026-03-02T22:00:00Z' } },
    expected: { 'aws:CurrentTime': '2026-03-02T22:00:00Z', 'aws:EpochTime': '1772488800' },
  },
  {
    rule: '4.7 a time without offset is UTC',
    asked: { context: { 'aws:CurrentTime': '2026-03-02T22:00:00' } },
    expected: { 'aws:EpochTime': '1772488800' },
  },
  {
    rule: '3.4 a time in seconds',
    asked: { context: { 'aws:CurrentTime': '1772488800' } },
    expected: { 'aws:EpochTime': '1772488800' },
  },
  {
    rule: 'a half-typed time leaves EpochTime at the clock',
    asked: { context: { 'aws:CurrentTime': '2026-' } },
    expected: { 'aws:CurrentTime': '2026-', 'aws:EpochTime': '1772442000' },
  },
  {
    rule: 'both by hand',
    asked: { context: { 'aws:CurrentTime': '2026-03-02T22:00:00Z', 'aws:EpochTime': '5' } },
    expected: { 'aws:EpochTime': '5' },
  },
]

describe('keys that come along', () => {
  const rows = [
    ...callerRows,
    ...organizationRows,
    ...styleRows,
    ...sessionRows,
    ...networkRows,
    ...resourceRows,
    ...requestRows,
  ]
  test.each(rows)('$rule', ({ asked, expected }) => check(contextFor(asked), expected))

  test('a clock that cannot be read breaks nothing', () => {
    const context = contextFor({ principal: `${iam}:role/ci/deploy` }, 'never')
    check(context, {
      'aws:CurrentTime': 'never',
      'aws:EpochTime': null,
      'aws:TokenIssueTime': null,
    })
  })
})

describe('keys set by hand', () => {
  function entry(changes: Partial<Question>, key: string): ContextEntry | undefined {
    return requestContext(world, question(changes), NOW).find((found) => found.key === key)
  }

  test('replace what comes along, in any letter case and in its place (C3)', () => {
    expect(entry({ context: { 'AWS:SOURCEIP': '198.51.100.7' } }, 'aws:SourceIp')).toEqual({
      key: 'aws:SourceIp',
      value: '198.51.100.7',
      source: 'hand',
      broughtAlong: '203.0.113.10',
      group: 'network',
    })
  })

  test('take away what comes along', () => {
    const asked = { context: { 'aws:securetransport': null } }
    expect(entry(asked, 'aws:SecureTransport')).toEqual({
      key: 'aws:SecureTransport',
      value: null,
      source: 'hand',
      broughtAlong: 'true',
      group: 'request',
    })
    expect(contextFor(asked)).not.toHaveProperty(['aws:SecureTransport'])
  })

  test('taking away what is not there changes nothing', () => {
    const asked = question({ context: { 'aws:SourceVpc': null } })
    expect(requestContext(world, asked, NOW)).toEqual(requestContext(world, question(), NOW))
  })

  test('add keys of their own, last', () => {
    const entries = requestContext(world, question({ context: { 's3:prefix': 'img/' } }), NOW)
    expect(entries.at(-1)).toEqual({
      key: 's3:prefix',
      value: 'img/',
      source: 'hand',
      broughtAlong: null,
      group: 'hand',
    })
  })

  test('stand once each', () => {
    const context = { 's3:prefix': 'a', 'S3:Prefix': 'b', 'aws:sourceip': 'x', 'AWS:SourceIp': 'y' }
    const keys = requestContext(world, question({ context }), NOW).map(({ key }) =>
      key.toLowerCase(),
    )
    expect(new Set(keys).size).toBe(keys.length)
    check(contextFor({ context }), { 'S3:Prefix': 'b', 'aws:SourceIp': 'y' })
  })

  test('hostile names are keys like any other', () => {
    const context = JSON.parse('{"__proto__":"x","constructor":["y"]}') as Question['context']
    const found = contextFor({ context })
    expect(Object.entries(found)).toContainEqual(['__proto__', 'x'])
    expect(Object.entries(found)).toContainEqual(['constructor', ['y']])
    expect(Object.getPrototypeOf(found)).toBe(Object.prototype)
  })
})

describe('the order', () => {
  test('goes by source', () => {
    const asked = question({
      principal: `${sts}:assumed-role/deploy/ci-run-42`,
      context: { 'aws:SourceIp': '198.51.100.7', 'aws:UserAgent': 'curl' },
    })
    const groups = requestContext(world, asked, NOW).map(({ group }) => group)
    const order = ['caller', 'session', 'network', 'resource', 'request', 'clock', 'hand']
    expect([...new Set(groups)]).toEqual(order)
    expect(groups).toEqual([...groups].sort((a, b) => order.indexOf(a) - order.indexOf(b)))
  })

  test('two tags of one resource that differ by case leave one key (C3)', () => {
    const changed = withAccount(PRODUCTION, (found) => ({
      ...found,
      resources: found.resources.map((resource) => ({
        ...resource,
        tags: [
          { key: 'a', value: '1' },
          { key: 'A', value: '2' },
        ],
      })),
    }))
    const entries = requestContext(changed, question({ resource: 'arn:aws:s3:::shop' }), NOW)
    const tags = entries.filter(({ key }) => key.toLowerCase() === 'aws:resourcetag/a')
    expect(tags).toHaveLength(1)
  })
})
