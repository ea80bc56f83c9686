/**
 * What editing changes on the axes of the matrix: the same matrix decided for the world as it was before
 * and for the one there is now, and compared. Decides after a pause in typing, as long as somebody looks.
 */

import { untrack } from 'svelte'
import type { MatrixAxes, Question, World } from '../../account/index.ts'
import { areSameAxes } from './axes.svelte.ts'
import { behind, questionBehind, verdictOf } from './behind.ts'
import type { MatrixPool } from './pool.ts'
import { createRun, type DecidedSubject, type RunOutcome, type Subject } from './run.svelte.ts'
import { createView, type ViewDeps, type ViewStore } from './view.svelte.ts'

export interface Impact {
  readonly state: ImpactState
  /** What has changed, once something is decided; its rows and columns are those with changes. */
  readonly view: ViewStore
  /** Policies that cannot be read: what they take part in is left out of what is shown. */
  readonly broken: number
  /** What is shown is told from; null while nothing is. */
  readonly former: DecidedSubject | null
  /** Of a cell of the view, a decision that has changed. */
  flipped(this: void, row: number, column: number): Question | null
  /** For whoever shows it, to be called whenever anything that is read here changes: decides what is new. */
  follow(this: void): void
  /** Decides even what takes longer than a moment. */
  decide(this: void): void
  /** What is asked of the resources has changed. */
  askedAnew(this: void): void
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
  let compared = $state.raw<Compared | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What is decided, is being decided, or will be after the pause. */
  let asked: Asked | null = null
  /** What is being decided; null where what still comes is no longer wanted. */
  let wanted: Wanted | null = null
  /** What the run of the world before is about. */
  let begun: Subject | null = null
  const view = createView(deps)
  view.choose({ show: { kind: 'since' } })
  const runs = {
    pool: deps.pool,
    nowMs: deps.nowMs,
    opened: () => undefined,
    came: () => undefined,
  }
  const former = createRun({ ...runs, ended: (outcome) => ended(outcome, startPresent) })
  const present = createRun({ ...runs, ended: (outcome) => ended(outcome, compare) })

  function follow(next: Asked, decisions: number): void {
    if (asked !== null && isSame(asked, next)) return
    clearTimeout(timer)
    asked = next
    wanted = null
    if (next.before === next.world) show({ kind: 'unchanged' })
    else if (decisions > A_MOMENT) show({ kind: 'large', decisions })
    else {
      state = { kind: 'deciding' }
      timer = setTimeout(start, PAUSE_MS)
    }
  }

  function askedNow(): Asked {
    const { world, now, axes } = deps.subject().source
    return { before: deps.before(), world, now, axes }
  }

  /** Nothing is compared. */
  function show(next: ImpactState): void {
    state = next
    compared = null
    view.open(null)
  }

  function start(): void {
    const now = deps.subject()
    asked = askedNow()
    const then = { ...now, source: { ...now.source, world: asked.before } }
    wanted = { then, now }
    state = { kind: 'deciding' }
    const { kind } = former.state
    // The world before is the same for all edits: it is decided once, even if some of them come meanwhile.
    if (begun !== null && isSameSubject(begun, then) && kind === 'done') startPresent()
    else if (begun === null || !isSameSubject(begun, then) || kind !== 'running') {
      begun = then
      former.start(then)
    }
  }

  function startPresent(): void {
    if (wanted !== null) present.start(wanted.now)
  }

  async function compare(): Promise<void> {
    const [then, now, mine] = [former.subject, present.subject, wanted]
    if (then === null || now === null || now.source !== mine?.now.source) return
    await deps.prepare(now)
    if (wanted !== mine) return
    compared = { then, now }
    view.open(now, then)
    view.came([...now.decided.plan.order])
    state = { kind: 'decided' }
  }

  /** A run that was stopped, or is no longer wanted, has nothing to tell. */
  function ended(outcome: RunOutcome, then: () => unknown): void {
    if (wanted === null) return
    if (outcome.kind === 'done') then()
    else if (outcome.kind === 'failed') show({ kind: 'failed', message: outcome.message })
    else if (outcome.kind === 'full') {
      show({ kind: 'failed', message: 'The matrix is larger than fits into memory.' })
    }
  }

  function flipped(row: number, column: number): Question | null {
    const [line, head] = [view.rows[row], view.columns[column]]
    if (line === undefined || head === undefined || compared === null) return null
    const { then, now } = compared
    const { principal, circumstances } = line
    // Both were asked on the same axes, so that a place in one is that place in the other.
    const found = behind(now.decided, principal, circumstances, head.action, view.resources).find(
      ({ verdict, ...place }) => {
        const was = verdictOf(then.decided, place)
        return verdict !== null && was !== null && verdict !== was
      },
    )
    return found === undefined ? null : questionBehind(now.decided, found)
  }

  return {
    get state() {
      // Decided, but not yet arranged.
      return state.kind === 'decided' && view.busy ? comparing : state
    },
    view,
    get broken() {
      return compared?.now.decided.broken.size ?? 0
    },
    get former() {
      return compared?.then ?? null
    },
    flipped,
    follow() {
      const next = askedNow()
      const decisions = deps.decisions()
      untrack(() => follow(next, decisions))
    },
    decide: () => untrack(start),
    askedAnew: () => view.askedAnew(),
    leave() {
      clearTimeout(timer)
      asked = null
      wanted = null
      begun = null
      former.clear()
      present.clear()
      show({ kind: 'unchanged' })
    },
  }
}

const comparing: ImpactState = { kind: 'deciding' }

/** The worlds of what is shown, decided on the same axes. */
interface Compared {
  readonly then: DecidedSubject
  readonly now: DecidedSubject
}

interface Wanted {
  readonly then: Subject
  readonly now: Subject
}

interface Asked {
  readonly before: World
  readonly world: World
  readonly now: string
  readonly axes: MatrixAxes
}

function isSame(one: Asked, other: Asked): boolean {
  return (
    one.before === other.before &&
    one.world === other.world &&
    one.now === other.now &&
    areSameAxes(one.axes, other.axes)
  )
}

function isSameSubject({ source: one }: Subject, { source: other }: Subject): boolean {
  return one.world === other.world && one.now === other.now && areSameAxes(one.axes, other.axes)
}
