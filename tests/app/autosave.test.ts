/** When the open scenario is saved, and what happens when it cannot be. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAutosave, SAVE_WITHIN_MS } from '../../src/app/autosave.svelte.ts'
import { createHandover } from '../../src/app/handover.ts'
import type { StorageTrouble } from '../../src/app/storage.ts'
import type { Scenario } from '../../src/scenario/model.ts'
import { smallScenario } from './support/scenario.ts'
import { fakeShelf } from './support/shelf.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  localStorage.clear()
})

describe('autosave: when', () => {
  it('saves once, soon after the last change', async () => {
    const { autosave, shelf } = make()
    for (const name of ['a', 'ab', 'abc']) {
      autosave.changed(named(name))
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(shelf.saved).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(300)
    expect(names(shelf)).toEqual(['abc'])
    expect(autosave.state).toEqual({ kind: 'saved', at: 'save 1' })
  })

  it('does not wait for a pause longer than half a second', async () => {
    const { autosave, shelf } = make()
    for (let passedMs = 0; passedMs <= SAVE_WITHIN_MS; passedMs += 50) {
      autosave.changed(named(`after ${passedMs}`))
      await vi.advanceTimersByTimeAsync(50)
    }
    expect(shelf.saved.length).toBeGreaterThan(0)
  })

  it('saves at once when the page is hidden', async () => {
    const { autosave, shelf } = make()
    autosave.changed(named('a'))
    autosave.hidden()
    await vi.advanceTimersByTimeAsync(0)
    expect(names(shelf)).toEqual(['a'])
    await vi.advanceTimersByTimeAsync(1000)
    expect(shelf.saved).toHaveLength(1)
  })

  it('saves what is changed while it is saving afterwards, over the new counter', async () => {
    const { autosave, shelf } = make()
    const proceed = shelf.holdBack()
    autosave.changed(named('a'))
    await vi.advanceTimersByTimeAsync(300)
    expect(autosave.state).toEqual({ kind: 'saving' })
    autosave.changed(named('b'))
    expect(autosave.state).toEqual({ kind: 'unsaved' })
    await vi.advanceTimersByTimeAsync(300)
    expect(names(shelf)).toEqual(['a'])
    proceed()
    await vi.advanceTimersByTimeAsync(0)
    expect(shelf.saved.map(({ expected }) => expected)).toEqual([0, 1])
    expect(autosave.state).toEqual({ kind: 'saved', at: 'save 2' })
  })

  it('says that an example nobody changed is not stored', () => {
    const { autosave } = make()
    expect(autosave.state).toEqual({ kind: 'saved', at: null })
    expect(autosave.label).toBe('Example, unchanged')
    expect(autosave.banner).toBeNull()
  })
})

describe('autosave: what a closing page leaves', () => {
  it('is there until it is saved', async () => {
    const { autosave, shelf, handover } = make()
    const proceed = shelf.holdBack()
    autosave.changed(named('a'))
    autosave.hidden()
    expect(await handover.find('small')).toMatchObject({ scenario: named('a'), saves: 0 })
    proceed()
    await vi.advanceTimersByTimeAsync(0)
    expect(await handover.find('small')).toBeNull()
  })

  it('is nothing when everything is saved', async () => {
    const { autosave, handover } = make()
    autosave.changed(named('a'))
    await vi.advanceTimersByTimeAsync(300)
    autosave.hidden()
    expect(await handover.find('small')).toBeNull()
  })

  it('is everything while the storage does not work', async () => {
    const { autosave, shelf, handover } = make()
    shelf.trouble = 'full'
    autosave.changed(named('a'))
    await vi.advanceTimersByTimeAsync(300)
    autosave.hidden()
    expect((await handover.find('small'))?.scenario).toEqual(named('a'))
  })
})

describe('autosave: another tab', () => {
  it('never overwrites what another tab saved', async () => {
    const { autosave, shelf } = await conflicting()
    expect(autosave.conflict).toBe(true)
    expect(autosave.label).toBe('Not saved')
    expect(autosave.banner?.actions.map(({ label }) => label)).toEqual(['Keep mine', 'Take theirs'])
    autosave.changed(named('mine too'))
    await vi.advanceTimersByTimeAsync(1000)
    expect(shelf.saved).toHaveLength(1)
    expect(await stored(shelf)).toBe('theirs')
  })

  it('keeps mine when told to, with what was typed meanwhile', async () => {
    const { autosave, shelf } = await conflicting()
    autosave.changed(named('mine too'))
    autosave.banner?.actions[0]?.run()
    await vi.advanceTimersByTimeAsync(0)
    expect(await stored(shelf)).toBe('mine too')
    expect(autosave.conflict).toBe(false)
    autosave.changed(named('mine at last'))
    await vi.advanceTimersByTimeAsync(300)
    expect(await stored(shelf)).toBe('mine at last')
  })

  it('takes theirs when told to', async () => {
    const { autosave, shelf, adopted } = await conflicting()
    autosave.banner?.actions[1]?.run()
    await vi.advanceTimersByTimeAsync(1000)
    expect(adopted.map(({ name }) => name)).toEqual(['theirs'])
    expect(await stored(shelf)).toBe('theirs')
    expect(autosave.banner).toBeNull()
    autosave.changed(named('more'))
    await vi.advanceTimersByTimeAsync(300)
    expect(await stored(shelf)).toBe('more')
  })

  it('takes over what another tab saved when the page is shown again', async () => {
    const { autosave, shelf, adopted } = make()
    autosave.changed(named('mine'))
    await vi.advanceTimersByTimeAsync(300)
    await autosave.shown()
    expect(adopted).toEqual([])
    shelf.saveElsewhere(named('theirs'))
    await autosave.shown()
    expect(adopted.map(({ name }) => name)).toEqual(['theirs'])
    await autosave.shown()
    expect(adopted).toHaveLength(1)
  })

  it('takes over nothing while there are changes here', async () => {
    const { autosave, shelf, adopted } = make()
    autosave.changed(named('mine'))
    shelf.saveElsewhere(named('theirs'))
    await autosave.shown()
    expect(adopted).toEqual([])
  })
})

describe('autosave: trouble', () => {
  it('offers a copy when a newer version has the record', async () => {
    const { autosave, shelf, keepCopy } = make()
    shelf.refuse = { kind: 'newer', version: 9 }
    autosave.changed(named('a'))
    await vi.advanceTimersByTimeAsync(300)
    autosave.banner?.actions[0]?.run()
    expect(keepCopy).toHaveBeenCalledOnce()
  })

  it('says why something cannot be saved, and tries again after the next change', async () => {
    const { autosave, shelf } = make()
    shelf.refuse = { kind: 'unfit', message: 'At name: found 3, expected a text.' }
    autosave.changed(named('a'))
    await vi.advanceTimersByTimeAsync(300)
    expect(autosave.banner?.text).toContain('At name: found 3')
    shelf.refuse = null
    autosave.changed(named('b'))
    await vi.advanceTimersByTimeAsync(300)
    expect(autosave.banner).toBeNull()
    expect(await stored(shelf)).toBe('b')
  })

  it.each<[StorageTrouble, RegExp]>([
    ['full', /full/],
    ['unavailable', /does not let/],
    ['blocked', /older version/],
    ['newerDatabase', /newer version/],
    ['lost', /does not work/],
    ['failed', /does not work/],
  ])('says that everything is in memory: %s', (trouble, words) => {
    const { autosave, shelf } = make()
    shelf.trouble = trouble
    expect(autosave.state).toEqual({ kind: 'memory', reason: trouble })
    expect(autosave.banner?.text).toMatch(words)
    expect(autosave.banner?.actions.map(({ label }) => label)).toEqual(['Try again'])
  })

  it('tries again when told to', async () => {
    const { autosave, shelf, handover } = make()
    shelf.trouble = 'full'
    autosave.changed(named('a'))
    await vi.advanceTimersByTimeAsync(300)
    await autosave.retry()
    expect(autosave.state).toEqual({ kind: 'saved', at: 'save 1' })
    expect(await handover.find('small')).toBeNull()
  })

  it('leaves what could not be saved when another scenario is opened', async () => {
    const { autosave, handover } = await conflicting()
    autosave.follow('other', 0, null)
    expect((await handover.find('small'))?.scenario.name).toBe('mine')
    expect(autosave.conflict).toBe(false)
    expect(autosave.state).toEqual({ kind: 'saved', at: null })
  })
})

async function conflicting() {
  const made = make()
  made.shelf.saveElsewhere(named('theirs'))
  made.autosave.changed(named('mine'))
  await vi.advanceTimersByTimeAsync(300)
  return made
}

function make() {
  const shelf = fakeShelf()
  const handover = createHandover()
  const adopted: Scenario[] = []
  const keepCopy = vi.fn()
  const adopt = (scenario: Scenario) => void adopted.push(scenario)
  const autosave = createAutosave({ shelf, handover, adopt, keepCopy })
  autosave.follow('small', 0, null)
  return { autosave, shelf, handover, adopted, keepCopy }
}

function named(name: string): Scenario {
  return { ...smallScenario(), name }
}

function names({ saved }: ReturnType<typeof fakeShelf>): readonly string[] {
  return saved.map(({ scenario }) => scenario.name)
}

async function stored(shelf: ReturnType<typeof fakeShelf>): Promise<string | null> {
  const loaded = await shelf.load('small')
  return loaded.kind === 'loaded' ? loaded.scenario.name : null
}
