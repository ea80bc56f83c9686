/**
 * What crosses between the page and the worker that says which statements the checks exercise, and
 * finds a request for one that none does.
 * Types only; everything is plain data that structured clone carries.
 */

import type { PolicyRef, Question } from '../account/questions.ts'
import type { World } from '../account/model.ts'
import type { Check } from '../scenario/model.ts'
import type { Span, Verdict } from '../engine/index.ts'
import type { WorkerApi } from './worker-api.ts'

export type CoverageApi = WorkerApi<CoverageJob, CoverageReply>

interface Circumstances {
  readonly world: World
  readonly now: string
  readonly checks: readonly Check[]
}

export type CoverageJob = SurveyJob | ProposeJob

/** Looks at every statement of every policy. */
export interface SurveyJob extends Circumstances {
  readonly kind: 'survey'
}

/** Looks for a request that one statement applies to. */
export interface ProposeJob extends Circumstances {
  readonly kind: 'propose'
  readonly policy: PolicyRef
  /** Its index in the document. */
  readonly statement: number
  /** Single actions to try where the statement has patterns. */
  readonly actions: readonly string[]
}

export type CoverageReply =
  | { readonly kind: 'surveyed'; readonly policies: readonly PolicyCoverage[] }
  | {
      readonly kind: 'proposed'
      /** Null where none was found. */
      readonly proposal: Proposal | null
      /** How many requests were decided. */
      readonly tried: number
    }
  | { readonly kind: 'failed'; readonly message: string }

export interface PolicyCoverage {
  readonly ref: PolicyRef
  /** Null for a text that cannot be read. */
  readonly statements: readonly StatementCoverage[] | null
}

export interface StatementCoverage extends Span {
  readonly index: number
  readonly sid: string | null
  readonly effect: 'Allow' | 'Deny'
  /** How many checks it applies to. */
  readonly applies: number
  /** How many checks only a condition kept it from. */
  readonly nearly: number
  /** What keeps the nearest check from it; empty where it applies, null where no check meets its policy. */
  readonly missing: readonly MissingElement[] | null
  /** Why it can never apply to any request; null where it may. */
  readonly unreachable: string | null
  /** What else the engine finds to be superfluous about it. */
  readonly remark: string | null
}

export type MissingElement = 'principal' | 'action' | 'resource' | 'condition'

export interface Proposal {
  readonly question: Question
  readonly verdict: Verdict
  /** The statement is among those that decide. */
  readonly decides: boolean
}
