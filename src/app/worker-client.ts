/**
 * The page's end of a worker. Adds what Comlink lacks: newest wins, deadlines, pending calls settled
 * when the worker dies, and a new worker in its place.
 */

import { releaseProxy, wrap, type Endpoint, type Remote } from 'comlink'
import type { WorkerApi } from '../protocol/worker-api.ts'

/** As much of a Worker as is needed, so that tests can hand in something else. */
export interface WorkerEnd extends Endpoint {
  terminate(): void
}

/** How the worker is. 'stopped' after too many deaths in a row: only `restart()` gets out of it. */
export type WorkerState = 'starting' | 'ready' | 'restarting' | 'stopped'

/** What became of a job. Never an exception. */
export type JobOutcome<Reply> =
  | { readonly kind: 'reply'; readonly reply: Reply }
  /** A newer job took its place, or the client was disposed of. */
  | { readonly kind: 'superseded' }
  | { readonly kind: 'timedOut' }
  | { readonly kind: 'stopped' }

export interface WorkerClient<Job, Reply> {
  /** Calls the listener at once with the state, and whenever it changes. One listener. */
  onState(listener: (state: WorkerState) => void): void
  /** One job is in flight and at most one waits; a newer one takes the waiting one's place. */
  run(job: Job): Promise<JobOutcome<Reply>>
  /** Starts over after 'stopped'. */
  restart(): void
  /** Ends the worker; everything pending is 'superseded'. */
  dispose(): void
}

export interface WorkerLimits {
  /** For a new worker to load and answer. */
  readonly startMs: number
  /** For an idle worker to say that it lives. One that was ended from outside fires no event. */
  readonly lifeSignMs: number
  /** For a job to be done. */
  readonly deadlineMs: number
  /** New workers without an answer in between. */
  readonly respawnsInARow: number
  /** Before the first respawn; doubled for each further one. */
  readonly backOffMs: number
}

export const workerLimits: WorkerLimits = {
  startMs: 10_000,
  lifeSignMs: 1_000,
  deadlineMs: 5_000,
  respawnsInARow: 3,
  backOffMs: 50,
}

export interface WorkerClientOptions<Job, Reply> {
  readonly spawn: () => WorkerEnd
  /** The reply that says of a job that a bug of ours kept it from being done. */
  readonly failed: (job: Job, message: string) => Reply
  readonly limits?: WorkerLimits
}

interface Pending<Job, Reply> {
  readonly job: Job
  readonly settle: (outcome: JobOutcome<Reply>) => void
}

/** A worker with everything that must be undone when it goes. */
interface Running<Job, Reply> {
  /** Kept here, because a proxy that is collected closes its end. */
  readonly api: Remote<WorkerApi<Job, Reply>>
  readonly timers: Set<ReturnType<typeof setTimeout>>
  readonly end: () => void
}

export function createWorkerClient<Job, Reply>(
  options: WorkerClientOptions<Job, Reply>,
): WorkerClient<Job, Reply> {
  const { spawn, failed, limits = workerLimits } = options
  let state: WorkerState = 'starting'
  let tell: (state: WorkerState) => void = () => undefined
  let running: Running<Job, Reply> | null = null
  let inFlight: Pending<Job, Reply> | null = null
  let waiting: Pending<Job, Reply> | null = null
  let respawns = 0
  let respawnTimer: ReturnType<typeof setTimeout> | undefined

  function enter(next: WorkerState): void {
    if (state === next) return
    state = next
    tell(next)
  }

  function start(): void {
    let born: Running<Job, Reply>
    try {
      born = begin(spawn(), () => died(born))
    } catch {
      died(null)
      return
    }
    running = born
    expectLife(born, limits.startMs, () => {
      enter('ready')
      sendNext(born)
    })
  }

  /** Calls `then` when the worker answers in time; otherwise it counts as dead. */
  function expectLife(of: Running<Job, Reply>, withinMs: number, then: () => void): void {
    // In two halves: a page that was busy itself must first read what has arrived meanwhile.
    let timer = after(of, withinMs / 2, () => {
      timer = after(of, withinMs / 2, () => died(of))
    })
    of.api.hello().then(
      () => {
        clear(of, timer)
        if (running === of) then()
      },
      () => died(of),
    )
  }

  function sendNext(to: Running<Job, Reply>): void {
    if (inFlight !== null || waiting === null) return
    const sent = waiting
    inFlight = sent
    waiting = null
    // The worker is idle, so the greeting that goes before the job is answered at once.
    expectLife(to, limits.lifeSignMs, () => undefined)
    const deadline = after(to, limits.deadlineMs, () => timedOut(to))
    const answered = (reply: Reply): void => {
      clear(to, deadline)
      if (running !== to || inFlight !== sent) return
      respawns = 0
      inFlight = null
      sent.settle({ kind: 'reply', reply })
      sendNext(to)
    }
    send(to.api, sent.job).then(answered, (error: unknown) => {
      // An exception that crossed from the worker, or a job that could not cross to it.
      answered(failed(sent.job, error instanceof Error ? error.message : String(error)))
    })
  }

  function died(who: Running<Job, Reply> | null): void {
    if (who !== running) return
    stopRunning()
    // The answer still comes: the job goes to the next worker, unless a newer one waits.
    if (waiting === null) waiting = inFlight
    else inFlight?.settle({ kind: 'superseded' })
    inFlight = null
    if (respawns >= limits.respawnsInARow) {
      enter('stopped')
      waiting?.settle({ kind: 'stopped' })
      waiting = null
      return
    }
    enter('restarting')
    respawnTimer = setTimeout(start, limits.backOffMs * 2 ** respawns)
    respawns += 1
  }

  function timedOut(who: Running<Job, Reply>): void {
    if (who !== running) return
    stopRunning()
    inFlight?.settle({ kind: 'timedOut' })
    inFlight = null
    enter('restarting')
    start()
  }

  function stopRunning(): void {
    running?.end()
    running = null
  }

  start()
  return {
    onState(listener) {
      tell = listener
      tell(state)
    },
    run(job) {
      if (state === 'stopped') return Promise.resolve({ kind: 'stopped' })
      return new Promise((settle) => {
        waiting?.settle({ kind: 'superseded' })
        waiting = { job, settle }
        if (state === 'ready' && running !== null) sendNext(running)
      })
    },
    restart() {
      if (state !== 'stopped') return
      respawns = 0
      enter('starting')
      start()
    },
    dispose() {
      clearTimeout(respawnTimer)
      stopRunning()
      inFlight?.settle({ kind: 'superseded' })
      waiting?.settle({ kind: 'superseded' })
      inFlight = null
      waiting = null
      state = 'stopped'
    },
  }
}

function begin<Job, Reply>(worker: WorkerEnd, onDeath: () => void): Running<Job, Reply> {
  const api = wrap<WorkerApi<Job, Reply>>(worker)
  const timers = new Set<ReturnType<typeof setTimeout>>()
  const events = ['error', 'messageerror']
  for (const event of events) worker.addEventListener(event, onDeath)
  const end = (): void => {
    for (const timer of timers) clearTimeout(timer)
    for (const event of events) worker.removeEventListener(event, onDeath)
    // Before the worker ends, or the proxy's listener keeps it in memory.
    api[releaseProxy]()
    worker.terminate()
  }
  return { api, timers, end }
}

type Timers = Pick<Running<never, never>, 'timers'>

function after(running: Timers, delayMs: number, then: () => void): ReturnType<typeof setTimeout> {
  const timer = setTimeout(then, delayMs)
  running.timers.add(timer)
  return timer
}

function clear(running: Timers, timer: ReturnType<typeof setTimeout>): void {
  clearTimeout(timer)
  running.timers.delete(timer)
}

/** Comlink types what crosses by mapping it; plain data stays what it is. */
function send<Job, Reply>(api: Remote<WorkerApi<Job, Reply>>, job: Job): Promise<Reply> {
  return (api as unknown as WorkerApi<Job, Reply>).run(job)
}
