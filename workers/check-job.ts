/**
 * One job of the checker's worker: all that can be said about one policy's text. A pure function but
 * for its memory of AWS's data.
 */

import {
  checkPolicy,
  readCatalogue,
  readKnownKeys,
  readServiceDetail,
  type Catalogue,
  type DataResult,
  type Finding,
  type KnownKeys,
  type ServiceDetail,
  type Severity,
} from '../src/engine/index.ts'
import type { CheckerJob, CheckerReply, DataFile } from '../src/protocol/checker-api.ts'

/** What has been handed in so far; null is a file that could not be read. */
export interface DataMemory {
  catalogue: Catalogue | null | undefined
  keys: KnownKeys | null | undefined
  readonly services: Map<string, ServiceDetail | null>
}

export function createMemory(): DataMemory {
  return { catalogue: undefined, keys: undefined, services: new Map() }
}

const actionsPath = 'catalogue/actions.json'
const keysPath = 'catalogue/keys.json'
const servicePath = /^catalogue\/services\/([a-z0-9-]+)\.json$/

/** Never throws: a bug of ours is a 'failed' reply. */
export function checkJob(job: CheckerJob, memory: DataMemory): CheckerReply {
  try {
    for (const file of job.files) remember(file, memory)
    return check(job, memory)
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { kind: 'failed', message }
  }
}

function remember({ path, text }: DataFile, memory: DataMemory): void {
  const prefix = servicePath.exec(path)?.[1]
  if (path === actionsPath) memory.catalogue = read(text, readCatalogue)
  else if (path === keysPath) memory.keys = read(text, readKnownKeys)
  else if (prefix !== undefined) memory.services.set(prefix, read(text, readServiceDetail))
}

function read<T>(text: string, reader: (text: string) => DataResult<T>): T | null {
  const result = reader(text)
  return result.kind === 'read' ? result.value : null
}

function check({ document, kind, resourceType }: CheckerJob, memory: DataMemory): CheckerReply {
  const wanted = new Set<string>()
  const { catalogue = null, keys = null, services } = memory
  if (memory.catalogue === undefined) wanted.add(actionsPath)
  if (memory.keys === undefined) wanted.add(keysPath)
  const findings = checkPolicy(document, kind, {
    ...(resourceType === null ? {} : { resourceType }),
    catalogue,
    keys,
    service(prefix) {
      const known = services.get(prefix)
      // Only of services that exist: the prefix stands in somebody's policy and becomes an address.
      if (known === undefined && catalogue?.services.has(prefix) === true) {
        wanted.add(`catalogue/services/${prefix}.json`)
      }
      return known ?? null
    },
  })
  return { kind: 'checked', ...gravest(findings), wanted: [...wanted] }
}

/** A text of which everything is wrong has thousands: more than anybody reads, and than a page draws well. */
const most = 1000

const gravity: Readonly<Record<Severity, number>> = {
  error: 0,
  'security-warning': 1,
  warning: 2,
  suggestion: 3,
}

function gravest(findings: readonly Finding[]): {
  readonly findings: readonly Finding[]
  readonly more: number
} {
  if (findings.length <= most) return { findings, more: 0 }
  const kept = findings
    .toSorted((a, b) => gravity[a.severity] - gravity[b.severity])
    .slice(0, most)
    .sort((a, b) => a.from - b.from || a.to - b.to)
  return { findings: kept, more: findings.length - most }
}
