/**
 * What editing has changed about a check, against its remembered outcome.
 */

import type { Check } from '../../scenario/model.ts'
import type { CheckOutcome } from '../../protocol/engine-api.ts'
import type { CheckState } from '../results.ts'
import { sameQuestion } from '../same-question.ts'
import { isAsExpected } from './as-expected.ts'
import type { Remembered } from './remembered.ts'

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
  // Of another statement than the one that was expected then, the outcome does not tell whether it decided.
  const sameStatement = JSON.stringify(before.check.by) === JSON.stringify(check.by)
  const asked = sameStatement ? check : { ...check, by: null }
  // By what is expected today: another expectation is no change of the world's.
  const held = isAsExpected(was, asked)
  const holds = isAsExpected(now, asked)
  if (held !== holds) return { kind: holds ? 'mended' : 'broke', was }
  return was.verdict === now.verdict ? null : { kind: 'other', was }
}
