import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shorten } from '../../../../src/app/matrix/grid/ellipsis.ts'
import { ticksOf } from '../../../../src/app/matrix/grid/ticks.ts'
import { axis } from './help.ts'

describe('a name that is too long', () => {
  const wide = (text: string): number => [...text].length * 10

  test.each([
    ['GetObject', 90, 'GetObject'],
    ['role/lambda-payments', 120, 'role/l…ments'],
    ['GetObject', 30, 'G…t'],
    ['GetObject', 5, '…'],
    ['😀😀😀😀', 30, '😀…😀'],
  ])('%s in %d pixels is %s', (text, room, short) => {
    expect(shorten(text, room, wide)).toBe(short)
  })

  test('fits, and keeps as much as fits', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 10, max: 400 }), (text, room) => {
        const short = shorten(text, room, wide)
        expect(wide(short)).toBeLessThanOrEqual(Math.max(room, 10))
        if (short !== text) expect(wide(short)).toBeGreaterThan(room - 10)
      }),
    )
  })
})

describe('names at an axis', () => {
  const view = { from: 0, length: 600, pitch: 16, namedFrom: Infinity }

  test('are all in view while there is room for each', () => {
    const ticks = ticksOf(axis(100), { line: 24, gap: 0 }, { ...view, from: 48 })
    expect(ticks.map(({ index }) => index)).toEqual(Array.from({ length: 25 }, (_, at) => at + 2))
    expect(ticks[0]).toEqual({ kind: 'line', index: 2, at: 60 })
  })

  test('never touch, and a group’s comes before a line’s', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 2, maxLength: 40 }),
        fc.double({ min: 0.02, max: 11.9, noNaN: true }),
        fc.nat({ max: 2_000 }),
        (sizes, line, from) => {
          const ticks = ticksOf(axis(...sizes), { line, gap: 0 }, { ...view, from })
          const places = ticks.map(({ at }) => at).sort((one, other) => one - other)
          places.slice(1).forEach((at, index) => {
            expect(at - (places[index] ?? 0)).toBeGreaterThanOrEqual(15.99)
          })
        },
      ),
    )
    const [first] = ticksOf(axis(500, 500), { line: 1, gap: 0 }, view)
    expect(first).toMatchObject({ kind: 'group', index: 0 })
  })

  test('stay the same lines while the axis is scrolled', () => {
    const every = (from: number) =>
      ticksOf(axis(4_000), { line: 2, gap: 0 }, { ...view, from }).map(({ index }) => index)
    const [one, other] = [every(0), every(100)]
    expect(other.filter((index) => index * 2 < 600)).toEqual(
      one.filter((index) => index * 2 >= 100),
    )
  })

  test('of groups stay in view with any part of the group', () => {
    const ticks = ticksOf(axis(500, 500), { line: 2, gap: 0 }, { ...view, from: 700 })
    const group = ticks.filter(({ kind }) => kind === 'group')
    expect(group).toEqual([
      { kind: 'group', index: 0, at: 708 },
      { kind: 'group', index: 1, at: 1_008 },
    ])
  })

  test('leave out groups that are named elsewhere', () => {
    const ticks = ticksOf(axis(500, 500), { line: 2, gap: 0 }, { ...view, namedFrom: 100 })
    expect(ticks.every(({ kind }) => kind === 'line')).toBe(true)
  })
})
