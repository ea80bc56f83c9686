/**
 * Text of comma-separated values into rows of cells (RFC 4180). What spreadsheets copy, with tabs
 * between the cells, and what some save, with semicolons, is read too.
 */

export interface CsvRow {
  /** The line that it begins on, from 1. */
  readonly line: number
  /** The row's text as it stands, without the line's end. */
  readonly text: string
  readonly cells: readonly string[]
  /** Set where a quoted cell is never closed, or text follows its closing quote. */
  readonly problem: string | null
}

const lineEnd = /\r\n|\n|\r/y

/** Empty lines are no rows. */
export function readCsv(text: string): readonly CsvRow[] {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  const delimiter = delimiterOf(source)
  const rows: CsvRow[] = []
  let at = 0
  let line = 1
  while (at < source.length) {
    const row = readRow(source, at, delimiter)
    const raw = source.slice(at, row.end)
    if (raw.trim() !== '') rows.push({ line, text: raw, cells: row.cells, problem: row.problem })
    line += linesIn(raw) + 1
    at = afterLineEnd(source, row.end)
  }
  return rows
}

/** The first line tells: cells of ours hold semicolons, but no line of ours has them alone. */
function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/)
  const first = end < 0 ? text : text.slice(0, end)
  if (first.includes('\t')) return '\t'
  return first.includes(',') || !first.includes(';') ? ',' : ';'
}

interface ReadRow {
  readonly cells: readonly string[]
  readonly end: number
  readonly problem: string | null
}

function readRow(source: string, from: number, delimiter: string): ReadRow {
  const cells: string[] = []
  let problem: string | null = null
  let at = from
  for (;;) {
    const cell = readCell(source, at, delimiter)
    cells.push(cell.value)
    problem ??= cell.problem
    at = cell.end
    if (source.charAt(at) !== delimiter) return { cells, end: at, problem }
    at += 1
  }
}

interface ReadCell {
  readonly value: string
  readonly end: number
  readonly problem: string | null
}

function readCell(source: string, from: number, delimiter: string): ReadCell {
  if (source.charAt(from) !== '"') {
    const end = cellEnd(source, from, delimiter)
    return { value: source.slice(from, end), end, problem: null }
  }
  let value = ''
  let at = from + 1
  for (;;) {
    const quote = source.indexOf('"', at)
    if (quote < 0) return unclosed(source, from, delimiter)
    value += source.slice(at, quote)
    if (source.charAt(quote + 1) !== '"') {
      const end = cellEnd(source, quote + 1, delimiter)
      const more = source.slice(quote + 1, end)
      const problem =
        more.trim() === ''
          ? null
          : `Found “${more.trim()}” behind a closing quote. Expected a comma.`
      return { value, end, problem }
    }
    value += '"'
    at = quote + 2
  }
}

const UNCLOSED = 'Found a quote that is never closed. Expected one more.'

/** The row ends with its line: the rest of the text is not swallowed. */
function unclosed(source: string, from: number, delimiter: string): ReadCell {
  const end = cellEnd(source, from, delimiter)
  return { value: source.slice(from, end), end, problem: UNCLOSED }
}

function cellEnd(source: string, from: number, delimiter: string): number {
  let at = from
  while (at < source.length && !isEnd(source.charAt(at), delimiter)) at += 1
  return at
}

function isEnd(char: string, delimiter: string): boolean {
  return char === delimiter || char === '\n' || char === '\r'
}

function afterLineEnd(source: string, at: number): number {
  lineEnd.lastIndex = at
  return at + (lineEnd.exec(source)?.[0].length ?? 0)
}

function linesIn(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0
}
