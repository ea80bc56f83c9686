import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  axisOf,
  extentOf,
  groupOf,
  groupsBetween,
  lineAt,
  linesBetween,
  placeAt,
  positionOf,
} from '../../../../src/app/matrix/grid/axis.ts'
import { axis, linesIn } from './help.ts'

const spacing = { line: 10, gap: 4 }

const anyAxis = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 })
const anySpacing = fc.record({
  line: fc.double({ min: 0.01, max: 40, noNaN: true }),
  gap: fc.integer({ min: 0, max: 30 }),
})

describe('the groups of an axis', () => {
  test('are the stretches of neighbours under one name', () => {
    expect(axisOf(linesIn(2, 3))).toEqual({
      count: 5,
      groups: [
        { name: 'group 0', from: 0, to: 2 },
        { name: 'group 1', from: 2, to: 5 },
      ],
    })
  })

  test('are none when no line has a group, and cover all lines when one has', () => {
    expect(axisOf(linesIn(4)).groups).toEqual([])
    const [first, ...others] = linesIn(2, 2)
    const mixed = axisOf([{ id: 'x', label: 'x', group: '' }, ...(first ? [first] : []), ...others])
    expect(mixed.groups.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['', 0, 1],
      ['group 0', 1, 3],
      ['group 1', 3, 5],
    ])
  })

  test('are found by a line', () => {
    expect([0, 1, 2, 4].map((index) => groupOf(axis(2, 3), index))).toEqual([0, 0, 1, 1])
    expect(groupOf(axis(5), 3)).toBe(-1)
  })
})

describe('positions', () => {
  test('leave a gap before each group', () => {
    expect([0, 1, 2, 4].map((index) => positionOf(axis(2, 3), spacing, index))).toEqual([
      4, 14, 28, 48,
    ])
    expect(extentOf(axis(2, 3), spacing)).toBe(58)
  })

  test('belong to a line, or to none in a gap and outside', () => {
    const at = (position: number) => lineAt(axis(2, 3), spacing, position)
    expect([-1, 3, 4, 13.9, 14, 23.9, 24, 27, 28, 57.9, 58].map(at)).toEqual([
      null,
      null,
      0,
      0,
      1,
      1,
      null,
      null,
      2,
      4,
      null,
    ])
  })

  test('and places are each other’s inverse', () => {
    fc.assert(
      fc.property(
        anyAxis,
        anySpacing,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (sizes, each, share) => {
          const lines = axis(...sizes)
          const place = share * lines.count
          const back = placeAt(lines, each, positionOf(lines, each, place))
          expect(back).toBeCloseTo(place, 6)
        },
      ),
    )
  })

  test('inside a line name it', () => {
    fc.assert(
      fc.property(anyAxis, anySpacing, fc.nat(), (sizes, each, number) => {
        const lines = axis(...sizes)
        const index = number % lines.count
        expect(lineAt(lines, each, positionOf(lines, each, index) + each.line / 2)).toBe(index)
      }),
    )
  })
})

describe('what is in view', () => {
  test('is every line that shows a pixel, and no other', () => {
    fc.assert(
      fc.property(
        anyAxis,
        anySpacing,
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 1, max: 900 }),
        (sizes, each, from, length) => {
          const lines = axis(...sizes)
          const { from: first, to } = linesBetween(lines, each, from, from + length)
          for (let index = 0; index < lines.count; index++) {
            const start = positionOf(lines, each, index)
            const inside = start < from + length - 1e-6 && start + each.line > from + 1e-6
            if (inside) expect(index >= first && index < to).toBe(true)
          }
          expect(to - first).toBeLessThanOrEqual(length / each.line + 2)
        },
      ),
    )
  })

  test('includes a group of which only the gap shows', () => {
    expect(groupsBetween(axis(2, 3), spacing, 0, 25)).toEqual({ from: 0, to: 2 })
    expect(groupsBetween(axis(2, 3), spacing, 30, 40)).toEqual({ from: 1, to: 2 })
    expect(groupsBetween(axis(5), spacing, 0, 40)).toEqual({ from: 0, to: 0 })
  })
})
