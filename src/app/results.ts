/**
 * What is known about the question being asked: the newest decision, and whether it still answers
 * what stands on the screen. Pure functions from one state to the next; the workspace holds the state.
 */

import type { ContextEntry, PolicyRef, Question } from '../account/questions.ts'
import type { Decision, Diagnostic } from '../engine/index.ts'
import type {
  Answer,
  Check,
  CheckOutcome,
  CheckResult,
  DecidingStatement,
  EvaluateJob,
  EvaluateReply,
  MetPolicy,
} from '../protocol/engine-api.ts'
import { sameQuestion } from './same-question.ts'
import { isAsExpected } from './suite/as-expected.ts'
import type { JobOutcome, WorkerClient } from './worker-client.ts'

/** The page's end of a worker that decides. */
export type EngineClient = WorkerClient<EvaluateJob, EvaluateReply>

/** What became of a job. */
export type EvaluateOutcome = JobOutcome<EvaluateReply>

export interface Results {
  /** A newer revision has been sent and is not answered yet. Show nothing of it for 200 ms. */
  readonly pending: boolean
  /** The revision that `context` and `policies` belong to; null before the first reply. The checks follow in a moment. */
  readonly revision: number | null
  /** The last decision of this question; null where there has been none. Out of date while `stale` is set. */
  readonly decision: Decision | null
  /** The statement to name as the reason of `decision`. */
  readonly decidedBy: DecidingStatement | null
  /** The question that `decision` answers. */
  readonly asked: Question | null
  /** Why `decision` (or its absence) is not an answer to what stands on the screen; null when it is. */
  readonly stale: Stale | null
  /** The keys of the request with their origins. */
  readonly context: readonly ContextEntry[]
  /** Findings by policy; a policy without findings may be left out. */
  readonly diagnostics: Readonly<Record<PolicyRef, readonly Diagnostic[]>>
  /** The policies that the question meets, in the order of the layers, broken ones included. */
  readonly policies: readonly MetPolicy[]
  /** By the check's id. A check that was just added has no entry until it is answered. */
  readonly checks: ReadonlyMap<string, CheckState>
  /** How `checks` stand to what is on the screen. */
  readonly suite: SuiteState
}

/** 'failed': they could not be decided, and stay as they were. */
export type SuiteState = 'pending' | 'decided' | 'failed'

/** `since` is the first revision that has no decision. */
export type Stale =
  | { readonly kind: 'broken'; readonly policies: readonly PolicyRef[]; readonly since: number }
  /** A bug of ours: the worker caught it and goes on. */
  | { readonly kind: 'failed'; readonly message: string; readonly since: number }
  /** The deadline passed; the worker has been replaced. */
  | { readonly kind: 'timedOut'; readonly since: number }
  /** The engine has stopped and waits for `restartEngine()`. */
  | { readonly kind: 'stopped'; readonly since: number }

/** A check's last verdict. */
export interface CheckState {
  /** Null where the check has never been decided. */
  readonly outcome: CheckOutcome | null
  /** The broken policies that leave the check open now; null when `outcome` is up to date. */
  readonly stale: readonly PolicyRef[] | null
}

export const noResults: Results = {
  pending: true,
  revision: null,
  decision: null,
  decidedBy: null,
  asked: null,
  stale: null,
  context: [],
  diagnostics: {},
  policies: [],
  checks: new Map(),
  suite: 'pending',
}

/** The state while a newer revision is being decided. */
export function awaiting(results: Results): Results {
  return results.pending ? results : { ...results, pending: true }
}

/** The state while the checks are being decided. */
export function awaitingChecks(results: Results): Results {
  return results.suite === 'pending' ? results : { ...results, suite: 'pending' }
}

/** The state after the newest job has come to its end; the caller drops the ends of older ones. */
export function settled(results: Results, job: EvaluateJob, outcome: EvaluateOutcome): Results {
  const since = results.stale?.since ?? job.revision
  switch (outcome.kind) {
    case 'superseded':
      return results
    case 'timedOut':
    case 'stopped':
      if (job.part === 'checks') return { ...results, suite: 'failed' }
      return { ...keptFor(results, job), pending: false, stale: { kind: outcome.kind, since } }
    case 'reply':
      return replied(results, job, outcome.reply)
    default:
      return outcome satisfies never
  }
}

function replied(results: Results, job: EvaluateJob, reply: EvaluateReply): Results {
  const since = results.stale?.since ?? job.revision
  if (reply.kind === 'failed') {
    if (job.part === 'checks') return { ...results, suite: 'failed' }
    const stale: Stale = { kind: 'failed', message: reply.message, since }
    return { ...keptFor(results, job), pending: false, stale }
  }
  if (reply.kind === 'checked') {
    const checks = reply.checks.map((result, index) => {
      return [result.id, checkState(results, job.checks[index], result)] as const
    })
    const diagnostics = reply.diagnostics
    return { ...results, diagnostics, checks: new Map(checks), suite: 'decided' }
  }
  const { revision, context, policies, answer } = reply
  return {
    ...answered(results, job, answer, since),
    ...{ pending: false, revision, context, policies },
    diagnostics: { ...results.diagnostics, ...reply.diagnostics },
  }
}

function answered(results: Results, job: EvaluateJob, answer: Answer, since: number): Results {
  if (answer.kind === 'broken') {
    const stale: Stale = { kind: 'broken', policies: answer.policies, since }
    return { ...keptFor(results, job), stale }
  }
  const { decision, decidedBy } = answer
  return { ...results, decision, decidedBy, asked: job.question, stale: null }
}

/** The last decision stays while it is of the same question: of another one it would be no answer. */
function keptFor(results: Results, { question }: EvaluateJob): Results {
  if (results.asked !== null && sameQuestion(results.asked, question)) return results
  return { ...results, decision: null, decidedBy: null, asked: null }
}

function checkState(
  results: Results,
  check: Check | undefined,
  { id, result }: CheckResult,
): CheckState {
  if (result.kind === 'decided') return { outcome: result, stale: null }
  const last = results.checks.get(id)?.outcome ?? null
  // What is expected may have been changed while the verdict could not be renewed.
  const outcome =
    last === null || check === undefined ? null : { ...last, holds: isAsExpected(last, check) }
  return { outcome, stale: result.policies }
}

/** The reply to a job that a bug of ours kept from being decided. */
export function failedEvaluation({ revision }: EvaluateJob, message: string): EvaluateReply {
  return { kind: 'failed', revision, message }
}
