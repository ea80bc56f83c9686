/**
 * The saved document: a world, what is asked of it and what is expected.
 */

import type { World } from '../account/model.ts'
import type { PolicyRef, Question } from '../account/questions.ts'
import type { Verdict } from '../engine/index.ts'

/** Schema version of what is written today. */
export const SCENARIO_VERSION = 2

export interface Scenario {
  readonly version: typeof SCENARIO_VERSION
  readonly id: string
  readonly name: string
  readonly description: string
  readonly world: World
  /** The moment of the scenario's clock, ISO 8601: aws:CurrentTime unless a question sets it. */
  readonly now: string
  /** What is being asked at the moment. */
  readonly question: Question
  readonly checks: readonly Check[]
}

/** A question with the verdict expected of it, and by which statement. */
export interface Check {
  readonly id: string
  /** What the check is about, in a few words; may be empty. */
  readonly name: string
  readonly question: Question
  readonly expected: Verdict
  /** The statement that is to be among those that decide; null leaves it open. */
  readonly by: StatementAddress | null
}

/** A statement of a policy: by its Sid, or by its place from 0 where it has none. */
export interface StatementAddress {
  readonly policy: PolicyRef
  readonly statement: string | number
}
