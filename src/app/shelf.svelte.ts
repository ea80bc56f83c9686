/**
 * Where scenarios are kept: the browser's storage while it works, memory when it does not.
 * Whoever saves need not care; whoever looks sees which of the two it is.
 */

import type { Scenario } from '../scenario/model.ts'
import { createMemoryStore, type MemoryStore } from './memory-store.ts'
import type {
  OpenedStorage,
  SaveOutcome,
  ScenarioStore,
  StorageTrouble,
  WorkingSaveOutcome,
} from './storage.ts'

export interface Shelf extends Omit<ScenarioStore, 'save' | 'onLost' | 'close'> {
  /** Why everything is in memory; null while it is stored. */
  readonly trouble: StorageTrouble | null
  /** Falls back to memory, so that it cannot fail. */
  save(scenario: Scenario, expectedSaves: number | null): Promise<WorkingSaveOutcome>
  /** Tries to bring everything from memory into the storage. */
  retry(): Promise<void>
}

export interface ShelfDeps {
  readonly opened: OpenedStorage
  readonly reopen: () => Promise<OpenedStorage>
}

export function createShelf({ opened, reopen }: ShelfDeps): Shelf {
  let disk: ScenarioStore | null = null
  let reopening: Promise<void> | null = null
  let memory = $state.raw<{ store: MemoryStore; reason: StorageTrouble } | null>(null)
  use(opened)

  function use(next: OpenedStorage): void {
    disk = next.kind === 'open' ? next.store : null
    memory = null
    if (next.kind === 'refused') fallBack(next.reason)
    else next.store.onLost((reason) => lose(next.store, reason))
  }

  function fallBack(reason: StorageTrouble): MemoryStore {
    const store = memory?.store ?? createMemoryStore(disk)
    memory = { store, reason }
    return store
  }

  function lose(lost: ScenarioStore, reason: StorageTrouble): void {
    if (disk !== lost) return
    disk = null
    // A database that the browser closed is opened again by the next save.
    if (reason !== 'lost') fallBack(reason)
  }

  async function current(): Promise<ScenarioStore> {
    if (disk === null && memory === null) {
      reopening ??= reopen().then(use)
      await reopening
      reopening = null
    }
    return memory?.store ?? disk ?? fallBack('failed')
  }

  /** Once more with a new database when the browser has closed the one there was. */
  async function attempt<Outcome extends { readonly kind: string }>(
    action: (store: ScenarioStore) => Promise<Outcome>,
  ): Promise<Outcome> {
    const store = await current()
    const outcome = await action(store)
    if (!isLost(outcome)) return outcome
    if (disk === store) disk = null
    return action(await current())
  }

  async function save(
    scenario: Scenario,
    expectedSaves: number | null,
  ): Promise<WorkingSaveOutcome> {
    const outcome = await attempt((store) => store.save(scenario, expectedSaves))
    if (outcome.kind !== 'failed') return outcome
    return fallBack(outcome.reason).save(scenario, expectedSaves)
  }

  async function retry(): Promise<void> {
    if (memory === null) return
    const { store } = memory
    const next: OpenedStorage = disk === null ? await reopen() : { kind: 'open', store: disk }
    if (next.kind === 'refused') {
      memory = { store, reason: next.reason }
      return
    }
    const trouble = await store.moveTo(next.store)
    if (trouble === null) use(next)
    else memory = { store, reason: reasonOf(trouble) }
  }

  return {
    get trouble() {
      return memory?.reason ?? null
    },
    ...{ save, retry },
    list: async () => (await current()).list(),
    load: (id) => attempt((store) => store.load(id)),
    remove: (id) => attempt((store) => store.remove(id)),
    lastOpenId: async () => (await current()).lastOpenId(),
    setLastOpenId: async (id) => (await current()).setLastOpenId(id),
  }
}

function reasonOf(outcome: SaveOutcome): StorageTrouble {
  return outcome.kind === 'failed' ? outcome.reason : 'failed'
}

function isLost(outcome: { readonly kind: string; readonly reason?: StorageTrouble }): boolean {
  return outcome.kind === 'failed' && outcome.reason === 'lost'
}
