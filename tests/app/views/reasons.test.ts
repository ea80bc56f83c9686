/**
 * Every reason that a trace can give has a plain sentence, and the sentences say what they should.
 */

import { describe, expect, test } from 'vitest'
import { conditionFact, conditionValueFact } from '../../../src/app/views/condition-reasons.ts'
import { layerSentence, layerSummary, layerTitle } from '../../../src/app/views/layer-reasons.ts'
import { listFact, patternFact } from '../../../src/app/views/list-reasons.ts'
import { namesById } from '../../../src/app/views/names.ts'
import { requestFor } from '../../../src/app/views/operators.ts'
import { plain, type Phrase } from '../../../src/app/views/phrase.ts'
import { coverage, principalFact } from '../../../src/app/views/principal-reasons.ts'
import {
  elementNote,
  elementSentence,
  readingSentence,
  statementNote,
  statementSentence,
  valueFacts,
} from '../../../src/app/views/reasons.ts'
import { limitSentence } from '../../../src/app/views/verdict.ts'
import { readings, type PolicyKind, type ReadingId } from '../../../src/engine/index.ts'
import {
  condition,
  conditionReasons,
  conditionValue,
  conditionValueReasons,
  layer,
  layerNames,
  layerReasons,
  level,
  list,
  listReasons,
  pattern,
  patternReasons,
  policy,
  principal,
  principalReasons,
  statement,
} from './traces.ts'

/** Names of our own types and cases, which no reader should meet. */
const inventions = new RegExp(
  [
    'undefined|null|NaN|\\[object|Trace\\b',
    ...[...layerReasons, ...principalReasons, ...listReasons, ...conditionReasons]
      .map((reason) => reason.kind)
      .filter((kind) => /[A-Z]/.test(kind)),
    'variableMissing|notCompared|otherPartition|publicAccessBlocked|roleSession|federatedUser',
    'serviceLinkedRole|identityProvider|resourceControl|serviceControl|implicitDeny',
  ]
    .map((part) => `(?:${part})`)
    .join('|'),
)

/** Gathers sentences; most cases give one that has been said before. */
function sayings() {
  const said = new Set<string>()
  return {
    add(sentence: Phrase | string | null): void {
      if (sentence !== null) said.add(typeof sentence === 'string' ? sentence : plain(sentence))
    },
    check(): void {
      expect(said.size).toBeGreaterThan(0)
      expect([...said].filter((text) => !isPlain(text))).toEqual([])
    },
  }
}

function isPlain(text: string): boolean {
  const tidy = text === text.trim() && !/ {2}| ,| \.|\(\)/.test(text)
  return tidy && text.length > 3 && !inventions.test(text)
}

const operators = [
  ...['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
  ...['StringLike', 'StringNotLike', 'NumericEquals', 'NumericNotEquals', 'NumericLessThan'],
  ...['NumericLessThanEquals', 'NumericGreaterThan', 'NumericGreaterThanEquals', 'DateEquals'],
  ...['DateNotEquals', 'DateLessThan', 'DateLessThanEquals', 'DateGreaterThan'],
  ...['DateGreaterThanEquals', 'Bool', 'BinaryEquals', 'IpAddress', 'NotIpAddress', 'ArnEquals'],
  ...['ArnLike', 'ArnNotEquals', 'ArnNotLike', 'Null'],
]
const forms = operators.flatMap((operator) =>
  ['', 'ForAllValues:', 'ForAnyValue:'].flatMap((set) =>
    ['', 'IfExists'].map((ending) => set + operator + ending),
  ),
)

describe('every case has a sentence', () => {
  test.each(layerNames)('layer %s', (name) => {
    const said = sayings()
    const policies = [[], [policy('p', [statement([], { effect: 'Deny' })])]]
    for (const reason of layerReasons)
      for (const held of policies) {
        const trace = layer({ layer: name, reason, levels: [level('ou-1', held)] })
        said.add(layerTitle(trace))
        said.add(layerSentence(trace, namesById))
        said.add(layerSummary(trace, namesById))
        said.add(layerSentence({ ...trace, levels: [] }, namesById))
        said.add(layerSummary({ ...trace, levels: [] }, namesById))
      }
    said.check()
  })

  test('principal', () => {
    const said = sayings()
    const value = { type: 'AWS', value: '111122223333', holds: true, from: 0, to: 1 } as const
    for (const reason of principalReasons)
      for (const negated of [false, true])
        for (const grant of [null, 'account', 'direct'] as const)
          for (const values of [
            [],
            [{ ...value, grant }],
            [value, value].map((v) => ({ ...v, grant })),
          ]) {
            const trace = principal({ reason, negated, values })
            said.add(principalFact(trace))
            said.add(elementSentence(trace))
            said.add(elementNote(trace))
            for (const { fact } of valueFacts(trace)) said.add(fact)
          }
    said.check()
  })

  test('action and resource', () => {
    const said = sayings()
    const variables = [{ key: 'aws:username', value: 'alice', source: 'default' }] as const
    const values = patternReasons.map((reason) =>
      pattern('home/${aws:username}', { reason, variables, holds: reason.kind === 'matches' }),
    )
    for (const reason of listReasons)
      for (const kind of ['action', 'resource'] as const)
        for (const negated of [false, true])
          for (const some of [[], values.slice(0, 1), values.slice(2), values]) {
            const trace = list({ kind, reason, negated, values: some, holds: negated })
            said.add(listFact(trace))
            said.add(elementSentence(trace))
            said.add(elementNote(trace))
            for (const value of some) said.add(patternFact(trace, value))
          }
    said.check()
  })

  test.each(forms)('condition %s', (operator) => {
    const said = sayings()
    const values = conditionValueReasons.map((reason) => conditionValue('wanted', { reason }))
    for (const reason of conditionReasons)
      for (const holds of [false, true])
        for (const contextValues of [null, [], ['seen'], ['seen', 'other']])
          for (const some of [[], ...values.map((value) => [value]), values]) {
            const trace = condition({ operator, reason, holds, contextValues, values: some })
            said.add(conditionFact(trace))
            said.add(conditionFact(trace, 'pointed'))
            said.add(elementSentence(trace))
            said.add(elementNote(trace))
            for (const value of some) said.add(conditionValueFact(trace, value))
            if (some.length > 0) said.add(requestFor(trace, !holds))
          }
    said.check()
  })

  test('statement', () => {
    const said = sayings()
    const kinds: readonly PolicyKind[] = [
      ...(['identity', 'boundary', 'session', 'resource'] as const),
      ...(['trust', 'scp', 'rcp', 'endpoint'] as const),
    ]
    const elements = [principal(), list(), list({ kind: 'resource' }), condition(), condition()]
    for (const kind of kinds)
      for (const effect of ['Allow', 'Deny'] as const)
        for (let count = 0; count <= elements.length; count += 1)
          for (const applies of [false, true])
            for (const grant of [null, 'account'] as const) {
              const trace = statement(elements.slice(0, count), { effect, applies, grant })
              said.add(statementSentence(trace, kind))
              said.add(statementNote(trace, kind))
            }
    said.check()
  })

  test('reading and limit', () => {
    const said = sayings()
    for (const id of Object.keys(readings) as ReadingId[]) said.add(readingSentence(id))
    const limits = [
      's3-acls',
      'kms-grants',
      'session-credential-limits',
      'aws-managed-keys',
    ] as const
    for (const limit of limits) said.add(limitSentence(limit))
    said.check()
  })
})

describe('principals', () => {
  test('say how they cover the caller', () => {
    expect(coverage('account')).toBe('names the caller’s account')
    const incomplete = { kind: 'exemptionIncomplete', missing: ['account', 'session'] } as const
    expect(plain(elementSentence(principal({ negated: true, reason: incomplete })))).toBe(
      'NotPrincipal: lists the caller but not its account and session, so it is not exempt',
    )
  })
})

describe('actions and resources', () => {
  const covers = { reason: { kind: 'covers' }, holds: true } as const

  test.each([
    ['a pattern covers', 's3:*', 's3:* covers s3:PutObject'],
    ['a name is listed', 's3:putobject', 's3:PutObject is listed'],
    ['a star', '*', '* covers everything'],
  ])('%s', (_what, value, fact) => {
    const trace = list({ ...covers, values: [pattern(value, { holds: true })] })
    expect(plain(listFact(trace))).toBe(fact)
  })

  test('a variable says what it became', () => {
    const value = pattern('arn:aws:s3:::b/${aws:username}/*', {
      holds: true,
      resolved: 'arn:aws:s3:::b/alice/*',
      variables: [{ key: 'aws:username', value: 'alice', source: 'context' }],
    })
    const trace = list({
      ...covers,
      kind: 'resource',
      asked: 'arn:aws:s3:::b/alice/x',
      values: [value],
    })
    expect(plain(elementSentence(trace))).toBe(
      'Resource: arn:aws:s3:::b/alice/* covers arn:aws:s3:::b/alice/x, with ${aws:username} = alice',
    )
    expect(elementNote(trace)).toBe('covers b/alice/x, with ${aws:username} = alice')
  })

  test('a variable without a value is the reason', () => {
    const reason = { kind: 'variableMissing', key: 'aws:username' } as const
    const trace = list({ values: [pattern('${aws:username}', { reason })] })
    expect(plain(listFact(trace))).toBe('${aws:username} has no value for this caller')
  })

  test('a negated list says whether it leaves the request out', () => {
    const matching = pattern('iam:*', { holds: true })
    const excludes = list({
      negated: true,
      reason: { kind: 'excludes' },
      asked: 'iam:GetUser',
      values: [matching],
    })
    expect(plain(listFact(excludes))).toBe('iam:* covers iam:GetUser, so NotAction leaves it out')
    const excludesNone = list({ negated: true, holds: true, reason: { kind: 'excludesNone' } })
    expect(plain(listFact(excludesNone))).toBe('NotAction does not list s3:PutObject')
  })

  test('nobody is told that a star covers or that a name names', () => {
    for (const value of ['*', 's3:PutObject'])
      expect(elementNote(list({ ...covers, values: [pattern(value, { holds: true })] }))).toBeNull()
  })
})

describe('conditions', () => {
  const ip = { operator: 'NotIpAddress', key: 'aws:SourceIp', contextValues: ['203.0.113.9'] }
  const range = conditionValue('198.51.100.0/24')

  test('a negated operator that holds says that the value is outside', () => {
    const trace = condition({
      ...ip,
      holds: true,
      reason: { kind: 'noneExcluded' },
      values: [range],
    })
    expect(plain(elementSentence(trace))).toBe(
      'NotIpAddress aws:SourceIp: 203.0.113.9 is outside 198.51.100.0/24',
    )
    expect(elementNote(trace)).toBe('203.0.113.9 is outside 198.51.100.0/24')
  })

  test('a negated operator that fails says what rules it out', () => {
    const inside = conditionValue('203.0.113.0/24', {
      reason: { kind: 'matches', contextValue: '203.0.113.9' },
    })
    const trace = condition({ ...ip, reason: { kind: 'excluded' }, values: [range, inside] })
    expect(plain(conditionFact(trace))).toBe(
      '203.0.113.9 is inside 203.0.113.0/24, which NotIpAddress rules out',
    )
  })

  test.each([
    ['Bool', 'keyMissing', false, 'so Bool fails'],
    ['StringNotEquals', 'keyMissing', true, 'so StringNotEquals holds'],
    ['BoolIfExists', 'keyMissingIfExists', true, 'so BoolIfExists holds'],
  ] as const)('a missing key with %s', (operator, kind, holds, ending) => {
    const key = 'aws:MultiFactorAuthPresent'
    const trace = condition({ operator, key, holds, reason: { kind }, contextValues: null })
    expect(plain(conditionFact(trace))).toBe(`the request carries no ${key}, ${ending}`)
  })

  test.each([
    ['NumericLessThanEquals', '11', '10', '11 is not at most 10'],
    ['DateLessThan', '2026-02-01', '2026-01-01', '2026-02-01 is not before 2026-01-01'],
    ['StringLike', 'prod-1', 'dev-*', 'prod-1 does not match dev-*'],
    ['StringEqualsIgnoreCase', 'a', 'b', 'a does not equal b (letter case aside)'],
    ['Bool', 'false', 'true', 'false is not true'],
    ['IpAddress', '192.0.2.1', '10.0.0.0/8', '192.0.2.1 is outside 10.0.0.0/8'],
    ['ArnLike', 'arn:aws:s3:::a', 'arn:aws:s3:::b', 'arn:aws:s3:::a does not match arn:aws:s3:::b'],
  ])('%s that fails', (operator, seen, wanted, fact) => {
    const trace = condition({ operator, contextValues: [seen], values: [conditionValue(wanted)] })
    expect(plain(conditionFact(trace))).toBe(fact)
  })

  test('several policy values are named up to three', () => {
    const values = ['a', 'b', 'c', 'd'].map((value) => conditionValue(value))
    const three = condition({ values: values.slice(0, 3) })
    expect(plain(conditionFact(three))).toBe('seen equals none of a, b and c')
    expect(plain(conditionFact(condition({ values })))).toBe(
      'seen equals none of a, b and 2 others',
    )
  })

  test('ForAllValues names the value that fails, ForAnyValue the one that passes', () => {
    const tags = { key: 'aws:TagKeys', contextValues: ['team', 'cost'] }
    const failing = condition({
      ...tags,
      operator: 'ForAllValues:StringEquals',
      reason: { kind: 'notAllValues', failing: 'cost' },
      values: [conditionValue('team'), conditionValue('owner')],
    })
    expect(plain(conditionFact(failing))).toBe('cost equals none of team and owner')
    const passing = condition({
      ...tags,
      operator: 'ForAnyValue:StringLike',
      holds: true,
      reason: { kind: 'someValue', passing: 'cost' },
      values: [conditionValue('co*', { reason: { kind: 'matches', contextValue: 'cost' } })],
    })
    expect(plain(conditionFact(passing))).toBe('cost matches co*')
    const negated = condition({
      ...tags,
      operator: 'ForAllValues:StringNotLike',
      holds: true,
      reason: { kind: 'allValues' },
      values: [conditionValue('secret*')],
    })
    expect(plain(conditionFact(negated))).toBe('no value of aws:TagKeys matches secret*')
  })

  test('Null says what it asks', () => {
    const base = { operator: 'Null', key: 'aws:TokenIssueTime', values: [conditionValue('true')] }
    const absent = condition({ ...base, holds: true, reason: { kind: 'presence', present: false } })
    expect(plain(conditionFact(absent))).toBe(
      'the request carries no aws:TokenIssueTime, as Null asks',
    )
    const present = condition({ ...base, reason: { kind: 'presence', present: true } })
    expect(plain(conditionFact(present))).toBe(
      'the request carries aws:TokenIssueTime, and Null asks that it does not',
    )
  })

  test('a value that cannot be read is the reason', () => {
    const value = conditionValue('10abc', { reason: { kind: 'unreadable' } })
    const trace = condition({ operator: 'NumericEquals', contextValues: ['10'], values: [value] })
    expect(plain(conditionFact(trace))).toBe('10abc is not a number')
  })

  test('long notes point to the values on their line', () => {
    const wanted = 'arn:aws:iam::111122223333:role/a-role-with-quite-a-name'
    const trace = condition({ operator: 'ArnLike', values: [conditionValue(wanted)] })
    expect(elementNote(trace)).toBe('seen does not match this value')
  })
})

describe('what a request would have to carry', () => {
  const two = [conditionValue('a'), conditionValue('b')]

  test.each([
    ['Bool', true, [conditionValue('true')], 'with k true'],
    ['Bool', false, [conditionValue('true')], 'with k false'],
    ['Null', true, [conditionValue('true')], 'without k'],
    ['Null', false, [conditionValue('true')], 'with k'],
    ['IpAddress', true, [conditionValue('10.0.0.0/8')], 'where k is inside 10.0.0.0/8'],
    ['NotIpAddress', false, [conditionValue('10.0.0.0/8')], 'where k is inside 10.0.0.0/8'],
    ['StringNotEquals', true, two, 'where k equals none of a and b'],
    ['StringEquals', true, two, 'where k equals one of a or b'],
    ['ForAnyValue:StringEquals', true, two, 'where some value of k equals one of a or b'],
    ['ForAnyValue:StringEquals', false, two, 'where every value of k equals none of a and b'],
    ['ForAllValues:StringNotLike', false, two, 'where some value of k matches one of a or b'],
  ] as const)('%s to come out %s', (operator, outcome, values, text) => {
    expect(plain(requestFor(condition({ operator, key: 'k', values }), outcome))).toBe(text)
  })
})
