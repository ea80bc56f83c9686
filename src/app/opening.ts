/**
 * Which scenario the page shows, and how one is read: from the storage, together with what a page
 * that was closed left behind. What cannot be read is told, never lost and never overwritten.
 */

import type { Scenario } from '../scenario/model.ts'
import type { Handover, Left } from './handover.ts'
import type { Notices } from './notices.svelte.ts'
import type { Shelf } from './shelf.svelte.ts'
import type { LoadOutcome } from './storage.ts'

/** A scenario to show, and its record as it was read. */
export interface Opened {
  readonly kind: 'opened'
  readonly scenario: Scenario
  /** 0 and null for one that is not stored. */
  readonly saves: number
  readonly savedAt: string | null
  /** It holds changes that are not saved yet. */
  readonly unsaved: boolean
}

export type OpenOutcome =
  | Opened
  | { readonly kind: 'absent' }
  /** A record is there and is left alone; a notice has said why. */
  | { readonly kind: 'refused' }

export interface Opening {
  open(id: string): Promise<OpenOutcome>
  /** The one that was open last, or else the example. */
  first(): Promise<Opened>
  /** The example as it was made; under an id of its own when something else has the example's. */
  freshExample(): Promise<Opened>
}

export interface OpeningDeps {
  readonly shelf: Shelf
  readonly handover: Handover
  readonly notices: Notices
  readonly loadExample: () => Promise<Scenario>
  readonly newId: () => string
}

export function createOpening(deps: OpeningDeps): Opening {
  const { shelf, handover, notices, loadExample, newId } = deps

  async function open(id: string): Promise<OpenOutcome> {
    const loaded = await shelf.load(id)
    const left = await handover.find(id)
    switch (loaded.kind) {
      case 'loaded':
        return left === null ? stored(loaded) : await joined(loaded, left)
      case 'corrupt':
        tellCorrupt(notices, loaded.message)
        return left === null ? { kind: 'absent' } : handedOver(left.scenario, 0, null)
      case 'absent':
        return left === null ? { kind: 'absent' } : handedOver(left.scenario, 0, null)
      case 'newer':
        tellNewer(notices)
        return { kind: 'refused' }
      case 'failed':
        tellFailed(notices)
        return { kind: 'refused' }
      default:
        return loaded satisfies never
    }
  }

  async function joined(loaded: Loaded, left: Left): Promise<Opened> {
    if (sameContent(loaded.scenario, left.scenario)) {
      handover.clear(left.scenario.id)
      return stored(loaded)
    }
    const oursIsNewer = loaded.saves === left.saves || loaded.savedBy === left.tab
    if (oursIsNewer) return handedOver(left.scenario, loaded.saves, loaded.savedAt)
    // Another tab has saved since: what was left becomes a scenario of its own.
    const name = `${left.scenario.name} (unsaved changes)`.slice(-256)
    const copy = { ...left.scenario, id: newId(), name }
    await shelf.save(copy, 0)
    handover.clear(left.scenario.id)
    tellCopied(notices, name)
    return stored(loaded)
  }

  async function first(): Promise<Opened> {
    const id = await shelf.lastOpenId()
    const last = id === null ? null : await open(id)
    if (last?.kind === 'opened') return last
    const { id: exampleId } = await loadExample()
    const changed = exampleId === id ? null : await open(exampleId)
    return changed?.kind === 'opened' ? changed : freshExample()
  }

  async function freshExample(): Promise<Opened> {
    const example = await loadExample()
    const taken = (await shelf.list()).some(({ id }) => id === example.id)
    const scenario = taken ? { ...example, id: newId() } : example
    return { kind: 'opened', scenario, saves: 0, savedAt: null, unsaved: false }
  }

  return { open, first, freshExample }
}

type Loaded = Extract<LoadOutcome, { kind: 'loaded' }>

function stored({ scenario, saves, savedAt }: Loaded): Opened {
  return { kind: 'opened', scenario, saves, savedAt, unsaved: false }
}

function handedOver(scenario: Scenario, saves: number, savedAt: string | null): Opened {
  return { kind: 'opened', scenario, saves, savedAt, unsaved: true }
}

function sameContent(one: Scenario, other: Scenario): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function tellCorrupt(notices: Notices, detail: string): void {
  const text = 'A saved scenario could not be read. It has been set aside, not deleted.'
  notices.show({ tone: 'warning', text, detail })
}

function tellNewer(notices: Notices): void {
  const text =
    'A saved scenario was written by a newer version of Verdict and is left as it is. Reload the page to get that version.'
  notices.show({ tone: 'warning', text })
}

function tellFailed(notices: Notices): void {
  notices.show({ tone: 'error', text: 'The storage did not give the saved scenario. Try again.' })
}

function tellCopied(notices: Notices, name: string): void {
  const text = `Changes that could not be saved when the page was closed are kept as “${name}”.`
  notices.show({ tone: 'warning', text })
}
