/**
 * Text of comma-separated values (RFC 4180) that a spreadsheet opens without running anything of it:
 * names come from scenarios, and scenarios from strangers.
 */

/** A spreadsheet runs cells that begin so as formulas; an apostrophe makes them text. */
const formula = /^'*[=+\-@\t\r]/

/** Rows as text, with a line's end after each. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')
}

function writeCell(value: string): string {
  const guarded = formula.test(value) ? `'${value}` : value
  return /[",;\t\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** Takes off the apostrophe that was put before a cell. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell
}
