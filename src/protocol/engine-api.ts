/**
 * What crosses between the page and the engine's workers: one job in, one reply out. A change is answered
 * in two parts by two workers, so that the verdict does not wait for the checks.
 * Types only; everything is plain data that structured clone carries.
 */

import type { ContextEntry, PolicyRef, Question } from '../account/questions.ts'
import type { World } from '../account/model.ts'
import type { Check, StatementAddress } from '../scenario/model.ts'
import type { Decision, Diagnostic, Layer, PolicyKind, Verdict } from '../engine/index.ts'
import type { WorkerApi } from './worker-api.ts'

export type { Check, StatementAddress }

/** Decides the question, or all checks, against a world. */
export type EngineApi = WorkerApi<EvaluateJob, EvaluateReply>

export interface EvaluateJob {
  /** Tags the reply, so that an old one can be dropped. */
  readonly revision: number
  readonly part: 'answer' | 'checks'
  readonly world: World
  readonly now: string
  readonly question: Question
  /** None for an answer. */
  readonly checks: readonly Check[]
  /** Whether the findings of the policies are wanted with the checks; left out, they are. */
  readonly findings?: boolean
}

export type EvaluateReply =
  | {
      readonly kind: 'answered'
      readonly revision: number
      readonly answer: Answer
      readonly context: readonly ContextEntry[]
      /** The policies the question meets, by layer and level, broken ones included. */
      readonly policies: readonly MetPolicy[]
      /** Findings of every policy in `policies`, be it none. */
      readonly diagnostics: Readonly<Record<PolicyRef, readonly Diagnostic[]>>
    }
  | {
      readonly kind: 'checked'
      readonly revision: number
      /** Findings of every policy of the world that has any, and of those that the question meets; none where they are not wanted. */
      readonly diagnostics: Readonly<Record<PolicyRef, readonly Diagnostic[]>>
      readonly checks: readonly CheckResult[]
    }
  | { readonly kind: 'failed'; readonly revision: number; readonly message: string }

/** The decision, or the applicable policies that cannot be read and so leave it open. */
export type Answer =
  | {
      readonly kind: 'decided'
      readonly decision: Decision
      /** The statement to name as the reason; null where nothing allowed, and for the root user. */
      readonly decidedBy: DecidingStatement | null
    }
  | { readonly kind: 'broken'; readonly policies: readonly PolicyRef[] }

/** A policy that takes part in the decision. The trace's policyId is its ref. */
export interface MetPolicy {
  readonly layer: Layer
  /** The organization's root, unit or account; null outside the control layers. */
  readonly level: string | null
  readonly ref: PolicyRef
  readonly kind: PolicyKind
}

export interface CheckResult {
  readonly id: string
  readonly result:
    CheckOutcome | { readonly kind: 'broken'; readonly policies: readonly PolicyRef[] }
}

export interface CheckOutcome {
  readonly kind: 'decided'
  readonly verdict: Verdict
  /** Verdict and, where one is expected, statement are as expected. */
  readonly holds: boolean
  /** The policy and statement that decided; null where nothing allowed. */
  readonly decidedBy: DecidingStatement | null
  /** What became of the statement that is expected to decide; null where none is. */
  readonly expected: ExpectedStatement | null
}

export type ExpectedStatement =
  | 'decides'
  /** It is there, and another one decides, or none. */
  | 'doesNotDecide'
  | 'policyGone'
  /** The policy has no statement of this Sid or place. */
  | 'statementGone'

export interface DecidingStatement {
  readonly policy: PolicyRef
  readonly sid: string | null
  /** Its index in the document. */
  readonly statement: number
}
