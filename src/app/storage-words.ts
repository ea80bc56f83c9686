/**
 * How saving stands, as data and in words for the header and the banner.
 */

import type { StorageTrouble, WorkingSaveOutcome } from './storage.ts'

export type StorageState =
  /** `at`: ISO 8601; null for an example that nobody has changed yet, which is not stored. */
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'saving' }
  /** Changed since the last save, or held up: then there is a banner. */
  | { readonly kind: 'unsaved' }
  /** Nothing can be stored; work goes on until the page is closed. */
  | { readonly kind: 'memory'; readonly reason: StorageTrouble }

/** What holds saving up until somebody decides: nothing is written meanwhile. */
export type Hold = Exclude<WorkingSaveOutcome, { kind: 'saved' }>

export function stateLabel(state: StorageState, hold: Hold | null): string {
  if (hold !== null) return 'Not saved'
  switch (state.kind) {
    case 'saved':
      return state.at === null ? 'Example, unchanged' : 'Saved on this device'
    case 'unsaved':
    case 'saving':
      return 'Saving…'
    case 'memory':
      return 'Not saved'
    default:
      return state satisfies never
  }
}

export function holdText(hold: Hold): string {
  switch (hold.kind) {
    case 'conflict':
      return 'This scenario was changed in another tab. Nothing is saved until you choose.'
    case 'newer':
      return 'A newer version of Verdict has saved this scenario, so changes made here are not saved.'
    case 'unfit':
      return `The last change cannot be saved. ${hold.message}`
    default:
      return hold satisfies never
  }
}

const stays = 'Your work stays in this tab until you close it.'

export function memoryText(reason: StorageTrouble): string {
  switch (reason) {
    case 'full':
      return `The storage of this browser is full, so changes are not saved. ${stays}`
    case 'unavailable':
      return `This browser does not let the page store anything. ${stays}`
    case 'blocked':
      return `Another tab holds an older version of Verdict open and with it the storage: close it. ${stays}`
    case 'newerDatabase':
      return `A newer version of Verdict uses the storage: reload this page to get it. ${stays}`
    case 'lost':
    case 'failed':
      return `The storage of this browser does not work at the moment. ${stays}`
    default:
      return reason satisfies never
  }
}
