/**
 * What editing changes on the axes of the matrix: the same matrix decided for the world as it was before
 * and for the one there is now, and compared. Decides after a pause in typing, as long as somebody looks.
 */

import { untrack } from 'svelte'
import type { MatrixAxes, Question, World } from '../../account/index.ts'
import { areSameAxes } from './axes.svelte.ts'
import { behind, questionBehind, verdictOf } from './behind.ts'
import type { MatrixPool } from './pool.ts'
import {
  createRun,
  type DecidedSubject,
  type RunOutcome,
  type RunStore,
  type Subject,
} from './run.svelte.ts'
import { createView, type ViewDeps, type ViewStore } from './view.svelte.ts'

export interface Impact {
  readonly state: ImpactState
  /** What has changed, once something is decided; its rows and columns are those with changes. */
  readonly view: ViewStore
  /** What is decided now. */
  readonly run: RunStore
  /** The world before editing, decided; null until it is. */
  readonly former: DecidedSubject | null
  /** Of a cell of the view, a decision that has changed. */
  flipped(this: void, row: number, column: number): Question | null
  /** For whoever shows it, to be called whenever anything that is read here changes: decides what is new. */
  follow(this: void): void
  /** Decides even what takes longer than a moment. */
  decide(this: void): void
  /** Nobody looks any more. */
  leave(this: void): void
}

export type ImpactState =
  /** The world is as it was. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'deciding' }
  /** Both worlds are decided, and compared. */
  | { readonly kind: 'decided' }
  /** So many decisions that they are taken when asked for. */
  | { readonly kind: 'large'; readonly decisions: number }
  | { readonly kind: 'failed'; readonly message: string }

export interface ImpactDeps extends ViewDeps {
  /** Made with the first run. */
  readonly pool: () => MatrixPool
  readonly nowMs: () => number
  /** The world before the present editing. */
  readonly before: () => World
  /** What is to be decided now, of the world there is. */
  readonly subject: () => Subject
  readonly decisions: () => number
  /** Loads what tells which actions are asked of which resources. */
  readonly prepare: (subject: Subject) => Promise<void>
}

/** After the last key: a pause, not the space between two letters. */
const PAUSE_MS = 350
/** Each of the two worlds; what is decided without being asked for. */
const A_MOMENT = 20_000_000

export function createImpact(deps: ImpactDeps): Impact {
  let state = $state.raw<ImpactState>({ kind: 'unchanged' })
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What is decided, is being decided, or will be after the pause. */
  let asked: Asked | null = null
  /** What is being decided for both worlds, on the same axes. */
  let wanted: Subject | null = null
  const view = createView(deps)
  view.choose({ show: { kind: 'since' } })
  const runs = {
    pool: deps.pool,
    nowMs: deps.nowMs,
    opened: () => undefined,
    came: () => undefined,
  }
  const former = createRun({ ...runs, ended: (outcome) => formerEnded(outcome) })
  const present = createRun({ ...runs, ended: (outcome) => void presentEnded(outcome) })

  function follow(next: Asked, decisions: number): void {
    if (asked !== null && isSame(asked, next)) return
    clearTimeout(timer)
    asked = next
    if (next.before === next.world) {
      show({ kind: 'unchanged' })
      return
    }
    if (decisions > A_MOMENT) {
      show({ kind: 'large', decisions })
      return
    }
    state = { kind: 'deciding' }
    timer = setTimeout(start, PAUSE_MS)
  }

  function askedNow(): Asked {
    const { world, axes } = deps.subject().source
    return { before: deps.before(), world, axes }
  }

  function show(next: ImpactState): void {
    state = next
    view.open(null)
  }

  function start(): void {
    const subject = deps.subject()
    asked = askedNow()
    wanted = subject
    state = { kind: 'deciding' }
    present.stop()
    if (isDecided(former, asked.before, asked.axes)) present.start(subject)
    else former.start({ ...subject, source: { ...subject.source, world: asked.before } })
  }

  function formerEnded(outcome: RunOutcome): void {
    if (outcome.kind === 'done' && wanted !== null) present.start(wanted)
    else fail(outcome)
  }

  async function presentEnded(outcome: RunOutcome): Promise<void> {
    const [then, now] = [former.subject, present.subject]
    if (outcome.kind !== 'done' || then === null || now === null) {
      fail(outcome)
      return
    }
    await deps.prepare(now)
    if (present.subject !== now) return
    view.open(now, then)
    view.came([...now.decided.plan.order])
    state = { kind: 'decided' }
  }

  function flipped(row: number, column: number): Question | null {
    const [line, head] = [view.rows[row], view.columns[column]]
    const [then, now] = [former.subject?.decided, present.subject?.decided]
    if (line === undefined || head === undefined || then === undefined || now === undefined) {
      return null
    }
    const decisions = behind(now, line.principal, line.circumstances, head.action, view.resources)
    // Both were asked on the same axes, so that a place in one is that place in the other.
    const found = decisions.find(({ verdict, ...place }) => {
      const was = verdictOf(then, place)
      return verdict !== null && was !== null && verdict !== was
    })
    return found === undefined ? null : questionBehind(now, found)
  }

  /** A run that was stopped has a newer one behind it. */
  function fail(outcome: RunOutcome): void {
    if (outcome.kind === 'failed') show({ kind: 'failed', message: outcome.message })
    else if (outcome.kind === 'full') {
      show({ kind: 'failed', message: 'The matrix is larger than fits into memory.' })
    }
  }

  return {
    get state() {
      return state
    },
    view,
    run: present,
    get former() {
      return former.state.kind === 'done' ? former.subject : null
    },
    flipped,
    follow() {
      const next = askedNow()
      const decisions = deps.decisions()
      untrack(() => follow(next, decisions))
    },
    decide: () => untrack(start),
    leave() {
      clearTimeout(timer)
      asked = null
      wanted = null
      former.clear()
      present.clear()
      show({ kind: 'unchanged' })
    },
  }
}

interface Asked {
  readonly before: World
  readonly world: World
  readonly axes: MatrixAxes
}

function isSame(one: Asked, other: Asked): boolean {
  return (
    one.before === other.before && one.world === other.world && areSameAxes(one.axes, other.axes)
  )
}

function isDecided({ state, subject }: RunStore, world: World, axes: MatrixAxes): boolean {
  return (
    state.kind === 'done' &&
    subject?.source.world === world &&
    areSameAxes(subject.source.axes, axes)
  )
}
