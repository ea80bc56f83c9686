/**
 * What a page that is being closed leaves for the next one. A page on its way out can no longer wait
 * for IndexedDB, which reads before it writes; localStorage is written at once.
 */

import { encodeScenario } from '../scenario/encode.ts'
import type { Scenario } from '../scenario/model.ts'
import { tabId } from './ids.ts'
import { loadCodec } from './load-codec.ts'

/** An unsaved scenario, and the save counter of the stored record that it would have replaced. */
export interface Left {
  readonly scenario: Scenario
  readonly saves: number
  /** The tab that left it. A save of the same tab may still have come to its end. */
  readonly tab: string
}

export interface Handover {
  leave(left: Omit<Left, 'tab'>): void
  /** What was left of a scenario; null when nothing was, or nothing that can be read. */
  find(id: string): Promise<Left | null>
  clear(id: string): void
}

const PREFIX = 'verdict-unsaved:'

export function createHandover(tab = tabId): Handover {
  return {
    leave({ scenario, saves }) {
      attempt(() =>
        localStorage.setItem(PREFIX + scenario.id, `${saves} ${tab} ${encodeScenario(scenario)}`),
      )
    },
    async find(id) {
      const stored = attempt(() => localStorage.getItem(PREFIX + id)) ?? null
      const [, saves, by = '', text] = /^(\d{1,15}) (\w{1,64}) (.*)$/s.exec(stored ?? '') ?? []
      if (text === undefined) return null
      const { decodeScenarioText } = await loadCodec()
      const decoded = decodeScenarioText(text)
      if (decoded.kind !== 'ok' || decoded.scenario.id !== id) return null
      return { scenario: decoded.scenario, saves: Number(saves), tab: by }
    },
    clear(id) {
      attempt(() => localStorage.removeItem(PREFIX + id))
    },
  }
}

/** Storage may be switched off or full: then there is no handover. */
function attempt<Value>(access: () => Value): Value | undefined {
  try {
    return access()
  } catch {
    return undefined
  }
}
