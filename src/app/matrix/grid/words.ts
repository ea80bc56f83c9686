/**
 * The verdicts of cells in signs and words, and what is told about a cell or a block of them: the same
 * text for the eye and for the ear.
 */

import type { CellVerdict, GridCounts, GridLine, GridSource } from '../grid-source.ts'
import type { Tone } from '../../views/signs.ts'
import { blockOf } from './hit.ts'
import type { Cell, Layout } from './layout.ts'

export interface VerdictWords {
  readonly sign: string
  readonly word: string
  readonly tone: Tone | 'differs'
}

/** In the order in which shares are drawn and told. */
export const verdictWords: Readonly<Record<CellVerdict, VerdictWords>> = {
  allow: { sign: '✓', word: 'allowed', tone: 'allow' },
  differs: { sign: '◐', word: 'differs by resource', tone: 'differs' },
  implicitDeny: { sign: '○', word: 'not allowed', tone: 'implicit' },
  explicitDeny: { sign: '✕', word: 'explicitly denied', tone: 'deny' },
  pending: { sign: '·', word: 'not decided yet', tone: 'quiet' },
}

export const verdictOrder = Object.keys(verdictWords) as readonly CellVerdict[]

/** A cell's verdict, what it was and that it is marked, for who does not see it. */
export function cellWords(source: GridSource, { row, column }: Cell): string {
  const { word } = verdictWords[source.cell(row, column)]
  const note = noteOf(source, row, column)
  return note === '' ? word : `${word}, ${note}`
}

/** 'was not allowed', or else 'marked'; a change is marked anyway. */
function noteOf(source: GridSource, row: number, column: number): string {
  const was = source.was(row, column)
  if (was !== null) return `was ${verdictWords[was].word}`
  return source.isMarked(row, column) ? 'marked' : ''
}

/** A line's name, with its group unless the name says it. */
export function lineName({ label, group }: GridLine): string {
  return group === '' || label.includes(group) ? label : `${label}, ${group}`
}

export interface TipPart extends VerdictWords {
  /** '41 %'; empty when it is all there is. */
  readonly share: string
}

/** What the tip says of a cell or block. */
export interface Tip {
  readonly row: string
  readonly column: string
  readonly parts: readonly TipPart[]
  /** 'marked', 'was allowed'. */
  readonly note: string
}

/** The row and column of a hit, either of which may be left out, and the verdict where both are there. */
export function tipOf(
  source: GridSource,
  { rows, columns, block }: Layout,
  at: { readonly row: number | null; readonly column: number | null },
): Tip {
  const down = at.row === null ? null : blockOf(rows, block.rows, at.row)
  const across = at.column === null ? null : blockOf(columns, block.columns, at.column)
  const names = {
    row: down === null ? '' : spanName(source.rows, down.from, down.to, 'rows'),
    column: across === null ? '' : spanName(source.columns, across.from, across.to, 'columns'),
  }
  if (at.row === null || at.column === null || down === null || across === null) {
    return { ...names, parts: [], note: '' }
  }
  if (block.rows === 1 && block.columns === 1) {
    const verdict = source.cell(at.row, at.column)
    const note = noteOf(source, at.row, at.column)
    return { ...names, parts: [{ ...verdictWords[verdict], share: '' }], note }
  }
  const counts = source.counts(down.from, down.to, across.from, across.to)
  return { ...names, parts: shareParts(counts), note: '' }
}

export function tipText({ row, column, parts, note }: Tip): string {
  const verdicts = parts.map(({ share, word }) => (share === '' ? word : `${share} ${word}`))
  const all = [row, column, verdicts.join(', '), note]
  return all.filter((text) => text !== '').join('; ')
}

function spanName(lines: readonly GridLine[], from: number, to: number, noun: string): string {
  const first = lines[from]
  const last = lines[to - 1]
  if (first === undefined || last === undefined) return ''
  if (to - from === 1) return lineName(first)
  return `${lineName(first)} … ${lineName(last)} (${to - from} ${noun})`
}

function shareParts(counts: GridCounts): readonly TipPart[] {
  const sum = verdictOrder.reduce((total, verdict) => total + counts[verdict], 0)
  return verdictOrder
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => ({ ...verdictWords[verdict], share: percent(counts[verdict] / sum) }))
}

/** Nothing that is there is told as 0 %, and nothing that is not all as 100 %. */
function percent(share: number): string {
  if (share < 0.01) return 'under 1 %'
  if (share > 0.99 && share < 1) return 'over 99 %'
  return `${Math.round(share * 100)} %`
}

/** What the cells are drawn as, after zooming. */
export function zoomWords({ detail, block, rowSpacing, columnSpacing }: Layout): string {
  const size = Math.round(Math.min(rowSpacing.line, columnSpacing.line))
  switch (detail) {
    case 'signs':
      return `Cells of ${size} pixels, with signs`
    case 'colours':
      return `Cells of ${size} pixels, as colours and patterns`
    case 'shares':
      return `Shares of verdicts: each block stands for ${block.rows} × ${block.columns} cells`
    default:
      return detail satisfies never
  }
}
