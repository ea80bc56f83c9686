import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { positionOf } from '../../../../src/app/matrix/grid/axis.ts'
import { boxOf } from '../../../../src/app/matrix/grid/hit.ts'
import {
  anchorAt,
  barsOf,
  clampOffset,
  LONGEST_SPACER,
  offsetFor,
  offsetOf,
  reveal,
  spacerOf,
} from '../../../../src/app/matrix/grid/scrolling.ts'
import { axis, bare, layout } from './help.ts'

const huge = layout({ rows: bare(3_000_000), columns: bare(1_000_000), size: 40 })
const usual = layout()

describe('the bars', () => {
  test('have a spacer as large as the cells, if browsers allow it', () => {
    const { content, head } = usual
    expect(spacerOf(usual)).toEqual({
      width: content.width + head.width,
      height: content.height + head.height,
    })
    expect(spacerOf(huge)).toEqual({ width: LONGEST_SPACER, height: LONGEST_SPACER })
  })

  test.each([
    ['usual', usual],
    ['huge', huge],
  ])('reach from the first cell to the last: %s', (_, each) => {
    const spacer = spacerOf(each)
    const end = { x: spacer.width - each.view.width, y: spacer.height - each.view.height }
    const last = clampOffset(each, { x: Infinity, y: Infinity })
    expect(offsetOf(each, { x: 0, y: 0 })).toEqual({ x: 0, y: 0 })
    expect(offsetOf(each, end)).toEqual(last)
    expect(barsOf(each, last).x).toBeCloseTo(end.x, 3)
    expect(barsOf(each, last).y).toBeCloseTo(end.y, 3)
  })

  test('and the cells are each other’s inverse', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(usual, huge),
        fc.nat({ max: 7_000_000 }),
        fc.nat({ max: 7_000_000 }),
        (each, x, y) => {
          const offset = offsetOf(each, { x, y })
          const again = offsetOf(each, barsOf(each, offset))
          expect(again.x).toBeCloseTo(offset.x, 3)
          expect(again.y).toBeCloseTo(offset.y, 3)
        },
      ),
    )
  })

  test('stay at the beginning when all is in view, and when they bounce', () => {
    const small = layout({ rows: axis(3), columns: axis(3) })
    expect(barsOf(small, { x: 0, y: 0 })).toEqual({ x: 0, y: 0 })
    expect(offsetOf(small, { x: 40, y: 40 })).toEqual({ x: 0, y: 0 })
    expect(offsetOf(usual, { x: -30, y: -30 })).toEqual({ x: 0, y: 0 })
  })
})

describe('revealing a cell', () => {
  const grouped = layout({ rows: axis(40, 40, 40), columns: axis(50, 50) })

  test('leaves the cells alone when it is in view', () => {
    expect(reveal(grouped, { x: 100, y: 100 }, { row: 8, column: 8 })).toEqual({ x: 100, y: 100 })
  })

  test('brings any cell wholly into view, below the band on top', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 119 }),
        fc.nat({ max: 99 }),
        fc.nat({ max: 3_000 }),
        fc.nat({ max: 3_000 }),
        (row, column, x, y) => {
          const offset = reveal(grouped, clampOffset(grouped, { x, y }), { row, column })
          const box = boxOf(grouped, offset, { row, column })
          const { head, view, rowSpacing } = grouped
          expect(box.x).toBeGreaterThanOrEqual(head.width)
          expect(box.y).toBeGreaterThanOrEqual(head.height + rowSpacing.gap)
          expect(box.x + box.width).toBeLessThanOrEqual(view.width)
          expect(box.y + box.height).toBeLessThanOrEqual(view.height)
        },
      ),
    )
  })

  test('reaches the last of three million rows', () => {
    const last = { row: 2_999_999, column: 999_999 }
    const offset = reveal(huge, { x: 0, y: 0 }, last)
    expect(boxOf(huge, offset, last)).toEqual({ x: 1_160, y: 660, width: 40, height: 40 })
  })
})

describe('zooming', () => {
  test('keeps what is under the pointer there', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 40, noNaN: true }),
        fc.double({ min: 1, max: 40, noNaN: true }),
        fc.integer({ min: 200, max: 1_199 }),
        fc.integer({ min: 200, max: 699 }),
        (before, after, x, y) => {
          // Away from the ends, where there is nothing that could come in from the side.
          const from = layout({ size: before })
          const to = layout({ size: after })
          const offset = {
            x: positionOf(from.columns, from.columnSpacing, 11_000),
            y: positionOf(from.rows, from.rowSpacing, 2_500),
          }
          const anchor = anchorAt(from, offset, { x, y })
          const moved = offsetFor(to, anchor, { x, y })
          const again = anchorAt(to, moved, { x, y })
          expect(again.row).toBeCloseTo(anchor.row, 6)
          expect(again.column).toBeCloseTo(anchor.column, 6)
        },
      ),
    )
  })

  test('never leaves the cells', () => {
    const near = layout()
    const far = layout({ size: 0 })
    const anchor = anchorAt(near, { x: 400_000, y: 90_000 }, { x: 600, y: 400 })
    expect(offsetFor(far, anchor, { x: 600, y: 400 })).toEqual({ x: 0, y: 0 })
  })
})
