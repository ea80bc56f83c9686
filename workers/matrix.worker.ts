/**
 * A worker of the matrix: exposes MatrixApi through Comlink. No DOM, no network, no storage. There are
 * several of them, each deciding rows of the same run.
 */

import { expose, transfer } from 'comlink'
import type { MatrixApi } from '../src/protocol/matrix-api.ts'
import { createMatrixMemory, matrixJob, transferred } from './matrix-job.ts'

const memory = createMatrixMemory()

const api: MatrixApi = {
  hello: () => Promise.resolve('ready'),
  run: (job) => {
    const reply = matrixJob(job, memory)
    return Promise.resolve(transfer(reply, [...transferred(reply)]))
  },
}

expose(api)
