/**
 * Everything that can be done with the checks but asking one: fetched when somebody is there.
 */

import type { CoverageJob, CoverageReply } from '../../protocol/coverage-api.ts'
import { once } from '../once.ts'
import { createWorkerClient, type WorkerEnd } from '../worker-client.ts'
import { createCheckDeeds, type CheckDeeds, type DeedDeps } from './check-deeds.ts'
import { createCoverage, type Coverage } from './coverage.svelte.ts'
import { dragCheck } from './drag-check.ts'
import { flipSentence } from './flip-sentence.ts'
import { peersOf } from './moves.ts'

export interface CheckTools {
  readonly deeds: CheckDeeds
  readonly coverage: Coverage
  readonly flipSentence: typeof flipSentence
  readonly dragCheck: typeof dragCheck
  readonly peersOf: typeof peersOf
}

export interface ToolDeps extends DeedDeps {
  readonly spawnCoverage: () => WorkerEnd
}

export function createCheckTools(deps: ToolDeps): CheckTools {
  const client = once(() => createWorkerClient({ spawn: deps.spawnCoverage, failed }))
  return {
    deeds: createCheckDeeds(deps),
    coverage: createCoverage(client),
    flipSentence,
    dragCheck,
    peersOf,
  }
}

/** The reply to a job that a bug of ours kept from being done. */
function failed(_: CoverageJob, message: string): CoverageReply {
  return { kind: 'failed', message }
}
