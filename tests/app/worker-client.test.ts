/** The guards around the worker: newest wins, death, silence, deadline, giving up. */

import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  createWorkerClient,
  workerLimits,
  type WorkerClient,
  type WorkerLimits,
  type WorkerState,
} from '../../src/app/worker-client.ts'
import { failedEvaluation } from '../../src/app/results.ts'
import type { EngineApi, EvaluateJob, EvaluateReply } from '../../src/protocol/engine-api.ts'
import { smallScenario } from './support/scenario.ts'
import { fakeWorker, type FakeWorker } from './support/worker.ts'

const quick: WorkerLimits = {
  ...{ startMs: 400, lifeSignMs: 150, deadlineMs: 400, respawnsInARow: 3, backOffMs: 1 },
}

let client: WorkerClient<EvaluateJob, EvaluateReply> | null = null
afterEach(() => client?.dispose())

describe('worker client', () => {
  it('answers a job', async () => {
    const { evaluate, states } = start(() => answering())
    expect(await evaluate(1)).toEqual({ kind: 'reply', reply: done(1) })
    expect(states).toEqual(['starting', 'ready'])
  })

  it('lets the newest of several jobs win', async () => {
    const asked: number[] = []
    const { evaluate } = start(() => answering((job) => asked.push(job.revision)))
    await evaluate(1)
    const outcomes = await Promise.all([evaluate(2), evaluate(3), evaluate(4)])
    expect(outcomes.map(({ kind }) => kind)).toEqual(['reply', 'superseded', 'reply'])
    expect(asked).toEqual([1, 2, 4])
  })

  it('has one job in flight at a time', async () => {
    let inFlight = 0
    let most = 0
    const { evaluate } = start(() => ({
      hello: () => Promise.resolve('ready'),
      async run(job) {
        inFlight += 1
        most = Math.max(most, inFlight)
        await pause(5)
        inFlight -= 1
        return done(job.revision)
      },
    }))
    const first = evaluate(1)
    await pause(20)
    await Promise.all([first, evaluate(2), evaluate(3)])
    expect(most).toBe(1)
  })

  it('replaces a worker that dies and still answers', async () => {
    const { evaluate, workers, states } = start((nth) => (nth === 1 ? hanging() : answering()))
    const answer = evaluate(1)
    await pause(20)
    workers[0]?.crash()
    expect(await answer).toEqual({ kind: 'reply', reply: done(1) })
    expect(workers[0]?.ended).toBe(true)
    expect(workers).toHaveLength(2)
    expect(states).toEqual(['starting', 'ready', 'restarting', 'ready'])
  })

  it('notices a worker that vanished without a word', async () => {
    const { evaluate, workers } = start(() => answering())
    await evaluate(1)
    workers[0]?.vanish()
    expect(await evaluate(2)).toEqual({ kind: 'reply', reply: done(2) })
    expect(workers).toHaveLength(2)
  })

  it('settles the job in flight when the worker dies and a newer one waits', async () => {
    const { evaluate, workers } = start((nth) => (nth === 1 ? hanging() : answering()))
    const old = evaluate(1)
    await pause(20)
    const newer = evaluate(2)
    workers[0]?.crash()
    expect((await old).kind).toBe('superseded')
    expect(await newer).toEqual({ kind: 'reply', reply: done(2) })
  })

  it('ends a job that takes too long, and goes on with a new worker', async () => {
    const { evaluate, workers, states } = start((nth) => (nth === 1 ? hanging() : answering()))
    expect(await evaluate(1)).toEqual({ kind: 'timedOut' })
    expect(workers[0]?.ended).toBe(true)
    expect(await evaluate(2)).toEqual({ kind: 'reply', reply: done(2) })
    expect(states).toEqual(['starting', 'ready', 'restarting', 'ready'])
  })

  it('replaces a worker that never gets ready', async () => {
    const never: EngineApi = { hello: () => new Promise(() => undefined), run: hang }
    const { evaluate, workers } = start((nth) => (nth === 1 ? never : answering()))
    expect(await evaluate(1)).toEqual({ kind: 'reply', reply: done(1) })
    expect(workers).toHaveLength(2)
  })

  it('stops after three new workers in a row that die, and starts again when told to', async () => {
    let healthy = false
    const { client, evaluate, workers, states } = start(() => {
      if (!healthy) throw new Error('no worker to be had')
      return answering()
    })
    expect(await evaluate(1)).toEqual({ kind: 'stopped' })
    expect(await evaluate(2)).toEqual({ kind: 'stopped' })
    expect(states).toEqual(['restarting', 'stopped'])
    healthy = true
    client.restart()
    expect(await evaluate(3)).toEqual({ kind: 'reply', reply: done(3) })
    expect(states).toEqual(['restarting', 'stopped', 'starting', 'ready'])
    expect(workers).toHaveLength(1)
  })

  it('stops when one job kills every worker', async () => {
    const { evaluate, workers } = start((_, self) => ({
      hello: () => Promise.resolve('ready'),
      run: () => {
        self().crash()
        return hang()
      },
    }))
    expect(await evaluate(1)).toEqual({ kind: 'stopped' })
    expect(workers).toHaveLength(1 + quick.respawnsInARow)
  })

  it('counts deaths in a row only', async () => {
    const { evaluate, workers } = start(() => answering())
    for (let revision = 1; revision <= 6; revision += 1) {
      expect((await evaluate(revision)).kind).toBe('reply')
      workers.at(-1)?.crash()
    }
    expect(workers.length).toBeGreaterThanOrEqual(6)
  })

  it('makes a failed reply of an exception that crosses', async () => {
    const { evaluate } = start(() => ({
      hello: () => Promise.resolve('ready'),
      run: () => Promise.reject(new RangeError('too deep')),
    }))
    expect(await evaluate(1)).toEqual({
      kind: 'reply',
      reply: { kind: 'failed', revision: 1, message: 'too deep' },
    })
  })

  it('makes a failed reply of a job that cannot be cloned', async () => {
    const { client } = start(() => answering())
    const outcome = await client.run({ ...job(1), now: (() => '') as unknown as string })
    expect(outcome).toMatchObject({ kind: 'reply', reply: { kind: 'failed', revision: 1 } })
  })

  it('settles everything when it is disposed of', async () => {
    const { client, evaluate, workers } = start(() => hanging())
    const pending = [evaluate(1)]
    await pause(20)
    pending.push(evaluate(2))
    client.dispose()
    expect((await Promise.all(pending)).map(({ kind }) => kind)).toEqual([
      'superseded',
      'superseded',
    ])
    expect(workers[0]?.ended).toBe(true)
  })

  it('gives the page five seconds by default', () => {
    expect(workerLimits.deadlineMs).toBe(5_000)
  })
})

function start(apiOf: (nth: number, self: () => FakeWorker) => EngineApi) {
  const workers: FakeWorker[] = []
  const states: WorkerState[] = []
  const started = createWorkerClient({
    spawn() {
      const worker: FakeWorker = fakeWorker(apiOf(workers.length + 1, () => worker))
      workers.push(worker)
      return worker
    },
    failed: failedEvaluation,
    limits: quick,
  })
  started.onState((state) => states.push(state))
  client = started
  const evaluate = (revision: number) => started.run(job(revision))
  return { client: started, workers, states, evaluate }
}

function job(revision: number): EvaluateJob {
  const { world, now, question, checks } = smallScenario()
  return { revision, part: 'answer', world, now, question, checks }
}

function done(revision: number): EvaluateReply {
  const answer = { kind: 'broken', policies: [] } as const
  const nothing = { context: [], policies: [], diagnostics: {} }
  return { kind: 'answered', revision, answer, ...nothing }
}

function answering(onJob: (job: EvaluateJob) => void = vi.fn()): EngineApi {
  return {
    hello: () => Promise.resolve('ready'),
    run(job) {
      onJob(job)
      return Promise.resolve(done(job.revision))
    },
  }
}

function hanging(): EngineApi {
  return { hello: () => Promise.resolve('ready'), run: hang }
}

function hang(): Promise<never> {
  return new Promise(() => undefined)
}

function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs))
}
