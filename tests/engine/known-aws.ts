/**
 * What the engine is told of AWS in tests: the generated files of static/catalogue, read as the page reads them.
 */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readCatalogue, readKnownKeys, readServiceDetail } from '../../src/engine/index.ts'
import type { Knowledge, ServiceDetail } from '../../src/engine/index.ts'

const folder = path.join(import.meta.dirname, '../../static/catalogue')

/** Nothing has been loaded. */
export const nothingKnown: Knowledge = { catalogue: null, keys: null, service: () => null }

/** Everything, each service read when it is asked for. */
export function allKnown(): Knowledge {
  const services = new Map<string, ServiceDetail | null>()
  return {
    catalogue: value(readCatalogue(text('actions.json'))),
    keys: value(readKnownKeys(text('keys.json'))),
    service: (prefix) => {
      if (!services.has(prefix)) services.set(prefix, readService(prefix))
      return services.get(prefix) ?? null
    },
  }
}

function readService(prefix: string): ServiceDetail | null {
  const file = `services/${prefix}.json`
  const known = /^[a-z0-9-]+$/.test(prefix) && existsSync(path.join(folder, file))
  return known ? value(readServiceDetail(text(file))) : null
}

function text(file: string): string {
  return readFileSync(path.join(folder, file), 'utf8')
}

function value<T>(result: { kind: 'read'; value: T } | { kind: 'malformed'; problem: string }): T {
  if (result.kind === 'malformed') throw new Error(result.problem)
  return result.value
}
