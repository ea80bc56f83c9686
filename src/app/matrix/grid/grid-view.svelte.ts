/**
 * What the grid remembers: size of the cells, shift, cursor, pointer, and what was done last.
 * Everything else, where things lie and what is told, follows from these and from the source.
 */

import type { CellVerdict, GridLine, GridSource } from '../grid-source.ts'
import { axisOf } from './axis.ts'
import { boxOf, hitAt, type Hit } from './hit.ts'
import { layoutOf, type Cell, type Point, type Size } from './layout.ts'
import type { Looks } from './looks.ts'
import { USUAL_SIZE } from './scale.ts'
import { barsOf, clampOffset, spacerOf } from './scrolling.ts'
import { windowAround, type TableWindow } from './table-window.ts'
import { cellWords, tipOf, tipText, zoomWords } from './words.ts'

/** What was done last decides what is said aloud, beside the cell that has the focus. */
export type Deed =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'moved'; readonly verdict: CellVerdict }
  | { readonly kind: 'zoomed' }
  | { readonly kind: 'marked' }

/** A cell with the ids of its lines, by which it is found again when lines come and go. */
interface Place extends Cell {
  readonly rowId: string | undefined
  readonly columnId: string | undefined
}

export type GridView = ReturnType<typeof createGridView>

/** What the view is given and does not change. */
export interface GridGiven {
  source(): GridSource
  /** The box that there is for it. */
  size(): Size
  /** Device pixels per pixel. */
  ratio(): number
}

export function createGridView(given: GridGiven) {
  const source = $derived(given.source())
  const rowLines = $derived(source.rows)
  const columnLines = $derived(source.columns)
  const rows = $derived(axisOf(rowLines))
  const columns = $derived(axisOf(columnLines))
  const rowLetters = $derived(longest(rowLines))
  const columnLetters = $derived(longest(columnLines))

  let looks = $state.raw<Looks | null>(null)
  let size = $state(USUAL_SIZE)
  let headWidth = $state<number | null>(null)
  let shift = $state.raw<Point>({ x: 0, y: 0 })
  /** Grows whenever the bars have to follow the cells instead of the other way round. */
  let pushes = $state(0)
  let place = $state.raw<Place>({ row: 0, column: 0, rowId: undefined, columnId: undefined })
  let pointer = $state.raw<Point | null>(null)
  let focused = $state(false)
  /** The last thing done was done with a key: the tip stands at the cursor. */
  let byKey = $state(false)
  let deed = $state.raw<Deed>({ kind: 'nothing' })
  let windowBefore: TableWindow | null = null

  const empty = $derived(rows.count === 0 || columns.count === 0)
  const layout = $derived(
    layoutOf({
      rows,
      columns,
      view: given.size(),
      size,
      headWidth,
      rowLabel: rowLetters * (looks?.characterWidth ?? 0),
      columnLabel: columnLetters * (looks?.characterWidth ?? 0),
      ratio: given.ratio(),
    }),
  )
  const offset = $derived(clampOffset(layout, shift))
  const cursor = $derived<Cell>({
    row: findAgain(rowLines, place.row, place.rowId),
    column: findAgain(columnLines, place.column, place.columnId),
  })
  const cursorBox = $derived(boxOf(layout, offset, cursor))
  const hit = $derived(pointer === null || empty ? null : hitAt(layout, offset, pointer))
  const tableWindow = $derived.by(() => {
    windowBefore = windowAround(cursor, { rows: rows.count, columns: columns.count }, windowBefore)
    return windowBefore
  })

  const tipPlace = $derived.by((): Hit | null => {
    if (hit !== null && (hit.row !== null || hit.column !== null)) return hit
    return focused && byKey && !empty ? cursor : null
  })
  const tip = $derived.by(() => {
    void source.version
    return tipPlace === null ? null : tipOf(source, layout, tipPlace)
  })

  const said = $derived.by(() => {
    void source.version
    if (empty) return ''
    switch (deed.kind) {
      case 'nothing':
        return ''
      case 'zoomed':
        return zoomWords(layout)
      case 'marked':
        return source.isMarked(cursor.row, cursor.column) ? 'Marked' : 'Not marked'
      case 'moved':
        if (layout.detail === 'shares') return tipText(tipOf(source, layout, cursor))
        // The focused cell says its verdict itself, but not that it has changed since.
        return source.cell(cursor.row, cursor.column) === deed.verdict
          ? ''
          : cellWords(source, cursor)
      default:
        return deed satisfies never
    }
  })

  return {
    get source() {
      return source
    },
    /** There is no cell. */
    get empty() {
      return empty
    },
    get layout() {
      return layout
    },
    get offset() {
      return offset
    },
    get looks() {
      return looks
    },
    get cursor() {
      return cursor
    },
    /** Where the cursor is drawn. */
    get cursorBox() {
      return cursorBox
    },
    /** What the pointer is over. */
    get hit() {
      return hit
    },
    get focused() {
      return focused
    },
    get tip() {
      return tip
    },
    /** What the tip is about. */
    get tipPlace() {
      return tipPlace
    },
    get said() {
      return said
    },
    get tableWindow() {
      return tableWindow
    },
    /** The size of what the bars scroll, and where they belong. */
    get spacer() {
      return spacerOf(layout)
    },
    get bars() {
      return barsOf(layout, offset)
    },
    get pushes() {
      return pushes
    },
    setLooks(next: Looks) {
      looks = next
    },
    setHeadWidth(next: number | null) {
      headWidth = next
    },
    setSize(next: number) {
      size = next
    },
    /** Shifts the cells; `push` when the bars do not know it yet. */
    setShift(next: Point, push: boolean) {
      shift = next
      if (push) pushes += 1
    },
    setCursor(row: number, column: number) {
      place = { row, column, rowId: rowLines[row]?.id, columnId: columnLines[column]?.id }
    },
    setPointer(at: Point | null) {
      pointer = at
    },
    setFocused(next: boolean) {
      focused = next
    },
    setByKey(next: boolean) {
      byKey = next
    },
    setDeed(next: Deed) {
      deed = next
    },
  }
}

/** In letters. The font gives every letter the same width, or nearly. */
function longest(lines: readonly GridLine[]): number {
  return lines.reduce((most, { label }) => Math.max(most, label.length), 0)
}

function findAgain(lines: readonly GridLine[], index: number, id: string | undefined): number {
  if (id === undefined || lines[index]?.id === id)
    return Math.max(0, Math.min(index, lines.length - 1))
  const found = lines.findIndex((line) => line.id === id)
  return found === -1 ? Math.max(0, Math.min(index, lines.length - 1)) : found
}
