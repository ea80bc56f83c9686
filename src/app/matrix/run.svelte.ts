/**
 * The run of a matrix: what is being decided or was decided last, how far it is, and how it ended.
 */

import type { World } from '../../account/index.ts'
import type { MatrixSource } from '../../protocol/matrix-api.ts'
import type { Named } from './lines.ts'
import type { NamedCircumstances } from './circumstances.ts'
import { createDecided, type Decided } from './decided.ts'
import type { MatrixPool, MatrixRun, RunEnd } from './pool.ts'
import { cellsOf } from './shares.ts'

/** What is to be decided, with the names of it all as they are now. */
export interface Subject {
  readonly scenario: string
  readonly scenarioName: string
  readonly source: MatrixSource
  readonly names: ReadonlyMap<string, Named>
  readonly circumstances: readonly NamedCircumstances[]
}

/** A subject with its verdicts. */
export interface DecidedSubject extends Subject {
  readonly decided: Decided
}

export type RunState = { readonly kind: 'none' } | { readonly kind: 'running' } | RunOutcome

/** How the last run ended. */
export type RunOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly message: string }
  /** It would not have fitted into memory. */
  | { readonly kind: 'full' }

export interface Progress {
  readonly cells: number
  readonly total: number
  readonly elapsedMs: number
}

export interface RunStore {
  readonly state: RunState
  readonly progress: Progress
  /** The subject that is shown: of the newest run that has been planned. */
  readonly subject: DecidedSubject | null
  start(this: void, subject: Subject): void
  stop(this: void): void
  /** Forgets everything. */
  clear(this: void): void
}

export interface RunDeps {
  /** Made with the first run. */
  readonly pool: () => MatrixPool
  readonly nowMs: () => number
  /** The subject is another one now. */
  readonly opened: (subject: DecidedSubject | null) => void
  /** Verdicts of these rows have come. */
  readonly came: (rows: readonly number[]) => void
  readonly ended: (outcome: RunOutcome) => void
}

/** Bytes of verdicts; more would put the page at risk. */
const MOST_BYTES = 800_000_000

const nothingDone: Progress = { cells: 0, total: 0, elapsedMs: 0 }

export function createRun(deps: RunDeps): RunStore {
  let state = $state.raw<RunState>({ kind: 'none' })
  let progress = $state.raw(nothingDone)
  let subject = $state.raw<DecidedSubject | null>(null)
  let run: MatrixRun | null = null

  function start(asked: Subject): void {
    // What the run before still tells is not heard.
    run = null
    const startedMs = deps.nowMs()
    const { axes } = asked.source
    const rows = axes.principals.length * axes.circumstances.length
    const total = cellsOf(axes, rows)
    const mine = deps.pool().run(asked.source, {
      planned(plan) {
        subject = { ...asked, decided: createDecided(axes, plan) }
        deps.opened(subject)
      },
      decided(parts, cells) {
        if (subject === null) return
        deps.came(subject.decided.add(parts))
        const elapsedMs = deps.nowMs() - startedMs
        progress = { cells: progress.cells + cells, total, elapsedMs }
        if (subject.decided.size > MOST_BYTES) finish({ kind: 'full' })
      },
      ended(end) {
        // A newer run has taken the place of this one, or it was ended for what it holds.
        if (run === mine) finish(outcomeOf(end))
      },
    })
    run = mine
    state = { kind: 'running' }
    progress = { ...nothingDone, total }
  }

  function finish(outcome: RunOutcome): void {
    const ending = run
    run = null
    ending?.stop()
    state = outcome
    deps.ended(outcome)
  }

  return {
    get state() {
      return state
    },
    get progress() {
      return progress
    },
    get subject() {
      return subject
    },
    start,
    stop: () => run?.stop(),
    clear() {
      const ending = run
      run = null
      ending?.stop()
      state = { kind: 'none' }
      progress = nothingDone
      subject = null
      deps.opened(null)
    },
  }
}

function outcomeOf(end: RunEnd): RunOutcome {
  switch (end.kind) {
    case 'done':
      return { kind: 'done' }
    case 'stopped':
    case 'superseded':
      return { kind: 'stopped' }
    case 'failed':
      return { kind: 'failed', message: end.message }
    default:
      return end satisfies never
  }
}

/** Whether the scenario has changed since a subject was decided. */
export function isEdited({ source }: Subject, now: { world: World; now: string }): boolean {
  return source.world !== now.world || source.now !== now.now
}
