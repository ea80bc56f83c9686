/**
 * The matrix as a file: the grid as a table of verdicts, or every decision on a line of its own. Written in
 * pieces, so that the page stays fluid and a large file never stands in memory as one text.
 */

import type { Circumstances } from '../../account/index.ts'
import type { Verdict } from '../../engine/index.ts'
import { writeCsv } from '../csv.ts'
import type { CellVerdict } from './grid-source.ts'
import type { Column, Row } from './lines.ts'

/** The grid, or what is shown of it; as it was when it was asked for. */
export interface Table {
  readonly rows: readonly Row[]
  readonly columns: readonly Column[]
  cell(this: void, row: number, column: number): CellVerdict
}

/** What the verdicts of a file are about. */
export interface TableAbout {
  readonly scenario: string
  readonly now: string
  readonly resources: readonly string[]
  readonly circumstances: readonly (Circumstances & { readonly label: string })[]
}

/** One decision. */
export interface DecisionLine {
  readonly principal: string
  readonly circumstances: string
  readonly action: string
  readonly resource: string
  readonly verdict: Verdict
}

/** A row of principals by name and ARN, a column an action. A cell without verdict is empty. */
export function* tableCsv({ rows, columns, cell }: Table): Generator<string, void> {
  yield writeCsv([['Principal', 'ARN', ...columns.map(({ id }) => id)]])
  for (const [at, row] of rows.entries()) {
    yield writeCsv([[row.label, row.arn, ...columns.map((_, column) => word(cell(at, column)))]])
  }
}

/** An object of verdicts by action for each row. */
export function* tableJson(
  { rows, columns, cell }: Table,
  about: TableAbout,
): Generator<string, void> {
  const head = JSON.stringify({ ...about, rows: [] }, null, 2)
  yield `${head.slice(0, head.lastIndexOf(']'))}`
  for (const [at, row] of rows.entries()) {
    const verdicts = Object.fromEntries(
      columns.map(({ id }, column) => [id, word(cell(at, column)) || null]),
    )
    const { arn, label, group } = row
    yield `${at === 0 ? '' : ','}\n    ${JSON.stringify({ principal: arn, label, group, verdicts })}`
  }
  yield '\n  ]\n}\n'
}

export function* decisionsCsv(lines: Iterable<DecisionLine>): Generator<string, void> {
  yield writeCsv([['Principal', 'Context', 'Action', 'Resource', 'Verdict']])
  for (const { principal, circumstances, action, resource, verdict } of lines) {
    yield writeCsv([[principal, circumstances, action, resource, verdict]])
  }
}

function word(verdict: CellVerdict): string {
  return verdict === 'pending' ? '' : verdict
}

/** About how many bytes a file will have: of its first pieces, as far as `pieces` says how many there are. */
export function estimateSize(file: Iterable<string>, pieces: number): number {
  const LOOKED_AT = 12
  let looked = 0
  let length = 0
  for (const piece of file) {
    length += piece.length
    if (++looked === LOOKED_AT) break
  }
  return looked < LOOKED_AT ? length : (length / looked) * pieces
}

/** Above this a person is asked first. */
export const LARGE_FILE = 25_000_000
/** Above this no spreadsheet opens it, and the page may not hold it. */
export const LARGEST_FILE = 1_000_000_000

const PIECE = 4_000_000

/** @param breathe lets the page do something else */
export async function toBlob(
  file: Iterable<string>,
  type: string,
  breathe: () => Promise<void>,
): Promise<Blob> {
  const pieces: Blob[] = []
  let texts: string[] = []
  let length = 0
  for (const text of file) {
    texts.push(text)
    length += text.length
    if (length < PIECE) continue
    pieces.push(new Blob(texts, { type }))
    texts = []
    length = 0
    await breathe()
  }
  return new Blob([...pieces, ...texts], { type })
}
