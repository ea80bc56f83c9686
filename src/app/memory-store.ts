/**
 * Scenarios in memory, for as long as the page is open: takes the place of a store that is refused
 * or full, and shows what is readable behind it.
 */

import type { Scenario } from '../scenario/model.ts'
import type { ScenarioStore, SaveOutcome, StoredScenario, WorkingSaveOutcome } from './storage.ts'

export interface MemoryStore extends ScenarioStore {
  /** Always 'saved'. */
  save(scenario: Scenario, basis: number | null): Promise<WorkingSaveOutcome>
  /** Writes everything into a store that works again; the first trouble ends it. */
  moveTo(store: ScenarioStore): Promise<SaveOutcome | null>
}

interface Kept {
  readonly scenario: Scenario
  readonly savedAt: string
  /** The save counter of the record behind, which this will replace one day. */
  readonly basis: number | null
}

export function createMemoryStore(behind: ScenarioStore | null): MemoryStore {
  const kept = new Map<string, Kept>()
  let lastOpen: string | null = null

  async function list(): Promise<readonly StoredScenario[]> {
    const stored = (await behind?.list()) ?? []
    const mine = [...kept.values()].map(({ scenario: { id, name }, savedAt }) => ({
      ...{ id, name, savedAt },
    }))
    return [...mine.reverse(), ...stored.filter(({ id }) => !kept.has(id))]
  }

  return {
    list,
    async load(id) {
      const found = kept.get(id)
      if (found === undefined) return (await behind?.load(id)) ?? { kind: 'absent' }
      const { scenario, savedAt, basis } = found
      return { kind: 'loaded', scenario, savedAt, saves: basis ?? 0, savedBy: '' }
    },
    save(scenario, basis) {
      const savedAt = new Date().toISOString()
      kept.delete(scenario.id)
      kept.set(scenario.id, { scenario, savedAt, basis })
      return Promise.resolve({ kind: 'saved', saves: basis ?? 0, savedAt })
    },
    async remove(id) {
      const found = kept.get(id)
      kept.delete(id)
      const removed = await behind?.remove(id)
      return {
        kind: 'removed',
        async restore() {
          if (found !== undefined) kept.set(id, found)
          if (removed?.kind === 'removed') await removed.restore()
        },
      }
    },
    lastOpenId: async () => lastOpen ?? (await behind?.lastOpenId()) ?? null,
    setLastOpenId(id) {
      lastOpen = id
      return Promise.resolve()
    },
    onLost: () => undefined,
    close: () => behind?.close(),
    async moveTo(store) {
      for (const [id, { scenario, basis }] of kept) {
        const outcome = await store.save(scenario, basis)
        if (outcome.kind !== 'saved') return outcome
        kept.delete(id)
      }
      return null
    },
  }
}
