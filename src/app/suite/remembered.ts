/**
 * The world before the present editing began and how the checks stood in it, to tell what editing has
 * changed. By itself that is the last state before an edit that followed on a calm, or the one at the
 * opening; a person can choose another one.
 */

import type { World } from '../../account/index.ts'
import type { Check, Scenario } from '../../scenario/model.ts'
import type { CheckOutcome } from '../../protocol/engine-api.ts'
import type { CheckState } from '../results.ts'
import { sameQuestion } from '../same-question.ts'

export interface Remembered {
  /** A person chose this state: it stays until they choose another one, or none. */
  readonly chosen: boolean
  /** Null while it has not been edited. */
  readonly world: World | null
  /** By the check's id. */
  readonly outcomes: ReadonlyMap<string, RememberedOutcome>
  /** When the world was last edited; null for never. */
  readonly editedAtMs: number | null
}

export interface RememberedOutcome {
  /** As it was then: of another question the outcome tells nothing. */
  readonly check: Check
  readonly outcome: CheckOutcome
}

/** What of a scenario is remembered. */
type Edited = Pick<Scenario, 'world' | 'checks'>

type States = ReadonlyMap<string, CheckState>

/** Edits further apart than this are not of one piece of work. */
const CALM_MS = 60_000

export const nothingRemembered: Remembered = {
  chosen: false,
  world: null,
  outcomes: new Map(),
  editedAtMs: null,
}

/** The world is about to be changed; `world` and `states` are those before it. */
export function beforeEdit(
  remembered: Remembered,
  { world, checks }: Edited,
  states: States,
  atMs: number,
): Remembered {
  const { chosen, editedAtMs } = remembered
  const isCalm = editedAtMs === null || atMs - editedAtMs > CALM_MS
  const kept =
    chosen || !isCalm ? remembered : { ...withOutcomes(nothingRemembered, checks, states), world }
  return { ...kept, editedAtMs: atMs }
}

/** Of a check that is new, or asks something new, the first outcome is remembered; none that is out of date. */
export function withOutcomes(
  remembered: Remembered,
  checks: readonly Check[],
  states: States,
): Remembered {
  const outcomes = new Map<string, RememberedOutcome>()
  for (const check of checks) {
    const known = remembered.outcomes.get(check.id)
    const state = states.get(check.id)
    const outcome = state?.stale === null ? state.outcome : null
    if (known !== undefined && sameQuestion(known.check.question, check.question))
      outcomes.set(check.id, known)
    else if (outcome !== null) outcomes.set(check.id, { check, outcome })
  }
  const { size } = outcomes
  const unchanged =
    size === remembered.outcomes.size &&
    [...outcomes].every(([id, outcome]) => remembered.outcomes.get(id) === outcome)
  return unchanged ? remembered : { ...remembered, outcomes }
}

/** The present state, chosen by hand. */
export function rememberNow({ world, checks }: Edited, states: States): Remembered {
  return { ...withOutcomes(nothingRemembered, checks, states), world, chosen: true }
}
