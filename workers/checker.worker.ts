/**
 * The checker's worker: exposes CheckerApi through Comlink. No DOM, no network, no storage. Apart
 * from the engine's worker, so that a long check never holds up a verdict.
 */

import { expose } from 'comlink'
import type { CheckerApi } from '../src/protocol/checker-api.ts'
import { checkJob, createMemory } from './check-job.ts'

const memory = createMemory()

const api: CheckerApi = {
  hello: () => Promise.resolve('ready'),
  run: (job) => Promise.resolve(checkJob(job, memory)),
}

expose(api)
