/**
 * The engine's worker: exposes EngineApi through Comlink. No DOM, no network, no storage.
 */

import { expose } from 'comlink'
import type { EngineApi } from '../src/protocol/engine-api.ts'
import { createCaches, evaluateJob } from './evaluate-job.ts'

const caches = createCaches()

const api: EngineApi = {
  hello: () => Promise.resolve('ready'),
  run: (job) => Promise.resolve(evaluateJob(job, caches)),
}

expose(api)
