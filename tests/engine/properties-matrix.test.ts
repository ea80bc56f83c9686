/**
 * The matrix against single decisions: on random policies of all kinds, callers of all kinds, resources of
 * the same and of another account, and contexts that come from both sides, every cell is what `decide` says.
 */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compile,
  evaluateMatrix,
  joinMatrix,
  matrixCell,
  parsePolicy,
  prepareMatrix,
} from '../../src/engine/index.ts'
import type {
  AccessRequest,
  ApplicablePolicies,
  MatrixAxis,
  MatrixInput,
  MatrixPrincipal,
  MatrixResource,
  MatrixResult,
  Policy,
  PolicyKind,
  Verdict,
} from '../../src/engine/index.ts'
import { documentOf, documents, policiesOf, policyOf, request } from './arbitraries.ts'

const verdicts: readonly Verdict[] = ['allow', 'explicitDeny', 'implicitDeny']
const axes: readonly MatrixAxis[] = ['principal', 'action', 'resource']

/** Callers beyond those of single requests: who they are can depend on the action, or on nothing. */
const oddCallers = [
  'cognito-identity.amazonaws.com',
  'accounts.google.com',
  'arn:aws-cn:iam::444455556666:user/elsewhere',
  'arn:aws:iam::444455556666:root',
  '',
]

const actions = fc.subarray([
  's3:GetObject',
  'S3:putobject',
  's3:PutBucketPolicy',
  's3:GetBucketPolicy',
  's3',
  'sqs:SendMessage',
  'kms:Decrypt',
  'kms:RetireGrant',
  'sts:AssumeRole',
  'sts:AssumeRoleWithWebIdentity',
  'sts:AssumeRoot',
  'sts:TagSession',
  'sts:GetCallerIdentity',
  'sts:GetSessionToken',
  'ec2:DescribeInstances',
  'iam:PassRole',
  'dynamodb:Query',
  '*',
  '',
])

const policySets = fc
  .array(documents, { minLength: 1, maxLength: 3 })
  .map((all) => all.map(policiesOf))

/** A number that picks one of the policy sets, so that several rows and columns share policies. */
const pick = fc.nat({ max: 5 })

interface RowSeed {
  readonly asked: AccessRequest
  readonly odd: string | null
  readonly pick: number
}

interface ColumnSeed {
  readonly asked: AccessRequest
  /** How the keys of its context are spelt. */
  readonly shouted: boolean
  readonly silent: boolean
  readonly trust: ReturnType<typeof policyOf> | null
  readonly pick: number
}

const rowSeed: fc.Arbitrary<RowSeed> = fc.record({
  asked: request,
  odd: fc.option(fc.constantFrom(...oddCallers), { freq: 4 }),
  pick,
})

const columnSeed: fc.Arbitrary<ColumnSeed> = fc.record({
  asked: request,
  shouted: fc.boolean(),
  silent: fc.boolean(),
  trust: fc.option(
    documentOf('trust').map((each) => policyOf(each, 'trust')),
    { freq: 3 },
  ),
  pick,
})

function rowOf(
  { asked, odd, pick: chosen }: RowSeed,
  sets: readonly ApplicablePolicies[],
): MatrixPrincipal {
  const policies = setAt(sets, chosen)
  const { principal, roleArn, issuerArn, principalIds, context } = asked
  return {
    ...policies,
    principal: odd ?? principal,
    context,
    ...(roleArn !== undefined && { roleArn }),
    ...(issuerArn !== undefined && { issuerArn }),
    ...(principalIds !== undefined && { principalIds }),
  }
}

function columnOf(seed: ColumnSeed, sets: readonly ApplicablePolicies[]): MatrixResource {
  const { resource: policy, resourceControl, restrictPublicBuckets } = setAt(sets, seed.pick)
  const { resource, resourceAccount, context } = seed.asked
  return {
    resource,
    policy: seed.trust ?? policy,
    resourceControl,
    context: seed.silent ? {} : seed.shouted ? shouted(context) : context,
    ...(resourceAccount !== undefined && { resourceAccount }),
    ...(restrictPublicBuckets !== undefined && { restrictPublicBuckets }),
  }
}

function setAt(sets: readonly ApplicablePolicies[], chosen: number): ApplicablePolicies {
  const found = sets[chosen % sets.length]
  if (found === undefined) throw new Error('there is at least one set')
  return found
}

function shouted(context: AccessRequest['context']): AccessRequest['context'] {
  return Object.fromEntries(
    Object.entries(context).map(([key, value]) => [key.toUpperCase(), value]),
  )
}

const inputs: fc.Arbitrary<MatrixInput> = fc
  .record({
    sets: policySets,
    rows: fc.array(rowSeed, { minLength: 1, maxLength: 5 }),
    columns: fc.array(columnSeed, { minLength: 1, maxLength: 5 }),
    actions,
  })
  .map(({ sets, rows, columns, actions: asked }) => ({
    principals: rows.map((seed) => rowOf(seed, sets)),
    resources: columns.map((seed) => columnOf(seed, sets)),
    actions: asked,
  }))

// --- statements that read keys which either side may bring, and what else random policies seldom hold ---

const alice = 'arn:aws:iam::111122223333:user/alice'
const keys = ['aws:PrincipalTag/a', 'aws:ResourceTag/b', 's3:prefix']
const values = fc.oneof(fc.constantFrom('x', 'y', ''), fc.constantFrom(['x', 'y'], ['x'], []))

/** The keys in any spelling, each on one side, on both, or on none. */
const fewKeys: fc.Arbitrary<AccessRequest['context']> = fc
  .tuple(
    ...keys.map((key) =>
      fc.record({
        spelt: fc.constantFrom(key, key.toUpperCase(), key.toLowerCase()),
        value: fc.option(values, { freq: 2 }),
      }),
    ),
  )
  .map((given) =>
    Object.fromEntries(
      given.flatMap(({ spelt, value }) => (value === null ? [] : [[spelt, value]])),
    ),
  )

const readingStatement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    Action: fc.constantFrom('*', 's3:*', 'kms:*'),
    resource: fc.constantFrom(
      '*',
      'arn:aws:s3:::b/${aws:PrincipalTag/a}',
      'arn:aws:s3:::b/${aws:PrincipalTag/a}/${aws:ResourceTag/b}',
      "arn:aws:s3:::b/${aws:PrincipalTag/a, 'x'}*",
      'arn:aws:s3:::b/${*}',
    ),
    negated: fc.boolean(),
    Condition: fc.constantFrom(
      {},
      { StringEquals: { 'aws:PrincipalTag/a': '${aws:ResourceTag/b}' } },
      { StringNotEquals: { 'aws:ResourceTag/b': '${aws:PrincipalTag/a}' } },
      { StringLike: { 's3:prefix': ['${aws:PrincipalTag/a}*', '${aws:ResourceTag/b}'] } },
      { StringEquals: { 's3:prefix': 'x' }, Null: { 'aws:ResourceTag/b': 'false' } },
      { 'ForAllValues:StringEquals': { 's3:prefix': ['x', 'y'] } },
    ),
  })
  .map(({ resource, negated, ...others }) =>
    negated ? { ...others, NotResource: resource } : { ...others, Resource: resource },
  )

const resourceStatement = fc
  .record({
    who: fc.constantFrom(
      { Effect: 'Allow', Principal: '*' },
      { Effect: 'Allow', Principal: { AWS: alice } },
      { Effect: 'Deny', NotPrincipal: { AWS: [alice, '111122223333'] } },
    ),
    Action: fc.constantFrom('*', 's3:*', 'kms:*'),
    where: fc.constantFrom({}, { Resource: '*' }),
  })
  .map(({ who, where, Action }) => ({ ...who, ...where, Action }))

function written(statement: fc.Arbitrary<object>, kind: PolicyKind): fc.Arbitrary<Policy> {
  return fc
    .record({
      version: fc.constantFrom({ Version: '2012-10-17' }, {}),
      Statement: fc.array(statement, { minLength: 1, maxLength: 2 }),
    })
    .map(({ version, Statement }) => {
      const text = JSON.stringify({ ...version, Statement })
      const { policy } = parsePolicy(text, kind, text)
      if (policy === null) throw new Error(`AWS would refuse ${text}`)
      return policy
    })
}

const readingInputs: fc.Arbitrary<MatrixInput> = fc.record({
  principals: fc.array(
    fc.record({
      principal: fc.constantFrom(alice, 'arn:aws:iam::111122223333:user/bob'),
      context: fewKeys,
      identity: fc.array(written(readingStatement, 'identity'), { maxLength: 2 }),
      boundary: fc.option(written(readingStatement, 'boundary'), { freq: 2 }),
      session: fc.constant(null),
      endpoint: fc.constant(null),
      serviceControl: fc.constant(null),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  actions: fc.constant(['s3:GetObject', 'kms:Decrypt', 'sqs:SendMessage']),
  resources: fc.array(
    fc.record({
      resource: fc.constantFrom(
        'arn:aws:s3:::b/x',
        'arn:aws:s3:::b/x/y',
        'arn:aws:s3:::b/*',
        'arn:aws:s3:::b/${*}',
        'arn:aws:kms:eu-west-1:111122223333:key/k',
      ),
      context: fewKeys,
      policy: fc.option(written(resourceStatement, 'resource'), { freq: 2 }),
      resourceControl: fc.constant(null),
    }),
    { minLength: 1, maxLength: 5 },
  ),
})

interface Cell {
  readonly principal: number
  readonly action: number
  readonly resource: number
}

function cellsOf({ principals, actions: asked, resources }: MatrixInput): readonly Cell[] {
  return principals.flatMap((_, principal) =>
    resources.flatMap((__, resource) =>
      asked.map((___, action) => ({ principal, action, resource })),
    ),
  )
}

function verdictsOf(input: MatrixInput, result: MatrixResult): readonly Verdict[] {
  return cellsOf(input).map(({ principal, action, resource }) =>
    result.verdict(principal, action, resource),
  )
}

function expectDecisions(input: MatrixInput, result: MatrixResult): void {
  for (const { principal, action, resource } of cellsOf(input)) {
    const [row, asked, column] = [
      input.principals[principal],
      input.actions[action],
      input.resources[resource],
    ]
    if (row === undefined || asked === undefined || column === undefined) throw new Error('no cell')
    const cell = matrixCell(row, asked, column)
    const single = compile(cell.policies).decide(cell.request)
    const ours = result.verdict(principal, action, resource)
    if (ours !== single) expect.fail(`${ours} is ${single}: ${JSON.stringify(cell.request)}`)
  }
}

describe('the matrix', () => {
  test('says of every cell what decide says', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        expectDecisions(input, evaluateMatrix(input))
      }),
      { numRuns: 700 },
    )
  })

  test('says what decide says where both sides bring keys', () => {
    fc.assert(
      fc.property(readingInputs, (input) => {
        expectDecisions(input, evaluateMatrix(input))
      }),
      { numRuns: 1000 },
    )
  })

  test('says what decide says of any text, and never throws', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'arn:',
        'arn:::::',
        ':',
        '*',
        '${',
        '\ud800',
        '__proto__',
        'arn:aws:s3:::b/k',
      ),
    )
    const context = fc.dictionary(text, fc.oneof(text, fc.array(text)))
    const anything = fc.record({
      caller: fc.record({
        principal: text,
        roleArn: text,
        issuerArn: text,
        principalIds: fc.array(text),
        context,
      }),
      actions: fc.array(text, { maxLength: 4 }),
      resource: fc.record({ resource: text, resourceAccount: text, context }),
      policies: documents.map(policiesOf),
    })
    fc.assert(
      fc.property(anything, ({ caller, actions: asked, resource, policies }) => {
        const { resource: policy, resourceControl } = policies
        const input = {
          principals: [{ ...policies, ...caller }],
          actions: asked,
          resources: [{ ...resource, policy, resourceControl }],
        }
        expectDecisions(input, evaluateMatrix(input))
      }),
      { numRuns: 300 },
    )
  })

  test('counts what it says', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const result = evaluateMatrix(input)
        const cells = cellsOf(input)
        for (const verdict of verdicts) {
          const said = cells.filter(
            ({ principal, action, resource }) =>
              result.verdict(principal, action, resource) === verdict,
          )
          expect(result.counts[verdict]).toBe(said.length)
          for (const axis of axes) {
            const counts = result.countsBy(axis)[verdict]
            const wanted = Array.from(
              counts,
              (_, index) => said.filter((each) => each[axis] === index).length,
            )
            expect(Array.from(counts)).toEqual(wanted)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('is the same in parts, decided in any order', () => {
    fc.assert(
      fc.property(inputs, fc.nat({ max: 5 }), (input, cut) => {
        const prepared = prepareMatrix(input)
        const count = input.principals.length
        const end = prepared.decide(Math.min(cut, count), count)
        const start = prepared.decide(0, Math.min(cut, count))
        const joined = joinMatrix([end, start])
        const whole = evaluateMatrix(input)
        expect(joined.counts).toEqual(whole.counts)
        expect(verdictsOf(input, joined)).toEqual(verdictsOf(input, whole))
      }),
      { numRuns: 150 },
    )
  })
})
