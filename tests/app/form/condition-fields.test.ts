/** A test of a Condition as fields: operators taken apart and put together, and what values they take. */

import { describe, expect, test } from 'vitest'
import {
  firstOperator,
  firstValueOf,
  operatorGroups,
  operatorName,
  operatorParts,
  valueField,
  valueProblem,
} from '../../../src/app/form/condition-fields.ts'
import { operators } from '../../../src/engine/index.ts'

test.each([
  'StringEquals',
  'ForAnyValue:StringLikeIfExists',
  'ForAllValues:ArnNotLike',
  'NumericLessThanEqualsIfExists',
  'Null',
])('%s comes together again', (operator) => {
  expect(operatorName(operatorParts(operator))).toBe(operator)
})

test('letter case is AWS’s, and Null has no other form', () => {
  expect(operatorName(operatorParts('foranyvalue:stringequals'))).toBe('ForAnyValue:StringEquals')
  expect(operatorName({ base: 'Null', set: 'any', ifExists: true })).toBe('Null')
})

test('what is no operator stays as it is', () => {
  expect(operatorParts('StringIs')).toEqual({
    base: 'StringIs',
    set: 'none',
    ifExists: false,
    operand: null,
  })
})

test('every operator is offered once, those first that fit the key', () => {
  for (const type of [null, 'String', 'ARN', 'Bool', 'Date', 'Numeric', 'IPAddress'] as const) {
    const names = operatorGroups('some:key', type).flatMap((group) => group.names)
    expect(names.toSorted()).toEqual(operators.map(({ name }) => name).toSorted())
  }
  expect(operatorGroups('aws:SourceIp', 'IPAddress')[0]).toEqual({
    title: 'Fits the key',
    names: ['IpAddress', 'NotIpAddress'],
  })
  expect(operatorGroups('aws:PrincipalArn', 'ARN')[0]?.names[0]).toBe('ArnEquals')
})

test('a new test begins with an operator that reads its key', () => {
  expect(firstOperator('IPAddress', false)).toBe('IpAddress')
  expect(firstOperator('String', true)).toBe('ForAnyValue:StringEquals')
  expect(firstOperator(null, false)).toBe('StringEquals')
  for (const type of ['String', 'ARN', 'Bool', 'Date', 'Numeric', 'IPAddress', 'Binary'] as const) {
    expect(operatorGroups('some:key', type)[0]?.names).toContain(firstOperator(type, false))
  }
})

describe('values', () => {
  test.each([
    ['Bool', 'boolean'],
    ['Null', 'boolean'],
    ['DateLessThan', 'date'],
    ['NumericEquals', 'number'],
    ['IpAddress', 'text'],
    ['StringLike', 'text'],
    ['StringIs', 'text'],
  ])('%s asks for a field of type %s', (operator, field) => {
    expect(valueField(operatorParts(operator).operand)).toBe(field)
  })

  test.each([
    ['NumericEquals', '10', null],
    ['NumericEquals', 'ten', 'Expected a number'],
    ['DateLessThan', '2026-01-31T08:00:00Z', null],
    ['DateLessThan', '1767168000', null],
    ['DateLessThan', 'tomorrow', 'Expected a date'],
    ['IpAddress', '203.0.113.0/24', null],
    ['IpAddress', '2001:db8::/32', null],
    ['IpAddress', '203.0.113', 'Expected an address'],
    ['Bool', '${aws:PrincipalTag/mfa}', null],
    ['Bool', 'yes', 'Expected true or false'],
    ['ArnLike', 'arn:aws:iam::*:role/*', null],
    ['ArnLike', 'role/deploy', 'Expected an ARN'],
    ['BinaryEquals', 'QmluYXJ5', null],
    ['BinaryEquals', '?', 'Expected bytes in base64'],
    ['StringEquals', '', null],
    ['StringIs', 'anything', null],
  ])('%s with %j', (operator, value, problem) => {
    const found = valueProblem(operator, value)
    if (problem === null) expect(found).toBeNull()
    else expect(found).toContain(problem)
  })

  test('begin with what the operator takes, where that can be known', () => {
    const now = '2026-03-01T09:00:00Z'
    expect(firstValueOf('boolean', now)).toBe('true')
    expect(firstValueOf('date', now)).toBe(now)
    expect(firstValueOf('string', now)).toBe('')
  })
})
