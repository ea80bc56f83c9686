/**
 * The platform of the real page: this browser's storage, a real worker, the scenarios that ship
 * with the page. Tests have their own.
 */

import { blankScenario } from '../scenario/blank.ts'
import { spawnEngine } from './spawn-engine.ts'
import type { Platform } from './start.ts'
import { openStorage } from './storage-open.ts'

export const browserPlatform: Platform = {
  openStorage: () => openStorage(),
  spawnEngine,
  // Not part of the first script: whoever comes back has a scenario of their own.
  loadExample: async () => (await import('../scenario/secure-cart.ts')).secureCart(),
  newBlank: (id) => blankScenario(id, `${new Date().toISOString().slice(0, 19)}Z`),
}
