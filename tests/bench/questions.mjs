// Realistic requests: a developer and a deployment role with two identity-based policies each, below an
// organization of two levels, with conditions and a policy variable. No resource-based policies: the
// peer's entry takes none.

const account = '111122223333'

/** @param {object[]} Statement */
const policy = (...Statement) => ({ Version: '2012-10-17', Statement })

const home = policy(
  {
    Sid: 'ListOwnFolder',
    Effect: 'Allow',
    Action: 's3:ListBucket',
    Resource: 'arn:aws:s3:::team-files',
    Condition: { StringLike: { 's3:prefix': ['', 'home/${aws:username}/*'] } },
  },
  {
    Sid: 'UseOwnFolder',
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
    Resource: 'arn:aws:s3:::team-files/home/${aws:username}/*',
  },
  {
    Sid: 'ReadShared',
    Effect: 'Allow',
    Action: ['s3:Get*', 's3:List*'],
    Resource: ['arn:aws:s3:::team-shared', 'arn:aws:s3:::team-shared/*'],
    Condition: { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8:1234::/48'] } },
  },
)
const develop = policy(
  {
    Sid: 'Tables',
    Effect: 'Allow',
    Action: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    Resource: `arn:aws:dynamodb:eu-west-1:${account}:table/app-*`,
    Condition: { StringEquals: { 'aws:PrincipalTag/team': ['shop', 'payments'] } },
  },
  {
    Sid: 'Functions',
    Effect: 'Allow',
    Action: ['lambda:Get*', 'lambda:List*', 'lambda:UpdateFunctionCode', 'lambda:InvokeFunction'],
    Resource: `arn:aws:lambda:*:${account}:function:app-*`,
    Condition: {
      StringEqualsIfExists: { 'aws:RequestedRegion': 'eu-west-1' },
      DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' },
    },
  },
  {
    Sid: 'NothingDestructiveWithoutMfa',
    Effect: 'Deny',
    Action: ['dynamodb:Delete*', 's3:DeleteObject', 'lambda:DeleteFunction'],
    Resource: '*',
    Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  },
)
const fullAccess = policy({ Effect: 'Allow', Action: '*', Resource: '*' })
const regions = policy({
  Sid: 'EuropeOnly',
  Effect: 'Deny',
  NotAction: ['iam:*', 'organizations:*', 'sts:*', 'support:*', 'cloudfront:*', 'route53:*'],
  Resource: '*',
  Condition: {
    StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] },
    ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::*:role/OrganizationAdmin` },
  },
})
const guardrails = policy({
  Sid: 'KeepTheTrail',
  Effect: 'Deny',
  Action: ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail', 'organizations:LeaveOrganization'],
  Resource: '*',
})

export const policies = {
  identity: [
    { name: 'home-folder', policy: home },
    { name: 'develop', policy: develop },
  ],
  serviceControl: [
    {
      id: 'r-root',
      policies: [
        { name: 'FullAWSAccess', policy: fullAccess },
        { name: 'regions', policy: regions },
      ],
    },
    {
      id: account,
      policies: [
        { name: 'FullAWSAccess', policy: fullAccess },
        { name: 'guardrails', policy: guardrails },
      ],
    },
  ],
}

const alice = `arn:aws:iam::${account}:user/alice`
const session = `arn:aws:sts::${account}:assumed-role/Deploy/alice`
const role = `arn:aws:iam::${account}:role/Deploy`

/** What a caller and a call bring along. */
const anyone = {
  'aws:CurrentTime': '2026-03-02T09:30:00Z',
  'aws:MultiFactorAuthPresent': 'false',
  'aws:PrincipalAccount': account,
  'aws:PrincipalTag/team': 'shop',
  'aws:RequestedRegion': 'eu-west-1',
  'aws:SecureTransport': 'true',
  'aws:SourceIp': '203.0.113.42',
}
const developing = {
  ...anyone,
  'aws:PrincipalArn': alice,
  'aws:userid': 'AIDAALICE0000000000',
  'aws:username': 'alice',
}
const deploying = {
  ...anyone,
  'aws:PrincipalArn': role,
  'aws:userid': 'AROADEPLOY0000000000:alice',
}
const table = `arn:aws:dynamodb:eu-west-1:${account}:table/app-orders`
const code = `arn:aws:lambda:eu-west-1:${account}:function:app-checkout`

/**
 * @typedef {{ principal: string, roleArn?: string, action: string, resource: string, resourceAccount: string, context: Record<string, string> }} Question
 */

/**
 * @param {string} action
 * @param {string} resource
 * @param {Record<string, string>} context
 * @returns {Question}
 */
function asUser(action, resource, context = {}) {
  return {
    principal: alice,
    action,
    resource,
    resourceAccount: account,
    context: { ...developing, ...context },
  }
}

/**
 * @param {string} action
 * @param {string} resource
 * @returns {Question}
 */
function asRole(action, resource) {
  const context = deploying
  return { principal: session, roleArn: role, action, resource, resourceAccount: account, context }
}

/** @type {readonly Question[]} */
export const questions = [
  asUser('s3:GetObject', 'arn:aws:s3:::team-files/home/alice/plan.txt'),
  asUser('s3:GetObject', 'arn:aws:s3:::team-files/home/bob/plan.txt'),
  asUser('s3:ListBucket', 'arn:aws:s3:::team-files', { 's3:prefix': 'home/alice/2026' }),
  asUser('s3:DeleteObject', 'arn:aws:s3:::team-files/home/alice/plan.txt'),
  asUser('s3:GetObject', 'arn:aws:s3:::team-shared/logo.svg', { 'aws:SourceIp': '198.51.100.9' }),
  asUser('dynamodb:Query', table),
  asUser('dynamodb:Query', table, { 'aws:PrincipalTag/team': 'finance' }),
  asUser('dynamodb:Query', table, { 'aws:RequestedRegion': 'us-east-1' }),
  asUser('lambda:UpdateFunctionCode', code),
  asUser('cloudtrail:StopLogging', `arn:aws:cloudtrail:eu-west-1:${account}:trail/main`),
  asRole('lambda:InvokeFunction', code),
  asRole('s3:PutObject', 'arn:aws:s3:::team-files/home/alice/plan.txt'),
  asRole('ec2:DescribeInstances', '*'),
]
