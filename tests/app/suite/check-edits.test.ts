/** Changes of the checks: what they make, what they leave alone, and that they can always be saved. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Question } from '../../../src/account/index.ts'
import { roomForChecks } from '../../../src/app/bounds.ts'
import {
  withCheckAt,
  withCheckFields,
  withChecks,
  withoutCheck,
} from '../../../src/app/suite/check-edits.ts'
import { excessOf } from '../../../src/app/suite/limit-words.ts'
import { decodeScenario } from '../../../src/scenario/codec.ts'
import type { Check, Scenario } from '../../../src/scenario/model.ts'
import { policyNamed, smallScenario } from '../support/scenario.ts'

const scenario = smallScenario()
const policy = policyNamed(scenario, 'second').ref

const check = (id: string, more: Partial<Check> = {}): Check => ({
  ...{ id, name: '', question: scenario.question, expected: 'allow', by: null, ...more },
})
const three = withChecks(scenario, [check('a'), check('b'), check('c')], 0)

describe('checks', () => {
  it('are added at a place, moved and removed', () => {
    expect(ids(three)).toEqual(['a', 'b', 'c'])
    expect(ids(withChecks(three, [check('d'), check('e')], 1))).toEqual(['a', 'd', 'e', 'b', 'c'])
    expect(ids(withCheckAt(three, 'c', 0))).toEqual(['c', 'a', 'b'])
    expect(ids(withCheckAt(three, 'a', 2))).toEqual(['b', 'c', 'a'])
    expect(withCheckAt(three, 'a', 0)).toBe(three)
    expect(ids(withoutCheck(three, 'b'))).toEqual(['a', 'c'])
    expect(withoutCheck(three, 'd')).toBe(three)
  })

  it('are added as far as there is room', () => {
    const many = Array.from({ length: 1_100 }, (_, at) => check(`n${at}`))
    const full = withChecks(three, many, 3)
    expect(full.checks).toHaveLength(1_000)
    expect(roomForChecks(full)).toBe(0)
    expect(withChecks(full, [check('z')], 0)).toBe(full)
  })

  it('that ask nothing are not added', () => {
    const question = { ...scenario.question, action: '' }
    expect(withChecks(three, [check('z', { question })], 0)).toBe(three)
    expect(withCheckFields(three, 'a', { question })).toBe(three)
  })

  it.each<[string, Partial<Question>]>([
    ['a long action', { action: `s3:${'a'.repeat(254)}` }],
    ['a long value', { context: { k: 'v'.repeat(4097) } }],
    ['many values', { context: { k: Array.from({ length: 201 }, String) } }],
    ['a long key', { context: { ['k'.repeat(513)]: 'v' } }],
    ['many keys', { context: manyKeys(201) }],
  ])('with %s are not added: cut, they would ask something else', (_, part) => {
    const question = { ...scenario.question, ...part }
    expect(ids(withChecks(three, [check('z', { question }), check('y')], 3))).toEqual([
      ...['a', 'b', 'c', 'y'],
    ])
    expect(withCheckFields(three, 'a', { question })).toBe(three)
  })

  it('may be as large as a scenario can hold', () => {
    const context = { ...manyKeys(199), k: Array.from({ length: 200 }, () => 'v'.repeat(4096)) }
    const question = { ...scenario.question, action: `s3:${'a'.repeat(253)}`, context }
    const one = withChecks(scenario, [check('z', { question })], 0)
    expect(one.checks[0]?.question).toEqual(question)
  })

  it('are refused exactly where it can be said what is too much', () => {
    const text = fc.integer({ min: 1, max: 5000 }).map((length) => 'x'.repeat(length))
    const short = fc.constantFrom('x', 'xy')
    const value = fc.oneof(short, text, fc.array(short, { minLength: 195, maxLength: 205 }))
    const question = fc.record({
      ...{ principal: fc.oneof(short, text), action: fc.oneof(short, text) },
      ...{ resource: fc.oneof(short, text), vpcEndpointId: fc.option(fc.oneof(short, text)) },
      context: fc.dictionary(fc.oneof(short, text), value, { maxKeys: 3 }),
    })
    fc.assert(
      fc.property(question, (asked) => {
        const taken = withChecks(scenario, [check('z', { question: asked })], 0) !== scenario
        expect(taken).toBe(excessOf(asked) === null)
      }),
    )
  })

  it('change in single parts, and nothing changes where nothing is new', () => {
    const named = withCheckFields(three, 'b', { name: 'read', expected: 'implicitDeny' })
    expect(named.checks[1]).toMatchObject({ name: 'read', expected: 'implicitDeny' })
    expect(named.checks[1]?.question).toBe(three.checks[1]?.question)
    expect(withCheckFields(named, 'b', { name: 'read' })).toBe(named)
    expect(withCheckFields(named, 'z', { name: 'read' })).toBe(named)
  })

  it('expect no statement any more once another verdict is expected: a Deny cannot allow', () => {
    const pinned = withCheckFields(three, 'a', { by: { policy, statement: 'Sid' } })
    expect(pinned.checks[0]?.by).toEqual({ policy, statement: 'Sid' })
    expect(withCheckFields(pinned, 'a', { name: 'x' }).checks[0]?.by).not.toBeNull()
    expect(withCheckFields(pinned, 'a', { expected: 'explicitDeny' }).checks[0]?.by).toBeNull()
  })

  it('never become what could not be read back', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ minLength: 2000, maxLength: 5000 }),
    )
    const value = fc.oneof(text, fc.array(text, { maxLength: 250 }), fc.constant(null))
    const key = fc.oneof(text, fc.constantFrom('__proto__', 'constructor', 'aws:SourceIp'))
    const context = fc
      .array(fc.tuple(key, value), { maxLength: 6 })
      .map((entries) => Object.fromEntries(entries))
    const statement = fc.oneof(text, fc.integer(), fc.double())
    const by = fc.option(fc.record({ policy: text, statement }))
    const question = fc.record({
      ...{ principal: text, action: text, resource: text },
      ...{ vpcEndpointId: fc.option(text), context },
    })
    const expected = fc.constantFrom('allow', 'explicitDeny', 'implicitDeny')
    const any = fc.record({ name: text, question, expected, by })
    fc.assert(
      fc.property(any, any, (added, patch) => {
        const one = withChecks(scenario, [{ ...added, id: 'a' }, check('b')], 0)
        const end = withCheckFields(one, 'b', patch)
        expect(decodeScenario(end)).toEqual({ kind: 'ok', scenario: end })
      }),
      { numRuns: 200 },
    )
  })
})

function manyKeys(count: number): Question['context'] {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, 'v']))
}

function ids({ checks }: Scenario): readonly string[] {
  return checks.map(({ id }) => id)
}
