/**
 * The workers that decide matrices: made when a matrix is first decided and kept for the next. They take
 * shares of rows from one queue. A worker that dies loses its share only, which its successor does again;
 * what cannot be done is given up after some tries and told. A newer run takes the place of the one before.
 */

import type {
  DecidedPart,
  MatrixJob,
  MatrixReply,
  MatrixSource,
  Plan,
  Share,
} from '../../protocol/matrix-api.ts'
import {
  createWorkerClient,
  type WorkerClient,
  type WorkerEnd,
  type WorkerLimits,
} from '../worker-client.ts'
import { cellsOf, cut } from './shares.ts'

export interface MatrixPool {
  run(source: MatrixSource, listener: RunListener): MatrixRun
}

export interface MatrixRun {
  /** Ends the workers at once; what has come stays. */
  stop(this: void): void
}

/** Called in this order: the plan once, verdicts as they come, the end once. */
export interface RunListener {
  planned(this: void, plan: Plan): void
  /** Verdicts of some rows, one part a class of actions; `cells` decisions are in them. */
  decided(this: void, parts: readonly DecidedPart[], cells: number): void
  ended(this: void, end: RunEnd): void
}

export type RunEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'superseded' }
  /** Some rows have no verdicts: those of `shares`, or all where there was not even a plan. */
  | { readonly kind: 'failed'; readonly message: string; readonly shares: readonly Share[] }

export interface MatrixPoolOptions {
  readonly spawn: () => WorkerEnd
  readonly workers: number
  readonly limits?: WorkerLimits
  /** How long idle workers are kept. */
  readonly idleMs?: number
}

/** A first share may take seconds to prepare. A worker that is ended from outside fires no event. */
const poolLimits: WorkerLimits = {
  ...{ startMs: 15_000, lifeSignMs: 4_000, deadlineMs: 60_000 },
  ...{ respawnsInARow: 3, backOffMs: 50 },
}
const IDLE_MS = 120_000
/** A share that was not done by then is given up. */
const MOST_TRIES = 2
/** More shares than this given up, and the run ends. */
const MOST_FAILURES = 2

type Client = WorkerClient<MatrixJob, MatrixReply>

/** A run as its workers see it. */
interface Running {
  readonly number: number
  readonly source: MatrixSource
  readonly listener: RunListener
  live: boolean
  /** Null until some worker has planned. */
  queue: Queued[] | null
  readonly failures: Failure[]
  working: number
}

interface Queued {
  readonly share: Share
  readonly tries: number
}

interface Failure {
  readonly share: Share | null
  readonly message: string
}

export function createMatrixPool(options: MatrixPoolOptions): MatrixPool {
  const { spawn, workers, limits = poolLimits, idleMs = IDLE_MS } = options
  let clients: readonly Client[] = []
  let current: Running | null = null
  let runs = 0
  let idle: ReturnType<typeof setTimeout> | undefined

  function disposeAll(): void {
    for (const client of clients) client.dispose()
    clients = []
  }

  function end(run: Running, how: RunEnd): void {
    if (!run.live) return
    run.live = false
    if (current === run) current = null
    idle = setTimeout(disposeAll, idleMs)
    run.listener.ended(how)
  }

  function planned(run: Running, plan: Plan): void {
    if (run.queue !== null) return
    const shares = cut(plan, run.source.axes, clients.length)
    run.queue = shares.map((share) => ({ share, tries: 0 }))
    run.listener.planned(plan)
  }

  /** One worker's part in a run: it plans, then takes shares until none is left. */
  async function work(client: Client, run: Running): Promise<void> {
    if (!(await plan(client, run)) || !run.live) return left(run)
    for (let next = take(run); next !== undefined; next = take(run)) {
      const result = await ask(client, run, next.share)
      if (!run.live) return
      if (result.kind === 'decided') {
        run.listener.decided(result.parts, cells(run, next.share))
      } else if (result.kind === 'lost' && next.tries + 1 < MOST_TRIES) {
        run.queue?.push({ ...next, tries: next.tries + 1 })
      } else {
        run.failures.push({ share: next.share, message: messageOf(result) })
      }
    }
    left(run)
  }

  async function plan(client: Client, run: Running): Promise<boolean> {
    const result = await ask(client, run, null)
    if (!run.live) return false
    if (result.kind === 'planned') {
      planned(run, result.plan)
      return true
    }
    run.failures.push({ share: null, message: messageOf(result) })
    return false
  }

  /** The last worker to leave ends the run. */
  function left(run: Running): void {
    run.working -= 1
    if (run.working > 0 || !run.live) return
    const shares = [
      ...run.failures.flatMap(({ share }) => share ?? []),
      ...(run.queue ?? []).map(({ share }) => share),
    ]
    const message = run.failures.at(-1)?.message ?? ''
    const undone = run.queue === null || shares.length > 0
    end(run, undone ? { kind: 'failed', message, shares } : { kind: 'done' })
  }

  return {
    run(source, listener) {
      clearTimeout(idle)
      if (current !== null) end(current, { kind: 'superseded' })
      clearTimeout(idle)
      if (clients.length === 0) {
        clients = Array.from({ length: workers }, () =>
          createWorkerClient({ spawn, failed: failedJob, limits }),
        )
      }
      runs += 1
      const running: Running = {
        ...{ number: runs, source, listener, live: true, queue: null, failures: [] },
        working: clients.length,
      }
      current = running
      for (const client of clients) void work(client, running)
      return {
        stop() {
          if (!running.live) return
          disposeAll()
          end(running, { kind: 'stopped' })
        },
      }
    },
  }
}

function take({ queue, failures }: Running): Queued | undefined {
  return failures.length > MOST_FAILURES ? undefined : queue?.shift()
}

type Asked =
  | Extract<MatrixReply, { kind: 'planned' | 'decided' }>
  /** The worker is gone: another may do it. */
  | { readonly kind: 'lost'; readonly message: string }
  /** A bug of ours: another would fail as well. */
  | { readonly kind: 'failed'; readonly message: string }

/** Asks a worker, and tells it what the run is about where it does not know. */
async function ask(client: Client, run: Running, share: Share | null): Promise<Asked> {
  const untold = { run: run.number, share, source: null }
  // Every worker plans first; later one that does not know is a dead one's successor.
  const told = { ...untold, source: run.source }
  let outcome = await client.run(share === null ? told : untold)
  if (outcome.kind === 'reply' && outcome.reply.kind === 'untold') outcome = await client.run(told)
  switch (outcome.kind) {
    case 'reply':
      if (outcome.reply.kind === 'untold') return lost('A worker forgets what it is told.')
      return outcome.reply
    case 'timedOut':
      return lost('A worker took too long.')
    case 'stopped':
      client.restart()
      return lost('The workers that were given these rows died one after the other.')
    case 'superseded':
      return lost('The run was ended.')
    default:
      return outcome satisfies never
  }
}

function messageOf(asked: Asked): string {
  return 'message' in asked ? asked.message : `A worker answered with “${asked.kind}”.`
}

function lost(message: string): Asked {
  return { kind: 'lost', message }
}

function cells({ source }: Running, { from, to }: Share): number {
  return cellsOf(source.axes, to - from)
}

function failedJob(_: MatrixJob, message: string): MatrixReply {
  return { kind: 'failed', message }
}
