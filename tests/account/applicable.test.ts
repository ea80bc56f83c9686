/**
 * Which policies meet a question, for every kind of caller and of resource.
 */

import { describe, expect, test } from 'vitest'
import { applicablePolicies, toApplicablePolicies } from '../../src/account/index.ts'
import type { Applicable, PolicyUse, Question, World } from '../../src/account/index.ts'
import {
  admin,
  DEVOPS,
  MANAGEMENT,
  OUTSIDER,
  PRODUCTION,
  question,
  UNKNOWN,
  withAccount,
  world,
} from './small-world.ts'

function texts(uses: readonly PolicyUse[] | null): readonly string[] | null {
  return uses?.map(({ document }) => document) ?? null
}

/** 'r-1: FullAWSAccess-text' a level. */
function levels(found: Applicable['serviceControl']): readonly string[] | null {
  return found?.map(({ id, policies }) => `${id}: ${texts(policies)?.join(' + ') ?? ''}`) ?? null
}

const anasPolicies = ['ana-own', 'developers-inline', 'employees-inline', 'shop', 'admin']
const productionScps = [
  'r-1: FullAWSAccess-text',
  'ou-work: FullAWSAccess-text + Region-text',
  'ou-prod: FullAWSAccess-text',
  `${PRODUCTION}: FullAWSAccess-text + Account-text`,
]
const productionRcps = ['r-1: Perimeter-text', 'ou-work: ', 'ou-prod: ', `${PRODUCTION}: `]

const iam = `arn:aws:iam::${PRODUCTION}`
const sts = `arn:aws:sts::${PRODUCTION}`

interface CallerRow {
  readonly rule: string
  readonly principal: string
  readonly identity: readonly string[]
  readonly boundary?: string
  readonly session?: readonly string[]
  readonly serviceControl: readonly string[] | null
  readonly request?: Partial<Applicable['request']>
  readonly missing?: readonly string[]
}

const callers: readonly CallerRow[] = [
  {
    rule: '5.3 user: own and groups’ policies, each managed one once (G67)',
    principal: `${iam}:user/dev/ana`,
    identity: anasPolicies,
    serviceControl: productionScps,
    request: { principalIds: ['AIDAANA'] },
  },
  {
    rule: 'D9 user with boundary',
    principal: `${iam}:user/bob`,
    identity: [],
    boundary: 'shop',
    serviceControl: productionScps,
  },
  {
    rule: 'G29 the path is part of a user’s ARN',
    principal: `${iam}:user/ana`,
    identity: [],
    serviceControl: productionScps,
  },
  {
    rule: '5.3 role, any session',
    principal: `${iam}:role/ci/deploy`,
    identity: ['deploy-upload', 'deploy-logs', 'admin'],
    boundary: 'fence',
    serviceControl: productionScps,
    request: { roleArn: `${iam}:role/ci/deploy`, principalIds: ['AROADEPLOY'] },
  },
  {
    rule: 'D10 role session with session policy',
    principal: `${sts}:assumed-role/deploy/ci-run-42`,
    identity: ['deploy-upload', 'deploy-logs', 'admin'],
    boundary: 'fence',
    session: ['session-narrow'],
    serviceControl: productionScps,
    request: { roleArn: `${iam}:role/ci/deploy`, principalIds: ['AROADEPLOY'] },
  },
  {
    rule: 'D10 role session to which no session policy was passed',
    principal: `${sts}:assumed-role/deploy/mfa`,
    identity: ['deploy-upload', 'deploy-logs', 'admin'],
    boundary: 'fence',
    serviceControl: productionScps,
  },
  {
    rule: 'S6 a session that is not listed, of a role with a path',
    principal: `${sts}:assumed-role/deploy/other`,
    identity: ['deploy-upload', 'deploy-logs', 'admin'],
    boundary: 'fence',
    serviceControl: productionScps,
    request: { roleArn: `${iam}:role/ci/deploy` },
  },
  {
    rule: 'a session of a role that does not exist',
    principal: `${sts}:assumed-role/nobody/x`,
    identity: [],
    serviceControl: productionScps,
  },
  {
    rule: 'S26 federated user: the issuing user’s policies',
    principal: `${sts}:federated-user/guest`,
    identity: anasPolicies,
    session: ['guest-session'],
    serviceControl: productionScps,
    request: { issuerArn: `${iam}:user/dev/ana` },
  },
  {
    rule: 'D10 a federated user that is not listed has no session policy',
    principal: `${sts}:federated-user/ghost`,
    identity: [],
    serviceControl: productionScps,
  },
  {
    rule: 'D4 root user of a member account',
    principal: `${iam}:root`,
    identity: [],
    serviceControl: productionScps,
  },
  {
    rule: 'D8 root user of the management account',
    principal: `arn:aws:iam::${MANAGEMENT}:root`,
    identity: [],
    serviceControl: null,
  },
  {
    rule: 'D40 user of the management account',
    principal: `arn:aws:iam::${MANAGEMENT}:user/mia`,
    identity: [],
    serviceControl: null,
  },
  {
    rule: 'D8 account outside the organization',
    principal: `arn:aws:iam::${OUTSIDER}:user/eve`,
    identity: ['admin'],
    serviceControl: null,
  },
  {
    rule: 'D40 account directly under the root',
    principal: `arn:aws:iam::${DEVOPS}:user/dan`,
    identity: ['admin'],
    serviceControl: ['r-1: FullAWSAccess-text', `${DEVOPS}: FullAWSAccess-text`],
  },
  {
    rule: 'D31 principal of an account that the world does not know',
    principal: `arn:aws:iam::${UNKNOWN}:role/x`,
    identity: [],
    serviceControl: null,
  },
  {
    rule: 'D54 service-linked role: an ordinary role here, the evaluator exempts it',
    principal: `${iam}:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup`,
    identity: [],
    serviceControl: productionScps,
    request: {
      roleArn: `${iam}:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup`,
    },
  },
  {
    rule: '5.3 service principal has nothing of its own',
    principal: 'cloudtrail.amazonaws.com',
    identity: [],
    serviceControl: null,
  },
  {
    rule: 'S23 identity provider: an unsigned call has no SCPs',
    principal: `${iam}:saml-provider/AD`,
    identity: [],
    serviceControl: null,
  },
  { rule: '5.3 anonymous', principal: 'anonymous', identity: [], serviceControl: null },
  { rule: 'text that is no principal', principal: 'ana', identity: [], serviceControl: null },
  {
    rule: 'an attached policy that the world does not hold is missing, not empty',
    principal: `${iam}:role/lonely`,
    identity: [],
    serviceControl: productionScps,
    missing: [`${iam}:policy/Gone`],
  },
  {
    rule: 'hostile name __proto__',
    principal: `${iam}:user/__proto__`,
    identity: [],
    serviceControl: productionScps,
    request: { principalIds: ['AIDA__PROTO__'] },
  },
  {
    rule: 'hostile name constructor',
    principal: `${iam}:user/constructor`,
    identity: ['hostile'],
    serviceControl: productionScps,
  },
]

describe('the caller’s side', () => {
  test.each(callers)('$rule', (row) => {
    const found = applicablePolicies(world, question({ principal: row.principal }))
    expect(texts(found.identity)).toEqual(row.identity)
    expect(found.boundary?.document ?? null).toBe(row.boundary ?? null)
    expect(found.boundary?.kind ?? 'boundary').toBe('boundary')
    expect(texts(found.session)).toEqual(row.session ?? null)
    expect(levels(found.serviceControl)).toEqual(row.serviceControl)
    expect(found.request).toMatchObject({ principal: row.principal, ...row.request })
    expect(found.missing).toEqual(row.missing ?? [])
  })

  test('D10 an unknown session tells neither role ARN nor issuer', () => {
    const session = question({ principal: `${sts}:assumed-role/nobody/x` })
    const federated = question({ principal: `${sts}:federated-user/ghost` })
    expect(applicablePolicies(world, session).request).not.toHaveProperty('roleArn')
    expect(applicablePolicies(world, federated).request).not.toHaveProperty('issuerArn')
  })
})

interface ResourceRow {
  readonly rule: string
  readonly resource: string
  readonly action?: string
  readonly principal?: string
  readonly policy: string | null
  readonly owner: string | undefined
  readonly resourceControl: readonly string[] | null
}

const resourceRows: readonly ResourceRow[] = [
  {
    rule: 'object of a bucket',
    resource: 'arn:aws:s3:::shop/img/1.png',
    policy: 'shop-bucket',
    owner: PRODUCTION,
    resourceControl: productionRcps,
  },
  {
    rule: 'object that is listed itself and has no policy of its own',
    resource: 'arn:aws:s3:::shop/img/2.png',
    policy: 'shop-bucket',
    owner: PRODUCTION,
    resourceControl: productionRcps,
  },
  {
    rule: 'bucket whose name begins like another’s',
    resource: 'arn:aws:s3:::shop2/x',
    policy: 'shop2-bucket',
    owner: PRODUCTION,
    resourceControl: productionRcps,
  },
  {
    rule: 'bucket without policy',
    resource: 'arn:aws:s3:::builds',
    policy: null,
    owner: DEVOPS,
    resourceControl: ['r-1: Perimeter-text', `${DEVOPS}: `],
  },
  {
    rule: 'D45 bucket of the management account',
    resource: 'arn:aws:s3:::ledger',
    policy: 'ledger-bucket',
    owner: MANAGEMENT,
    resourceControl: null,
  },
  {
    rule: 'D45 bucket outside the organization',
    resource: 'arn:aws:s3:::abroad/x',
    policy: 'abroad-bucket',
    owner: OUTSIDER,
    resourceControl: null,
  },
  {
    rule: 'bucket that does not exist is taken to be the caller’s',
    resource: 'arn:aws:s3:::nowhere',
    policy: null,
    owner: PRODUCTION,
    resourceControl: productionRcps,
  },
  {
    rule: 'D45 the RCPs follow the resource whoever calls',
    resource: 'arn:aws:s3:::shop',
    principal: 'anonymous',
    policy: 'shop-bucket',
    owner: PRODUCTION,
    resourceControl: productionRcps,
  },
  {
    rule: 'nobody owns "*" for a caller without account',
    resource: '*',
    principal: 'anonymous',
    policy: null,
    owner: undefined,
    resourceControl: null,
  },
  {
    rule: 'index of a table',
    resource: `arn:aws:dynamodb:eu-west-1:${PRODUCTION}:table/orders/index/by-day`,
    policy: 'orders-table',
    owner: PRODUCTION,
    resourceControl: productionRcps,
  },
  {
    rule: 'a stream of a table has a policy of its own',
    resource: `arn:aws:dynamodb:eu-west-1:${PRODUCTION}:table/orders/stream/1`,
    policy: null,
    owner: PRODUCTION,
    resourceControl: productionRcps,
  },
  {
    rule: 'stream of a log group',
    resource: `arn:aws:logs:eu-west-1:${PRODUCTION}:log-group:shop:log-stream:1`,
    policy: 'shop-logs',
    owner: PRODUCTION,
    resourceControl: productionRcps,
  },
  {
    rule: 'a parameter does not hold those whose names go on',
    resource: `arn:aws:ssm:eu-west-1:${PRODUCTION}:parameter/a/b`,
    policy: null,
    owner: PRODUCTION,
    resourceControl: productionRcps,
  },
  {
    rule: 'D27 trust policy for sts:AssumeRole',
    resource: `${iam}:role/ci/deploy`,
    action: 'STS:assumeRole',
    policy: 'deploy-trust',
    owner: PRODUCTION,
    resourceControl: productionRcps,
  },
  {
    rule: 'S12 trust policy for sts:TagSession',
    resource: `${iam}:role/ci/deploy`,
    action: 'sts:TagSession',
    policy: 'deploy-trust',
    owner: PRODUCTION,
    resourceControl: productionRcps,
  },
  {
    rule: 'G44 no trust policy for other actions on a role',
    resource: `${iam}:role/ci/deploy`,
    action: 'iam:GetRole',
    policy: null,
    owner: PRODUCTION,
    resourceControl: productionRcps,
  },
  {
    rule: 'AWS’s own policies are not a foreign account’s',
    resource: admin,
    action: 'iam:GetPolicy',
    policy: null,
    owner: PRODUCTION,
    resourceControl: productionRcps,
  },
  {
    rule: 'resource of an account that the world does not know',
    resource: `arn:aws:sqs:eu-west-1:${UNKNOWN}:q`,
    policy: null,
    owner: UNKNOWN,
    resourceControl: null,
  },
]

describe('the resource’s side', () => {
  test.each(resourceRows)('$rule', ({ resource, action, principal, policy, owner, ...row }) => {
    const asked: Partial<Question> = {
      resource,
      ...(action === undefined ? {} : { action }),
      ...(principal === undefined ? {} : { principal }),
    }
    const found = applicablePolicies(world, question(asked))
    expect(found.resource?.document ?? null).toBe(policy)
    expect(found.request.resourceAccount).toBe(owner)
    expect(levels(found.resourceControl)).toEqual(row.resourceControl)
  })

  test('a trust policy takes part as one', () => {
    const asked = question({ action: 'sts:AssumeRole', resource: `${iam}:role/ci/deploy` })
    expect(applicablePolicies(world, asked).resource).toEqual({
      ref: `${iam}:role/ci/deploy#trust`,
      kind: 'trust',
      document: 'deploy-trust',
    })
  })

  test('D55 RestrictPublicBuckets counts for the objects too', () => {
    const objects = question({ resource: 'arn:aws:s3:::shop/img/2.png' })
    const other = question({ resource: 'arn:aws:s3:::shop2/x' })
    expect(applicablePolicies(world, objects).restrictPublicBuckets).toBe(true)
    expect(applicablePolicies(world, other).restrictPublicBuckets).toBe(false)
  })
})

describe('the organization', () => {
  const asked = question()
  const organization = world.organization
  if (organization === null) throw new Error('The small world has an organization.')

  const worlds: readonly {
    readonly rule: string
    readonly changed: World
    readonly scp: boolean
  }[] = [
    { rule: 'D8 no organization', changed: { ...world, organization: null }, scp: false },
    {
      rule: 'D8 service control policies not enabled',
      changed: {
        ...world,
        organization: { ...organization, enabledPolicyTypes: ['RESOURCE_CONTROL_POLICY'] },
      },
      scp: false,
    },
    {
      rule: 'a unit that does not exist',
      changed: withAccount(PRODUCTION, (found) => ({ ...found, parentId: 'ou-gone' })),
      scp: false,
    },
    {
      rule: 'a circle of units',
      changed: {
        ...world,
        organization: {
          ...organization,
          units: organization.units.map((unit) => ({
            ...unit,
            parentId: unit.id === 'ou-work' ? 'ou-prod' : 'ou-work',
          })),
        },
      },
      scp: false,
    },
    { rule: 'D40 as it is', changed: world, scp: true },
  ]
  test.each(worlds)('$rule', ({ changed, scp }) => {
    expect(applicablePolicies(changed, asked).serviceControl !== null).toBe(scp)
  })

  test('a policy that is attached and not there is missing', () => {
    const changed = withAccount(PRODUCTION, (found) => ({
      ...found,
      serviceControlPolicyIds: ['p-gone'],
    }))
    expect(applicablePolicies(changed, asked).missing).toEqual(['p-gone'])
  })
})

describe('the VPC endpoint (D49)', () => {
  const rows = [
    { rule: 'with a policy', id: 'vpce-s3', document: 'endpoint-policy', type: 'gateway' },
    { rule: 'with the default policy', id: 'vpce-open', document: null, type: 'interface' },
    { rule: 'unknown', id: 'vpce-none', document: null, type: null },
    { rule: 'none', id: null, document: null, type: null },
  ] as const
  test.each(rows)('$rule', ({ id, document, type }) => {
    const found = applicablePolicies(world, question({ vpcEndpointId: id }))
    expect(found.endpoint?.document ?? null).toBe(document)
    expect(found.endpointType).toBe(type)
  })
})

describe('toApplicablePolicies', () => {
  test('hands over each text under its ref and kind', () => {
    const asked = question({ vpcEndpointId: 'vpce-s3', principal: `${iam}:role/ci/deploy` })
    const { policies, request, broken } = toApplicablePolicies(
      applicablePolicies(world, asked),
      ({ ref, kind }) => ({ id: ref, kind }),
    )
    expect(broken).toEqual([])
    expect(request).toMatchObject({ principal: asked.principal, resourceAccount: PRODUCTION })
    expect(policies).toMatchObject({
      identity: [
        { id: `${iam}:role/ci/deploy#inline/upload`, kind: 'identity' },
        { id: `${iam}:role/ci/deploy#inline/logs`, kind: 'identity' },
        { id: admin, kind: 'identity' },
      ],
      boundary: { id: `${iam}:policy/Fence`, kind: 'boundary' },
      session: null,
      resource: { id: 'arn:aws:s3:::shop#policy', kind: 'resource' },
      endpoint: { id: 'vpce-s3#policy', kind: 'endpoint' },
      endpointType: 'gateway',
      restrictPublicBuckets: true,
    })
    expect(policies.serviceControl?.map(({ id }) => id)).toEqual([
      'r-1',
      'ou-work',
      'ou-prod',
      PRODUCTION,
    ])
  })

  test('names what cannot be read, once, and what is missing', () => {
    const asked = question({ principal: `${iam}:role/lonely` })
    const { broken } = toApplicablePolicies(applicablePolicies(world, asked), ({ ref, kind }) =>
      ref === 'p-full' ? null : { id: ref, kind },
    )
    expect(broken).toEqual([`${iam}:policy/Gone`, 'p-full'])
  })
})
