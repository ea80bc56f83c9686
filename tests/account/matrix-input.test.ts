/**
 * What the matrix asks is what single questions ask: every cell, decided in bulk, is the verdict that the
 * question alone gets, through the whole of policies, context and owners.
 */

import { describe, expect, test } from 'vitest'
import {
  applicablePolicies,
  contextOf,
  planMatrix,
  principals,
  questionOf,
  requestContext,
  resources,
  toApplicablePolicies,
  withPolicyDocument,
} from '../../src/account/index.ts'
import type { Circumstances, MatrixAxes, PolicyUse, World } from '../../src/account/index.ts'
import { compile, evaluateMatrix, parsePolicy } from '../../src/engine/index.ts'
import type { Policy } from '../../src/engine/index.ts'
import { secureCart } from '../../src/scenario/secure-cart.ts'

const { world: asMade, now } = secureCart()

/** SecureCart, with policies that look at all that the two sides of a cell could get wrong. */
const world = edited(asMade, {
  'p-audittrail1': [
    deny('s3:*', { StringEquals: { 'aws:RequestedRegion': 'ap-south-1' } }),
    deny('kms:*', { StringEquals: { 'aws:ResourceTag/team': 'shop' } }),
    deny('ssm:*', { StringEquals: { 'aws:ResourceAccount': '999900001111' } }),
    deny('iam:*', { Null: { 'aws:SecureTransport': 'true' } }),
    deny('secretsmanager:*', { Bool: { 'aws:ViaAWSService': 'true' } }),
    deny('cloudtrail:*', { StringNotEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } }),
  ],
  // Would let everybody read the role, were it asked about anything but taking it.
  'arn:aws:iam::444455556666:role/barista#trust': [
    { Effect: 'Allow', Principal: '*', NotAction: 'sts:TagSession' },
  ],
  'arn:aws:iam::444455556666:role/cashier#trust': [
    {
      Effect: 'Allow',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { Null: { 'aws:PrincipalServiceName': 'true' } },
    },
    {
      Effect: 'Allow',
      Principal: { Service: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { Null: { 'aws:PrincipalServiceName': 'false' } },
    },
  ],
})

function deny(action: string, condition: object): object {
  return { Effect: 'Deny', Action: action, Resource: '*', Condition: condition }
}

/** The world with other statements in some of its policies. */
function edited(from: World, changes: Readonly<Record<string, readonly object[]>>): World {
  return Object.entries(changes).reduce((before, [ref, statements]) => {
    const text = JSON.stringify({ Version: '2012-10-17', Statement: statements })
    const after = withPolicyDocument(before, ref, text)
    if (after === before) throw new Error(`no policy to edit: ${ref}`)
    return after
  }, from)
}

/** Each text once, as the worker reads them. */
function reader(): (use: PolicyUse) => Policy | null {
  const known = new Map<string, Map<string, Policy | null>>()
  return ({ kind, document, ref }) => {
    const ofKind = known.get(kind) ?? new Map<string, Policy | null>()
    known.set(kind, ofKind)
    if (!ofKind.has(document)) ofKind.set(document, parsePolicy(document, kind, ref).policy)
    return ofKind.get(document) ?? null
  }
}

type Cell = (row: number, action: number, resource: number) => string | undefined

/** The verdict of a single question; 'open' where a policy that applies cannot be read. */
function alone(asked: World, axes: MatrixAxes): Cell {
  const read = reader()
  return (row, action, resource) => {
    const question = questionOf(axes, row, action, resource)
    if (question === null) return undefined
    const applicable = applicablePolicies(asked, question)
    const { policies, request, broken } = toApplicablePolicies(applicable, read)
    if (broken.length > 0) return 'open'
    const context = contextOf(requestContext(asked, question, now))
    return compile(policies).decide({ ...request, context })
  }
}

/** The verdicts of the matrix, found by their places on the axes. */
function inBulk(asked: World, axes: MatrixAxes): Cell {
  const { order, bands, classes, input } = planMatrix(asked, now, axes, reader())
  const found = new Map<string, Cell>()
  bands.forEach(({ from, to }, band) => {
    classes.forEach((actions, actionClass) => {
      const planned = input(band, actionClass)
      const result = evaluateMatrix(planned.input)
      const openRows = new Set(planned.openRows.map(({ index }) => index))
      const openResources = new Set(planned.openResources.map(({ index }) => index))
      for (let place = from; place < to; place++) {
        const row = place - from
        actions.forEach((action, at) => {
          found.set(`${order[place]} ${action}`, (_, __, resource) =>
            openRows.has(row) || openResources.has(resource)
              ? 'open'
              : result.verdict(row, at, resource),
          )
        })
      }
    })
  })
  return (row, action, resource) => found.get(`${row} ${action}`)?.(row, action, resource)
}

interface Comparison {
  readonly counts: Readonly<Record<string, number>>
  /** The cells whose two verdicts differ, told so that they can be asked. */
  readonly different: readonly object[]
}

/**
 * Decides both ways. For every row and every resource one action, another one from pair to pair: what
 * can go wrong between the two lies in policies and contexts, and those belong to the pair.
 * @param share of the pairs, one in so many
 */
function compare(asked: World, axes: MatrixAxes, share = 1): Comparison {
  const single = alone(asked, axes)
  const bulk = inBulk(asked, axes)
  const counts: Record<string, number> = {}
  const different: object[] = []
  const rows = axes.principals.length * axes.circumstances.length
  for (let row = 0; row < rows; row++) {
    for (let resource = row % share; resource < axes.resources.length; resource += share) {
      const action = (row * 5 + resource * 3) % axes.actions.length
      const expected = single(row, action, resource)
      const got = bulk(row, action, resource)
      counts[`${expected}`] = (counts[`${expected}`] ?? 0) + 1
      if (got !== expected) {
        different.push({ expected, got, ...questionOf(axes, row, action, resource) })
      }
    }
  }
  return { counts, different }
}

const asTheyCome: Circumstances = { vpcEndpointId: null, context: {} }

const everybody = [
  ...principals(world).map(({ value }) => value),
  // An identity provider for one action and a service for all others.
  'cognito-identity.amazonaws.com',
  'arn:aws:iam::123456789012:user/stranger',
  'arn:aws:iam::444455556666:user/nobody-yet',
  'arn:aws:sts::444455556666:assumed-role/deploy/a-run-that-is-not-listed',
  'nobody at all',
]

const everything = [
  ...resources(world).map(({ arn }) => arn),
  'arn:aws:s3:::nobody-knows-whose',
  'arn:aws:iam::aws:policy/SecurityAudit',
  'arn:aws:iam::123456789012:role/elsewhere',
]

const actions = [
  's3:GetObject',
  's3:PutObject',
  'sts:AssumeRole',
  'STS:assumerolewithwebidentity',
  'sts:GetCallerIdentity',
  'iam:GetRole',
  'secretsmanager:GetSecretValue',
  'kms:Decrypt',
  'dynamodb:Query',
  'ssm:StartSession',
  'cloudtrail:StopLogging',
]

const all: MatrixAxes = {
  principals: everybody,
  circumstances: [asTheyCome],
  actions,
  resources: everything,
}

describe('a cell of the matrix is the verdict of its question', () => {
  test('for every principal on every resource of SecureCart', () => {
    const { counts, different } = compare(world, all)
    expect(different).toEqual([])
    for (const verdict of ['allow', 'explicitDeny', 'implicitDeny']) {
      expect(counts[verdict]).toBeGreaterThan(50)
    }
  })

  test('for who is another caller with another action (G34)', () => {
    const axes = {
      ...all,
      principals: ['cognito-identity.amazonaws.com'],
      actions: ['sts:AssumeRole', 'sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
      resources: ['arn:aws:iam::444455556666:role/cashier'],
    }
    const verdicts = (cell: Cell) => axes.actions.map((_, action) => cell(0, action, 0))
    expect(verdicts(inBulk(world, axes))).toEqual(['allow', 'allow', 'implicitDeny'])
    expect(verdicts(alone(world, axes))).toEqual(['allow', 'allow', 'implicitDeny'])
  })

  test('under every circumstance, those that touch what a resource brings too', () => {
    const hand = (context: Circumstances['context']): Circumstances => ({
      vpcEndpointId: null,
      context,
    })
    const circumstances = [
      asTheyCome,
      hand({ 'aws:SourceIp': '198.51.100.24' }),
      hand({ 'aws:MultiFactorAuthPresent': 'true', 'AWS:CurrentTime': '2027-02-01T00:00:00Z' }),
      hand({ 'aws:SecureTransport': null, 'aws:ViaAWSService': 'true' }),
      hand({ 'AWS:resourcetag/team': 'shop', 'aws:RequestedRegion': 'ap-south-1' }),
      hand({ 'aws:ResourceAccount': '999900001111', 'aws:PrincipalOrgID': null }),
      { vpcEndpointId: 'vpce-0c5e91d2a7b34f860', context: {} },
      { vpcEndpointId: 'vpce-nobody-has', context: { 'sts:ExternalId': 'securecart-7f3c' } },
    ]
    const { counts, different } = compare(world, { ...all, circumstances }, 8)
    expect(different).toEqual([])
    expect(Object.keys(counts).sort()).toEqual(['allow', 'explicitDeny', 'implicitDeny'])
  })

  test('where policies cannot be read: their cells are open, and no others', () => {
    const broken = [
      'arn:aws:s3:::securecart-prod#policy',
      'arn:aws:iam::444455556666:role/deploy#trust',
      'arn:aws:iam::444455556666:policy/DeveloperAccess',
      'p-ourgithub1',
    ].reduce((from, ref) => {
      const to = withPolicyDocument(from, ref, '{ "Version": ')
      expect(to, ref).not.toBe(from)
      return to
    }, asMade)
    const { counts, different } = compare(broken, all, 3)
    expect(different).toEqual([])
    expect(counts['open']).toBeGreaterThan(100)
    expect(counts['allow']).toBeGreaterThan(10)
  })

  test('where a resource’s own keys and the request’s have one name', () => {
    const accounts = world.accounts.map((account) => ({
      ...account,
      resources: account.resources.map((resource) => ({
        ...resource,
        contextKeys: {
          ...resource.contextKeys,
          'aws:securetransport': 'false',
          'AWS:SourceIp': '198.51.100.7',
          'aws:currenttime': '1999-01-01T00:00:00Z',
        },
      })),
    }))
    const { different } = compare({ ...world, accounts }, all, 5)
    expect(different).toEqual([])
  })
})

describe('the plan', () => {
  test('cuts no more than has to be told apart', () => {
    const plan = (changes: Partial<MatrixAxes>) =>
      planMatrix(world, now, { ...all, ...changes }, reader())
    const owned = everything.filter((arn) => /:\d{12}:/.test(arn))
    expect(plan({ resources: owned }).bands).toHaveLength(1)
    // Its own look at '*' for each account, and one for who has none.
    const accounts = new Set(everybody.map((text) => /:(\d{12}):/.exec(text)?.[1]))
    expect(plan({}).bands).toHaveLength(accounts.size)
    const mfa = { vpcEndpointId: null, context: { 'aws:MultiFactorAuthPresent': 'true' } }
    const twice = plan({ resources: owned, circumstances: [asTheyCome, mfa] })
    expect(twice.bands).toHaveLength(1)
    expect(plan({ actions: ['s3:GetObject', 'iam:GetRole'] }).classes).toHaveLength(1)
    expect(plan({}).classes).toHaveLength(3)
  })

  test('has every row once', () => {
    const circumstances = [asTheyCome, { vpcEndpointId: null, context: { 'aws:SourceIp': null } }]
    const { order, bands } = planMatrix(world, now, { ...all, circumstances }, reader())
    expect([...order].sort((a, b) => a - b)).toEqual(
      Array.from({ length: everybody.length * 2 }, (_, row) => row),
    )
    expect(bands.map(({ from }) => from)).toEqual([0, ...bands.map(({ to }) => to).slice(0, -1)])
  })

  test('of nothing is nothing', () => {
    const nothing = { principals: [], circumstances: [], actions: [], resources: [] }
    const { order, bands, classes } = planMatrix(world, now, nothing, reader())
    expect([order.length, bands.length, classes.length]).toEqual([0, 0, 0])
  })
})

test('thousands of principals are looked up once each', () => {
  let looks = 0
  const [account] = world.accounts
  if (account === undefined) throw new Error('no account')
  const users = Array.from({ length: 3000 }, (_, index) => ({
    ...account.users[0],
    get name() {
      looks++
      return `user${index}`
    },
  })) as unknown as typeof account.users
  const large = { ...world, accounts: [{ ...account, users }, ...world.accounts.slice(1)] }
  const names = users.map((_, index) => `arn:aws:iam::${account.id}:user/user${index}`)
  const axes = { ...all, principals: names, resources: ['*'] }
  const { bands, classes, input } = planMatrix(large, now, axes, reader())
  bands.forEach((_, band) => classes.forEach((__, actionClass) => input(band, actionClass)))
  expect(looks).toBeLessThan(3000 * 20)
})
