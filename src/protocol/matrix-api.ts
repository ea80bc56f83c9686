/**
 * What crosses between the page and the workers that decide a matrix. A worker is told once what a run
 * asks, answers with the plan, and then decides shares of rows, whose verdicts come by transfer. A new worker
 * in the place of a dead one says that it has not been told.
 * Types only; everything is plain data that structured clone carries.
 */

import type { MatrixAxes } from '../account/matrix/axes.ts'
import type { World } from '../account/model.ts'
import type { PolicyRef } from '../account/questions.ts'
import type { MatrixPart } from '../engine/index.ts'
import type { WorkerApi } from './worker-api.ts'

export type MatrixApi = WorkerApi<MatrixJob, MatrixReply>

export interface MatrixJob {
  /** Shares of one run have one number. */
  readonly run: number
  /** What the run asks; null where the worker has been told. */
  readonly source: MatrixSource | null
  /** Null: the plan alone is wanted. */
  readonly share: Share | null
}

export interface MatrixSource {
  readonly world: World
  /** ISO 8601. */
  readonly now: string
  readonly axes: MatrixAxes
}

/** Rows of one band, from one place of the plan's order to before another. */
export interface Share {
  readonly band: number
  readonly from: number
  readonly to: number
}

export type MatrixReply =
  | { readonly kind: 'planned'; readonly plan: Plan }
  | { readonly kind: 'decided'; readonly parts: readonly DecidedPart[] }
  /** The worker has not been told what this run asks. */
  | { readonly kind: 'untold' }
  | { readonly kind: 'failed'; readonly message: string }

export interface Plan {
  /** By place, the number of the row: principal by principal, circumstance by circumstance. */
  readonly order: Uint32Array
  /** Rows that can be decided together, by their places; one after the other. */
  readonly bands: readonly { readonly from: number; readonly to: number }[]
  /** By class of actions, the indexes of its members. Each action is in one. */
  readonly classes: readonly Uint32Array[]
}

/** The verdicts of a share, for one class of actions. */
export interface DecidedPart {
  readonly actionClass: number
  /** Its principals are rows, `from` is a place of the order, and its actions are those of the class. */
  readonly part: MatrixPart
  /** By place: rows with policies that cannot be read. What the part holds of them is no verdict. */
  readonly openRows: readonly Open[]
  /** By resource: the same for resources, as these rows meet them. */
  readonly openResources: readonly Open[]
}

export interface Open {
  readonly index: number
  readonly policies: readonly PolicyRef[]
}
