/** Changes of a scenario: what they make, what they leave alone, and that it can always be saved. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as edits from '../../src/app/edits.ts'
import { decodeScenario } from '../../src/scenario/codec.ts'
import type { Scenario } from '../../src/scenario/model.ts'
import { policyNamed, smallScenario } from './support/scenario.ts'

const scenario = smallScenario()
const ref = policyNamed(scenario, 'second').ref

describe('edits', () => {
  it('replaces the text of one policy and shares the rest', () => {
    const next = edits.withPolicy(scenario, ref, '{}')
    expect(policyNamed(next, 'second').document).toBe('{}')
    expect(next.checks).toBe(scenario.checks)
    expect(edits.withPolicy(scenario, 'no such policy', '{}')).toBe(scenario)
  })

  it('changes parts of the question', () => {
    const next = edits.withQuestion(scenario, { action: ' s3:PutObject ', vpcEndpointId: 'vpce-1' })
    expect(next.question).toEqual({
      ...scenario.question,
      action: 's3:PutObject',
      vpcEndpointId: 'vpce-1',
    })
    const back = edits.withQuestion(next, { vpcEndpointId: null })
    expect(back.question.vpcEndpointId).toBeNull()
    expect(edits.withQuestion(scenario, { principal: ' ', resource: '' })).toBe(scenario)
    expect(edits.withQuestion(scenario, { action: scenario.question.action })).toBe(scenario)
  })

  it('sets, takes away and frees a context key, whatever its letter case', () => {
    const set = edits.withContextKey(scenario, 'aws:SourceIp', '198.51.100.7')
    const both = edits.withContextKey(set, 'aws:CurrentTime', '2026-01-01T00:00:00Z')
    const gone = edits.withContextKey(both, 'AWS:sourceip', null)
    expect(Object.entries(gone.question.context)).toEqual([
      ['AWS:sourceip', null],
      ['aws:CurrentTime', '2026-01-01T00:00:00Z'],
    ])
    const free = edits.withContextKey(gone, 'aws:SourceIp', undefined)
    expect(Object.keys(free.question.context)).toEqual(['aws:CurrentTime'])
    expect(edits.withContextKey(free, 'aws:SourceIp', undefined)).toBe(free)
    expect(edits.withoutContext(free).question.context).toEqual({})
  })

  it('takes no context key that a stored document must not have', () => {
    expect(edits.withContextKey(scenario, '__proto__', 'x')).toBe(scenario)
    expect(edits.withContextKey(scenario, ' ', 'x')).toBe(scenario)
    expect(edits.withContextKey(scenario, 'toString', 'x').question.context).toHaveProperty(
      'toString',
      'x',
    )
  })

  it('asks what a check asks', () => {
    const asked = withCheckOf(scenario)
    const other = edits.withQuestion(asked, { action: 's3:PutObject' })
    expect(edits.withQuestionOfCheck(other, 'a').question).toEqual(scenario.question)
    expect(edits.withQuestionOfCheck(other, 'b')).toBe(other)
  })

  it('makes nothing that could not be read back', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ minLength: 2000, maxLength: 5000 }),
    )
    const value = fc.oneof(text, fc.array(text, { maxLength: 250 }), fc.constant(null))
    const edit = fc.oneof(
      fc.tuple(text, text, text).map(
        ([principal, action, resource]) =>
          (from: Scenario) =>
            edits.withQuestion(from, { principal, action, resource }),
      ),
      fc.tuple(fc.oneof(text, fc.constant('__proto__')), value).map(
        ([key, set]) =>
          (from: Scenario) =>
            edits.withContextKey(from, key, set),
      ),
      text.map((name) => (from: Scenario) => edits.withName(from, name)),
      text.map((document) => (from: Scenario) => edits.withPolicy(from, ref, document)),
    )
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 10 }), (list) => {
        const end = list.reduce((from, change) => change(from), scenario)
        expect(decodeScenario(end)).toEqual({ kind: 'ok', scenario: end })
      }),
      { numRuns: 60 },
    )
  })
})

function withCheckOf(from: Scenario): Scenario {
  const check = { id: 'a', name: '', question: from.question, expected: 'allow', by: null } as const
  return { ...from, checks: [check] }
}
