/**
 * The four signs and their tones, so that colour never speaks alone.
 */

import type { LayerOutcome, StatementTrace, Verdict } from '../../engine/index.ts'

/** ✓ allows or holds, ✕ denies explicitly, ○ missing: implicit deny or not met, – does not take part. */
export type Sign = '✓' | '✕' | '○' | '–'

/** Which colour goes with it. */
export type Tone = 'allow' | 'deny' | 'implicit' | 'quiet'

export interface Mood {
  readonly sign: Sign
  readonly tone: Tone
  /** The sign in words, for a screen reader. */
  readonly signWord: string
}

/** The mood of an outcome of a layer, a level, a policy or a whole decision. */
export function outcomeMood(outcome: LayerOutcome | Verdict): Mood {
  switch (outcome) {
    case 'allow':
      return { sign: '✓', tone: 'allow', signWord: 'allows' }
    case 'explicitDeny':
      return { sign: '✕', tone: 'deny', signWord: 'denies explicitly' }
    case 'implicitDeny':
      return { sign: '○', tone: 'implicit', signWord: 'does not allow' }
    case 'notApplicable':
      return { sign: '–', tone: 'quiet', signWord: 'does not take part' }
    default:
      return outcome satisfies never
  }
}

/** The mood of a statement. */
export function statementMood(statement: StatementTrace): Mood {
  if (!statement.applies) return { sign: '–', tone: 'quiet', signWord: 'does not apply' }
  return outcomeMood(statement.effect === 'Deny' ? 'explicitDeny' : 'allow')
}

/** The mood of an element, or of one of its values, of which not every one has to match. */
export function matchMood(outcome: 'holds' | 'fails' | 'differs'): Mood {
  switch (outcome) {
    case 'holds':
      return { sign: '✓', tone: 'allow', signWord: 'holds' }
    case 'fails':
      return { sign: '○', tone: 'implicit', signWord: 'does not hold' }
    case 'differs':
      return { sign: '–', tone: 'quiet', signWord: 'does not match' }
    default:
      return outcome satisfies never
  }
}
