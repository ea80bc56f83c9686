/** An engine's client that answers when the test says so. */

import type { Decision, Verdict } from '../../../src/engine/index.ts'
import type { EngineClient, EvaluateOutcome } from '../../../src/app/results.ts'
import type { WorkerState } from '../../../src/app/worker-client.ts'
import type { Answer, CheckResult, EvaluateJob } from '../../../src/protocol/engine-api.ts'

export interface ManualEngine extends EngineClient {
  /** Those for an answer. */
  readonly jobs: readonly EvaluateJob[]
  /** Ends the job of this revision, or the newest. */
  answer(outcome: EvaluateOutcome, revision?: number): Promise<void>
  /** Ends the newest job for the checks. */
  answerChecks(outcome: EvaluateOutcome): Promise<void>
  restarts: number
  enter(state: WorkerState): void
}

export function manualEngine(): ManualEngine {
  const jobs: EvaluateJob[] = []
  let tell: (state: WorkerState) => void = () => undefined
  let checked: ((outcome: EvaluateOutcome) => void) | null = null
  const settles = new Map<number, (outcome: EvaluateOutcome) => void>()
  return {
    jobs,
    restarts: 0,
    onState: (listener) => void (tell = listener),
    enter: (state) => tell(state),
    run(job) {
      if (job.part === 'checks') return new Promise((resolve) => void (checked = resolve))
      jobs.push(job)
      return new Promise((resolve) => settles.set(job.revision, resolve))
    },
    async answerChecks(outcome) {
      checked?.(outcome)
      await Promise.resolve()
      await Promise.resolve()
    },
    async answer(outcome, revision = jobs.at(-1)?.revision ?? 0) {
      settles.get(revision)?.(outcome)
      await Promise.resolve()
      await Promise.resolve()
    },
    restart() {
      this.restarts += 1
    },
    dispose: () => undefined,
  }
}

export function reply(job: Pick<EvaluateJob, 'revision'>, answer: Answer): EvaluateOutcome {
  const nothing = { context: [], policies: [], diagnostics: {} }
  const { revision } = job
  return { kind: 'reply', reply: { kind: 'answered', revision, answer, ...nothing } }
}

export function checksReply(
  { revision }: Pick<EvaluateJob, 'revision'>,
  checks: readonly CheckResult[],
): EvaluateOutcome {
  return { kind: 'reply', reply: { kind: 'checked', revision, checks, diagnostics: {} } }
}

export function decided(verdict: Verdict, policy: string | null = null): Answer {
  const decision: Decision = {
    ...{
      verdict,
      blockedBy: [],
      layers: [],
      missingKeys: [],
      errorMessage: null,
      limits: [],
      readings: [],
    },
  }
  const decidedBy = policy === null ? null : { policy, sid: null, statement: 0 }
  return { kind: 'decided', decision, decidedBy }
}

export function broken(...policies: string[]): Answer {
  return { kind: 'broken', policies }
}
