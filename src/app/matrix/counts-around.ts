/**
 * The cells of the row, the column and the groups that the cursor is in, counted.
 */

import type { GridCounts, GridLine } from './grid-source.ts'
import { addCounts, nothingCounted } from './tally.ts'
import type { ViewStore } from './view.svelte.ts'

export interface CountedLines {
  readonly key: 'row' | 'rows' | 'column' | 'columns'
  /** 'Row', 'Account' */
  readonly name: string
  readonly label: string
  readonly counts: GridCounts
}

export function countsAround(
  { rows, columns, choice, rowCounts, columnCounts }: ViewStore,
  at: { readonly row: number; readonly column: number },
): readonly CountedLines[] {
  const [row, column] = [rows[at.row], columns[at.column]]
  if (row === undefined || column === undefined) return []
  const [rowGroup, columnGroup] = [groupOf(rows, row), groupOf(columns, column)]
  const inGroup = rowGroup.reduce((sum, place) => addCounts(sum, rowCounts(place)), nothingCounted)
  const all: readonly CountedLines[] = [
    { key: 'row', name: 'Row', label: row.label, counts: rowCounts(at.row) },
    { key: 'rows', name: words[choice.rowGroups], label: row.group, counts: inGroup },
    { key: 'column', name: 'Column', label: column.id, counts: columnCounts([column]) },
    {
      key: 'columns',
      name: words[choice.columnGroups],
      label: column.group,
      counts: columnCounts(columnGroup.flatMap((place) => columns[place] ?? [])),
    },
  ]
  return all.filter(({ label }) => label !== '')
}

const words = {
  ...{ account: 'Account', kind: 'Kind', service: 'Service', level: 'Access level' },
  none: 'All',
} as const

/** The places of the lines that stand under the same group. */
function groupOf(lines: readonly GridLine[], { group }: GridLine): readonly number[] {
  return lines.flatMap((line, place) => (line.group === group ? [place] : []))
}
