/** The workers of the matrix: shares, death, stop, supersession, and what is told when nothing helps. */

import { describe, expect, it } from 'vitest'
import { createMatrixPool, type RunEnd } from '../../../src/app/matrix/pool.ts'
import type { WorkerLimits } from '../../../src/app/worker-client.ts'
import type {
  MatrixApi,
  MatrixJob,
  MatrixReply,
  MatrixSource,
} from '../../../src/protocol/matrix-api.ts'
import { createMatrixMemory, matrixJob } from '../../../workers/matrix-job.ts'
import { smallScenario } from '../support/scenario.ts'
import { fakeWorker, type FakeWorker } from '../support/worker.ts'

const quick: WorkerLimits = {
  ...{ startMs: 400, lifeSignMs: 100, deadlineMs: 300, respawnsInARow: 2, backOffMs: 1 },
}

describe('the pool', () => {
  it('decides every row once, shared out among the workers', async () => {
    const { run, places, askedBy } = start()
    expect(await run.end).toEqual({ kind: 'done' })
    expect(places()).toEqual(allPlaces)
    expect([...askedBy.values()].every((shares) => shares.length > 1)).toBe(true)
    expect(run.plans).toHaveLength(1)
    expect(run.cells).toBe(ROWS * 2 * 1)
  })

  it('tells each worker once what the run asks', async () => {
    const told: boolean[] = []
    const { run } = start({ onJob: ({ source }) => void told.push(source !== null) })
    await run.end
    expect(told.filter(Boolean)).toHaveLength(2)
  })

  it('has the share of a worker that dies done again, and nothing else', async () => {
    let died = false
    const { run, places, workers } = start({
      onJob(job, self) {
        if (died || job.share === null || job.share.from < 8) return
        died = true
        self.crash()
      },
    })
    expect(await run.end).toEqual({ kind: 'done' })
    expect(places()).toEqual(allPlaces)
    expect(workers).toHaveLength(3)
  })

  it('notices a worker that vanishes without a word', async () => {
    let gone = false
    const { run, places } = start({
      onJob(job, self) {
        if (gone || job.share === null) return
        gone = true
        // It still gives what it has.
        setTimeout(() => self.vanish(), 20)
      },
    })
    expect(await run.end).toEqual({ kind: 'done' })
    expect(places()).toEqual(allPlaces)
  })

  it('gives up rows that kill every worker, keeps the others and says so', async () => {
    const { run, places, workers } = start({
      onJob: (job, self) => void (job.share?.from === 0 && self.crash()),
    })
    const end = await run.end
    expect(end.kind).toBe('failed')
    const lost = end.kind === 'failed' ? end.shares : []
    expect(lost.map(({ from }) => from)).toEqual([0])
    expect(places()).toEqual(allPlaces.slice(lost[0]?.to))
    expect(workers.length).toBeLessThan(12)
  })

  it('gives up altogether when no worker can be had', async () => {
    const { run } = start({ refuse: true })
    const end = await run.end
    expect(end).toMatchObject({ kind: 'failed', shares: [] })
    expect(end.kind === 'failed' && end.message).toMatch(/died/)
  })

  it('tells the message of a bug, which no other worker is bothered with', async () => {
    let tries = 0
    const { run } = start({
      reply: (job) => {
        if (job.share?.from !== 0) return null
        tries += 1
        return { kind: 'failed', message: 'a bug of ours' }
      },
    })
    expect(await run.end).toMatchObject({ kind: 'failed', message: 'a bug of ours' })
    expect(tries).toBe(1)
  })

  it('stops at once: workers end, what has come stays, nothing more comes', async () => {
    const { run, workers, places } = start({ slow: true })
    await until(() => places().length > 0)
    run.stop()
    expect(await run.end).toEqual({ kind: 'stopped' })
    expect(workers.every(({ ended }) => ended)).toBe(true)
    const came = places()
    await pause(60)
    expect(places()).toEqual(came)
  })

  it('lets a newer run take the place of the one before', async () => {
    const { run, again, workers } = start({ slow: true })
    await until(() => run.plans.length > 0)
    const second = again()
    expect(await run.end).toEqual({ kind: 'superseded' })
    expect(await second.end).toEqual({ kind: 'done' })
    expect(second.cells).toBe(ROWS * 2)
    // The same workers go on.
    expect(workers).toHaveLength(2)
    const { cells } = run
    await pause(60)
    expect(run.cells).toBe(cells)
  })

  it('keeps its workers for the next run, for a while', async () => {
    const { run, again, workers } = start({ idleMs: 50 })
    await run.end
    await again().end
    expect(workers).toHaveLength(2)
    await until(() => workers.every(({ ended }) => ended))
    expect(await again().end).toEqual({ kind: 'done' })
    expect(workers).toHaveLength(4)
  })

  it('has an empty matrix done without a share', async () => {
    const { again } = start()
    const nothing = again({ principals: [] })
    expect(await nothing.end).toEqual({ kind: 'done' })
    expect(nothing.plans).toHaveLength(1)
  })
})

const ROWS = 24
const allPlaces = Array.from({ length: ROWS }, (_, place) => place)

const scenario = smallScenario()

function sourceOf(changes: Partial<MatrixSource['axes']> = {}): MatrixSource {
  const { world, now, question } = scenario
  const axes = {
    principals: Array.from({ length: ROWS }, () => question.principal),
    circumstances: [{ vpcEndpointId: null, context: {} }],
    actions: ['s3:ListAllMyBuckets', 'ec2:RunInstances'],
    resources: ['*'],
  }
  return { world, now, axes: { ...axes, ...changes } }
}

interface Behaviour {
  /** Before a job is done. */
  readonly onJob?: (job: MatrixJob, self: FakeWorker) => void
  /** Instead of doing a job; null does it. */
  readonly reply?: (job: MatrixJob) => MatrixReply | null
  readonly slow?: boolean
  /** No worker is to be had. */
  readonly refuse?: boolean
  readonly idleMs?: number
}

function start({ onJob, reply, slow = false, refuse = false, idleMs = 200 }: Behaviour = {}) {
  const workers: FakeWorker[] = []
  const askedBy = new Map<FakeWorker, MatrixJob[]>()
  const apiOf = (self: () => FakeWorker): MatrixApi => {
    const memory = createMatrixMemory()
    return {
      hello: () => Promise.resolve('ready'),
      async run(job) {
        onJob?.(job, self())
        if (job.share !== null) askedBy.get(self())?.push(job)
        if (slow) await pause(10)
        return reply?.(job) ?? matrixJob(job, memory)
      },
    }
  }
  const pool = createMatrixPool({
    spawn() {
      if (refuse) throw new Error('no worker to be had')
      const worker: FakeWorker = fakeWorker(apiOf(() => worker))
      workers.push(worker)
      askedBy.set(worker, [])
      return worker
    },
    workers: 2,
    limits: quick,
    idleMs,
  })
  const again = (changes: Partial<MatrixSource['axes']> = {}) => watch(pool, sourceOf(changes))
  const run = again()
  return { run, again, workers, askedBy, places: () => run.places.toSorted((a, b) => a - b) }
}

function watch(pool: ReturnType<typeof createMatrixPool>, source: MatrixSource) {
  const places: number[] = []
  const plans: unknown[] = []
  let settle: (end: RunEnd) => void = () => undefined
  const end = new Promise<RunEnd>((resolve) => (settle = resolve))
  const watched = { end, places, plans, cells: 0, stop: () => run.stop() }
  const run = pool.run(source, {
    planned: (plan) => void plans.push(plan),
    decided(parts, cells) {
      watched.cells += cells
      const [first] = parts
      if (first === undefined) return
      for (let row = 0; row < first.part.principals; row++) places.push(first.part.from + row)
    },
    ended: (how) => settle(how),
  })
  return watched
}

function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs))
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(5)
}
