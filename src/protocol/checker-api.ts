/**
 * What crosses between the page and the worker that checks a policy's text: the text in, findings
 * out. The worker has no network: it says which files of AWS's data it lacks, and the page hands
 * them to it with a later job. So a new worker in the place of a dead one needs nothing told.
 * Types only; everything is plain data that structured clone carries.
 */

import type { CheckedResourceType, Finding, PolicyKind } from '../engine/index.ts'
import type { PolicyRef } from '../account/questions.ts'
import type { WorkerApi } from './worker-api.ts'

export type CheckerApi = WorkerApi<CheckerJob, CheckerReply>

export interface CheckerJob {
  readonly ref: PolicyRef
  readonly document: string
  readonly kind: PolicyKind
  /** What a resource-based policy is attached to, where a check turns on it. */
  readonly resourceType: CheckedResourceType | null
  /** Files that an earlier reply wanted. */
  readonly files: readonly DataFile[]
}

/** A file of AWS's data, as the site serves it. */
export interface DataFile {
  /** Below static/: 'catalogue/actions.json', 'catalogue/services/s3.json'. */
  readonly path: string
  readonly text: string
}

export type CheckerReply =
  | {
      readonly kind: 'checked'
      /** In the order of the text; of very many the gravest. */
      readonly findings: readonly Finding[]
      /** How many were left out of `findings`. */
      readonly more: number
      /** Paths of files without which some checks said nothing. */
      readonly wanted: readonly string[]
    }
  | { readonly kind: 'failed'; readonly message: string }
