/**
 * What a person does to the grid: walks, scrolls, zooms, points, asks. Keys and clicks in, changes of
 * the view and calls to whoever uses the grid out.
 */

import { linesBetween, type Axis } from './axis.ts'
import type { GridView } from './grid-view.svelte.ts'
import { cellOf, hitAt } from './hit.ts'
import type { Cell, Layout, Point } from './layout.ts'
import { stepSize, USUAL_SIZE } from './scale.ts'
import { anchorAt, barsOf, offsetFor, offsetOf, reveal, type Anchor } from './scrolling.ts'
import { walk, type WalkKey } from './walk.ts'

/** Who uses the grid. */
export interface GridUser {
  explain(cell: Cell): void
  mark(cell: Cell): void
  /** The cursor has moved. */
  cursor(cell: Cell): void
}

export interface GridDeeds {
  moveTo(cell: Cell): void
  /** The same, and near enough to see the cell. */
  goTo(cell: Cell): void
  explain(): void
  /** False for a key that is not the grid's. */
  press(event: WalkKey): boolean
  /** A click, the how manieth in a row. */
  click(at: Point, times: number): void
  /** The keyboard has come to the cursor. */
  enter(): void
  /** The bars were moved, by hand or as an echo of ours. */
  scrolled(bars: Point): void
  zoomStep(direction: 1 | -1): void
  /** Zooms by a factor and keeps what is under a point there. */
  zoomBy(factor: number, at: Point): void
  /** Zooms and brings an anchor to a point: two fingers. */
  zoomTo(size: number, anchor: Anchor, at: Point): void
}

export function createGridDeeds(view: GridView, user: GridUser): GridDeeds {
  /** The last click went to the cell that it hit. */
  let justWent = false

  function moveTo(cell: Cell): void {
    if (view.empty) return
    const { rows, columns } = view.layout
    const row = within(rows, cell.row)
    const column = within(columns, cell.column)
    view.setCursor(row, column)
    view.setShift(reveal(view.layout, view.offset, { row, column }), true)
    view.setDeed({ kind: 'moved', verdict: view.source.cell(row, column) })
    user.cursor({ row, column })
  }

  function zoomTo(size: number, anchor: Anchor, at: Point): void {
    view.setSize(size)
    // What could not be had is forgotten, so that the way back begins at once.
    view.setSize(view.layout.size)
    view.setShift(offsetFor(view.layout, anchor, at), true)
    view.setDeed({ kind: 'zoomed' })
  }

  function zoomAt(size: number, at: Point): void {
    zoomTo(size, anchorAt(view.layout, view.offset, at), at)
  }

  /** Keeps the cursor's cell where it is, or the middle when that is out of view. */
  function zoomHere(size: number): void {
    const { cursor, cursorBox: box, layout } = view
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    if (!isInArea(layout, at)) {
      zoomAt(size, middleOf(layout))
      return
    }
    zoomTo(size, { row: cursor.row + 0.5, column: cursor.column + 0.5 }, at)
    view.setShift(reveal(view.layout, view.offset, cursor), true)
  }

  function zoomStep(direction: 1 | -1): void {
    zoomHere(stepSize(view.layout.size, direction))
  }

  function mark(): void {
    view.setDeed({ kind: 'marked' })
    user.mark(view.cursor)
  }

  /** Keys that do not walk. */
  function act(key: string): boolean {
    if (key === 'Enter') user.explain(view.cursor)
    else if (key === ' ') mark()
    else if (key === '+' || key === '=') zoomStep(1)
    else if (key === '-' || key === '_') zoomStep(-1)
    else if (key === '0') zoomHere(USUAL_SIZE)
    else return false
    return true
  }

  return {
    moveTo,
    zoomTo,
    zoomStep,
    goTo(cell) {
      if (view.layout.detail === 'shares') view.setSize(USUAL_SIZE)
      moveTo(cell)
    },
    explain: () => user.explain(view.cursor),
    press(event) {
      if (view.empty) return false
      const { rows, columns, block } = view.layout
      const next = walk(view.cursor, event, { rows, columns, block, page: pageOf(view.layout) })
      if (next !== null) moveTo(next)
      else if (event.ctrlKey || event.metaKey || event.altKey || !act(event.key)) return false
      view.setPointer(null)
      view.setByKey(true)
      return true
    },
    click(at, times) {
      const { layout, offset, cursor } = view
      const cell = cellOf(hitAt(layout, offset, at), cursor)
      view.setByKey(false)
      if (cell === null || view.empty) return
      if (layout.detail === 'shares') {
        // From afar a click hits many cells: two go nearer.
        moveTo(cell)
        if (times === 2) zoomAt(USUAL_SIZE, at)
      } else if (cell.row !== cursor.row || cell.column !== cursor.column) {
        moveTo(cell)
        justWent = true
      } else if (times < 2 || justWent) {
        justWent = false
        user.explain(cell)
      }
    },
    enter() {
      view.setByKey(true)
      view.setShift(reveal(view.layout, view.offset, view.cursor), true)
    },
    scrolled(bars) {
      const { layout, offset } = view
      const expected = barsOf(layout, offset)
      const next = offsetOf(layout, bars)
      // Browsers round where bars stand; that must not move the cells.
      const x = Math.abs(bars.x - expected.x) < 1 ? offset.x : next.x
      const y = Math.abs(bars.y - expected.y) < 1 ? offset.y : next.y
      view.setShift({ x, y }, false)
    },
    zoomBy: (factor, at) => zoomAt(view.layout.size * factor, at),
  }
}

function within(axis: Axis, index: number): number {
  return Math.max(0, Math.min(axis.count - 1, Math.floor(index)))
}

function isInArea({ head, view }: Layout, { x, y }: Point): boolean {
  return x >= head.width && x <= view.width && y >= head.height && y <= view.height
}

function middleOf({ head, area }: Layout): Point {
  return { x: head.width + area.width / 2, y: head.height + area.height / 2 }
}

/** As many lines as are in view, less one that stays to go by. */
function pageOf({ rows, columns, rowSpacing, columnSpacing, area }: Layout) {
  const page = (axis: Axis, spacing: typeof rowSpacing, length: number): number => {
    const { from, to } = linesBetween(axis, spacing, 0, length)
    return Math.max(1, to - from - 2)
  }
  return {
    rows: page(rows, rowSpacing, area.height),
    columns: page(columns, columnSpacing, area.width),
  }
}
