/**
 * The worker that looks at how far the checks cover the policies. No DOM, no network, no storage.
 */

import { expose } from 'comlink'
import type { CoverageApi } from '../src/protocol/coverage-api.ts'
import { coverageJob, createCoverageMemory } from './coverage-job.ts'

const memory = createCoverageMemory()

const api: CoverageApi = {
  hello: () => Promise.resolve('ready'),
  run: (job) => Promise.resolve(coverageJob(job, memory)),
}

expose(api)
