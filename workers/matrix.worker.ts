/**
 * A worker of the matrix: exposes MatrixApi through Comlink. No DOM, no network, no storage. There are
 * several of them, each deciding rows of the same run.
 */

import { expose, transfer } from 'comlink'
import type { MatrixApi } from '../src/protocol/matrix-api.ts'
import { createMatrixMemory, matrixJob, transferred } from './matrix-job.ts'

const memory = createMatrixMemory()

/** Until the worker's end: that is how the page knows of it (`spawnMatrix`). */
const lockHeld = new Promise<void>((held) => {
  if (!('locks' in navigator)) return held()
  const hold = (): Promise<never> => {
    held()
    return new Promise(() => undefined)
  }
  navigator.locks.request(self.name, hold).catch(held)
})

const api: MatrixApi = {
  hello: async () => {
    await lockHeld
    return 'ready'
  },
  run: (job) => {
    const reply = matrixJob(job, memory)
    return Promise.resolve(transfer(reply, [...transferred(reply)]))
  },
}

expose(api)
