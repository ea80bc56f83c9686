/**
 * Keeps the open scenario saved: soon after the last change, at once when the page is hidden, and
 * never over somebody else's change. Says how things stand.
 */

import { untrack } from 'svelte'
import type { Scenario } from '../scenario/model.ts'
import type { Handover } from './handover.ts'
import type { NoticeTone } from './notices.svelte.ts'
import type { Shelf } from './shelf.svelte.ts'
import { holdText, memoryText, stateLabel, type Hold, type StorageState } from './storage-words.ts'
import type { WorkingSaveOutcome } from './storage.ts'

export type { StorageState } from './storage-words.ts'

/** What stands across the page until it is dealt with. */
export interface Banner {
  readonly tone: NoticeTone
  readonly text: string
  readonly actions: readonly { readonly label: string; readonly run: () => void }[]
}

export interface Autosave {
  readonly state: StorageState
  /** A few words for the header: 'Saved on this device', 'Saving…', 'Not saved'. */
  readonly label: string
  /** Set when the storage is refused or full, and when another tab changed the scenario. */
  readonly banner: Banner | null
  /** The stored scenario was changed elsewhere: choose `keepMine()` or `takeTheirs()`. The banner offers both. */
  readonly conflict: boolean
  keepMine(): Promise<void>
  /** Can be undone like any change. */
  takeTheirs(): Promise<void>
  /** Tries again after 'memory'. */
  retry(): Promise<void>
  /** Saves what is not saved yet. */
  flush(): Promise<void>
}

/** What the other stores need of it and components do not. */
export interface AutosaveControl extends Autosave {
  /** From now on this is the open scenario. `saves` is the counter of its record, 0 when it is not stored. */
  follow(id: string, saves: number, savedAt: string | null): void
  changed(scenario: Scenario): void
  /** The page is hidden and may never come back. */
  hidden(): void
  /** The page is shown again: takes over what another tab saved, when nothing here is unsaved. */
  shown(): Promise<void>
}

export interface AutosaveDeps {
  readonly shelf: Shelf
  readonly handover: Handover
  /** Shows what another tab saved. */
  readonly adopt: (scenario: Scenario) => void
  /** Goes on with a copy of the open scenario. */
  readonly keepCopy: () => void
}

/** After the last change, and after the first one that is not saved. */
const SAVE_DELAY_MS = 300
export const SAVE_WITHIN_MS = 500

/** The open scenario's record as last read or written. */
interface Followed {
  readonly id: string
  readonly saves: number
  readonly savedAt: string | null
}

export function createAutosave(deps: AutosaveDeps): AutosaveControl {
  const { shelf, handover, adopt, keepCopy } = deps
  let followed = $state.raw<Followed>({ id: '', saves: 0, savedAt: null })
  /** Not handed to the shelf yet. */
  let unsaved = $state.raw<Scenario | null>(null)
  /** Not known to be on the disk: for the handover. */
  let unstored: Scenario | null = null
  let hold = $state.raw<Hold | null>(null)
  let writing = $state.raw<Promise<void> | null>(null)
  let unsavedSinceMs = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function changed(scenario: Scenario): void {
    if (unsaved === null) unsavedSinceMs = Date.now()
    unsaved = scenario
    unstored = scenario
    if (hold?.kind === 'unfit') hold = null
    clearTimeout(timer)
    const leftMs = SAVE_WITHIN_MS - (Date.now() - unsavedSinceMs)
    timer = setTimeout(() => void flush(), Math.max(0, Math.min(SAVE_DELAY_MS, leftMs)))
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    if (writing !== null) await writing
    while (unsaved !== null && hold === null) await write(unsaved, followed.saves)
  }

  /** One save from beginning to end; there is never a second at the same time. */
  async function write(scenario: Scenario, expectedSaves: number | null): Promise<void> {
    unsaved = null
    writing = shelf.save(scenario, expectedSaves).then((outcome) => ended(scenario, outcome))
    await writing
    writing = null
  }

  function ended(scenario: Scenario, outcome: WorkingSaveOutcome): void {
    // Another scenario has been opened meanwhile.
    if (scenario.id !== followed.id) return
    if (outcome.kind !== 'saved') {
      unsaved ??= scenario
      hold = outcome
      return
    }
    setFollowed(outcome)
    if (shelf.trouble === null && unstored === scenario) stored()
  }

  function setFollowed({ saves, savedAt }: { saves: number; savedAt: string }): void {
    followed = { id: followed.id, saves, savedAt }
  }

  function stored(): void {
    unstored = null
    handover.clear(followed.id)
  }

  async function keepMine(): Promise<void> {
    if (hold?.kind !== 'conflict' || unsaved === null) return
    hold = null
    await write(unsaved, null)
    await flush()
  }

  async function takeTheirs(): Promise<void> {
    if (hold?.kind !== 'conflict') return
    const loaded = await readAgain()
    hold = null
    // Theirs is gone or cannot be read: mine is all there is.
    if (loaded === null) return flush()
    unsaved = null
    setFollowed(loaded)
    stored()
    adopt(loaded.scenario)
  }

  async function retry(): Promise<void> {
    await flush()
    await shelf.retry()
    const loaded = await readAgain()
    if (shelf.trouble !== null || loaded === null) return
    setFollowed(loaded)
    if (unsaved === null) stored()
  }

  async function shown(): Promise<void> {
    if (unstored !== null) return
    const { saves } = followed
    const loaded = await readAgain()
    if (loaded === null || loaded.saves === saves || unstored !== null) return
    setFollowed(loaded)
    adopt(loaded.scenario)
  }

  /** Null when it cannot be had, or when another scenario is open by then. */
  async function readAgain() {
    const { id } = followed
    const loaded = await shelf.load(id)
    return loaded.kind === 'loaded' && followed.id === id ? loaded : null
  }

  function leave(): void {
    if (unstored !== null) handover.leave({ scenario: unstored, saves: followed.saves })
  }

  function follow(id: string, saves: number, savedAt: string | null): void {
    // What could not be saved is found again when its scenario is opened again.
    leave()
    clearTimeout(timer)
    unsaved = null
    unstored = null
    hold = null
    followed = { id, saves, savedAt }
  }

  function currentState(): StorageState {
    if (shelf.trouble !== null) return { kind: 'memory', reason: shelf.trouble }
    if (unsaved !== null) return { kind: 'unsaved' }
    if (writing !== null) return { kind: 'saving' }
    return { kind: 'saved', at: followed.savedAt }
  }

  function currentBanner(): Banner | null {
    if (hold !== null) {
      const actions = hold.kind === 'conflict' ? choices : hold.kind === 'newer' ? copying : []
      return { tone: 'warning', text: holdText(hold), actions }
    }
    if (shelf.trouble === null) return null
    return { tone: 'warning', text: memoryText(shelf.trouble), actions: trying }
  }

  const choices = [
    { label: 'Keep mine', run: () => void keepMine() },
    { label: 'Take theirs', run: () => void takeTheirs() },
  ]
  const copying = [{ label: 'Go on with a copy', run: keepCopy }]
  const trying = [{ label: 'Try again', run: () => void retry() }]

  return {
    get state() {
      return currentState()
    },
    get label() {
      return stateLabel(currentState(), hold)
    },
    get banner() {
      return currentBanner()
    },
    get conflict() {
      return hold?.kind === 'conflict'
    },
    changed: (scenario) => untrack(() => changed(scenario)),
    follow: (id, saves, savedAt) => untrack(() => follow(id, saves, savedAt)),
    hidden: () => {
      leave()
      void flush()
    },
    ...{ keepMine, takeTheirs, retry, flush, shown },
  }
}
