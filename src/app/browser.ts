/**
 * The platform of the real page: this browser's storage, a real worker, the scenarios that ship
 * with the page. Tests have their own.
 */

import { onFirstActivity } from './activity.ts'
import { spawnChecker, spawnCoverage, spawnEngine, spawnMatrix } from './spawn-worker.ts'
import type { Platform } from './start.ts'
import { openStorage } from './storage-open.ts'

export const browserPlatform: Platform = {
  openStorage: () => openStorage(),
  spawnEngine,
  spawnChecker,
  spawnMatrix,
  spawnCoverage,
  fetchText,
  onFirstActivity,
  // Not part of the first script: whoever comes back has a scenario of their own.
  loadExample: async () => (await import('../scenario/secure-cart.ts')).secureCart(),
  newBlank: async (id) =>
    (await import('../scenario/blank.ts')).blankScenario(
      id,
      `${new Date().toISOString().slice(0, 19)}Z`,
    ),
}

async function fetchText(path: string): Promise<string> {
  const response = await fetch(new URL(path, document.baseURI))
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response.text()
}
