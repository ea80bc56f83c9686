/**
 * The condition operators for whoever reads or writes a condition: what each compares and what its
 * values look like. One row a positive operator; the negated ones say the same of none of the values.
 * [reference_policies_elements_condition_operators]
 */

import { operators } from './operators.ts'
import type { OperatorRow } from './operators.ts'

export interface OperatorFacts {
  /** What the value of the key does, before the words 'at least one of the values': 'equals'. */
  readonly compares: string
  readonly letterCase: 'counts' | 'ignored' | 'none'
  /** `*` and `?`: over the whole value, within each part of an ARN, or plain characters. */
  readonly wildcards: 'whole' | 'parts' | 'plain'
  /** What a value is: 'a number'; what stands between backquotes is code. */
  readonly value: string
  readonly example: string
  /** What else there is to know, in sentences; may be empty. */
  readonly more: string
}

type Shape = Pick<OperatorFacts, 'letterCase' | 'wildcards' | 'value'>

const text: Shape = { letterCase: 'counts', wildcards: 'plain', value: 'any text' }
const number: Shape = {
  letterCase: 'none',
  wildcards: 'plain',
  value: 'a number, with a fraction or without',
}
const date: Shape = {
  letterCase: 'none',
  wildcards: 'plain',
  value: 'a date, a date with its time and zone, or the seconds since 1970',
}
const arn: Shape = {
  letterCase: 'counts',
  wildcards: 'parts',
  value: 'an ARN of six parts',
}

function facts(compares: string, shape: Shape, example: string, more = ''): OperatorFacts {
  return { compares, ...shape, example, more }
}

/** 3.8 */
const arnParts =
  'The six parts between the colons are compared one by one, so that a `*` cannot reach beyond its part. `ArnEquals` and `ArnLike` do the same.'

function oneIsEnough(which: string): string {
  return `Of several values one is enough, so that the ${which} decides.`
}

/** By the name of the positive operator. */
const rows: Readonly<Record<string, OperatorFacts>> = {
  // 3.2
  StringEquals: facts('equals', text, 'eu-central-1'),
  StringEqualsIgnoreCase: facts(
    'equals, letter case aside,',
    { ...text, letterCase: 'ignored' },
    'QueueAdmin',
  ),
  StringLike: facts(
    'matches',
    { ...text, wildcards: 'whole', value: 'a text or a pattern' },
    'home/*',
    '`*` stands for any characters or none, slashes and colons included, `?` for exactly one.',
  ),
  // 3.3
  NumericEquals: facts('is the same number as', number, '10', 'Numbers are compared as decimals.'),
  NumericLessThan: facts('is less than', number, '3600', oneIsEnough('greatest')),
  NumericLessThanEquals: facts('is at most', number, '3600', oneIsEnough('greatest')),
  NumericGreaterThan: facts('is greater than', number, '10', oneIsEnough('least')),
  NumericGreaterThanEquals: facts('is at least', number, '10', oneIsEnough('least')),
  // 3.4
  DateEquals: facts('is the same moment as', date, '2026-01-01T00:00:00Z'),
  DateLessThan: facts('is before', date, '2026-12-31T23:59:59Z', oneIsEnough('latest')),
  DateLessThanEquals: facts('is not after', date, '2026-12-31T23:59:59Z', oneIsEnough('latest')),
  DateGreaterThan: facts('is after', date, '2026-01-01T00:00:00Z', oneIsEnough('earliest')),
  DateGreaterThanEquals: facts(
    'is not before',
    date,
    '2026-01-01T00:00:00Z',
    oneIsEnough('earliest'),
  ),
  // 3.5
  Bool: facts(
    'is the same truth value as',
    {
      letterCase: 'ignored',
      wildcards: 'plain',
      value: '`true` or `false`',
    },
    'true',
  ),
  // 3.6
  BinaryEquals: facts(
    'holds the same bytes as',
    { letterCase: 'counts', wildcards: 'plain', value: 'bytes in base64' },
    'QmluYXJ5',
  ),
  // 3.7
  IpAddress: facts(
    'lies in',
    {
      letterCase: 'none',
      wildcards: 'plain',
      value: 'an address or a range of addresses, IPv4 or IPv6',
    },
    '203.0.113.0/24',
    'IPv4 and IPv6 never match each other.',
  ),
  // ArnEquals and ArnLike behave alike (3.8).
  ArnEquals: facts('matches', arn, 'arn:aws:iam::*:role/deploy', arnParts),
  ArnLike: facts('matches', arn, 'arn:aws:iam::*:role/deploy', arnParts),
  // 3.9
  Null: facts(
    'is missing or there',
    {
      letterCase: 'ignored',
      wildcards: 'plain',
      value: '`true` or `false`',
    },
    'false',
  ),
}

/** What there is to know of an operator; the negated ones share the row of their positive. */
export function operatorFacts(row: OperatorRow): OperatorFacts | null {
  const positive = operators.find(
    (each) => !each.negated && each.operand === row.operand && each.comparison === row.comparison,
  )
  return rows[row.negated ? (positive?.name ?? '') : row.name] ?? null
}
