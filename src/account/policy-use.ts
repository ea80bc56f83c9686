/**
 * A policy as it takes part in one decision.
 */

import type { PolicyKind } from '../engine/index.ts'
import type { PolicyRef } from './questions.ts'

/** One policy as it takes part in one decision. */
export interface PolicyUse {
  readonly ref: PolicyRef
  /** As which it takes part: a managed policy that serves as permissions boundary has 'boundary'. */
  readonly kind: PolicyKind
  readonly document: string
}

/** What is attached at one level of the organization. */
export interface ApplicableLevel {
  /** 'r-…', 'ou-…' or the account's id. */
  readonly id: string
  readonly name: string
  readonly policies: readonly PolicyUse[]
}
