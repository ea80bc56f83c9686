/**
 * What the matrix is asked and what it answers: every principal × action × resource at once.
 */

import type { AccessRequest, ApplicablePolicies, Verdict } from '../evaluate/types.ts'
import type { PolicyLevel } from '../evaluate/types.ts'
import type { Policy } from '../policy/model.ts'

export interface MatrixInput {
  readonly principals: readonly MatrixPrincipal[]
  /** 'service:Name', any letter case, in any order. */
  readonly actions: readonly string[]
  readonly resources: readonly MatrixResource[]
}

/** A row: a caller with the policies on the caller's side, and the context that comes with the caller. */
export interface MatrixPrincipal
  extends
    Pick<AccessRequest, 'principal' | 'roleArn' | 'issuerArn' | 'principalIds' | 'context'>,
    Pick<
      ApplicablePolicies,
      'identity' | 'boundary' | 'session' | 'endpoint' | 'serviceControl' | 'endpointType'
    > {}

/** A resource with the policies on the resource's side, and the context that comes with it (tags and the like). */
export interface MatrixResource
  extends
    Pick<AccessRequest, 'resource' | 'resourceAccount' | 'context'>,
    Pick<ApplicablePolicies, 'restrictPublicBuckets'> {
  readonly policy: Policy | null
  readonly resourceControl: readonly PolicyLevel[] | null
}

export interface MatrixResult {
  /**
   * The verdict of a cell, by indexes into the three input lists. Equals `decide` on the same cell, always.
   * An index out of range is nobody's permission: 'implicitDeny'.
   */
  verdict(principal: number, action: number, resource: number): Verdict
  readonly counts: VerdictCounts
  /** The verdicts counted for each member of one axis, in the input's order. */
  countsBy(axis: MatrixAxis): AxisCounts
  /** The bits of one principal on one resource; null where no part holds the principal. */
  strip(principal: number, resource: number): Strip | null
}

export type MatrixAxis = 'principal' | 'action' | 'resource'

export type VerdictCounts = Readonly<Record<Verdict, number>>

/** One number a verdict for each member of an axis. */
export type AxisCounts = Readonly<Record<Verdict, Float64Array>>

/**
 * All actions of one principal on one resource, a bit each, 32 to a word, lowest bit first.
 * Neither bit stands for an implicit deny. Which bit is whose action: `MatrixPart.bitOf`.
 */
export interface Strip {
  readonly allowed: Uint32Array
  readonly denied: Uint32Array
}

/**
 * The verdicts of some consecutive principals. Plain data: its arrays may be transferred between workers.
 * A principal on a resource has a strip; equal strips are stored once.
 */
export interface MatrixPart {
  /** Index of the first principal. */
  readonly from: number
  readonly principals: number
  readonly actions: number
  readonly resources: number
  /** By index of the action, the place of its bit in a strip: actions are sorted there. */
  readonly bitOf: Uint32Array
  /** Principal by principal, for each resource the number of its strip. */
  readonly stripOf: Uint8Array | Uint16Array | Uint32Array
  /** Strip by strip, the words of `allowed`, then those of `denied`. */
  readonly strips: Uint32Array
  readonly counts: VerdictCounts
}
