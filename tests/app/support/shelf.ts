/** A shelf in memory that behaves as the test tells it to. */

import type { Scenario } from '../../../src/scenario/model.ts'
import type { Shelf } from '../../../src/app/shelf.svelte.ts'
import type { WorkingSaveOutcome } from '../../../src/app/storage.ts'

export interface FakeShelf extends Shelf {
  /** What was handed over to be saved, in order, and over which counter. */
  readonly saved: readonly { readonly scenario: Scenario; readonly expected: number | null }[]
  trouble: Shelf['trouble']
  /** Answers the saves to come with this instead of saving. */
  refuse: WorkingSaveOutcome | null
  /** Somebody else saves. */
  saveElsewhere(scenario: Scenario): void
  /** Holds saves back until it is called. */
  holdBack(): () => void
}

export function fakeShelf(): FakeShelf {
  const records = new Map<string, { scenario: Scenario; saves: number }>()
  const saved: { scenario: Scenario; expected: number | null }[] = []
  let gate: Promise<void> = Promise.resolve()
  const store = (scenario: Scenario): WorkingSaveOutcome => {
    const saves = (records.get(scenario.id)?.saves ?? 0) + 1
    records.set(scenario.id, { scenario, saves })
    return { kind: 'saved', saves, savedAt: `save ${saves}` }
  }
  return {
    ...{ saved, trouble: null, refuse: null },
    saveElsewhere: (scenario) => void store(scenario),
    holdBack() {
      let open: () => void = () => undefined
      gate = new Promise((resolve) => (open = resolve))
      return open
    },
    async save(scenario, expected) {
      saved.push({ scenario, expected })
      await gate
      if (this.refuse !== null) return this.refuse
      const found = records.get(scenario.id)?.saves ?? 0
      if (expected !== null && found !== expected) return { kind: 'conflict' }
      return store(scenario)
    },
    load(id) {
      const found = records.get(id)
      if (found === undefined) return Promise.resolve({ kind: 'absent' })
      return Promise.resolve({
        kind: 'loaded',
        ...found,
        savedAt: `save ${found.saves}`,
        savedBy: '',
      })
    },
    retry() {
      this.trouble = null
      return Promise.resolve()
    },
    list: () => Promise.resolve([]),
    remove: () => Promise.resolve({ kind: 'removed', restore: () => Promise.resolve() }),
    lastOpenId: () => Promise.resolve(null),
    setLastOpenId: () => Promise.resolve(),
  }
}
