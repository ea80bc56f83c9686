/**
 * Opens the database of this device, IndexedDB through idb, and notices when it is gone.
 */

import { openDB, type IDBPDatabase } from 'idb'
import { tabId } from './ids.ts'
import { nameOf, recordsOf, troubleOf, type VerdictDb } from './storage-records.ts'
import type { OpenedStorage, StorageTrouble } from './storage.ts'

const NAME = 'verdict'
const DATABASE_VERSION = 1

/** The database, or why there is none. A browser that does not answer within `limitMs` counts as refusing. */
export async function openStorage({ limitMs = 3_000, tab = tabId } = {}): Promise<OpenedStorage> {
  const lost = createLoss()
  let giveUp: (outcome: OpenedStorage) => void = () => undefined
  const refused = new Promise<OpenedStorage>((resolve) => (giveUp = resolve))
  const timer = setTimeout(() => giveUp({ kind: 'refused', reason: 'unavailable' }), limitMs)
  const opening = open(lost, () => giveUp({ kind: 'refused', reason: 'blocked' }))
  const opened = opening.then(
    (db): OpenedStorage => ({
      kind: 'open',
      store: { ...recordsOf(db, tab), onLost: lost.listen },
    }),
    (error: unknown): OpenedStorage => ({ kind: 'refused', reason: troubleOfOpening(error) }),
  )
  const outcome = await Promise.race([opened, refused])
  clearTimeout(timer)
  // Too late: nobody waits for it any more, and it would block other tabs.
  if (outcome.kind === 'refused') void opening.then((db) => db.close()).catch(() => undefined)
  return outcome
}

async function open(lost: Loss, onBlocked: () => void): Promise<IDBPDatabase<VerdictDb>> {
  const db = await openDB<VerdictDb>(NAME, DATABASE_VERSION, {
    upgrade(database) {
      database.createObjectStore('scenarios', { keyPath: 'id' })
      database.createObjectStore('settings')
      database.createObjectStore('quarantine', { autoIncrement: true })
    },
    blocked: onBlocked,
    // A newer version of the page waits in another tab: it must not wait for ever.
    blocking() {
      db.close()
      lost.report('newerDatabase')
    },
    terminated: () => lost.report('lost'),
  })
  return db
}

function troubleOfOpening(error: unknown): StorageTrouble {
  if (nameOf(error) === 'VersionError') return 'newerDatabase'
  const trouble = troubleOf(error)
  return trouble === 'failed' ? 'unavailable' : trouble
}

/** Remembers that the database is gone and tells whoever asks, before or after. */
interface Loss {
  report(reason: StorageTrouble): void
  listen(listener: (reason: StorageTrouble) => void): void
}

function createLoss(): Loss {
  let reason: StorageTrouble | null = null
  let listener: ((reason: StorageTrouble) => void) | null = null
  return {
    report(found) {
      if (reason !== null) return
      reason = found
      listener?.(found)
    },
    listen(added) {
      listener = added
      if (reason !== null) added(reason)
    },
  }
}
