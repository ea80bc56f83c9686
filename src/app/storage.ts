/**
 * What storing scenarios on this device means, wherever they are stored: every scenario its own
 * record, nothing overwritten that was not read first, and trouble as an ordinary outcome.
 */

import type { Scenario } from '../scenario/model.ts'

/** Why there is no storage, or no more of it. */
export type StorageTrouble =
  | 'unavailable' // the browser has none or refuses it (private window, policy)
  | 'full' // QuotaExceededError
  | 'blocked' // another tab holds an older database open
  | 'newerDatabase' // another tab is, or was, a newer version of the page
  | 'lost' // the browser closed the database
  | 'failed' // anything else

export type OpenedStorage =
  | { readonly kind: 'open'; readonly store: ScenarioStore }
  | { readonly kind: 'refused'; readonly reason: StorageTrouble }

/** One row of the list of stored scenarios. */
export interface StoredScenario {
  readonly id: string
  readonly name: string
  /** ISO 8601. */
  readonly savedAt: string
}

export type LoadOutcome =
  | {
      readonly kind: 'loaded'
      readonly scenario: Scenario
      readonly saves: number
      readonly savedAt: string
      /** The tab that saved it; empty when that is not known. */
      readonly savedBy: string
    }
  | { readonly kind: 'absent' }
  /** Moved to the quarantine, in full. */
  | { readonly kind: 'corrupt'; readonly message: string }
  /** Written by a newer version of the page; left as it is. */
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'failed'; readonly reason: StorageTrouble }

export type SaveOutcome =
  WorkingSaveOutcome | { readonly kind: 'failed'; readonly reason: StorageTrouble }

/** What can become of a save while the storage works. */
export type WorkingSaveOutcome =
  | { readonly kind: 'saved'; readonly saves: number; readonly savedAt: string }
  /** The stored record is not the one last read or written here. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'newer'; readonly version: number }
  /** It could not be read back, so it is not written. */
  | { readonly kind: 'unfit'; readonly message: string }

export type RemoveOutcome =
  | { readonly kind: 'removed'; readonly restore: () => Promise<void> }
  | { readonly kind: 'failed'; readonly reason: StorageTrouble }

export interface ScenarioStore {
  /** Newest first. */
  list(): Promise<readonly StoredScenario[]>
  load(id: string): Promise<LoadOutcome>
  /**
   * `expectedSaves` is the record's save counter as last read or written; 0 for a record that is not
   * there yet, null to overwrite whatever is there but a newer version's.
   */
  save(scenario: Scenario, expectedSaves: number | null): Promise<SaveOutcome>
  /** Takes the record away as it is, readable or not. */
  remove(id: string): Promise<RemoveOutcome>
  lastOpenId(): Promise<string | null>
  setLastOpenId(id: string): Promise<void>
  /** Called once when the database is gone for good. */
  onLost(listener: (reason: StorageTrouble) => void): void
  close(): void
}
