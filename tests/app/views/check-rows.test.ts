/**
 * The checks as a table: what they expect, what they get, and by which statement.
 */

import { expect, test } from 'vitest'
import type { Question } from '../../../src/account/index.ts'
import type { CheckState } from '../../../src/app/results.ts'
import { checkRows, type CheckRow } from '../../../src/app/views/check-rows.ts'
import type { Check } from '../../../src/scenario/model.ts'

const question: Question = {
  principal: 'arn:aws:iam::111122223333:user/ana',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::bucket/key',
  vpcEndpointId: null,
  context: { 'aws:SourceIp': '203.0.113.9' },
}
const check: Check = { id: 'c', name: 'Ana reads', question, expected: 'allow', by: null }
const names = { policy: () => 'Readers', level: (id: string) => id }

function row(state: CheckState | undefined, of: Check = check, asked = question): CheckRow {
  const states = new Map(state === undefined ? [] : [[of.id, state]])
  const sources = { checks: [of], states, remembered: new Map(), question: asked, names }
  const [only] = checkRows(sources)
  if (only === undefined) throw new Error('no row')
  return only
}

const decided = (verdict: 'allow' | 'implicitDeny', sid: string | null = 'Read'): CheckState => ({
  outcome: {
    kind: 'decided',
    verdict,
    holds: verdict === 'allow',
    decidedBy: verdict === 'allow' ? { policy: 'p', sid, statement: 1 } : null,
    expected: null,
  },
  stale: null,
})

test('one that holds says by which statement', () => {
  expect(row(decided('allow'))).toMatchObject({
    state: 'holds',
    now: { word: 'allow', tone: 'allow' },
    decidedBy: 'Readers › Read',
    asked: true,
  })
  expect(row(decided('allow', null)).decidedBy).toBe('Readers › statement 2')
})

test('one that fails says what it got', () => {
  expect(row(decided('implicitDeny'))).toMatchObject({
    state: 'fails',
    now: { word: 'implicit deny' },
    decidedBy: 'no statement allows it',
  })
})

test('one that was never decided, or no longer is, is open and fails nothing', () => {
  expect(row(undefined)).toMatchObject({ state: 'open', now: null, stale: null })
  expect(row({ ...decided('implicitDeny'), stale: ['p'] })).toMatchObject({
    state: 'open',
    now: { word: 'implicit deny' },
    stale: 'Readers cannot be read',
  })
})

test('a check without a name is called by what it asks', () => {
  expect(row(undefined, { ...check, name: '' }).title).toBe('user/ana: s3:GetObject')
})

test('it is asked when all of its question stands in the sentence', () => {
  expect(row(undefined, check, { ...question, context: {} }).asked).toBe(false)
  expect(row(undefined, check, { ...question, action: 's3:PutObject' }).asked).toBe(false)
  expect(row(undefined, check, { ...question, context: { ...question.context } }).asked).toBe(true)
})
