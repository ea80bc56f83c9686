/** Storage that fails, and memory that takes its place. */

import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../src/app/memory-store.ts'
import { createShelf } from '../../src/app/shelf.svelte.ts'
import type { OpenedStorage, ScenarioStore, StorageTrouble } from '../../src/app/storage.ts'
import { smallScenario } from './support/scenario.ts'

const [a, b] = [smallScenario('a', 'A'), smallScenario('b', 'B')]

describe('shelf', () => {
  it('has no trouble while the storage works', async () => {
    const { shelf, store } = make()
    expect(await shelf.save(a, 0)).toMatchObject({ kind: 'saved' })
    expect(shelf.trouble).toBeNull()
    expect(await store.load('a')).toMatchObject({ kind: 'loaded' })
  })

  it('shows what is stored and what is in memory as one', async () => {
    const { shelf, store } = make()
    await shelf.save(a, 0)
    store.fail = 'full'
    expect(await shelf.save(b, 0)).toMatchObject({ kind: 'saved' })
    expect(shelf.trouble).toBe('full')
    expect((await shelf.list()).map(({ id }) => id).sort()).toEqual(['a', 'b'])
    expect(await shelf.load('a')).toMatchObject({ kind: 'loaded', scenario: a })
    expect(await shelf.load('b')).toMatchObject({ kind: 'loaded', scenario: b })
    const removed = await shelf.remove('b')
    expect(await shelf.load('b')).toEqual({ kind: 'absent' })
    if (removed.kind === 'removed') await removed.restore()
    expect(await shelf.load('b')).toMatchObject({ scenario: b })
  })

  it('stays in memory as long as the trouble lasts', async () => {
    const { shelf, store } = make()
    store.fail = 'full'
    await shelf.save(a, 0)
    await shelf.retry()
    expect(shelf.trouble).toBe('full')
    store.fail = null
    await shelf.save(b, 0)
    expect(shelf.trouble).toBe('full')
    await shelf.retry()
    expect(shelf.trouble).toBeNull()
    expect((await store.list()).map(({ id }) => id).sort()).toEqual(['a', 'b'])
  })

  it('opens a lost database again for whatever comes first, and once', async () => {
    const { shelf, store, reopened } = make()
    await shelf.save(a, 0)
    store.fail = 'lost'
    const [loaded, saved] = await Promise.all([shelf.load('a'), shelf.save(b, 0)])
    expect(loaded.kind).toBe('loaded')
    expect(saved.kind).toBe('saved')
    expect(reopened()).toBe(1)
    expect(shelf.trouble).toBeNull()
  })

  it('goes into memory when a lost database cannot be opened again', async () => {
    const { shelf, store } = make({ kind: 'refused', reason: 'unavailable' })
    store.fail = 'lost'
    expect(await shelf.save(a, 0)).toMatchObject({ kind: 'saved' })
    expect(shelf.trouble).toBe('unavailable')
  })

  it('goes into memory at once when a newer page takes the database', () => {
    const { shelf, store } = make()
    store.lose('newerDatabase')
    expect(shelf.trouble).toBe('newerDatabase')
  })

  it('begins in memory when the storage is refused, and leaves it when it is there', async () => {
    const shelf = createShelf({
      opened: { kind: 'refused', reason: 'blocked' },
      reopen: () => Promise.resolve({ kind: 'open', store: failingStore() }),
    })
    expect(shelf.trouble).toBe('blocked')
    await shelf.save(a, 0)
    await shelf.retry()
    expect(shelf.trouble).toBeNull()
    expect(await shelf.load('a')).toMatchObject({ kind: 'loaded' })
  })
})

function make(again?: OpenedStorage) {
  const store = failingStore()
  let times = 0
  const shelf = createShelf({
    opened: { kind: 'open', store },
    reopen() {
      times += 1
      store.fail = null
      return Promise.resolve(again ?? { kind: 'open', store })
    },
  })
  return { shelf, store, reopened: () => times }
}

interface FailingStore extends ScenarioStore {
  fail: StorageTrouble | null
  lose(reason: StorageTrouble): void
}

function failingStore(): FailingStore {
  const store = createMemoryStore(null)
  let tell: (reason: StorageTrouble) => void = () => undefined
  const failing: FailingStore = {
    ...store,
    fail: null,
    lose: (reason) => tell(reason),
    onLost: (listener) => void (tell = listener),
    async load(id) {
      await Promise.resolve()
      return failing.fail === 'lost' ? { kind: 'failed', reason: 'lost' } : store.load(id)
    },
    async save(scenario, expected) {
      await Promise.resolve()
      const { fail: reason } = failing
      return reason === null ? store.save(scenario, expected) : { kind: 'failed', reason }
    },
  }
  return failing
}
