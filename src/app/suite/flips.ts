/**
 * What editing has changed about a check, against its remembered outcome.
 */

import type { Check } from '../../scenario/model.ts'
import type { CheckOutcome } from '../../protocol/engine-api.ts'
import type { CheckState } from '../results.ts'
import { sameQuestion } from '../same-question.ts'
import type { Remembered, RememberedOutcome } from './remembered.ts'

export interface Flip {
  /** 'broke': held and now fails; 'mended': the other way round; 'other': fails, but otherwise than before. */
  readonly kind: 'broke' | 'mended' | 'other'
  readonly was: CheckOutcome
}

/** Null where nothing has changed, or nothing is known. */
export function flipOf(
  check: Check,
  state: CheckState | undefined,
  outcomes: Remembered['outcomes'],
): Flip | null {
  const before = outcomes.get(check.id)
  const now = state?.stale === null ? state.outcome : null
  if (before === undefined || now === null || !sameQuestion(before.check.question, check.question))
    return null
  const was = before.outcome
  const held = heldBefore(before, check)
  if (held !== now.holds) return { kind: now.holds ? 'mended' : 'broke', was }
  return was.verdict === now.verdict ? null : { kind: 'other', was }
}

/** By what is expected today: another expectation is no change of the world's. */
function heldBefore({ check: then, outcome }: RememberedOutcome, check: Check): boolean {
  const sameStatement = JSON.stringify(then.by) === JSON.stringify(check.by)
  if (sameStatement && then.expected === check.expected) return outcome.holds
  return outcome.verdict === check.expected && (check.by === null || names(outcome, check.by))
}

function names({ decidedBy }: CheckOutcome, by: NonNullable<Check['by']>): boolean {
  if (decidedBy?.policy !== by.policy) return false
  return by.statement === (typeof by.statement === 'number' ? decidedBy.statement : decidedBy.sid)
}
