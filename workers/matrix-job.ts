/**
 * One job of a matrix worker: the plan of a run, or the verdicts of some of its rows. A pure function but
 * for its memory: of the run it was told, of the band it has prepared, and of the texts it has read.
 */

import { planMatrix } from '../src/account/index.ts'
import { parsePolicy, prepareMatrix } from '../src/engine/index.ts'
import type { PreparedMatrix } from '../src/engine/index.ts'
import type {
  DecidedPart,
  MatrixJob,
  MatrixReply,
  Open,
  Share,
} from '../src/protocol/matrix-api.ts'
import { createReader, type PolicyReader } from './policy-reader.ts'

export interface MatrixMemory {
  readonly reader: PolicyReader
  run: Run | null
}

interface Run {
  readonly number: number
  readonly plan: ReturnType<typeof planMatrix>
  /** Shares come band by band: more than one need not be kept. */
  band: PreparedBand | null
}

interface PreparedBand {
  readonly number: number
  /** By class of actions. */
  readonly classes: readonly PreparedClass[]
}

interface PreparedClass {
  readonly matrix: PreparedMatrix
  readonly openRows: readonly Open[]
  readonly openResources: readonly Open[]
}

export function createMatrixMemory(): MatrixMemory {
  return { reader: createReader(parsePolicy), run: null }
}

/** Never throws: a bug of ours is a 'failed' reply. */
export function matrixJob(job: MatrixJob, memory: MatrixMemory): MatrixReply {
  try {
    const run = runOf(job, memory)
    if (run === null) return { kind: 'untold' }
    const { order, bands, classes } = run.plan
    if (job.share === null) return { kind: 'planned', plan: { order, bands, classes } }
    return { kind: 'decided', parts: decide(job.share, run) }
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { kind: 'failed', message }
  }
}

/** The arrays of a reply that need not be copied on their way. The plan's stay: they are used again. */
export function transferred(reply: MatrixReply): readonly ArrayBuffer[] {
  if (reply.kind !== 'decided') return []
  return reply.parts.flatMap(({ part: { bitOf, stripOf, strips } }) =>
    // None of them is shared memory.
    [bitOf, stripOf, strips].map(({ buffer }) => buffer as ArrayBuffer),
  )
}

function runOf({ run, source }: MatrixJob, memory: MatrixMemory): Run | null {
  if (memory.run?.number === run) return memory.run
  if (source === null) return null
  memory.reader.forgetUnused()
  // One name for all texts: the kernel prepares policies that are the same object once.
  const plan = planMatrix(source.world, source.now, source.axes, ({ kind, document }) =>
    memory.reader.policy({ kind, document, ref: '' }),
  )
  memory.run = { number: run, plan, band: null }
  return memory.run
}

function decide(share: Share, run: Run): readonly DecidedPart[] {
  const start = run.plan.bands[share.band]?.from ?? 0
  return bandOf(share.band, run).classes.map(({ matrix, openRows, openResources }, actionClass) => {
    const part = matrix.decide(share.from - start, share.to - start)
    return {
      actionClass,
      part: { ...part, from: part.from + start },
      openRows: openRows
        .map(({ index, policies }) => ({ index: index + start, policies }))
        .filter(({ index }) => index >= share.from && index < share.to),
      openResources,
    }
  })
}

function bandOf(number: number, run: Run): PreparedBand {
  if (run.band?.number === number) return run.band
  const classes = run.plan.classes.map((_, actionClass): PreparedClass => {
    const { input, openRows, openResources } = run.plan.input(number, actionClass)
    return { matrix: prepareMatrix(input), openRows, openResources }
  })
  run.band = { number, classes }
  return run.band
}
