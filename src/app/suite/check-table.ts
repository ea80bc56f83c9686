/**
 * Checks as a table of comma-separated values: written so that a spreadsheet opens it, and read back
 * with what is wrong in each line. Who and what may be given as the page calls them.
 */

import type { Check } from '../../scenario/model.ts'
import { unguarded, writeCsv } from '../csv.ts'
import { verdictWords } from '../views/check-rows.ts'
import type { NewCheck } from './check-edits.ts'
import {
  columns,
  createLineReader,
  needed,
  type Cells,
  type Column,
  type TableWorld,
} from './check-line.ts'
import { writeContext } from './context-cell.ts'
import { roomWords } from './limit-words.ts'
import { readCsv, type CsvRow } from './read-csv.ts'
import { createStatementFinder } from './find-statement.ts'

export interface TableReading {
  /** The line of the columns' names, as it stands; null where there is none. */
  readonly header: string | null
  readonly lines: readonly TableLine[]
}

export interface TableLine {
  /** From 1. */
  readonly line: number
  readonly text: string
  readonly outcome: LineOutcome
}

export type LineOutcome =
  | { readonly kind: 'check'; readonly check: NewCheck }
  /** What was found and what was expected; in which column, where it is one. */
  | { readonly kind: 'refused'; readonly column: Column | null; readonly problem: string }

export function writeChecks(checks: readonly Check[], world: TableWorld): string {
  const statements = createStatementFinder(world.policies)
  const rows = checks.map(({ name, question, expected, by }) => {
    const { principal, action, resource, context, vpcEndpointId } = question
    const cells: Cells = {
      ...{ principal, action, resource, name },
      expected: verdictWords[expected],
      statement: by === null ? '' : statements.write(by),
      context: writeContext(context),
      endpoint: vpcEndpointId ?? '',
    }
    return columns.map((column) => cells[column])
  })
  return writeCsv([columns, ...rows])
}

/** `room` is how many checks there is room for; the lines beyond say so. */
export function readChecks(text: string, world: TableWorld, room: number): TableReading {
  const rows = readCsv(text)
  const [first] = rows
  const heads = first?.cells.map((cell) => unguarded(cell).trim().toLowerCase()) ?? []
  if (first === undefined || !heads.includes('principal') || !heads.includes('action')) {
    return { header: null, lines: readLines(rows, columns, world, room) }
  }
  const order = heads.filter(isColumn)
  const problem = problemOfHeader(heads)
  if (problem !== null) return { header: null, lines: [refused(first, problem)] }
  return { header: first.text, lines: readLines(rows.slice(1), order, world, room) }
}

function isColumn(head: string): head is Column {
  return (columns as readonly string[]).includes(head)
}

function problemOfHeader(heads: readonly string[]): string | null {
  const strange = heads.find((head) => !isColumn(head))
  if (strange !== undefined) return `“${strange}” is not a column. Expected ${columns.join(', ')}.`
  const twice = heads.find((head, index) => heads.indexOf(head) !== index)
  if (twice !== undefined) return `The column ${twice} is there twice. Expected it once.`
  const missing = needed.find((column) => !heads.includes(column))
  if (missing === undefined) return null
  return `The column ${missing} is missing. Expected ${needed.join(', ')} at least.`
}

function readLines(
  rows: readonly CsvRow[],
  order: readonly Column[],
  world: TableWorld,
  room: number,
): readonly TableLine[] {
  const read = createLineReader(world)
  let left = room
  return rows.map((row): TableLine => {
    if (row.problem !== null) return refused(row, row.problem)
    if (row.cells.length > order.length) {
      return refused(row, `Found ${row.cells.length} cells. Expected at most ${order.length}.`)
    }
    const outcome = read(cellsOf(row, order))
    if (outcome.kind === 'check' && left-- <= 0) return refused(row, roomWords(room))
    return { line: row.line, text: row.text, outcome }
  })
}

function cellsOf({ cells }: CsvRow, order: readonly Column[]): Cells {
  const named = order.map((column, index) => [column, unguarded(cells[index] ?? '')] as const)
  const empty = columns.map((column) => [column, ''] as const)
  return Object.fromEntries([...empty, ...named]) as Record<Column, string>
}

function refused({ line, text }: CsvRow, problem: string): TableLine {
  return { line, text, outcome: { kind: 'refused', column: null, problem } }
}
