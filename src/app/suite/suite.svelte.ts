/**
 * Runs the checks beside the verdict, in workers of their own, and remembers how they stood: the
 * newest state of the world wins, and asking something else decides no check again.
 */

import { untrack } from 'svelte'
import type { Scenario } from '../../scenario/model.ts'
import type { EvaluateJob } from '../../protocol/engine-api.ts'
import { noResults, settled } from '../results.ts'
import type { EvaluateOutcome, Results } from '../results.ts'
import type { SuiteClient } from './suite-pool.ts'
import {
  beforeEdit,
  nothingRemembered,
  rememberNow,
  withOutcomes,
  type Remembered,
} from './remembered.ts'

export interface Suite {
  readonly remembered: Remembered
  /** Decides the checks of what is open, unless they are decided. */
  decide(revision: number): void
  /** What is open is about to become `next`. */
  before(next: Scenario, atMs: number): void
  /** Another scenario altogether is open. */
  reset(): void
  /** After a worker of its own stopped. */
  restart(): void
  remember(): void
  forget(): void
}

export interface SuiteDeps {
  /** Made when there is something to decide. */
  readonly client: () => SuiteClient
  readonly current: () => Scenario
  readonly results: () => Results
  readonly awaiting: () => void
  readonly settle: (job: EvaluateJob, outcome: EvaluateOutcome) => void
}

export function createSuite({ client, current, results, awaiting, settle }: SuiteDeps): Suite {
  let remembered = $state.raw(nothingRemembered)
  /** Its checks are decided, or are being decided. */
  let decided: Scenario | null = null

  function decide(revision: number): void {
    const sent = current()
    if (decided !== null && sameSuite(decided, sent)) return
    decided = sent
    awaiting()
    const { world, now, question, checks } = sent
    const job: EvaluateJob = { revision, part: 'checks', world, now, question, checks }
    void client()
      .run(job)
      .then((outcome) => took(sent, job, outcome))
  }

  function took(sent: Scenario, job: EvaluateJob, outcome: EvaluateOutcome): void {
    if (decided === sent && sameSuite(sent, current())) {
      settle(job, outcome)
      if (results().suite === 'failed') decided = null
      remembered = withOutcomes(remembered, sent.checks, results().checks)
      return
    }
    if (decided === sent) decided = null
    // An edit that came before the first outcomes: they say how the checks stood before it.
    if (remembered.outcomes.size === 0 && sent.id === current().id) {
      const { checks } = settled(noResults, job, outcome)
      remembered = withOutcomes(remembered, sent.checks, checks)
    }
  }

  return {
    get remembered() {
      return remembered
    },
    decide,
    before(next, atMs) {
      const from = current()
      if (next.world !== from.world) {
        remembered = beforeEdit(remembered, from, results().checks, atMs)
      }
    },
    reset() {
      decided = null
      remembered = nothingRemembered
    },
    restart() {
      client().restart()
      decided = null
    },
    remember() {
      remembered = untrack(() => rememberNow(current(), results().checks))
    },
    forget() {
      const known = untrack(() => ({ checks: current().checks, states: results().checks }))
      remembered = withOutcomes(nothingRemembered, known.checks, known.states)
    },
  }
}

/** Whether the checks of both come to the same. */
function sameSuite(one: Scenario, other: Scenario): boolean {
  return one.world === other.world && one.now === other.now && one.checks === other.checks
}
