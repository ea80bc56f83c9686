/** Scenarios in IndexedDB: nothing is overwritten, dropped or believed without being read. */

import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { deleteDB, openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openStorage } from '../../src/app/storage-open.ts'
import type { ScenarioStore } from '../../src/app/storage.ts'
import { SCENARIO_VERSION } from '../../src/scenario/model.ts'
import { smallScenario } from './support/scenario.ts'

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()))
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('storage', () => {
  it('gives back what was saved', async () => {
    const store = await opened()
    const scenario = smallScenario()
    expect(await store.load('small')).toEqual({ kind: 'absent' })
    expect(await store.save(scenario, 0)).toMatchObject({ kind: 'saved', saves: 1 })
    expect(await store.load('small')).toMatchObject({ kind: 'loaded', saves: 1, scenario })
    expect(await store.save({ ...scenario, name: 'Two' }, 1)).toMatchObject({ saves: 2 })
    expect(await store.list()).toMatchObject([{ id: 'small', name: 'Two' }])
  })

  it('lists the newest first', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const store = await opened()
    for (const [id, day] of [
      ['a', 1],
      ['b', 3],
      ['c', 2],
    ] as const) {
      vi.setSystemTime(`2026-01-0${day}T00:00:00Z`)
      await store.save(smallScenario(id), 0)
    }
    vi.useRealTimers()
    expect((await store.list()).map(({ id }) => id)).toEqual(['b', 'c', 'a'])
  })

  it('remembers which scenario was open', async () => {
    const store = await opened()
    expect(await store.lastOpenId()).toBeNull()
    await store.setLastOpenId('small')
    expect(await store.lastOpenId()).toBe('small')
  })

  it('does not overwrite what another tab saved', async () => {
    const [mine, theirs] = [await opened(), await opened()]
    await mine.save(smallScenario(), 0)
    await theirs.save({ ...smallScenario(), name: 'Theirs' }, 1)
    expect(await mine.save({ ...smallScenario(), name: 'Mine' }, 1)).toEqual({ kind: 'conflict' })
    expect(await mine.load('small')).toMatchObject({ saves: 2, scenario: { name: 'Theirs' } })
    const kept = await mine.save({ ...smallScenario(), name: 'Mine' }, null)
    expect(kept).toMatchObject({ kind: 'saved', saves: 3 })
  })

  it('does not take an existing record for a new one', async () => {
    const store = await opened()
    await store.save(smallScenario(), 0)
    expect(await store.save(smallScenario(), 0)).toEqual({ kind: 'conflict' })
  })

  it('brings a record back that another tab deleted', async () => {
    const [mine, theirs] = [await opened(), await opened()]
    await mine.save(smallScenario(), 0)
    await theirs.remove('small')
    expect(await mine.save(smallScenario(), 1)).toMatchObject({ kind: 'saved', saves: 2 })
  })

  it('neither opens nor overwrites a record of a newer version', async () => {
    const store = await opened()
    const version = SCENARIO_VERSION + 1
    const newer = { ...smallScenario(), version, something: 'new' }
    await put({ id: 'small', version, saves: 7, savedAt: '', scenario: newer })
    expect(await store.load('small')).toEqual({ kind: 'newer', version })
    for (const expected of [0, 7, null]) {
      expect(await store.save(smallScenario(), expected)).toEqual({ kind: 'newer', version })
    }
    expect(await raw('scenarios')).toMatchObject([{ saves: 7, scenario: newer }])
  })

  it.each([
    [
      'a scenario that is not one',
      { id: 'small', version: 1, saves: 1, scenario: { id: 'small' } },
    ],
    ['a record without a scenario', { id: 'small' }],
    ['a scenario of another id', { id: 'small', version: 1, scenario: smallScenario('other') }],
  ])('sets %s aside, whole', async (_, record) => {
    const store = await opened()
    await put(record)
    const loaded = await store.load('small')
    expect(loaded.kind).toBe('corrupt')
    expect(loaded).toHaveProperty('message', expect.stringMatching(/\w/))
    expect(await raw('quarantine')).toMatchObject([{ id: 'small', record }])
    expect(await store.load('small')).toEqual({ kind: 'absent' })
    expect(await store.save(smallScenario(), 0)).toMatchObject({ kind: 'saved' })
  })

  it('lists a record that it cannot open', async () => {
    const store = await opened()
    await put({ id: 'small', scenario: { name: 'Odd' } })
    await put({ id: 'odder' })
    expect(await store.list()).toMatchObject([
      { id: 'odder', name: 'odder' },
      { id: 'small', name: 'Odd' },
    ])
  })

  it('does not write what it could not read back', async () => {
    const store = await opened()
    const unfit = { ...smallScenario(), name: 'n'.repeat(1000) }
    expect(await store.save(unfit, 0)).toMatchObject({ kind: 'unfit' })
    expect(await raw('scenarios')).toEqual([])
  })

  it('deletes, and takes the deletion back byte for byte', async () => {
    const store = await opened()
    const record = { id: 'small', whatever: [1, 2, 3] }
    await put(record)
    const removed = await store.remove('small')
    expect(await raw('scenarios')).toEqual([])
    if (removed.kind === 'removed') await removed.restore()
    expect(await raw('scenarios')).toEqual([record])
  })

  it('says that the storage is full', async () => {
    const store = await opened()
    failPuts('QuotaExceededError')
    const outcome = await store.save(smallScenario(), 0)
    expect(outcome).toEqual({ kind: 'failed', reason: 'full' })
    vi.restoreAllMocks()
    expect(await store.save(smallScenario(), 0)).toMatchObject({ kind: 'saved' })
  })

  it('says that the storage is full when only the end of the transaction says so', async () => {
    const store = await opened()
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore) {
      const request = this.get('nothing')
      const error = new DOMException('No room.', 'QuotaExceededError')
      vi.spyOn(this.transaction, 'error', 'get').mockReturnValue(error)
      this.transaction.abort()
      return request as IDBRequest<IDBValidKey>
    })
    expect(await store.save(smallScenario(), 0)).toEqual({ kind: 'failed', reason: 'full' })
  })

  it('says that the database has been closed', async () => {
    const store = await opened()
    store.close()
    expect(await store.save(smallScenario(), 0)).toEqual({ kind: 'failed', reason: 'lost' })
    expect(await store.load('small')).toEqual({ kind: 'failed', reason: 'lost' })
    expect(await store.list()).toEqual([])
  })

  it('makes way for a newer version of the page', async () => {
    const store = await opened()
    const lost = vi.fn()
    store.onLost(lost)
    const newer = await openDB('verdict', 2)
    expect(lost).toHaveBeenCalledWith('newerDatabase')
    expect(await openStorage()).toEqual({ kind: 'refused', reason: 'newerDatabase' })
    newer.close()
  })
})

describe('a browser without storage', () => {
  it('is one that refuses it', async () => {
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      },
    })
    expect(await openStorage()).toEqual({ kind: 'refused', reason: 'unavailable' })
  })

  it('is one that does not answer', async () => {
    vi.stubGlobal('indexedDB', { open: () => new EventTarget() })
    expect(await openStorage({ limitMs: 20 })).toEqual({ kind: 'refused', reason: 'unavailable' })
  })

  it('is not one in which another tab deletes the database at this moment', async () => {
    const old = await openDB('verdict', 1)
    const deleting = deleteDB('verdict')
    const opening = openStorage()
    old.close()
    await deleting
    expect((await opening).kind).toBe('open')
  })
})

async function opened(): Promise<ScenarioStore> {
  const storage = await openStorage()
  if (storage.kind === 'refused') throw new Error(`No storage: ${storage.reason}`)
  return storage.store
}

async function put(record: unknown): Promise<void> {
  const db = await openDB('verdict')
  await db.put('scenarios', record)
  db.close()
}

async function raw(store: string): Promise<unknown[]> {
  const db = await openDB('verdict')
  const records: unknown[] = await db.getAll(store)
  db.close()
  return records
}

function failPuts(name: string): void {
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('No room.', name)
  })
}
