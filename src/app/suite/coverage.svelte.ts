/**
 * Which statements the checks exercise, as a worker of its own finds out while somebody looks at it:
 * after a calm in editing, the newest scenario wins. And requests for statements that none exercises.
 */

import { untrack } from 'svelte'
import type {
  CoverageJob,
  CoverageReply,
  PolicyCoverage,
  Proposal,
  ProposeJob,
} from '../../protocol/coverage-api.ts'
import type { Scenario } from '../../scenario/model.ts'
import type { WorkerClient } from '../worker-client.ts'

export type CoverageClient = WorkerClient<CoverageJob, CoverageReply>

export interface Coverage {
  /** The last survey; null before the first. */
  readonly policies: readonly PolicyCoverage[] | null
  /** 'pending': of an older scenario than the newest; 'failed': the newest could not be looked at. */
  readonly state: 'pending' | 'current' | 'failed'
  /** Looks at a scenario in place of the one before; only anew where something of it is other than then. */
  survey(scenario: Scenario): void
  propose(scenario: Scenario, of: Wanted): Promise<ProposeOutcome>
}

/** The statement that a request is wanted for, and what is known for its patterns. */
export type Wanted = Pick<ProposeJob, 'policy' | 'statement' | 'actions'>

export type ProposeOutcome =
  | { readonly kind: 'found'; readonly proposal: Proposal }
  | { readonly kind: 'none'; readonly tried: number }
  | { readonly kind: 'failed' }

/** Nobody reads along while typing. */
const AFTER_MS = 400

export function createCoverage(client: () => CoverageClient): Coverage {
  let policies = $state.raw<readonly PolicyCoverage[] | null>(null)
  let state = $state<Coverage['state']>('pending')
  let newest: Scenario | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What somebody waits for is not put aside for a survey. */
  let proposing: Promise<unknown> = Promise.resolve()

  async function run(scenario: Scenario): Promise<void> {
    await proposing
    if (scenario !== newest) return
    const outcome = await client().run({ kind: 'survey', ...circumstances(scenario) })
    if (scenario !== newest) return
    if (outcome.kind === 'superseded') {
      // A proposal took its place.
      await run(scenario)
    } else if (outcome.kind === 'reply' && outcome.reply.kind === 'surveyed') {
      policies = outcome.reply.policies
      state = 'current'
    } else state = 'failed'
  }

  function survey(scenario: Scenario): void {
    if (newest !== null && state !== 'failed' && isSameSurvey(newest, scenario)) return
    if (newest?.id !== scenario.id) policies = null
    const waitMs = policies === null ? 0 : AFTER_MS
    newest = scenario
    state = 'pending'
    clearTimeout(timer)
    timer = setTimeout(() => void run(scenario), waitMs)
  }

  return {
    get policies() {
      return policies
    },
    get state() {
      return state
    },
    // Untracked: an effect that calls this would otherwise be run again by what comes of it.
    survey: (scenario) => untrack(() => survey(scenario)),
    async propose(scenario, wanted) {
      const job: CoverageJob = { kind: 'propose', ...circumstances(scenario), ...wanted }
      const asked = client().run(job)
      proposing = asked
      const outcome = await asked
      if (outcome.kind !== 'reply' || outcome.reply.kind !== 'proposed') return { kind: 'failed' }
      const { proposal, tried } = outcome.reply
      return proposal === null ? { kind: 'none', tried } : { kind: 'found', proposal }
    },
  }
}

function isSameSurvey(one: Scenario, other: Scenario): boolean {
  return one.world === other.world && one.now === other.now && one.checks === other.checks
}

function circumstances({ world, now, checks }: Scenario) {
  return { world, now, checks }
}
