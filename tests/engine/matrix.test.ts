/**
 * The matrix at its edges: empty, single and repeated members of an axis, sizes around word boundaries,
 * contexts that both sides give, and parts that travel. That cells equal single decisions is a property.
 */

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
  MatrixInput,
  MatrixPrincipal,
  MatrixResource,
  Policy,
  PolicyKind,
} from '../../src/engine/index.ts'

const home = '111122223333'

function policy(statement: object, kind: PolicyKind = 'identity'): Policy {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statement })
  const read = parsePolicy(text, kind, 'p').policy
  if (read === null) throw new Error(`AWS would refuse ${text}`)
  return read
}

const noContext: MatrixPrincipal['context'] = {}

function principal(changes: Partial<MatrixPrincipal> = {}): MatrixPrincipal {
  return {
    principal: `arn:aws:iam::${home}:user/alice`,
    context: noContext,
    identity: [],
    boundary: null,
    session: null,
    endpoint: null,
    serviceControl: null,
    ...changes,
  }
}

function resource(changes: Partial<MatrixResource> = {}): MatrixResource {
  return {
    resource: 'arn:aws:s3:::b/k',
    resourceAccount: home,
    context: noContext,
    policy: null,
    resourceControl: null,
    ...changes,
  }
}

const reader = principal({
  identity: [policy({ Effect: 'Allow', Action: 's3:Get*', Resource: '*' })],
})

/** Every verdict: principal by principal, resource by resource, action by action. */
function verdictsOf(input: MatrixInput): readonly string[] {
  const result = evaluateMatrix(input)
  return input.principals.flatMap((_, row) =>
    input.resources.flatMap((__, column) =>
      input.actions.map((___, action) => result.verdict(row, action, column)),
    ),
  )
}

/** The same, each cell decided alone. */
function singleVerdictsOf({ principals, actions, resources }: MatrixInput): readonly string[] {
  return principals.flatMap((row) =>
    resources.flatMap((column) =>
      actions.map((action) => {
        const { policies, request } = matrixCell(row, action, column)
        return compile(policies).decide(request)
      }),
    ),
  )
}

describe('axes', () => {
  test.each([
    ['no principals', { principals: [], actions: ['s3:GetObject'], resources: [resource()] }],
    ['no actions', { principals: [reader], actions: [], resources: [resource()] }],
    ['no resources', { principals: [reader], actions: ['s3:GetObject'], resources: [] }],
    ['nothing', { principals: [], actions: [], resources: [] }],
  ])('%s: no verdicts', (_, input) => {
    const result = evaluateMatrix(input)
    expect(result.counts).toEqual({ allow: 0, explicitDeny: 0, implicitDeny: 0 })
    expect(result.verdict(0, 0, 0)).toBe('implicitDeny')
    expect(result.countsBy('action').allow.every((count) => count === 0)).toBe(true)
  })

  test('one of each', () => {
    const input = { principals: [reader], actions: ['s3:GetObject'], resources: [resource()] }
    expect(verdictsOf(input)).toEqual(['allow'])
  })

  test('keeps the order of the actions, which it sorts for itself', () => {
    const actions = ['s3:PutObject', 'S3:getobject', 'ec2:RunInstances', 's3:GetBucketAcl']
    const input = { principals: [reader], actions, resources: [resource()] }
    expect(verdictsOf(input)).toEqual(['implicitDeny', 'allow', 'implicitDeny', 'allow'])
    expect([...evaluateMatrix(input).countsBy('action').allow]).toEqual([0, 1, 0, 1])
  })

  test('members that stand twice count twice', () => {
    const input = {
      principals: [reader, reader],
      actions: ['s3:GetObject', 's3:PutObject', 's3:GetObject'],
      resources: [resource(), resource()],
    }
    expect(evaluateMatrix(input).counts).toEqual({ allow: 8, explicitDeny: 0, implicitDeny: 4 })
    expect(verdictsOf(input)).toEqual(singleVerdictsOf(input))
  })

  test('an index out of range is nobody’s permission', () => {
    const input = { principals: [reader], actions: ['s3:GetObject'], resources: [resource()] }
    const result = evaluateMatrix(input)
    for (const [row, action, column] of [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [-1, 0, 0],
      [0, -1, 0],
      [0, 0, -1],
      [Number.NaN, 0, 0],
      [0, 0.5, 0],
      [0, 0, 0.5],
    ] as const) {
      expect(result.verdict(row, action, column)).toBe('implicitDeny')
    }
    expect(result.strip(1, 0)).toBeNull()
    expect(result.strip(0, 1)).toBeNull()
  })
})

describe('sizes around word boundaries', () => {
  const sizes = [1, 31, 32, 33, 63, 64, 65, 96, 97]

  test.each(sizes)('%i actions', (size) => {
    const actions = Array.from({ length: size }, (_, at) => `s3:Get${String(at).padStart(3, '0')}`)
    const last = actions[size - 1] ?? ''
    const deny = policy({ Effect: 'Deny', NotAction: [last], Resource: '*' })
    const input = {
      principals: [reader, principal({ identity: [...reader.identity, deny] }), principal()],
      actions,
      resources: [resource()],
    }
    expect(verdictsOf(input)).toEqual(singleVerdictsOf(input))
    const counts = { allow: size + 1, explicitDeny: size - 1, implicitDeny: size }
    expect(evaluateMatrix(input).counts).toEqual(counts)
  })

  test.each(sizes)('%i resources', (size) => {
    const names = Array.from({ length: size }, (_, at) => `arn:aws:s3:::b/${at}`)
    const last = `arn:aws:s3:::b/${size - 1}`
    const row = principal({
      identity: [
        policy([
          { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::b/*' },
          { Effect: 'Deny', Action: 's3:*', NotResource: last },
        ]),
      ],
    })
    const resources = names.map((name) => resource({ resource: name }))
    const input = { principals: [row], actions: ['s3:GetObject'], resources }
    expect(verdictsOf(input)).toEqual(singleVerdictsOf(input))
    const counts = { allow: 1, explicitDeny: size - 1, implicitDeny: 0 }
    expect(evaluateMatrix(input).counts).toEqual(counts)
  })
})

describe('the context of a cell', () => {
  const row = principal({
    identity: [
      policy({
        Effect: 'Allow',
        Action: 's3:*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:ResourceTag/env': 'dev' } },
      }),
    ],
  })
  const given = (context: MatrixPrincipal['context']): MatrixPrincipal => ({ ...row, context })

  test.each([
    ['the principal’s key', { 'aws:ResourceTag/env': 'dev' }, {}, 'allow'],
    ['the resource’s key', {}, { 'aws:ResourceTag/env': 'dev' }, 'allow'],
    ['nobody’s', {}, {}, 'implicitDeny'],
    [
      'the resource’s before the principal’s',
      { 'aws:ResourceTag/env': 'dev' },
      { 'aws:ResourceTag/env': 'prod' },
      'implicitDeny',
    ],
    [
      'whatever its letter case',
      { 'aws:ResourceTag/env': 'dev' },
      { 'AWS:resourcetag/ENV': 'prod' },
      'implicitDeny',
    ],
    [
      'in the principal’s spelling too',
      { 'AWS:resourcetag/ENV': 'prod' },
      { 'aws:ResourceTag/env': 'dev' },
      'allow',
    ],
  ])('%s', (_, own, of, verdict) => {
    const input = {
      principals: [given(own)],
      actions: ['s3:GetObject'],
      resources: [resource({ context: of })],
    }
    expect(verdictsOf(input)).toEqual([verdict])
    expect(singleVerdictsOf(input)).toEqual([verdict])
  })

  test('is one record in the cell’s request', () => {
    const { request } = matrixCell(
      given({ a: '1', B: '2' }),
      's3:GetObject',
      resource({ context: { b: '3', c: ['4'] } }),
    )
    expect(request.context).toEqual({ a: '1', b: '3', c: ['4'] })
  })
})

describe('parts', () => {
  const letters = ['a', 'b', 'c', 'd', 'e']
  const input: MatrixInput = {
    principals: letters.map((letter) =>
      principal({
        identity: [policy({ Effect: 'Allow', Action: `s3:Get${letter}`, Resource: '*' })],
      }),
    ),
    actions: letters.map((letter) => `s3:Get${letter}`),
    resources: [resource()],
  }

  test('travel as plain data and are put together in any order', () => {
    const prepared = prepareMatrix(input)
    const parts = [prepared.decide(3, 5), prepared.decide(0, 1), prepared.decide(1, 3)]
    const result = joinMatrix(structuredClone(parts))
    expect(result.counts).toEqual({ allow: 5, explicitDeny: 0, implicitDeny: 20 })
    for (const [at] of letters.entries()) expect(result.verdict(at, at, 0)).toBe('allow')
    expect([...result.countsBy('principal').allow]).toEqual([1, 1, 1, 1, 1])
  })

  test('may be transferred without harm to those still to come', () => {
    const prepared = prepareMatrix(input)
    const first = prepared.decide(0, 2)
    const transfer = [first.bitOf.buffer, first.stripOf.buffer, first.strips.buffer]
    const moved = structuredClone(first, { transfer })
    const result = joinMatrix([moved, prepared.decide(2, 5)])
    expect(result.counts.allow).toBe(5)
  })

  test('that are not there have no verdicts', () => {
    const result = joinMatrix([prepareMatrix(input).decide(1, 2)])
    expect(result.strip(0, 0)).toBeNull()
    expect(result.strip(1, 0)).not.toBeNull()
    expect(result.counts).toEqual({ allow: 1, explicitDeny: 0, implicitDeny: 4 })
  })

  test.each([
    [-2, 2, 0, 2],
    [4, 9, 4, 1],
    [3, 3, 3, 0],
    [9, 12, 9, 0],
  ])('from %i to %i hold what there is', (from, to, first, count) => {
    const part = prepareMatrix(input).decide(from, to)
    expect([part.from, part.principals]).toEqual([first, count])
  })

  test('number their strips in as few bytes as they need', () => {
    const many = (count: number, prefix: string): readonly string[] =>
      Array.from({ length: count }, (_, at) => `s3:${prefix}${at}`)
    const wide = (count: number): MatrixInput => ({
      principals: many(count, 'Row').map((Action) =>
        principal({ identity: [policy({ Effect: 'Allow', Action, Resource: '*' })] }),
      ),
      actions: [...many(count, 'Row'), ...many(count, 'Column')],
      resources: many(count, 'Column').map((Action) =>
        resource({
          policy: policy({ Effect: 'Allow', Principal: '*', Action, Resource: '*' }, 'resource'),
        }),
      ),
    })
    for (const [count, bytes] of [
      [16, 1],
      [17, 2],
      [256, 2],
      [257, 4],
    ] as const) {
      const part = prepareMatrix(wide(count)).decide(0, count)
      expect(part.stripOf.BYTES_PER_ELEMENT).toBe(bytes)
      expect(part.counts.allow).toBe(2 * count * count)
      const result = joinMatrix([part])
      expect(result.verdict(count - 1, count - 1, count - 1)).toBe('allow')
      expect(result.verdict(count - 1, 2 * count - 1, count - 1)).toBe('allow')
      expect(result.verdict(count - 1, count - 2, count - 1)).toBe('implicitDeny')
    }
  })
})

describe('who asks', () => {
  test('may depend on the action: a domain is a service, or an identity provider (G34)', () => {
    const domain = 'cognito-identity.amazonaws.com'
    const trust = policy(
      [
        {
          Effect: 'Allow',
          Principal: { Federated: domain },
          Action: 'sts:AssumeRoleWithWebIdentity',
        },
        { Effect: 'Allow', Principal: { Service: domain }, Action: 'sts:AssumeRole' },
      ],
      'trust',
    )
    const input = {
      principals: [principal({ principal: domain })],
      actions: ['sts:AssumeRole', 'sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
      resources: [resource({ resource: `arn:aws:iam::${home}:role/r`, policy: trust })],
    }
    expect(verdictsOf(input)).toEqual(['allow', 'allow', 'implicitDeny'])
  })
})
