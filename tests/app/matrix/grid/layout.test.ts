import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockLines, roundUp, stepSize } from '../../../../src/app/matrix/grid/scale.ts'
import { axis, bare, layout } from './help.ts'

describe('the size of cells', () => {
  test('shows the whole matrix when it is smallest', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30_000 }),
        fc.integer({ min: 1, max: 30_000 }),
        (rows, columns) => {
          const { content, area } = layout({ rows: bare(rows), columns: bare(columns), size: 0 })
          expect(content.width).toBeLessThanOrEqual(area.width + 1e-6)
          expect(content.height).toBeLessThanOrEqual(area.height + 1e-6)
        },
      ),
      { examples: [[1, 180]] },
    )
  })

  test('shows it with groups too', () => {
    const { content, area } = layout({
      rows: axis(10, 10, 10),
      columns: axis(...Array.from({ length: 300 }, () => 73)),
      size: 0,
    })
    expect(content.width).toBeLessThanOrEqual(area.width + 1e-6)
    expect(content.height).toBeLessThanOrEqual(area.height + 1e-6)
  })

  test('stays the usual one along an axis that is in view as a whole', () => {
    const small = layout({ rows: axis(12), size: 0 })
    expect(small.rowSpacing.line).toBe(24)
    expect(small.columnSpacing.line).toBeLessThan(0.1)
    expect(small.detail).toBe('shares')
  })

  test.each([
    [24, 'signs'],
    [9, 'signs'],
    [7.4, 'colours'],
    [3, 'colours'],
    [2.9, 'shares'],
  ])('%d pixels show %s', (size, detail) => {
    expect(layout({ size }).detail).toBe(detail)
  })

  test('ends on device pixels', () => {
    for (const ratio of [1, 1.25, 1.5, 2]) {
      const { rowSpacing, head } = layout({ size: 17.3, ratio })
      for (const length of [rowSpacing.line, rowSpacing.gap, head.width, head.height]) {
        expect((length * ratio) % 1).toBeCloseTo(0, 9)
      }
    }
  })

  test('separates groups while lines have labels', () => {
    expect(layout({ rows: axis(900, 900), size: 24 }).rowSpacing.gap).toBe(24)
    expect(layout({ rows: axis(900, 900), size: 10 }).rowSpacing.gap).toBe(0)
  })
})

describe('steps of zooming', () => {
  test('lead from the largest to any small size and back', () => {
    let size = 40
    const seen = [size]
    while (size > 0.03) seen.push((size = stepSize(size, -1)))
    expect(seen.length).toBeLessThan(20)
    while (size < 40) {
      const next = stepSize(size, 1)
      expect(next).toBeGreaterThan(size)
      size = next
    }
    expect(size).toBe(40)
  })
})

describe('blocks of shares', () => {
  test('are large enough to be seen and of a round number of lines', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 3, noNaN: true }), (line) => {
        const lines = blockLines({ line, gap: 0 })
        expect(lines * line).toBeGreaterThan(11.9)
        expect(lines * line).toBeLessThan(31)
        expect(roundUp(lines)).toBe(lines)
      }),
    )
  })
})

describe('the heads', () => {
  test('are as wide as the names need, within bounds', () => {
    const width = (rowLabel: number, view = 1_200) =>
      layout({ rowLabel, view: { width: view, height: 700 } }).head.width
    expect(width(130)).toBe(152)
    expect(width(10)).toBe(96)
    expect(width(2_000)).toBe(280)
    expect(width(2_000, 390)).toBe(164)
  })

  test('obey who drags them, within bounds', () => {
    expect(layout({ headWidth: 200 }).head.width).toBe(200)
    expect(layout({ headWidth: 5_000 }).head.width).toBe(720)
  })

  test('leave cells some room on a low screen', () => {
    const { area } = layout({ columnLabel: 900, view: { width: 390, height: 300 } })
    expect(area.height).toBeGreaterThan(180)
  })
})
