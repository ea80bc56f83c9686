/**
 * The action slot over AWS's whole catalogue: what a text finds, in which order, and what is said.
 */

import { expect, test } from 'vitest'
import { findActions } from '../../../src/app/sentence/find-actions.ts'
import { actionHint } from '../../../src/app/sentence/slot-hints.ts'
import { checkAction, sectionsOf } from '../../../src/app/views/choices.ts'
import { dayInWords } from '../../../src/app/views/days.ts'
import { plain } from '../../../src/app/views/phrase.ts'
import { actionSource, catalogue, checks } from './known.ts'

const source = actionSource()
const nothingMentioned = actionSource([])

/** What is typed, and what it finds first, by section. */
const cases: readonly (readonly [string, Readonly<Record<string, readonly string[]>>])[] = [
  [
    's3',
    {
      Services: ['s3'],
      'In this scenario': ['s3:AbortMultipartUpload'],
      'Actions of all services': ['s3:AllowVendedLogDeliveryForResource'],
    },
  ],
  ['dynamo', { Services: ['dynamodb', 'dax'], 'In this scenario': ['dynamodb:BatchGetItem'] }],
  ['GetObject', { 'In this scenario': ['s3:GetObject'] }],
  ['getobj', { 'In this scenario': ['s3:GetObject'] }],
  ['s3 put acl', { 'Actions of all services': ['s3:PutBucketAcl', 's3:PutObjectAcl'] }],
  ['acl put s3', { 'Actions of all services': ['s3:PutBucketAcl', 's3:PutObjectAcl'] }],
  ['invoke lambda', { 'In this scenario': ['lambda:InvokeFunction'] }],
  ['s3:Get*', { 'In this scenario': ['s3:GetBucketAcl', 's3:GetObject'] }],
  ['sqs:', { 'Actions of Amazon SQS': ['sqs:AddPermission', 'sqs:CancelMessageMoveTask'] }],
  ['SQS:send', { 'Actions of Amazon SQS': ['sqs:SendMessage'] }],
  ['sqs: vis', { 'Actions of Amazon SQS': ['sqs:ChangeMessageVisibility'] }],
  ['s3:GetObjct', { 'Did you mean': ['s3:GetObject'] }],
  ['zzzz', {}],
]

test.each(cases)('%s', (text, expected) => {
  const sections = sectionsOf(findActions(source, text).choices)
  const found = sections.slice(0, Object.keys(expected).length).map(({ title, choices }) => {
    const first = expected[title]?.length ?? choices.length
    return [title, choices.slice(0, first).map(({ label }) => label)]
  })
  expect(Object.fromEntries(found)).toEqual(expected)
})

test('before anything is typed: what the scenario mentions, or else all services', () => {
  const own = findActions(source, ' ')
  expect(new Set(own.choices.map(({ section }) => section))).toEqual(new Set(['In this scenario']))
  expect(own.note).toBe(
    `Type to search AWS’s ${catalogue.actionCount.toLocaleString('en')} actions of ${catalogue.services.size} services, as of ${dayInWords(catalogue.source.date)}.`,
  )
  const blank = findActions(nothingMentioned, '')
  expect(blank.choices[0]?.section).toBe('Services')
  expect(blank.choices.length + blank.more).toBe(catalogue.services.size)
})

test.each([
  ['s3:getobj', true],
  ['sqs:send', true],
  ['S3:GETOBJECT', undefined],
  ['sqs:SendMessage', undefined],
  ['s3:GetObjct', undefined],
])('%s is but a beginning: %s', (text, completes) => {
  expect(findActions(source, text).completes).toBe(completes)
})

test('a service is gone into, an action is taken', () => {
  const [service, ...rest] = findActions(source, 's3').choices
  expect(service).toMatchObject({ value: 's3:', kind: 'Amazon S3', goesOn: true })
  expect(service?.detail).toMatch(/^\d+ actions$/)
  const actions = rest.filter(({ section }) => section !== 'Services')
  expect(actions.every(({ value, goesOn }) => !goesOn && checkAction(value) === null)).toBe(true)
})

test('an action has its access level and service, and what it does where that is loaded', () => {
  const [put] = findActions(nothingMentioned, 'PutObject').choices
  expect(put).toMatchObject({ value: 's3:PutObject', kind: 'Write', detail: 'Amazon S3' })
  expect(put?.about).toContain('bucket')
  const [send] = findActions(nothingMentioned, 'sqs:SendMessage').choices
  expect(send).toMatchObject({ kind: 'Write', detail: '' })
  expect(send?.about).toBeUndefined()
})

test.each([
  ['', []],
  ['de', []],
  ['s3', ['s3']],
  ['sqs:', ['sqs']],
  ['decrypt', ['kms', 'payment-cryptography', 'wafv2']],
  ['s3:GetObjct', ['s3']],
])('for %j what actions do is asked of the services %j', (text, services) => {
  const asked = new Set<string>()
  const detail = (prefix: string) => {
    asked.add(prefix)
    return null
  }
  findActions({ ...actionSource(), detail }, text)
  expect([...asked].sort()).toEqual(services)
})

test('an action that only the scenario knows is offered, and said to be of no service', () => {
  const typo = [
    { value: 's3:GetObjct', label: 's3:GetObjct', kind: '', detail: '', icon: 'action' },
  ] as const
  expect(findActions(actionSource(typo), 'objct').choices).toMatchObject([
    { value: 's3:GetObjct', kind: 'not in AWS’s catalogue' },
  ])
})

test.each(['', 's', 'e', 'get', 's3', 's3:', 'ec2:describe', 'list', 'amazon', 'a b c'])(
  'for %j at most a hundred are drawn, each once, and the rest is counted',
  (text) => {
    const { choices, more } = findActions(source, text)
    expect(choices.length).toBeLessThanOrEqual(100)
    expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length)
    expect(more).toBeGreaterThanOrEqual(0)
    if (choices.length < 100) expect(more).toBe(0)
  },
)

test('all actions of a service are counted', () => {
  const { choices, more } = findActions(source, 's3:')
  expect(choices.length + more).toBe(catalogue.services.get('s3')?.actions.size)
})

test.each([
  ['s3:GetObjct', 'has no s3:GetObjct; did you mean', ['s3:GetObject']],
  ['lamda:InvokeFunction', 'has no service lamda; did you mean', ['lambda:InvokeFunction']],
  ['s4:GetObject', 'has no service s4.', []],
  ['s3:SingASong', 'has no s3:SingASong.', []],
  ['s3:getobject', null, []],
  ['s3:Get*', null, []],
])('of %s is said: %s', (action, words, options) => {
  const hint = actionHint(catalogue, action)
  if (words === null) expect(hint).toBeNull()
  else {
    const date = dayInWords(catalogue.source.date)
    expect(plain(hint?.text ?? [])).toBe(`AWS’s catalogue of ${date} ${words}`)
    expect(hint?.options.map(({ value }) => value)).toEqual(options)
  }
})

test('of what the example asks nothing is odd', () => {
  expect(checks.filter(({ question }) => actionHint(catalogue, question.action) !== null)).toEqual(
    [],
  )
})
