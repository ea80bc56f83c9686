/** One line of undo and redo: joining, limits, branching. */

import { describe, expect, it } from 'vitest'
import {
  emptyHistory,
  MOST_STEPS,
  pause,
  PAUSE_MS,
  record,
  redo,
  undo,
  type History,
} from '../../src/app/history.ts'
import type { Scenario } from '../../src/scenario/model.ts'
import { smallScenario } from './support/scenario.ts'

const base = smallScenario()
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name): Scenario => ({ ...base, name }))

describe('history', () => {
  it('gives the steps back in order and forth again', () => {
    let history = step(step(emptyHistory, a, b), b, c)
    const first = undo(history)
    expect(first?.step).toMatchObject({ before: b, after: c })
    history = first?.history ?? emptyHistory
    const second = undo(history)
    expect(second?.step.before).toBe(a)
    expect(undo(second?.history ?? emptyHistory)).toBeNull()
    expect(redo(second?.history ?? emptyHistory)?.step.after).toBe(b)
  })

  it('drops what could be redone when something new is done', () => {
    const back = undo(step(emptyHistory, a, b))?.history ?? emptyHistory
    expect(redo(step(back, a, c))).toBeNull()
  })

  it('joins keystrokes of the same policy', () => {
    const history = typed(typed(typed(emptyHistory, a, b, 0), b, c, 500), c, d, 1000)
    expect(history.undo).toHaveLength(1)
    expect(history.undo[0]).toMatchObject({ before: a, after: d })
  })

  it('begins a new step after a pause', () => {
    const history = typed(typed(emptyHistory, a, b, 0), b, c, PAUSE_MS)
    expect(history.undo).toHaveLength(2)
  })

  it('begins a new step in another policy, after another change, and when told to pause', () => {
    const typing = typed(emptyHistory, a, b, 0)
    expect(typed(typing, b, c, 10, 'policy other').undo).toHaveLength(2)
    expect(typed(step(typing, b, c), c, d, 10).undo).toHaveLength(3)
    expect(typed(pause(typing), b, c, 10).undo).toHaveLength(2)
  })

  it('does not join what was typed after an undo with what was typed before', () => {
    const typing = typed(typed(emptyHistory, a, b, 0), b, c, 2000)
    const back = undo(typing)?.history ?? emptyHistory
    expect(typed(back, b, d, 2010).undo).toHaveLength(2)
  })

  it('keeps the newest steps only', () => {
    let history: History = emptyHistory
    for (let count = 0; count < MOST_STEPS + 20; count += 1) history = step(history, a, b)
    expect(history.undo).toHaveLength(MOST_STEPS)
  })
})

function step(history: History, before = a, after = b): History {
  return record(history, { ...parts(before, after), key: null, atMs: 0 })
}

function typed(history: History, before = a, after = b, atMs = 0, key = 'policy one'): History {
  return record(history, { ...parts(before, after), key, atMs })
}

function parts(before = base, after = base) {
  return { before, after, label: 'change', policy: null }
}
