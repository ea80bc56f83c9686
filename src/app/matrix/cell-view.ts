/**
 * The decisions behind a cell, as a list to choose from: which of them come out how.
 */

import type { Tone } from '../views/signs.ts'
import { shortArn } from '../views/account.ts'
import type { Behind } from './behind.ts'
import { verdictTone, verdictWord } from './count-words.ts'
import type { DecidedSubject } from './run.svelte.ts'

export interface DecisionLine {
  readonly key: string
  readonly decision: Behind
  readonly tone: Tone
  /** 'explicitly denied' */
  readonly word: string
  readonly resource: string
  /** The resource in full. */
  readonly arn: string
  readonly circumstances: string
}

/** More are counted, not drawn. */
const MOST_LINES = 60

export function decisionLines(
  { source, circumstances }: DecidedSubject,
  decisions: readonly Behind[],
): { readonly lines: readonly DecisionLine[]; readonly more: number } {
  const lines = decisions.slice(0, MOST_LINES).map((decision): DecisionLine => {
    const arn = source.axes.resources[decision.resource] ?? ''
    const verdict = decision.verdict ?? 'pending'
    return {
      key: `${decision.circumstance} ${decision.resource}`,
      decision,
      tone: verdictTone(verdict),
      word: verdictWord(verdict),
      resource: shortArn(arn),
      arn,
      circumstances: circumstances[decision.circumstance]?.label ?? '',
    }
  })
  return { lines, more: decisions.length - lines.length }
}
