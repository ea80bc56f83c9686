/**
 * What the slots of the sentence offer, what a typed text finds, and which text may stand.
 */

import { describe, expect, test } from 'vitest'
import {
  actionChoices,
  checkAction,
  checkPrincipal,
  checkResource,
  choicePieces,
  findChoices,
  sectionsOf,
  principalChoices,
  resourceChoices,
  type Choice,
} from '../../../src/app/views/choices.ts'
import type { PolicyEntry } from '../../../src/account/index.ts'
import { listPolicies, principals, resources } from '../../../src/account/index.ts'
import { secureCart } from '../../../src/scenario/secure-cart.ts'

const { world, checks } = secureCart()
const entry = (document: string): PolicyEntry => ({
  ref: 'p',
  kind: 'identity',
  name: 'P',
  accountId: null,
  owner: { kind: 'permissionSet', permissionSetName: 'P' },
  document,
  editable: true,
  quota: null,
  attachedTo: [],
})
const choice = (label: string): Choice => ({
  value: label,
  label,
  kind: '',
  detail: '',
  icon: 'action',
})

test('every principal, resource and action of the example that is offered may be asked', () => {
  const offered = [
    [principalChoices(principals(world)), checkPrincipal],
    [resourceChoices(resources(world)), checkResource],
    [actionChoices(listPolicies(world), checks), checkAction],
  ] as const
  for (const [choices, check] of offered) {
    expect(choices.length).toBeGreaterThan(10)
    expect(choices.map(({ value }) => check(value)).filter((problem) => problem !== null)).toEqual(
      [],
    )
    expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length)
  }
})

test('actions are read from policies that can be read, and wildcards are none', () => {
  const policies = [
    entry('{"Statement":{"Effect":"Allow","Action":["s3:GetObject","s3:Put*"],"Resource":"*"}}'),
    entry('{"Statement":[{"NotAction":"iam:PassRole"},{"Action":7},null,"text"]}'),
    entry('{"Statement": ['),
    entry('[]'),
  ]
  expect(actionChoices(policies, []).map(({ value }) => value)).toEqual([
    'iam:PassRole',
    's3:GetObject',
  ])
})

describe('finding', () => {
  const all = ['s3:GetObject', 'kms:GetKeyPolicy', 'getting:Started', 'ec2:Target'].map(choice)

  test('what begins with the text comes first, then what has a part that does', () => {
    expect(findChoices(all, 'get').choices.map(({ label }) => label)).toEqual([
      'getting:Started',
      's3:GetObject',
      'kms:GetKeyPolicy',
      'ec2:Target',
    ])
  })

  test('every word counts, in any order and letter case', () => {
    expect(findChoices(all, 'POLICY kms').choices).toHaveLength(1)
    expect(findChoices(all, 'policy s3').choices).toHaveLength(0)
  })

  test('sections stay apart and in their order, whatever is found better', () => {
    const under = (label: string, section: string): Choice => ({ ...choice(label), section })
    const listed = [under('ec2:Target', 'A'), under('s3:Get', 'A'), under('getting:Started', 'B')]
    const { choices } = findChoices(listed, 'get')
    expect(choices.map(({ label }) => label)).toEqual(['s3:Get', 'ec2:Target', 'getting:Started'])
    expect(sectionsOf(choices).map(({ title, from }) => [title, from])).toEqual([
      ['A', 0],
      ['B', 2],
    ])
  })

  test('what was found of a label is told apart, and so are its open fields', () => {
    const kinds = (of: Choice, text: string) =>
      choicePieces(of, text).map((piece) => `${piece.kind} ${piece.text}`)
    expect(kinds(choice('s3:GetObject'), 'OBJ s3 $(')).toEqual([
      'hit s3',
      'text :Get',
      'hit Obj',
      'text ect',
    ])
    const form = { ...choice('arn:aws:s3:::Bucket'), value: 'arn:aws:s3:::${Bucket}' }
    expect(kinds(form, 'aws')).toEqual(['text arn:aws:s3:::', 'field Bucket'])
  })

  test('a long list is cut, and what is left off is counted', () => {
    const many = Array.from({ length: 1437 }, (_, index) => choice(`s3:Action${index}`))
    expect(findChoices(many, '')).toMatchObject({ more: 1337 })
    expect(findChoices(many, '').choices).toHaveLength(100)
  })
})

describe('what may stand', () => {
  test.each([
    'anonymous',
    'lambda.amazonaws.com',
    'arn:aws:iam::111122223333:root',
    'arn:aws:iam::111122223333:user/path/ana',
    'arn:aws-cn:iam::111122223333:role/r',
    'arn:aws:sts::111122223333:assumed-role/r/session',
    'arn:aws:sts::111122223333:federated-user/f',
    'arn:aws:iam::111122223333:oidc-provider/token.example.com',
  ])('principal %s', (text) => expect(checkPrincipal(text)).toBeNull())

  test.each([
    '',
    'ana',
    '111122223333',
    'arn:aws:iam::1:user/ana',
    'arn:aws:iam::111122223333:group/g',
  ])('not principal %s', (text) =>
    expect(checkPrincipal(text)).toMatch(/is not a principal\. Expected/),
  )

  test.each(['s3:GetObject', 'ec2:RunInstances', 'execute-api:Invoke'])('action %s', (text) =>
    expect(checkAction(text)).toBeNull(),
  )

  test.each(['s3', 's3:', ':Get', 's3:Get Object', 's3:Get*'])('not action %s', (text) =>
    expect(checkAction(text)).toMatch(/Expected/),
  )

  test.each([
    '*',
    'arn:aws:s3:::b/k',
    'arn:aws:iam::aws:policy/X',
    'arn:aws:ec2:eu-west-1:111122223333:instance/i-1',
  ])('resource %s', (text) => expect(checkResource(text)).toBeNull())

  test.each(['bucket', 'arn:aws:s3', 'arn:aws:ec2:eu-west-1:12:instance/i'])(
    'not resource %s',
    (text) => expect(checkResource(text)).toMatch(/is not a resource\. Expected/),
  )

  test('what still holds an open field is refused by the name of the field', () => {
    expect(checkResource('arn:aws:s3:::b/${ObjectName}')).toContain('ObjectName is still open')
    expect(checkResource('arn:aws:s3:::${B}/${C}')).toContain('B and C are still open')
  })

  test('a message stays short, however long the text', () => {
    expect(checkPrincipal('x'.repeat(100_000))?.length).toBeLessThan(300)
  })
})
