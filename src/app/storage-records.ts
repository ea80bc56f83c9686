/**
 * The records of the database and the transactions on them. Whatever is read is unknown until the
 * scenario's schema has accepted it; what it refuses is set aside, whole.
 */

import type { DBSchema, IDBPDatabase } from 'idb'
import { SCENARIO_VERSION, type Scenario } from '../scenario/model.ts'
import { loadCodec } from './load-codec.ts'
import type {
  LoadOutcome,
  RemoveOutcome,
  SaveOutcome,
  ScenarioStore,
  StorageTrouble,
  StoredScenario,
} from './storage.ts'

export interface VerdictDb extends DBSchema {
  scenarios: { key: string; value: unknown }
  settings: { key: string; value: unknown }
  quarantine: { key: number; value: unknown }
}

/** What a record looks like when this version writes it. What is read is unknown all the same. */
interface ScenarioRecord {
  readonly id: string
  readonly version: number
  /** Counts the saves, so that a tab notices another's. */
  readonly saves: number
  readonly savedAt: string
  readonly savedBy: string
  readonly scenario: Scenario
}

/** A key of the store 'settings'. */
const LAST_OPEN = 'lastOpenId'

/** The store over an open database, as far as the database itself goes. `tab` signs what is saved. */
export function recordsOf(db: IDBPDatabase<VerdictDb>, tab: string): Omit<ScenarioStore, 'onLost'> {
  return {
    list: () => list(db).catch(() => []),
    load: (id) => load(db, id).catch(failed),
    save: (scenario, expectedSaves) => save(db, scenario, expectedSaves, tab).catch(failed),
    remove: (id) => remove(db, id).catch(failed),
    lastOpenId: () => lastOpenId(db).catch(() => null),
    setLastOpenId: (id) => setLastOpenId(db, id).catch(() => undefined),
    close: () => db.close(),
  }
}

async function list(db: IDBPDatabase<VerdictDb>): Promise<readonly StoredScenario[]> {
  const records = await db.getAll('scenarios')
  return records
    .map(rowOf)
    .filter((row) => row !== null)
    .sort((one, other) => other.savedAt.localeCompare(one.savedAt))
}

async function load(db: IDBPDatabase<VerdictDb>, id: string): Promise<LoadOutcome> {
  const record: unknown = await db.get('scenarios', id)
  if (record === undefined) return { kind: 'absent' }
  const newer = newerVersion(record)
  if (newer !== null) return { kind: 'newer', version: newer }
  const { decodeScenario } = await loadCodec()
  const decoded = decodeScenario(field(record, 'scenario'))
  switch (decoded.kind) {
    case 'ok':
      if (decoded.scenario.id === id) {
        return { kind: 'loaded', scenario: decoded.scenario, ...stampOf(record) }
      }
      return quarantine(db, id, 'The record holds a scenario of another id.')
    case 'newer':
      return decoded
    case 'corrupt':
      return quarantine(db, id, decoded.message)
    default:
      return decoded satisfies never
  }
}

/** Moves a record aside, whole: it can be looked at, and something else can take its id. */
async function quarantine(
  db: IDBPDatabase<VerdictDb>,
  id: string,
  message: string,
): Promise<LoadOutcome> {
  const transaction = begin(db)
  const scenarios = transaction.objectStore('scenarios')
  const record: unknown = await scenarios.get(id)
  const quarantinedAt = new Date().toISOString()
  await ending(transaction, [
    transaction.objectStore('quarantine').put({ id, quarantinedAt, message, record }),
    scenarios.delete(id),
  ])
  return { kind: 'corrupt', message }
}

async function save(
  db: IDBPDatabase<VerdictDb>,
  scenario: Scenario,
  expectedSaves: number | null,
  savedBy: string,
): Promise<SaveOutcome> {
  const { decodeScenario } = await loadCodec()
  const readBack = decodeScenario(scenario)
  if (readBack.kind === 'corrupt') return { kind: 'unfit', message: readBack.message }
  const transaction = begin(db)
  const scenarios = transaction.objectStore('scenarios')
  const stored: unknown = await scenarios.get(scenario.id)
  const newer = newerVersion(stored)
  if (newer !== null) return { kind: 'newer', version: newer }
  const { saves: found } = stampOf(stored)
  // A record that is gone was deleted in another tab; who goes on typing wants to keep it.
  if (stored !== undefined && expectedSaves !== null && found !== expectedSaves) {
    return { kind: 'conflict' }
  }
  const saves = Math.max(found, expectedSaves ?? 0) + 1
  const savedAt = new Date().toISOString()
  const record: ScenarioRecord = {
    ...{ id: scenario.id, version: SCENARIO_VERSION, saves, savedAt, savedBy, scenario },
  }
  await ending(transaction, [scenarios.put(record)])
  return { kind: 'saved', saves, savedAt }
}

async function remove(db: IDBPDatabase<VerdictDb>, id: string): Promise<RemoveOutcome> {
  const transaction = begin(db)
  const scenarios = transaction.objectStore('scenarios')
  const record: unknown = await scenarios.get(id)
  await ending(transaction, [scenarios.delete(id)])
  const restore = async (): Promise<void> => {
    if (record !== undefined) await db.put('scenarios', record)
  }
  return { kind: 'removed', restore: () => restore().catch(() => undefined) }
}

async function lastOpenId(db: IDBPDatabase<VerdictDb>): Promise<string | null> {
  const id: unknown = await db.get('settings', LAST_OPEN)
  return typeof id === 'string' ? id : null
}

async function setLastOpenId(db: IDBPDatabase<VerdictDb>, id: string): Promise<void> {
  await db.put('settings', id, LAST_OPEN)
}

function begin(db: IDBPDatabase<VerdictDb>) {
  const transaction = db.transaction(['scenarios', 'quarantine'], 'readwrite')
  // Whoever began it hears of its end; when an earlier request fails, nobody asks for the end any more.
  transaction.done.catch(() => undefined)
  return transaction
}

/**
 * The end of a transaction after its last requests. A full storage ends the transaction, and its
 * requests with another error: that one says nothing.
 */
async function ending(
  transaction: { readonly done: Promise<void> },
  requests: readonly Promise<unknown>[],
): Promise<void> {
  const results = await Promise.allSettled([...requests, transaction.done])
  const errors = results.flatMap((result): unknown[] =>
    result.status === 'rejected' ? [result.reason] : [],
  )
  const [first] = errors
  if (errors.length > 0) throw errors.find((error) => troubleOf(error) === 'full') ?? first
}

/** A row even of a record that cannot be opened, as long as it can be named. */
function rowOf(record: unknown): StoredScenario | null {
  const id = field(record, 'id')
  if (typeof id !== 'string') return null
  const name = field(field(record, 'scenario'), 'name')
  return { id, name: typeof name === 'string' ? name : id, savedAt: stampOf(record).savedAt }
}

/** The version of a record that a newer page wrote; null when this one may replace it. */
function newerVersion(record: unknown): number | null {
  const version = field(record, 'version')
  return typeof version === 'number' && version > SCENARIO_VERSION ? version : null
}

function stampOf(record: unknown): Pick<ScenarioRecord, 'saves' | 'savedAt' | 'savedBy'> {
  const saves = field(record, 'saves')
  const savedAt = field(record, 'savedAt')
  const savedBy = field(record, 'savedBy')
  return {
    saves: typeof saves === 'number' && Number.isSafeInteger(saves) && saves > 0 ? saves : 0,
    savedAt: typeof savedAt === 'string' ? savedAt : '',
    savedBy: typeof savedBy === 'string' ? savedBy : '',
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function failed(error: unknown): { readonly kind: 'failed'; readonly reason: StorageTrouble } {
  return { kind: 'failed', reason: troubleOf(error) }
}

export function troubleOf(error: unknown): StorageTrouble {
  switch (nameOf(error)) {
    case 'QuotaExceededError':
      return 'full'
    case 'InvalidStateError': // the connection is closed
      return 'lost'
    default:
      return 'failed'
  }
}

export function nameOf(error: unknown): unknown {
  return field(error, 'name')
}
