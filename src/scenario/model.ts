/**
 * The saved document: a world, what is asked of it and what is expected.
 */

import type { World } from '../account/model.ts'
import type { Question } from '../account/questions.ts'
import type { Verdict } from '../engine/index.ts'

/** Schema version of what is written today. */
export const SCENARIO_VERSION = 1

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

/** A question with the verdict expected of it. */
export interface Check {
  readonly id: string
  /** What the check is about, in a few words; may be empty. */
  readonly name: string
  readonly question: Question
  readonly expected: Verdict
}
