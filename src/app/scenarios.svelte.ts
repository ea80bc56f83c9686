/**
 * The scenarios of this device: which there are, and opening, making, copying and deleting them.
 */

import type { Scenario } from '../scenario/model.ts'
import type { AutosaveControl } from './autosave.svelte.ts'
import type { Handover } from './handover.ts'
import type { Notices } from './notices.svelte.ts'
import type { Opened, Opening } from './opening.ts'
import type { Shelf } from './shelf.svelte.ts'
import type { StoredScenario } from './storage.ts'
import type { Workspace } from './workspace.svelte.ts'

export interface ScenarioEntry {
  readonly id: string
  readonly name: string
  /** ISO 8601; null for an unchanged example, which is not stored. */
  readonly savedAt: string | null
  readonly open: boolean
}

export interface Scenarios {
  /** The open one first, then the newest. */
  readonly list: readonly ScenarioEntry[]
  open(id: string): Promise<void>
  createBlank(): Promise<void>
  /** Opens the copy. */
  duplicate(id: string): Promise<void>
  rename(id: string, name: string): Promise<void>
  /** A notice offers to undo it. Deleting the open one opens the newest of the others, or else the example. */
  remove(id: string): Promise<void>
  /** Opens the example as it was made; a changed one that is stored stays as it is. */
  openExample(): Promise<void>
}

export interface ScenariosDeps {
  readonly workspace: Workspace
  readonly autosave: AutosaveControl
  readonly shelf: Shelf
  readonly handover: Handover
  readonly opening: Opening
  readonly notices: Notices
  /** Rejects when it cannot be loaded. */
  readonly newBlank: (id: string) => Promise<Scenario>
  readonly newId: () => string
}

/** Shows `first` and knows what else is stored. */
export function createScenarios(deps: ScenariosDeps, first: Opened): Scenarios {
  const { workspace, autosave, shelf, handover, opening, notices, newBlank, newId } = deps
  let stored = $state.raw<readonly StoredScenario[]>([])
  let last: Promise<void> = Promise.resolve()

  /** One thing after the other, however fast somebody clicks, and none before the open scenario is saved. */
  function inTurn(action: () => Promise<void>): Promise<void> {
    last = last
      .catch(() => undefined)
      .then(() => autosave.flush())
      .then(action)
      .then(refresh)
    return last
  }

  async function refresh(): Promise<void> {
    stored = await shelf.list()
  }

  function follow({ scenario, saves, savedAt, unsaved }: Opened): void {
    autosave.follow(scenario.id, saves, savedAt)
    if (unsaved) autosave.changed(scenario)
  }

  async function show(opened: Opened): Promise<void> {
    follow(opened)
    workspace.replaceScenario(opened.scenario)
    await shelf.setLastOpenId(opened.scenario.id)
  }

  async function open(id: string): Promise<void> {
    if (id === workspace.scenario.id) return
    const opened = await opening.open(id)
    if (opened.kind === 'opened') await show(opened)
    if (opened.kind === 'absent') {
      notices.show({ tone: 'info', text: 'This scenario is no longer stored here.' })
    }
  }

  async function showNew(scenario: Scenario): Promise<void> {
    const outcome = await shelf.save(scenario, 0)
    const { saves, savedAt } = outcome.kind === 'saved' ? outcome : { saves: 0, savedAt: null }
    await show({ kind: 'opened', scenario, saves, savedAt, unsaved: outcome.kind !== 'saved' })
  }

  async function createBlank(): Promise<void> {
    const blank = await newBlank(newId()).catch(() => null)
    if (blank !== null) return showNew(blank)
    const text = 'A new scenario could not be loaded. Try again when you are online.'
    notices.show({ tone: 'error', text })
  }

  /** A scenario as it stands, whether it is open or not. */
  async function read(id: string): Promise<Scenario | null> {
    if (id === workspace.scenario.id) return workspace.scenario
    const opened = await opening.open(id)
    return opened.kind === 'opened' ? opened.scenario : null
  }

  async function duplicate(id: string): Promise<void> {
    const original = await read(id)
    if (original === null) return
    const name = copyName(
      original.name,
      list().map((entry) => entry.name),
    )
    await showNew({ ...original, id: newId(), name })
  }

  async function rename(id: string, name: string): Promise<void> {
    if (id === workspace.scenario.id) return workspace.renameScenario(name)
    const loaded = await shelf.load(id)
    const trimmed = name.trim().slice(0, 256)
    if (loaded.kind !== 'loaded' || trimmed === '') return
    await shelf.save({ ...loaded.scenario, name: trimmed }, loaded.saves)
  }

  async function remove(id: string): Promise<void> {
    const wasOpen = id === workspace.scenario.id
    const name = list().find((entry) => entry.id === id)?.name ?? id
    const outcome = await shelf.remove(id)
    if (outcome.kind === 'failed') {
      notices.show({ tone: 'error', text: `“${name}” could not be deleted.` })
      return
    }
    if (wasOpen) await show(await next(id))
    handover.clear(id)
    const undo = () => inTurn(() => outcome.restore().then(() => (wasOpen ? open(id) : undefined)))
    const actions = [{ label: 'Undo', run: () => void undo() }]
    notices.show({ tone: 'info', text: `“${name}” was deleted.`, actions, lastsMs: 15_000 })
  }

  /** What to show instead of a scenario that is gone. */
  async function next(gone: string): Promise<Opened> {
    for (const { id } of await shelf.list()) {
      const opened = id === gone ? null : await opening.open(id)
      if (opened?.kind === 'opened') return opened
    }
    return opening.freshExample()
  }

  function list(): readonly ScenarioEntry[] {
    const { id, name } = workspace.scenario
    const { state } = autosave
    const savedAt = state.kind === 'saved' ? state.at : savedAtOf(id)
    const others = stored.filter((row) => row.id !== id).map((row) => ({ ...row, open: false }))
    return [{ id, name, savedAt, open: true }, ...others]
  }

  function savedAtOf(id: string): string | null {
    return stored.find((row) => row.id === id)?.savedAt ?? null
  }

  follow(first)
  void inTurn(() => shelf.setLastOpenId(first.scenario.id))
  return {
    get list() {
      return list()
    },
    open: (id) => inTurn(() => open(id)),
    createBlank: () => inTurn(createBlank),
    duplicate: (id) => inTurn(() => duplicate(id)),
    rename: (id, name) => inTurn(() => rename(id, name)),
    remove: (id) => inTurn(() => remove(id)),
    openExample: () => inTurn(async () => show(await opening.freshExample())),
  }
}

/** 'Name (copy)', 'Name (copy 2)', … the first that no other scenario has. */
function copyName(name: string, taken: readonly string[]): string {
  const base = name.replace(/ \(copy(?: \d+)?\)$/, '').slice(0, 240)
  for (let number = 1; ; number += 1) {
    const candidate = `${base} (copy${number === 1 ? '' : ` ${number}`})`
    if (!taken.includes(candidate)) return candidate
  }
}
