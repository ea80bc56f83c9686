/**
 * The cells that editing has changed, as a list: for each principal, the actions and what became of them.
 */

import type { Tone } from '../views/signs.ts'
import { verdictTone, verdictWord } from './count-words.ts'
import type { CellVerdict } from './grid-source.ts'
import type { ViewStore } from './view.svelte.ts'

export interface ImpactLine {
  readonly key: string
  readonly label: string
  /** ARN. */
  readonly title: string
  readonly group: string
  readonly cells: readonly ImpactCell[]
}

export interface ImpactCell {
  readonly row: number
  readonly column: number
  readonly action: string
  readonly was: VerdictSign
  readonly now: VerdictSign
  /** 's3:GetObject: allowed, was not allowed' */
  readonly words: string
}

export interface VerdictSign {
  readonly verdict: CellVerdict
  readonly tone: Tone
  readonly word: string
}

/** More are counted, not listed. */
const MOST_CELLS = 150

export function impactLines(
  view: Pick<ViewStore, 'rows' | 'columns' | 'source'>,
  most = MOST_CELLS,
): readonly ImpactLine[] {
  const lines: ImpactLine[] = []
  let left = most
  for (const [row, line] of view.rows.entries()) {
    if (left <= 0) break
    const cells = view.columns
      .flatMap(({ id }, column): readonly ImpactCell[] => {
        const was = view.source.was(row, column)
        if (was === null) return []
        const signs = { was: signOf(was), now: signOf(view.source.cell(row, column)) }
        const words = `${id}: ${signs.now.word}, was ${signs.was.word}`
        return [{ row, column, action: id, ...signs, words }]
      })
      .slice(0, left)
    left -= cells.length
    if (cells.length === 0) continue
    const { id, label, arn, group } = line
    lines.push({ key: id, label, title: arn, group, cells })
  }
  return lines
}

function signOf(verdict: CellVerdict): VerdictSign {
  return { verdict, tone: verdictTone(verdict), word: verdictWord(verdict) }
}
