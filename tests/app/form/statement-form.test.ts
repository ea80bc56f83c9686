/** A statement read for its form: what is shown of it in each kind of policy, and what is kept apart. */

import { describe, expect, test } from 'vitest'
import { readForm, statementIndexAt } from '../../../src/app/form/statement-form.ts'
import type { StatementForm } from '../../../src/app/form/statement-form.ts'
import type { PolicyKind } from '../../../src/engine/index.ts'

function form(text: string, kind: PolicyKind = 'identity', index = 0): StatementForm {
  const reading = readForm(text, kind, index)
  if (reading.kind !== 'statement') throw new Error(`the form is ${reading.kind}`)
  return reading.form
}

const two = `{
  "Statement": [
    { "Sid": "Read", "Effect": "Allow", "Action": ["s3:Get*"], "NotResource": "*" },
    { "Effect": "Deny", "NotAction": "iam:*", "Resource": ["a", "b"], "Foo": 1,
      "Condition": { "Bool": { "aws:SecureTransport": false } } }
  ]
}`

describe('what is shown', () => {
  test('elements, and which form they have', () => {
    const { sid, effect, actions, resources, tests, kept } = form(two)
    expect({ sid, effect, actions, tests, kept }).toEqual({
      sid: 'Read',
      effect: 'Allow',
      actions: { negated: false, negatable: true, values: ['s3:Get*'] },
      tests: [],
      kept: [],
    })
    expect(resources?.negated).toBe(true)
  })

  test('tests with their values, and what the form has no field for', () => {
    const { sid, tests, kept, others } = form(two, 'identity', 1)
    expect(sid).toBe('')
    expect(tests).toEqual([{ operator: 'Bool', key: 'aws:SecureTransport', values: ['false'] }])
    expect(kept).toEqual(['Foo'])
    expect(others).toEqual(['Read'])
  })

  test('all statements, to choose from', () => {
    const { all, position } = form(two, 'identity', 1)
    expect(position).toBe(1)
    expect(all.map(({ label }) => label)).toEqual(['1 · Allow Read', '2 · Deny (no Sid)'])
  })

  test('after the last statement the last one is shown', () => {
    expect(form(two, 'identity', 7).index).toBe(1)
  })

  test('what is no statement among the others is passed over', () => {
    const text = '{"Statement":[7,{"Sid":"A"},null,{"Sid":"B"}]}'
    const { sid, index, position, all } = form(text, 'identity', 3)
    expect([sid, index, position, all.length]).toEqual(['B', 3, 1, 2])
  })
})

describe('by kind of policy', () => {
  const text =
    '{"Statement":{"Effect":"Deny","Principal":"*","NotPrincipal":{"AWS":"1"},"Resource":"*"}}'
  const bare = '{"Statement":{}}'

  test.each([
    ['identity', null, false, true],
    ['scp', null, false, true],
    ['resource', true, false, true],
    ['endpoint', true, false, true],
    ['trust', false, false, false],
    ['rcp', false, true, true],
  ] as const)('%s', (kind, negatable, anyoneOnly, hasResources) => {
    const { principal, resources, denyOnly } = form(bare, kind)
    expect(principal?.negatable ?? null).toBe(negatable)
    expect(principal?.anyoneOnly ?? false).toBe(anyoneOnly)
    expect(resources !== null).toBe(hasResources)
    expect(denyOnly).toBe(kind === 'rcp')
  })

  test('an element that the kind does not have is shown where it stands all the same', () => {
    const { principal, kept } = form(text)
    expect(principal?.anyone).toBe(true)
    expect(kept).toEqual(['NotPrincipal'])
    expect(form('{"Statement":{"Resource":"*"}}', 'trust').resources?.values).toEqual(['*'])
  })

  test('principals of all types in one row', () => {
    const text = '{"Statement":{"Principal":{"AWS":["1","2"],"Service":"s"}}}'
    expect(form(text, 'trust').principal?.values).toEqual([
      { type: 'AWS', value: '1' },
      { type: 'AWS', value: '2' },
      { type: 'Service', value: 's' },
    ])
  })

  test('everybody but everybody is not everybody', () => {
    const text = '{"Statement":{"NotPrincipal":"*"}}'
    expect(form(text, 'resource').principal).toMatchObject({ negated: true, anyone: false })
  })
})

test.each([
  ['', 1],
  ['{\n  "Statement": [\n    oops\n  ]\n}', 3],
  ['{"Statement":[{}]', 1],
])('a text that is no JSON: %j, line %i', (text, line) => {
  expect(readForm(text, 'identity', 0)).toMatchObject({ kind: 'broken', line })
})

test.each(['{}', '[]', 'null', '{"Statement":[]}', '{"Statement":"a"}', '{"Statement":[1]}'])(
  'no statement in %s',
  (text) => {
    expect(readForm(text, 'identity', 0)).toEqual({ kind: 'empty' })
  },
)

test('the caret is in a statement, or behind the last one that it has passed', () => {
  const second = two.indexOf('{ "Effect": "Deny"')
  const at = [0, second - 1, second, two.length].map((offset) => statementIndexAt(two, offset))
  expect(at).toEqual([0, 0, 1, 1])
})
