import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockOf, boxOf, cellOf, hitAt } from '../../../../src/app/matrix/grid/hit.ts'
import { SLANT } from '../../../../src/app/matrix/grid/layout.ts'
import { bandsOf, ringBox, tipSpot } from '../../../../src/app/matrix/grid/overlay.ts'
import { reveal } from '../../../../src/app/matrix/grid/scrolling.ts'
import { axis, layout } from './help.ts'

const grid = layout({ rows: axis(40, 40, 40), columns: axis(50, 50) })
const start = { x: 0, y: 0 }

describe('a point', () => {
  test('in the middle of a cell’s box means the cell, wherever the cells are shifted', () => {
    fc.assert(
      fc.property(fc.nat({ max: 119 }), fc.nat({ max: 99 }), (row, column) => {
        const offset = reveal(grid, start, { row, column })
        const box = boxOf(grid, offset, { row, column })
        const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
        expect(hitAt(grid, offset, middle)).toEqual({ row, column })
      }),
    )
  })

  test('over the row heads means the row, over the corner nothing', () => {
    const { y, height } = boxOf(grid, start, { row: 3, column: 0 })
    expect(hitAt(grid, start, { x: 20, y: y + height / 2 })).toEqual({ row: 3, column: null })
    expect(hitAt(grid, start, { x: 20, y: 20 })).toEqual({ row: null, column: null })
  })

  test('over a slanted label means its column', () => {
    const { x, width } = boxOf(grid, start, { row: 0, column: 7 })
    const foot = grid.head.height - grid.head.rail
    for (const rise of [1, 40, 80]) {
      const point = { x: x + width / 2 + rise / Math.tan(SLANT), y: foot - rise }
      expect(hitAt(grid, start, point)).toEqual({ row: null, column: 7 })
    }
  })

  test('over a band, on its place or staying on top, means no row', () => {
    const x = grid.head.width + 100
    const onTop = { x, y: grid.head.height + 5 }
    expect(hitAt(grid, start, onTop).row).toBeNull()
    expect(hitAt(grid, { x: 0, y: 333 }, onTop).row).toBeNull()
    const { y } = boxOf(grid, start, { row: 40, column: 0 })
    expect(hitAt(grid, { x: 0, y: 500 }, { x, y: y - 500 - 5 }).row).toBeNull()
  })

  test('over a head means the cell where it meets the cursor', () => {
    const cursor = { row: 5, column: 6 }
    expect(cellOf({ row: 9, column: null }, cursor)).toEqual({ row: 9, column: 6 })
    expect(cellOf({ row: null, column: 9 }, cursor)).toEqual({ row: 5, column: 9 })
    expect(cellOf({ row: null, column: null }, cursor)).toBeNull()
  })
})

describe('from afar', () => {
  const far = layout({ size: 0 })

  test('a box is that of the whole block', () => {
    const { rows, columns } = far.block
    const [first, last] = [far.block.rows, 2 * far.block.rows - 1].map((row) =>
      boxOf(far, start, { row, column: 0 }),
    )
    expect(first).toEqual(last)
    expect(first?.width).toBeCloseTo(columns * far.columnSpacing.line, 9)
    expect(first?.height).toBeCloseTo(rows * far.rowSpacing.line, 9)
  })

  test('the last block may be a part of one', () => {
    expect(blockOf(axis(23), 10, 22)).toEqual({ from: 20, to: 23 })
  })
})

describe('what lies over the cells', () => {
  test('a ring is never too small to see, and keeps its middle', () => {
    expect(ringBox({ x: 10, y: 10, width: 24, height: 24 })).toEqual({
      x: 10,
      y: 10,
      width: 24,
      height: 24,
    })
    expect(ringBox({ x: 10, y: 10, width: 2, height: 24 })).toEqual({
      x: 5,
      y: 10,
      width: 12,
      height: 24,
    })
  })

  test('the tip is inside the box, wherever the cell is', () => {
    const { view } = grid
    fc.assert(
      fc.property(fc.nat({ max: 119 }), fc.nat({ max: 99 }), (row, column) => {
        const offset = reveal(grid, start, { row, column })
        const spot = tipSpot(grid, bandsOf(grid, offset, { row, column }))
        expect([spot.left, spot.right].filter((each) => each !== null)).toHaveLength(1)
        expect([spot.top, spot.bottom].filter((each) => each !== null)).toHaveLength(1)
        expect(spot.left ?? spot.right ?? -1).toBeGreaterThanOrEqual(0)
        // Half of the cells' area, or of the height less a cell, is there for it.
        expect(spot.left ?? spot.right ?? -1).toBeLessThanOrEqual(
          (view.width + grid.head.width) / 2,
        )
        expect(spot.top ?? spot.bottom ?? -1).toBeLessThanOrEqual(view.height - 100)
      }),
    )
  })
})
