/** What the form says of values and offers for them, out of AWS's real data. */

import { describe, expect, test } from 'vitest'
import { actionFacts, factDetail, factLabel, isGrave } from '../../../src/app/form/action-facts.ts'
import {
  actionProblem,
  everyAction,
  keysOfActions,
  offeredPrincipals,
  offeredResources,
  prefixesOf,
  principalProblem,
  resourceNote,
  resourceProblem,
} from '../../../src/app/form/form-choices.ts'
import { valueChoices } from '../../../src/app/form/value-choices.ts'
import { surroundings } from '../../../src/app/views/surroundings.ts'
import { listPolicies, principals, resources } from '../../../src/account/index.ts'
import { secureCart } from '../../../src/scenario/secure-cart.ts'
import { allKnown } from '../../engine/known-aws.ts'

const aws = allKnown()
const { catalogue } = aws
if (catalogue === null) throw new Error('no catalogue')
const { world } = secureCart()

describe('actions', () => {
  const fact = actionFacts(catalogue)

  test.each([
    ['s3:GetObject', 'Read', 'Access level: Read', false],
    ['S3:PUTOBJECT', 'Write', 'Access level: Write', false],
    [
      'iam:AttachRolePolicy',
      'Permissions management',
      'Access level: Permissions management',
      true,
    ],
    ['kms:Decr?pt', '1 action', '1 action: 1 Write', false],
    ['nope:Nothing', 'not in AWS’s list', 'has no action of that name', false],
    ['s3:Nothing*', 'not in AWS’s list', 'has no action of that name', false],
  ])('%s is %s', (value, label, detail, grave) => {
    const found = fact(value)
    expect(factLabel(found)).toBe(label)
    expect(factDetail(found)).toContain(detail)
    expect(isGrave(found)).toBe(grave)
  })

  test('a pattern is counted by access level', () => {
    const found = fact('iam:*')
    expect(factLabel(found)).toMatch(/^\d{3} actions$/)
    expect(factDetail(found)).toMatch(/^\d+ actions: \d+ List, \d+ Read, \d+ Write/)
    expect(isGrave(found)).toBe(true)
    const everything = fact('*')
    expect(everything).toMatchObject({ kind: 'pattern', count: catalogue.actionCount })
  })

  test('all of them are offered, those of the policy’s services first', () => {
    const offered = everyAction(catalogue, ['kms'])
    expect(offered[0]).toMatchObject({ value: 'kms:*', detail: 'AWS Key Management Service' })
    expect(offered).toHaveLength(catalogue.actionCount + catalogue.services.size)
    expect(new Set(offered.map(({ value }) => value)).size).toBe(offered.length)
  })

  test.each([
    ['*', null],
    ['s3:*', null],
    ['s3:getobject', null],
    ['newservice:DoThings', null],
    ['s3:ActionOfTomorrow', null],
    ['s3:GetObj', 'No action is called'],
    ['GetObject', 'is no action'],
    ['s3:Get Object', 'is no action'],
  ])('%s may stand: %s', (text, problem) => {
    const found = actionProblem(catalogue, text)
    if (problem === null) expect(found).toBeNull()
    else expect(found).toContain(problem)
  })

  test('without the list any name may stand', () => {
    expect(actionProblem(null, 's3:GetObj')).toBeNull()
  })
})

describe('resources', () => {
  const known = resources(world)

  test('everything, the resources of the services that are meant, then patterns for their actions', () => {
    const offered = offeredResources(known, ['s3:GetObject'], aws, '111122223333')
    const values = offered.map(({ value }) => value)
    expect(values[0]).toBe('*')
    expect(values[1]).toMatch(/^arn:aws:s3:::/)
    expect(values).toContain('arn:aws:s3:::*/*')
    expect(values.every((value) => !value.includes('${'))).toBe(true)
    expect(new Set(values).size).toBe(values.length)
  })

  test('patterns name the account of the policy, or any', () => {
    const pattern = (accountId: string | null) =>
      offeredResources([], ['lambda:InvokeFunction'], aws, accountId).map(({ value }) => value)
    expect(pattern('111122223333')).toContain('arn:aws:lambda:*:111122223333:function:*')
    expect(pattern(null)).toContain('arn:aws:lambda:*:*:function:*')
  })

  test('a value is called by what it is about', () => {
    expect(resourceNote('*', known, aws)).toBe('every resource')
    expect(resourceNote('arn:aws:s3:::nowhere/*', known, aws)).toBe('object')
    expect(resourceNote('arn:aws:nope:::x', known, aws)).toBe('')
    const [, named] = known
    expect(resourceNote(named?.arn ?? '', known, aws)).toBe(named?.type)
  })

  test.each([
    ['*', true],
    ['arn:aws:s3:::b', true],
    ['arn:*', true],
    ['bucket', false],
    ['**', false],
  ])('%s may stand: %s', (text, may) => {
    expect(resourceProblem(text) === null).toBe(may)
  })
})

describe('principals', () => {
  const all = principals(world)

  test('each type has its own', () => {
    const values = (type: string) => offeredPrincipals(type, 'trust', all).map(({ value }) => value)
    expect(values('AWS')[0]).toBe('*')
    expect(values('AWS').every((value) => value === '*' || value.startsWith('arn:aws:'))).toBe(true)
    expect(values('Service')).toContain('ecs-tasks.amazonaws.com')
    expect(values('Federated').every((value) => /-provider\//.test(value))).toBe(true)
    expect(values('CanonicalUser')).toEqual([])
    for (const type of ['AWS', 'Service', 'Federated']) {
      const problems = values(type).map((value) => principalProblem(type, value))
      expect(problems.filter((problem) => problem !== null)).toEqual([])
      expect(new Set(values(type)).size).toBe(values(type).length)
    }
  })

  test.each([
    ['AWS', '111122223333', true],
    ['AWS', 'arn:aws:iam::111122223333:root', true],
    ['AWS', 'AIDAEXAMPLE1234567890', true],
    ['AWS', 'lambda.amazonaws.com', false],
    ['Service', 'lambda.amazonaws.com', true],
    ['Service', 'arn:aws:iam::111122223333:root', false],
    ['Federated', 'accounts.google.com', true],
    ['Federated', 'google', false],
    ['CanonicalUser', 'a'.repeat(64), true],
    ['CanonicalUser', 'a', false],
    ['Odd', 'whatever', true],
  ])('%s %s may stand: %s', (type, text, may) => {
    expect(principalProblem(type, text) === null).toBe(may)
  })
})

describe('condition keys', () => {
  test('are those of the actions, patterns expanded', () => {
    expect(keysOfActions(['s3:ListBucket'], aws)).toContain('s3:prefix')
    expect(keysOfActions(['s3:List*'], aws)).toContain('s3:prefix')
    expect(keysOfActions(['*'], aws)).toEqual([])
    expect(prefixesOf(['S3:Get*', 's3:Put*', '*', '*:x', 'kms:*'])).toEqual(['s3', 'kms'])
  })

  test('have the values of the world', () => {
    const policy = listPolicies(world).find(({ accountId }) => accountId !== null)
    if (policy === undefined) throw new Error('no policy of an account')
    const around = surroundings(world, policy, principals(world), resources(world))
    const values = (key: string) => valueChoices(key, around).map(({ value }) => value)
    expect(values('aws:PrincipalOrgID')).toEqual([around.organization?.id])
    expect(values('AWS:principalaccount')).toContain(around.accountId)
    const [tag] = around.tags
    expect(values(`aws:ResourceTag/${tag?.key ?? ''}`)).toEqual(tag?.values)
    expect(values('aws:SourceIp')).toEqual([])
    expect(values('aws:ResourceTag/nobody')).toEqual([])
  })
})
