/**
 * A decided matrix as the grid shows it: folded, grouped, filtered and counted. All that takes long is done
 * in slices; until it is done, what was shown before stays.
 */

import { arrange, arrangeAll, nothingArranged, type Arrangement } from './arrange.ts'
import { hasBit, maskOf } from './bits.ts'
import type { BitLayout } from './bits.ts'
import type { Decided } from './decided.ts'
import { foldedVerdict, type FoldedResource } from './fold.ts'
import { createFolding, type Folding } from './folding.ts'
import { countChanges, nothingChanged, type Changes } from './changes.ts'
import type { Table } from './export.ts'
import type { CellVerdict, GridCounts } from './grid-source.ts'
import type { Hits } from './hits.ts'
import type { Column, Row } from './lines.ts'
import type { Look } from './look.ts'
import type { Pace } from './pace.ts'
import { addCounts, countRow, nothingCounted, takeCounts } from './tally.ts'

/** A run, with what turns its places into rows and columns. */
export interface SheetRun {
  readonly decided: Decided
  rows(this: void, look: Look): readonly Row[]
  columns(this: void, look: Look): readonly Column[]
  /** Every resource of the axis, with the actions that are asked of it. */
  asked(this: void, layout: BitLayout): readonly FoldedResource[]
}

export interface Sheet {
  readonly rows: readonly Row[]
  readonly columns: readonly Column[]
  /** Of the cells that are shown. */
  readonly counts: GridCounts
  /** How many rows and columns there are without filters. */
  readonly all: { readonly rows: number; readonly columns: number }
  /** It is folding or filtering. */
  readonly busy: boolean
  cell(this: void, row: number, column: number): CellVerdict
  /** The cell has the difference that is looked for. */
  isHit(this: void, row: number, column: number): boolean
  /** How a cell with such a difference was decided; null where that is not what is looked for. */
  was(this: void, row: number, column: number): CellVerdict | null
  /** What such differences come to. */
  readonly changes: Changes
  /** Of a row, or of some columns of all rows. */
  rowCounts(this: void, row: number): GridCounts
  columnCounts(this: void, columns: readonly Column[]): GridCounts
  /** What is shown, and all there is without filters, as it is now. */
  shownTable(this: void): Table
  wholeTable(this: void): Table
  /** Shows another run, from its beginning. @param before what differences are looked for from */
  open(this: void, run: SheetRun | null, look: Look, before: Decided | null): void
  /** Verdicts of these rows of the matrix have come. */
  came(this: void, rows: readonly number[]): void
  look(this: void, look: Look, before: Decided | null): void
  /** What is asked of the resources has changed. */
  askedAnew(this: void): void
  /** Settles when nothing is left to be done. */
  settled(this: void): Promise<void>
}

export interface SheetOptions {
  readonly look: Look
  readonly pace: Pace
  /** Rows, columns, cells or counts are others now. */
  readonly changed: () => void
}

/** What of a look decides what a row or a cell stands for. */
const foldedBy = ['resource', 'circumstance', 'apart', 'rowGroups'] as const

export function createSheet({ look: firstLook, pace, changed }: SheetOptions): Sheet {
  let look = firstLook
  let before: Decided | null = null
  let run: SheetRun | null = null
  let asked: readonly FoldedResource[] | null = null
  /** What is shown, and what will be when it is folded. */
  let folding: Folding | null = null
  let next: Folding | null = null
  let columns: readonly Column[] = []
  let shown = nothingArranged
  let tallies: (GridCounts | undefined)[] = []
  let counts = nothingCounted
  let changes = nothingChanged
  let arrangeDue = false
  /** Grows when what is being arranged is no longer wanted. */
  let order = 0
  let pumping: Promise<void> | null = null

  function resources(): readonly FoldedResource[] {
    const layout = run?.decided.layout ?? null
    if (run === null || layout === null) return []
    asked ??= run.asked(layout)
    return look.resource === null
      ? asked
      : asked.filter(({ resource }) => resource === look.resource)
  }

  /** Folds everything anew, behind what is shown. */
  function refold(): void {
    if (run === null) return
    next = createFolding(run.decided, run.rows(look), resources)
    next.came(run.decided.plan.order)
  }

  function tally(place: number): void {
    const is = countRow(shown.folds[place], shown.mask)
    counts = addCounts(counts, takeCounts(is, tallies[place] ?? nothingCounted))
    tallies[place] = is
  }

  async function foldDue(): Promise<void> {
    const visible = new Set(shown.places)
    for (;;) {
      // What is to come goes first: what is shown meanwhile is out of date anyway.
      const current = next ?? folding
      const place = current?.step() ?? null
      if (place === null) break
      if (current?.folds === shown.folds && visible.has(place)) tally(place)
      if (!pace.due) continue
      if (current === folding) changed()
      await pace.rest()
    }
    if (next !== null) arrangeDue = true
    folding = next ?? folding
    next = null
    // Which rows have something to show turns on their verdicts.
    if (look.show.kind !== 'all' || shown.bits.length === 0) arrangeDue = true
    changed()
  }

  /** Given up when the look changes meanwhile: it will be done again. */
  async function rearrange(): Promise<void> {
    arrangeDue = false
    if (run === null || folding === null) return
    const mine = order
    const { decided } = run
    const steps = arrange({ look, decided, folding, columns, resources: resources(), before })
    let step = steps.next()
    for (; step.done !== true; step = steps.next()) {
      if (pace.due) await pace.rest()
      if (mine !== order) return
    }
    const { value: arranged } = step
    const tallied: GridCounts[] = []
    let sum = nothingCounted
    for (const place of arranged.places) {
      const is = countRow(arranged.folds[place], arranged.mask)
      tallied[place] = is
      sum = addCounts(sum, is)
      if (pace.due) await pace.rest()
      if (mine !== order) return
    }
    // All at once: rows and cells of different arrangements do not go together.
    shown = arranged
    tallies = tallied
    counts = sum
    changes = countChanges(arranged.hits, arranged.folds)
    changed()
  }

  function hitAt(
    row: number,
    column: number,
  ): { readonly bit: number; readonly hits: Hits } | null {
    const hits = shown.hits.get(shown.places[row] ?? -1)
    const bit = shown.bits[column]
    return hits !== undefined && bit !== undefined && hasBit(hits.bits, bit) ? { hits, bit } : null
  }

  function hasWork(): boolean {
    return arrangeDue || next !== null || (folding?.due.size ?? 0) > 0
  }

  function pump(): void {
    pumping ??= (async () => {
      // What is asked for in one go is done in one go.
      await Promise.resolve()
      while (run !== null && hasWork()) {
        await foldDue()
        if (arrangeDue) await rearrange()
      }
      pumping = null
      changed()
    })()
  }

  return {
    get rows() {
      return shown.rows
    },
    get columns() {
      return shown.columns
    },
    get counts() {
      return counts
    },
    get all() {
      return { rows: folding?.rows.length ?? 0, columns: columns.length }
    },
    get busy() {
      return pumping !== null
    },
    cell(row, column) {
      const bit = shown.bits[column]
      const place = shown.places[row]
      if (bit === undefined || place === undefined) return 'pending'
      return foldedVerdict(shown.folds[place], bit)
    },
    isHit: (row, column) => hitAt(row, column) !== null,
    was(row, column) {
      const hit = hitAt(row, column)
      return hit === null || hit.hits.was === null ? null : foldedVerdict(hit.hits.was, hit.bit)
    },
    get changes() {
      return changes
    },
    rowCounts: (row) => tallies[shown.places[row] ?? -1] ?? nothingCounted,
    columnCounts(some) {
      const layout = run?.decided.layout ?? null
      const cells = shown.places.length * some.length
      if (layout === null) return { ...nothingCounted, pending: cells }
      const mask = maskOf(
        layout,
        some.map(({ action }) => action),
      )
      return shown.places
        .map((place) => countRow(shown.folds[place], mask))
        .reduce(addCounts, nothingCounted)
    },
    shownTable: () => tableOf(shown),
    wholeTable() {
      if (run === null || folding === null) return tableOf(nothingArranged)
      return tableOf(arrangeAll(run.decided, folding, columns, resources()))
    },
    open(opened, to, remembered) {
      order++
      look = to
      before = remembered
      run = opened
      asked = null
      next = null
      shown = nothingArranged
      changes = nothingChanged
      tallies = []
      counts = nothingCounted
      columns = opened?.columns(look) ?? []
      folding = opened === null ? null : createFolding(opened.decided, opened.rows(look), resources)
      arrangeDue = true
      changed()
      pump()
    },
    came(rows) {
      folding?.came(rows)
      next?.came(rows)
      pump()
    },
    look(to, remembered) {
      const from = look
      order++
      look = to
      before = remembered
      if (run === null) return
      if (from.columnGroups !== to.columnGroups) columns = run.columns(to)
      if (foldedBy.some((each) => from[each] !== to[each])) refold()
      arrangeDue = true
      pump()
    },
    askedAnew() {
      order++
      asked = null
      refold()
      pump()
    },
    async settled() {
      while (pumping !== null) await pumping
    },
  }
}

function tableOf({ folds, rows, columns, places, bits }: Arrangement): Table {
  return {
    rows,
    columns,
    cell: (row, column) => foldedVerdict(folds[places[row] ?? -1], bits[column] ?? 0),
  }
}
