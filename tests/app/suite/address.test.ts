/** How statements are addressed and found again by what they are called. */

import { describe, expect, it } from 'vitest'
import { listPolicies, withPolicyDocument } from '../../../src/account/index.ts'
import { createStatementFinder } from '../../../src/app/suite/find-statement.ts'
import { addressIn } from '../../../src/app/suite/address.ts'
import { policyNamed, smallScenario } from '../support/scenario.ts'

describe('a statement', () => {
  const addressed = (sid: string | null, ...others: readonly (string | null)[]) => {
    const statements = [sid, ...others].map((each, index) => ({ sid: each, index }))
    return addressIn({ ref: 'p', statements }, { sid, index: 0 })
  }

  it('goes by its Sid where that is clear', () => {
    expect(addressed('A', 'B', null)).toEqual({ policy: 'p', statement: 'A' })
    expect(addressed('a', 'A')).toEqual({ policy: 'p', statement: 'a' })
  })

  it('goes by its place without a Sid, with one of several, and with one too long to be saved', () => {
    const byPlace = { policy: 'p', statement: 0 }
    expect(addressed(null, 'B')).toEqual(byPlace)
    expect(addressed('', 'B')).toEqual(byPlace)
    expect(addressed('A', 'B', 'A')).toEqual(byPlace)
    expect(addressed('A'.repeat(256))).toEqual({ policy: 'p', statement: 'A'.repeat(256) })
    expect(addressed('A'.repeat(257))).toEqual(byPlace)
  })
})

describe('the finder', () => {
  const small = smallScenario()
  const { ref } = policyNamed(small, 'second')
  const finder = (...statements: readonly object[]) => {
    const text = JSON.stringify({ Version: '2012-10-17', Statement: statements })
    return createStatementFinder(listPolicies(withPolicyDocument(small.world, ref, text)))
  }
  const all = { Action: '*', Resource: '*' }

  it('finds those that share a Sid, of no effect in particular where theirs are different', () => {
    const twins = finder(
      { Sid: 'A', Effect: 'Allow', ...all },
      { Sid: 'A', Effect: 'Deny', ...all },
    )
    expect(twins.find('second › A')).toEqual({
      kind: 'found',
      by: { policy: ref, statement: 'A' },
      effect: null,
    })
    expect(twins.find('second › statement 2')).toMatchObject({
      by: { policy: ref, statement: 1 },
      effect: 'Deny',
    })
  })

  it('names statements that are there as they can be found', () => {
    const [one, two] = [
      { Sid: 'A', Effect: 'Allow', ...all },
      { Effect: 'Deny', ...all },
    ]
    expect(finder(one, two, one).find('second › B')).toEqual({
      kind: 'refused',
      problem: '“B” is not a statement of second. Expected statement 1, statement 2, statement 3.',
    })
  })
})
