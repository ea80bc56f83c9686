/** The page's start and the scenarios of this device, over a real (if imitated) IndexedDB. */

import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHandover } from '../../src/app/handover.ts'
import { startApp } from '../../src/app/start.ts'
import { openStorage } from '../../src/app/storage-open.ts'
import type { OpenedStorage } from '../../src/app/storage.ts'
import type { VerdictApp } from '../../src/app/verdict-app.ts'
import { blankScenario } from '../../src/scenario/blank.ts'
import { SCENARIO_VERSION, type Scenario } from '../../src/scenario/model.ts'
import { allow, policyNamed, smallScenario } from './support/scenario.ts'
import { fakeWorker } from './support/worker.ts'

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }))
  localStorage.clear()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('the first visit', () => {
  it('shows the example, and stores nothing before it is changed', async () => {
    const app = await start()
    expect(app.workspace.scenario).toEqual(example)
    expect(app.autosave.label).toBe('Example, unchanged')
    expect(await records()).toEqual([])
    app.workspace.renameScenario('Mine')
    await app.autosave.flush()
    expect(await records()).toMatchObject([{ id: 'example', saves: 1, scenario: { name: 'Mine' } }])
    expect(app.autosave.label).toBe('Saved on this device')
  })
})

describe('the next visit', () => {
  it('goes on where the last one ended', async () => {
    const first = await start()
    edit(first, '{}')
    await first.autosave.flush()
    const second = await start()
    expect(second.workspace.scenario).toEqual(first.workspace.scenario)
    expect(second.notices.list).toEqual([])
  })

  it('has what was there when the page was hidden', async () => {
    const app = await start()
    edit(app, '{}')
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(app.autosave.state.kind).toBe('saving')
    await vi.waitFor(() => expect(app.autosave.state.kind).toBe('saved'))
    expect(await records()).toMatchObject([{ scenario: app.workspace.scenario }])
  })

  it('goes on with what was typed just before the page was closed', async () => {
    const first = await start()
    edit(first, '{ "typed": true }')
    const restoreLeft = leave()
    // As if the page had been gone before IndexedDB came to anything.
    await first.autosave.flush()
    vi.stubGlobal('indexedDB', new IDBFactory())
    restoreLeft()
    const second = await start()
    expect(secondText(second)).toBe('{ "typed": true }')
    await second.autosave.flush()
    expect(await records()).toHaveLength(1)
    expect(localStorage).toHaveLength(0)
  })

  it('goes on with what was typed while the last save was under way', async () => {
    const first = await start()
    edit(first, '{ "saved": true }')
    await first.autosave.flush()
    edit(first, '{ "typed": true }')
    const restoreLeft = leave()
    await first.autosave.flush()
    // As if the save had ended after the page was closed, with an older text.
    const [record] = await records()
    await put({ ...record, scenario: withDocument('{ "saved": true }') })
    restoreLeft()
    const second = await start()
    expect(secondText(second)).toBe('{ "typed": true }')
    expect(second.notices.list).toEqual([])
  })

  it('keeps what was typed beside what another tab has saved since', async () => {
    await put({ ...stamp(5), id: 'example', scenario: { ...example, name: 'Theirs' } })
    createHandover('closed').leave({ scenario: { ...example, name: 'Mine' }, saves: 4 })
    const app = await start()
    expect(app.workspace.scenario.name).toBe('Theirs')
    await vi.waitFor(() => expect(app.scenarios.list).toHaveLength(2))
    expect(app.scenarios.list[1]?.name).toBe('Mine (unsaved changes)')
    expect(app.notices.list[0]?.text).toContain('Mine (unsaved changes)')
    expect(localStorage).toHaveLength(0)
  })

  it('sets a scenario aside that cannot be read, and shows the example', async () => {
    await put({ id: 'example', version: 1, saves: 3, scenario: { id: 'example', nonsense: 1 } })
    await put('example', 'settings', 'lastOpenId')
    const app = await start()
    expect(app.workspace.scenario).toEqual(example)
    expect(app.notices.list).toMatchObject([{ tone: 'warning' }])
    expect(app.notices.list[0]?.text).toContain('set aside')
    expect(await records('quarantine')).toMatchObject([{ id: 'example' }])
  })

  it('leaves the record of a newer version alone, and goes on under another id', async () => {
    const version = SCENARIO_VERSION + 1
    const newer = { id: 'example', version, saves: 3, scenario: { id: 'example', version } }
    await put(newer)
    await put('example', 'settings', 'lastOpenId')
    const app = await start()
    expect(app.notices.list[0]?.text).toContain('newer version')
    expect(app.workspace.scenario).toEqual({ ...example, id: app.workspace.scenario.id })
    expect(app.workspace.scenario.id).not.toBe('example')
    expect(await records()).toEqual([newer])
    app.workspace.renameScenario('Mine')
    await app.autosave.flush()
    expect(await records()).toHaveLength(2)
    expect(await records()).toContainEqual(newer)
  })

  it('reads nothing from what somebody else left in localStorage', async () => {
    localStorage.setItem('verdict-unsaved:example', 'nonsense')
    localStorage.setItem('verdict-panes', '[')
    expect((await start()).workspace.scenario).toEqual(example)
  })
})

describe('no room', () => {
  it('goes on in memory when there is no storage', async () => {
    const app = await start(() => Promise.resolve({ kind: 'refused', reason: 'unavailable' }))
    expect(app.autosave.state).toEqual({ kind: 'memory', reason: 'unavailable' })
    expect(app.autosave.banner?.tone).toBe('warning')
    edit(app, '{}')
    await app.autosave.flush()
    await app.scenarios.createBlank()
    await app.scenarios.open('example')
    expect(secondText(app)).toBe('{}')
  })

  it('goes on in memory when the storage is full, and stores everything once there is room', async () => {
    const app = await start()
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('No room.', 'QuotaExceededError')
    })
    edit(app, '{}')
    await app.autosave.flush()
    expect(app.autosave.state).toEqual({ kind: 'memory', reason: 'full' })
    expect(app.autosave.banner?.text).toContain('full')
    edit(app, '[]')
    await app.autosave.flush()
    put.mockRestore()
    await app.autosave.retry()
    expect(app.autosave.state.kind).toBe('saved')
    expect(app.autosave.banner).toBeNull()
    expect(await records()).toMatchObject([{ saves: 1, scenario: app.workspace.scenario }])
    edit(app, '{ }')
    await app.autosave.flush()
    expect(await records()).toMatchObject([{ saves: 2 }])
  })

  it('opens a database again that the browser closed', async () => {
    const databases: OpenedStorage[] = []
    const app = await start(async () => {
      const opened = await openStorage()
      databases.push(opened)
      return opened
    })
    if (databases[0]?.kind === 'open') databases[0].store.close()
    edit(app, '{}')
    await app.autosave.flush()
    expect(app.autosave.state.kind).toBe('saved')
    expect(databases).toHaveLength(2)
    expect(await records()).toHaveLength(1)
  })
})

describe('two tabs', () => {
  it('do not overwrite each other', async () => {
    const mine = await start()
    edit(mine, '{}')
    await mine.autosave.flush()
    const theirs = await start()
    theirs.workspace.renameScenario('Theirs')
    await theirs.autosave.flush()
    mine.workspace.renameScenario('Mine')
    await mine.autosave.flush()
    expect(mine.autosave.conflict).toBe(true)
    expect(await records()).toMatchObject([{ scenario: { name: 'Theirs' } }])
    await mine.autosave.takeTheirs()
    expect(mine.workspace.scenario.name).toBe('Theirs')
    mine.workspace.undo()
    await mine.autosave.flush()
    expect(await records()).toMatchObject([{ scenario: { name: 'Mine' }, saves: 3 }])
  })
})

describe('the list of scenarios', () => {
  it('makes, copies, renames and opens', async () => {
    const app = await start()
    edit(app, '{}')
    await app.scenarios.createBlank()
    expect(app.workspace.scenario.name).toBe('New scenario')
    const blank = app.workspace.scenario.id
    await app.scenarios.duplicate('example')
    await app.scenarios.duplicate('example')
    expect(app.scenarios.list.map(({ name }) => name).sort()).toEqual([
      'Example',
      'Example (copy 2)',
      'Example (copy)',
      'New scenario',
    ])
    expect(secondText(app)).toBe('{}')
    await app.scenarios.rename(blank, 'Blank')
    await app.scenarios.open(blank)
    expect(app.workspace.scenario.name).toBe('Blank')
    expect(app.scenarios.list[0]).toMatchObject({ id: blank, name: 'Blank', open: true })
    expect(app.scenarios.list.filter(({ open }) => open)).toHaveLength(1)
    await app.scenarios.rename(blank, 'Blank again')
    expect(app.scenarios.list[0]?.name).toBe('Blank again')
  })

  it('saves a scenario before another one is opened', async () => {
    const app = await start()
    await app.scenarios.createBlank()
    app.workspace.renameScenario('Changed at the last moment')
    await app.scenarios.openExample()
    expect(app.workspace.scenario).toEqual(example)
    expect(await records()).toMatchObject([{ scenario: { name: 'Changed at the last moment' } }])
  })

  it('deletes the open scenario, shows another one, and takes it back', async () => {
    const app = await start()
    edit(app, '{}')
    await app.autosave.flush()
    await app.scenarios.createBlank()
    const { id } = app.workspace.scenario
    await app.scenarios.remove(id)
    expect(app.workspace.scenario.id).toBe('example')
    expect(app.scenarios.list).toHaveLength(1)
    const [notice] = app.notices.list
    if (notice?.actions[0] === undefined) throw new Error('No way back is offered')
    app.notices.act(notice.id, notice.actions[0])
    await vi.waitFor(() => expect(app.workspace.scenario.id).toBe(id))
    expect(app.notices.list).toEqual([])
    expect(app.scenarios.list).toHaveLength(2)
  })

  it('shows the example when the last scenario is deleted', async () => {
    const app = await start()
    edit(app, '{}')
    await app.scenarios.remove('example')
    expect(app.workspace.scenario).toEqual(example)
    expect(await records()).toEqual([])
  })

  it('opens a fresh example beside a changed one', async () => {
    const app = await start()
    edit(app, '{}')
    await app.scenarios.openExample()
    expect(app.workspace.scenario).toEqual({ ...example, id: app.workspace.scenario.id })
    expect(app.workspace.scenario.id).not.toBe('example')
    expect(app.scenarios.list).toHaveLength(2)
    await app.scenarios.open('example')
    expect(secondText(app)).toBe('{}')
  })

  it('says when a scenario is gone', async () => {
    const app = await start()
    await app.scenarios.open('gone')
    expect(app.workspace.scenario.id).toBe('example')
    expect(app.notices.list[0]?.text).toContain('no longer')
  })
})

const example: Scenario = smallScenario('example', 'Example')

function start(open: () => Promise<OpenedStorage> = () => openStorage()): Promise<VerdictApp> {
  const hang = () => new Promise<never>(() => undefined)
  return startApp({
    openStorage: open,
    spawnEngine: () => fakeWorker({ hello: () => Promise.resolve('ready'), run: hang }),
    spawnChecker: () => fakeWorker({ hello: () => Promise.resolve('ready'), run: hang }),
    spawnMatrix: () => fakeWorker({ hello: () => Promise.resolve('ready'), run: hang }),
    spawnCoverage: () => fakeWorker({ hello: () => Promise.resolve('ready'), run: hang }),
    fetchText: hang,
    onFirstActivity: () => undefined,
    loadExample: () => Promise.resolve(smallScenario('example', 'Example')),
    newBlank: (id) => Promise.resolve(blankScenario(id)),
  })
}

function edit(app: VerdictApp, document: string): void {
  app.workspace.editPolicy(policyNamed(app.workspace.scenario, 'second').ref, document)
}

function secondText(app: VerdictApp): string {
  return policyNamed(app.workspace.scenario, 'second').document
}

function withDocument(document: string): Scenario {
  return JSON.parse(
    JSON.stringify(example).replace(JSON.stringify(allow('s3:*')), JSON.stringify(document)),
  ) as Scenario
}

/** Hides the page. Gives a function that puts back what it left, had it been closed in this moment. */
function leave(): () => void {
  window.dispatchEvent(new Event('pagehide'))
  const left = { ...localStorage } as Record<string, string>
  expect(left).not.toEqual({})
  return () => {
    for (const [key, value] of Object.entries(left)) localStorage.setItem(key, value)
  }
}

function stamp(saves: number) {
  return { version: SCENARIO_VERSION, saves, savedAt: '', savedBy: 'other' }
}

async function put(value: unknown, store = 'scenarios', key?: string): Promise<void> {
  const storage = await openStorage()
  const db = await openDB('verdict')
  await db.put(store, value, key)
  db.close()
  if (storage.kind === 'open') storage.store.close()
}

async function records(store = 'scenarios'): Promise<Record<string, unknown>[]> {
  const db = await openDB('verdict')
  const all = (await db.getAll(store)) as Record<string, unknown>[]
  db.close()
  return all
}
