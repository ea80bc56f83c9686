/**
 * The matrix screen's state put together: axes, run, view, and the cell that is explained. Session state: it
 * lasts as long as the page, and nothing of it is saved or shared.
 */

import { untrack } from 'svelte'
import type { AwsData } from '../aws-data.svelte.ts'
import { once } from '../once.ts'
import type { WorkerEnd } from '../worker-client.ts'
import { createWorkerClient } from '../worker-client.ts'
import type { Workspace } from '../workspace.svelte.ts'
import { failedEvaluation } from '../results.ts'
import { namesOf } from '../views/world-names.ts'
import { askedEverywhere, askedWhereItFits, servicesNeeded } from './asked-on.ts'
import { areSameAxes, createAxes, type AxesStore } from './axes.svelte.ts'
import { createCellStore, type CellStore } from './cell.svelte.ts'
import type { Decided } from './decided.ts'
import { expectations } from './expectations.ts'
import { createExplainer } from './explain.svelte.ts'
import type { FoldedResource } from './fold.ts'
import { namesOfChoices } from './lines.ts'
import { createImpact, type Impact } from './impact.svelte.ts'
import { createMatrixPool } from './pool.ts'
import { createRun, isEdited, type RunStore, type Subject } from './run.svelte.ts'
import { createServiceDetails } from './service-details.ts'
import { createView, type ViewDeps, type ViewStore } from './view.svelte.ts'

export interface Matrix {
  readonly axes: AxesStore
  readonly run: RunStore
  readonly view: ViewStore
  readonly cell: CellStore
  /** What editing changes of it. */
  readonly impact: Impact
  /** Shows on the screen what editing has changed. */
  showImpact(this: void): void
  /** Where the cursor was last. */
  readonly cursor: Cursor
  walkTo(this: void, row: number, column: number): void
  /** Expects the verdict of a cell, or no longer. */
  mark(this: void, row: number, column: number): void
  /** Why what is shown is not what would be decided now; null when it is. */
  readonly outdated: 'edited' | 'axes' | null
  /** Decides what is on the axes. */
  start(this: void): void
  setFitting(this: void, fitting: boolean): void
  /** The screen is shown: decides what has not been decided, if that takes no more than a moment. */
  visit(this: void): void
}

/** A place in the grid. */
export interface Cursor {
  readonly row: number
  readonly column: number
}

export interface MatrixDeps {
  readonly workspace: Workspace
  readonly aws: AwsData
  readonly spawnMatrix: () => WorkerEnd
  readonly spawnEngine: () => WorkerEnd
  /** Processors of this device. */
  readonly cores: number
  readonly nowMs: () => number
  readonly say: (text: string) => void
}

const outcomeWords = {
  done: 'The matrix is decided.',
  stopped: 'Stopped. What has been decided stays.',
  failed: 'Some of the matrix could not be decided.',
  full: 'Stopped: the matrix is larger than fits into memory.',
} as const

const MOST_WORKERS = 4
const IMPACT_WORKERS = 2
/** What is decided without being asked for. */
const A_MOMENT = 60_000_000

export function createMatrix(deps: MatrixDeps): Matrix {
  const { workspace, aws, nowMs, say } = deps
  const axes = createAxes({ workspace, aws })
  const details = createServiceDetails(aws)
  let cursor = $state.raw<Cursor>({ row: 0, column: 0 })
  /** The scenario that was last shown. */
  let visited: string | null = null
  const isExpected = $derived(expectations(workspace.scenario.checks))
  const poolOf = (most: number) => () =>
    createMatrixPool({
      spawn: deps.spawnMatrix,
      workers: Math.max(1, Math.min(most, deps.cores)),
    })
  const pool = once(poolOf(MOST_WORKERS))
  const viewed: ViewDeps = {
    catalogue: () => aws.catalogue,
    asked,
    isExpected: (principal, action) => isExpected(principal, action),
    expectedVersion: () => workspace.revision,
  }
  const view = createView(viewed)
  const run = createRun({
    pool,
    nowMs,
    opened: view.open,
    came: view.came,
    ended: (outcome) => say(outcomeWords[outcome.kind]),
  })
  const cell = createCellStore({
    workspace,
    run,
    view,
    explainer: createExplainer(
      once(() => createWorkerClient({ spawn: deps.spawnEngine, failed: failedEvaluation })),
    ),
    names: () => namesOf(workspace.names),
  })

  const impact = createImpact({
    ...viewed,
    // Its own, so that it does not end what is decided on the screen.
    pool: once(poolOf(IMPACT_WORKERS)),
    nowMs,
    before: () => workspace.remembered.world ?? workspace.scenario.world,
    subject: subjectNow,
    decisions: () => axes.total,
    prepare: async (subject) => void (await loadDetails(subject)),
  })

  function asked(decided: Decided): readonly FoldedResource[] {
    const { layout } = decided
    const { actions, resources } = decided.axes
    if (layout === null) return []
    return axes.fitting
      ? askedWhereItFits(layout, actions, resources, details.of)
      : askedEverywhere(layout, resources)
  }

  function subjectNow(): Subject {
    const { scenario } = workspace
    return {
      scenario: scenario.id,
      scenarioName: scenario.name,
      source: { world: scenario.world, now: scenario.now, axes: axes.axes },
      names: namesOfChoices(axes.principals.options.choices),
      circumstances: axes.circumstances.chosen,
    }
  }

  function start(): void {
    const subject = subjectNow()
    run.start(subject)
    // Until it is there, services say what goes with what.
    void loadDetails(subject).then((come) => {
      if (come && axes.fitting) view.askedAnew()
    })
  }

  /** What of AWS's data says which actions go with which resources. True when some of it is new. */
  async function loadDetails({ source }: Subject): Promise<boolean> {
    if (aws.catalogue === null) return false
    const { actions, resources } = source.axes
    return details.load(servicesNeeded(aws.catalogue, actions, resources))
  }

  return {
    axes,
    run,
    view,
    cell,
    impact,
    showImpact() {
      const { former } = impact
      if (former === null) return
      visited = workspace.scenario.id
      view.remember(former)
      view.choose({ show: { kind: 'since' } })
      start()
    },
    get cursor() {
      return cursor
    },
    walkTo: (row, column) => void (cursor = { row, column }),
    mark(row, column) {
      cell.explain(row, column)
      say(cell.toggleCheck())
    },
    get outdated() {
      const { subject } = run
      if (subject === null) return null
      if (isEdited(subject, workspace.scenario)) return 'edited'
      return areSameAxes(subject.source.axes, axes.axes) ? null : 'axes'
    },
    start,
    setFitting(fitting) {
      axes.setFitting(fitting)
      view.askedAnew()
      impact.askedAnew()
    },
    visit() {
      aws.wake()
      const { id } = workspace.scenario
      if ((aws.state !== 'ready' && aws.state !== 'failed') || visited === id) return
      visited = id
      untrack(() => {
        cell.close()
        run.clear()
        if (axes.total <= A_MOMENT) start()
      })
    },
  }
}
