/** What editing has changed about the checks, against how they stood before it. */

import { describe, expect, it } from 'vitest'
import { flipSentence } from '../../../src/app/suite/flip-sentence.ts'
import { flipOf } from '../../../src/app/suite/flips.ts'
import {
  beforeEdit,
  nothingRemembered,
  rememberNow,
  withOutcomes,
} from '../../../src/app/suite/remembered.ts'
import type { CheckState } from '../../../src/app/results.ts'
import type { Verdict } from '../../../src/engine/index.ts'
import type { CheckOutcome } from '../../../src/protocol/engine-api.ts'
import type { Check } from '../../../src/scenario/model.ts'
import { smallScenario } from '../support/scenario.ts'

const { question, world } = smallScenario()
const check: Check = { id: 'a', name: '', question, expected: 'allow', by: null }
const edited = { world, checks: [check] }
const typing = { world: { ...world }, checks: [check] }

describe('a flip', () => {
  const kind = (was: Verdict, now: Verdict, of = check) => {
    const { outcomes } = withOutcomes(nothingRemembered, [of], states(was, of))
    return flipOf(of, states(now, of).get('a'), outcomes)?.kind ?? null
  }

  it('breaks, mends, or fails otherwise than before', () => {
    expect(kind('allow', 'allow')).toBeNull()
    expect(kind('allow', 'explicitDeny')).toBe('broke')
    expect(kind('implicitDeny', 'allow')).toBe('mended')
    expect(kind('implicitDeny', 'explicitDeny')).toBe('other')
  })

  it('is none where nothing was known, the question is another, or the answer is open', () => {
    const { outcomes } = withOutcomes(nothingRemembered, [check], states('allow'))
    const now = states('explicitDeny').get('a')
    expect(flipOf(check, now, new Map())).toBeNull()
    const other = { ...check, question: { ...question, action: 's3:PutObject' } }
    expect(flipOf(other, now, outcomes)).toBeNull()
    const open: CheckState = { outcome: now?.outcome ?? null, stale: ['p'] }
    expect(flipOf(check, open, outcomes)).toBeNull()
  })

  it('is none of the world when only the expectation changed', () => {
    const { outcomes } = withOutcomes(nothingRemembered, [check], states('allow'))
    const expecting: Check = { ...check, expected: 'explicitDeny' }
    expect(flipOf(expecting, states('allow', expecting).get('a'), outcomes)).toBeNull()
  })

  it('is none of the world when a statement is pinned that decides, be it not the one to name', () => {
    const [named, second] = [0, 1].map((statement) => ({ policy: 'p', sid: null, statement }))
    const decided = (of: Check, expected: CheckOutcome['expected']): CheckOutcome => {
      const holds = expected !== 'doesNotDecide'
      return { kind: 'decided', verdict: of.expected, holds, decidedBy: named ?? null, expected }
    }
    const known = new Map([[check.id, { outcome: decided(check, null), stale: null }]])
    const { outcomes } = withOutcomes(nothingRemembered, [check], known)
    const pinned: Check = { ...check, by: { policy: 'p', statement: second?.statement ?? 1 } }
    const state = { outcome: decided(pinned, 'decides'), stale: null }
    expect(flipOf(pinned, state, outcomes)).toBeNull()
    // And none when it was pinned to one that did not decide before, as nobody knows.
    const other = { outcome: decided(pinned, 'doesNotDecide'), stale: null }
    expect(flipOf(pinned, other, outcomes)).toBeNull()
  })

  it('tells of a pinned statement that has stopped deciding', () => {
    const pinned: Check = { ...check, by: { policy: 'p', statement: 1 } }
    const decided = (expected: CheckOutcome['expected']): CheckState => {
      const holds = expected === 'decides'
      const outcome = { kind: 'decided', verdict: 'allow', holds, decidedBy: null } as const
      return { outcome: { ...outcome, expected }, stale: null }
    }
    const before = new Map([[check.id, decided('decides')]])
    const { outcomes } = withOutcomes(nothingRemembered, [pinned], before)
    expect(flipOf(pinned, decided('doesNotDecide'), outcomes)?.kind).toBe('broke')
    expect(flipOf(pinned, decided('decides'), outcomes)).toBeNull()
  })
})

describe('what is remembered', () => {
  it('is the state before an edit that follows on a calm', () => {
    const opened = withOutcomes(nothingRemembered, [check], states('allow'))
    const first = beforeEdit(opened, edited, states('allow'), 1_000)
    const going = beforeEdit(first, typing, states('explicitDeny'), 30_000)
    expect(verdictIn(going)).toBe('allow')
    expect(going.world).toBe(edited.world)
    const later = beforeEdit(going, typing, states('explicitDeny'), 200_000)
    expect(verdictIn(later)).toBe('explicitDeny')
    expect(later.world).toBe(typing.world)
  })

  it('stays when a person chose it', () => {
    const chosen = rememberNow(edited, states('implicitDeny'))
    const later = beforeEdit(chosen, typing, states('allow'), 900_000)
    expect(verdictIn(later)).toBe('implicitDeny')
    expect(later.world).toBe(edited.world)
  })

  it('takes in new checks, lets go of those that are gone, and is the same otherwise', () => {
    const one = withOutcomes(nothingRemembered, [check], states('allow'))
    expect(withOutcomes(one, [check], states('explicitDeny'))).toBe(one)
    expect(withOutcomes(one, [], new Map()).outcomes.size).toBe(0)
    const asking = { ...check, question: { ...question, action: 's3:PutObject' } }
    expect(verdictIn(withOutcomes(one, [asking], states('explicitDeny')))).toBe('explicitDeny')
  })
})

describe('an outcome that is out of date', () => {
  it('is not remembered: it may answer another question', () => {
    const { outcome } = states('allow').get('a') ?? {}
    const open = new Map([['a', { outcome: outcome ?? null, stale: ['p'] }]])
    expect(withOutcomes(nothingRemembered, [check], open).outcomes.size).toBe(0)
    expect(verdictIn(rememberNow(edited, open))).toBeUndefined()
    const known = withOutcomes(nothingRemembered, [check], states('implicitDeny'))
    expect(verdictIn(withOutcomes(known, [check], open))).toBe('implicitDeny')
  })
})

describe('the sentence', () => {
  const say = (kinds: readonly ('broke' | 'mended' | 'other')[], total = 48, chosen = false) =>
    flipSentence(
      kinds.map((kind) => ({ kind })),
      total,
      { chosen },
    )

  it('counts what broke, holds and fails otherwise', () => {
    expect(say([])).toBeNull()
    expect(say(['broke', 'broke', 'mended'])).toBe(
      'Your edit changes 3 of 48 checks: 2 broke, 1 now holds.',
    )
    expect(say(['mended', 'mended', 'other'])).toBe(
      'Your edit changes 3 of 48 checks: 2 now hold, 1 fails in another way.',
    )
    expect(say(['broke'], 1, true)).toBe(
      '1 of 1 check changed since the remembered state: 1 broke.',
    )
  })
})

function states(verdict: Verdict, of: Check = check): ReadonlyMap<string, CheckState> {
  const holds = verdict === of.expected
  const outcome = { kind: 'decided', verdict, holds, decidedBy: null, expected: null } as const
  return new Map([[of.id, { outcome, stale: null }]])
}

function verdictIn({ outcomes }: typeof nothingRemembered): Verdict | undefined {
  return outcomes.get('a')?.outcome.verdict
}
