/**
 * Counted cells in signs and words.
 */

import type { Tone } from '../views/signs.ts'
import type { CellVerdict, GridCounts } from './grid-source.ts'

export interface CountWord {
  readonly verdict: CellVerdict
  readonly count: number
  readonly tone: Tone
  readonly word: string
}

const words: readonly Omit<CountWord, 'count'>[] = [
  { verdict: 'allow', tone: 'allow', word: 'allowed' },
  { verdict: 'implicitDeny', tone: 'implicit', word: 'not allowed' },
  { verdict: 'explicitDeny', tone: 'deny', word: 'explicitly denied' },
  { verdict: 'differs', tone: 'quiet', word: 'differ' },
  { verdict: 'pending', tone: 'quiet', word: 'open' },
]

/** The three verdicts always, what differs or is open where there is such. */
export function countWords(counts: GridCounts): readonly CountWord[] {
  return words
    .map((each) => ({ ...each, count: counts[each.verdict] }))
    .filter(({ verdict, count }) => count > 0 || (verdict !== 'differs' && verdict !== 'pending'))
}

export function verdictTone(verdict: CellVerdict): Tone {
  return words.find((each) => each.verdict === verdict)?.tone ?? 'quiet'
}

/** 'explicitly denied' */
export function verdictWord(verdict: CellVerdict): string {
  return words.find((each) => each.verdict === verdict)?.word ?? ''
}
