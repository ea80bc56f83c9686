/** A matrix decided as the page has it, without workers: each job runs where the test does. */

import { createDecided, type Decided } from '../../../src/app/matrix/decided.ts'
import type { MatrixSource } from '../../../src/protocol/matrix-api.ts'
import { createMatrixMemory, matrixJob } from '../../../workers/matrix-job.ts'

/** Rows come band by band, `size` at a time, each batch told to `came`. */
export function decide(
  source: MatrixSource,
  { size = 7, came = () => undefined }: DecideOptions = {},
): Decided {
  const memory = createMatrixMemory()
  const planned = matrixJob({ run: 1, source, share: null }, memory)
  if (planned.kind !== 'planned') throw new Error(JSON.stringify(planned))
  const decided = createDecided(source.axes, planned.plan)
  planned.plan.bands.forEach(({ from, to }, band) => {
    for (let at = from; at < to; at += size) {
      const share = { band, from: at, to: Math.min(to, at + size) }
      const reply = matrixJob({ run: 1, source: null, share }, memory)
      if (reply.kind !== 'decided') throw new Error(JSON.stringify(reply))
      came(decided, decided.add(reply.parts))
    }
  })
  return decided
}

interface DecideOptions {
  readonly size?: number
  readonly came?: (decided: Decided, rows: readonly number[]) => void
}
