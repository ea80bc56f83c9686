/** When a decision is shown, kept as stale, or dropped. */

import { describe, expect, it } from 'vitest'
import { awaiting, noResults, settled, type Results } from '../../src/app/results.ts'
import type { Check } from '../../src/scenario/model.ts'
import type { CheckResult, EvaluateJob } from '../../src/protocol/engine-api.ts'
import { broken, checksReply, decided, reply } from './support/engine.ts'
import { smallScenario } from './support/scenario.ts'

const { world, now, question } = smallScenario()

describe('results', () => {
  it('has nothing and is pending at first', () => {
    expect(noResults).toMatchObject({ pending: true, decision: null, stale: null, revision: null })
  })

  it('shows a decision', () => {
    const results = after(noResults, job(1), decided('allow'))
    expect(results).toMatchObject({ pending: false, revision: 1, stale: null })
    expect(results.decision?.verdict).toBe('allow')
    expect(results.asked).toBe(question)
  })

  it('keeps the last decision, stale, while a policy is broken', () => {
    const first = after(noResults, job(1), decided('allow'))
    const second = after(awaiting(first), job(2), broken('p1'))
    const third = after(awaiting(second), job(3), broken('p1', 'p2'))
    expect(third.decision?.verdict).toBe('allow')
    expect(third.stale).toEqual({ kind: 'broken', policies: ['p1', 'p2'], since: 2 })
    expect(third.revision).toBe(3)
    const fourth = after(awaiting(third), job(4), decided('implicitDeny'))
    expect(fourth).toMatchObject({ stale: null, decision: { verdict: 'implicitDeny' } })
  })

  it('has no decision when the first answer is broken', () => {
    const results = after(noResults, job(1), broken('p1'))
    expect(results.decision).toBeNull()
    expect(results.stale).toEqual({ kind: 'broken', policies: ['p1'], since: 1 })
  })

  it('does not keep the decision of another question', () => {
    const first = after(noResults, job(1), decided('allow'))
    const other = { ...job(2), question: { ...question, action: 's3:PutObject' } }
    expect(after(first, other, broken('p1'))).toMatchObject({ decision: null, decidedBy: null })
    const same = { ...job(2), question: { ...question } }
    expect(after(first, same, broken('p1')).decision?.verdict).toBe('allow')
  })

  it.each(['timedOut', 'stopped'] as const)('keeps the last decision when %s', (kind) => {
    const first = after(noResults, job(1), decided('allow'))
    const second = settled(awaiting(first), job(2), { kind })
    expect(second).toMatchObject({ pending: false, stale: { kind, since: 2 } })
    expect(second.decision?.verdict).toBe('allow')
  })

  it('keeps the last decision when the engine has a bug', () => {
    const first = after(noResults, job(1), decided('allow'))
    const failure = { kind: 'failed', revision: 2, message: 'oh' } as const
    const second = settled(first, job(2), { kind: 'reply', reply: failure })
    expect(second.stale).toEqual({ kind: 'failed', message: 'oh', since: 2 })
    expect(second.decision?.verdict).toBe('allow')
  })

  it('is as it was when a newer job took over', () => {
    const first = awaiting(after(noResults, job(1), decided('allow')))
    expect(settled(first, job(2), { kind: 'superseded' })).toBe(first)
  })

  it('keeps the last result of a check that a broken policy leaves open', () => {
    const first = after(noResults, job(1, [check('allow')]), decided('allow'), [holds])
    expect(first.checks.get('c')).toEqual({ outcome: holds.result, stale: null })
    const open: CheckResult = { id: 'c', result: { kind: 'broken', policies: ['p1'] } }
    const second = after(first, job(2, [check('allow')]), broken('p1'), [open])
    expect(second.checks.get('c')).toEqual({ outcome: holds.result, stale: ['p1'] })
    const third = after(second, job(3, [check('implicitDeny')]), broken('p1'), [open])
    expect(third.checks.get('c')?.outcome?.holds).toBe(false)
    const never = after(noResults, job(1, [check('allow')]), broken('p1'), [open])
    expect(never.checks.get('c')).toEqual({ outcome: null, stale: ['p1'] })
  })

  it('holds an open check to the statement that it expects, as far as it is known', () => {
    const by = { policy: 'p1', statement: 0 }
    const result = { ...holds.result, holds: false, expected: 'doesNotDecide' } as const
    const pinned = { ...check('allow'), by }
    const first = after(noResults, job(1, [pinned]), decided('allow'), [{ ...holds, result }])
    const open: CheckResult = { id: 'c', result: { kind: 'broken', policies: ['p1'] } }
    const second = after(first, job(2, [pinned]), broken('p1'), [open])
    expect(second.checks.get('c')?.outcome?.holds).toBe(false)
    const third = after(second, job(3, [check('allow')]), broken('p1'), [open])
    expect(third.checks.get('c')?.outcome?.holds).toBe(true)
  })

  it('forgets checks that are gone', () => {
    const first = after(noResults, job(1, [check('allow')]), decided('allow'), [holds])
    expect(after(first, job(2), decided('allow')).checks.size).toBe(0)
  })
})

const holds = {
  id: 'c',
  result: { kind: 'decided', verdict: 'allow', holds: true, decidedBy: null, expected: null },
} as const satisfies CheckResult

function check(expected: Check['expected']): Check {
  return { id: 'c', name: '', question, expected, by: null }
}

function job(revision: number, checks: readonly Check[] = []): EvaluateJob {
  return { revision, part: 'answer', world, now, question, checks }
}

function after(
  results: Results,
  of: EvaluateJob,
  answer: Parameters<typeof reply>[1],
  checks: readonly CheckResult[] = [],
): Results {
  const answered = settled(results, of, reply(of, answer))
  return settled(answered, { ...of, part: 'checks' }, checksReply(of, checks))
}
