import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paint, press, stampOf, tileOf } from '../../../../src/app/matrix/grid/pixels.ts'
import { createShareCounts, partsOf } from '../../../../src/app/matrix/grid/shares.ts'
import { verdictOrder } from '../../../../src/app/matrix/grid/words.ts'
import { madeUp } from '../../support/grid.ts'

const inks = { solid: 1, second: 2 }

function picture(width: number, height: number) {
  return { data: new Uint32Array(width * height), width, height }
}

describe('patterns', () => {
  test('differ by more than their colours, but for the two plain ones', () => {
    const patterns = verdictOrder.map((verdict) => tileOf(verdict, inks).pixels.join(''))
    expect(new Set(patterns).size).toBe(verdictOrder.length - 1)
  })

  test('fill their rectangle, cut to the picture, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5, max: 12 }),
        fc.integer({ min: -5, max: 12 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 12 }),
        (left, top, width, height) => {
          const target = picture(8, 6)
          paint(target, tileOf('explicitDeny', inks), left, top, width, height)
          target.data.forEach((pixel, at) => {
            const [x, y] = [at % 8, Math.floor(at / 8)]
            const inside = x >= left && x < left + width && y >= top && y < top + height
            expect(pixel !== 0).toBe(inside)
          })
        },
      ),
    )
  })

  test('begin alike in every rectangle', () => {
    const target = picture(20, 5)
    const tile = tileOf('explicitDeny', inks)
    paint(target, tile, 0, 0, 5, 5)
    paint(target, tile, 7, 0, 5, 5)
    for (let y = 0; y < 5; y++) {
      const row = target.data.slice(y * 20, y * 20 + 20)
      expect(row.slice(7, 12)).toEqual(row.slice(0, 5))
    }
  })
})

describe('stamps', () => {
  test('are a cell with its gap, and a corner when it is marked', () => {
    const plain = stampOf(tileOf('allow', inks), 5, 5, 9, null)
    const marked = stampOf(tileOf('allow', inks), 5, 5, 9, 7)
    expect([...plain.data.slice(0, 5)]).toEqual([1, 1, 1, 1, 9])
    expect([...plain.data.slice(20)]).toEqual([9, 9, 9, 9, 9])
    expect([...marked.data.slice(0, 5)]).toEqual([1, 1, 7, 7, 9])
  })

  test('are cut at the edges of the picture', () => {
    const stamp = stampOf(tileOf('allow', inks), 3, 3, 9, null)
    const target = picture(4, 4)
    press(target, stamp, -1, -1)
    press(target, stamp, 3, 3)
    expect([...target.data]).toEqual([1, 9, 0, 0, 9, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  })
})

describe('shares', () => {
  const none = { allow: 0, explicitDeny: 0, implicitDeny: 0, differs: 0, pending: 0 }

  test.each([
    [{ ...none, allow: 3, implicitDeny: 1 }, 12, ['allow 9', 'implicitDeny 3']],
    [{ ...none, allow: 9_999, explicitDeny: 1 }, 12, ['allow 11', 'explicitDeny 1']],
    [{ ...none, allow: 1, explicitDeny: 9_999 }, 12, ['allow 1', 'explicitDeny 11']],
    [none, 12, []],
  ])('of %j in %d pixels', (counts, length, parts) => {
    expect(partsOf(counts, length).map((part) => `${part.verdict} ${part.length}`)).toEqual(parts)
  })

  test('fill the length, with a pixel at least for what is there', () => {
    const count = fc.nat({ max: 5_000 })
    const counts = fc.record({
      allow: count,
      explicitDeny: count,
      implicitDeny: count,
      differs: count,
      pending: count,
    })
    fc.assert(
      fc.property(counts, fc.integer({ min: 5, max: 40 }), (each, length) => {
        const parts = partsOf(each, length)
        fc.pre(parts.length > 0)
        expect(parts.reduce((sum, part) => sum + part.length, 0)).toBe(length)
        expect(parts.every((part) => part.length >= 1)).toBe(true)
      }),
    )
  })
})

describe('counting blocks', () => {
  const range = { from: 0, to: 10 }

  function counted() {
    const made = madeUp({ rows: 95, columns: 95 })
    const asked: string[] = []
    const source = {
      ...made,
      version: 1,
      counts: (...rectangle: Parameters<typeof made.counts>) => {
        asked.push(rectangle.join(' '))
        return made.counts(...rectangle)
      },
    }
    return { source, asked, shares: createShareCounts(source, made.rows, made.columns, 10, 10) }
  }

  test('asks for each block once, the last ones cut to the matrix', () => {
    const { asked, shares } = counted()
    expect(shares.update(range, range, () => false)).toBe(true)
    expect(shares.update(range, range, () => false)).toBe(true)
    expect(asked).toHaveLength(100)
    expect(asked.at(-1)).toBe('90 95 90 95')
  })

  test('stops when the time is over, goes on in the next frame, and is done at last', () => {
    const { asked, shares } = counted()
    let frames = 1
    while (!shares.update(range, range, () => true)) frames += 1
    expect(frames).toBeGreaterThan(5)
    expect(asked).toHaveLength(100)
    expect(shares.get(9, 9)).toBeDefined()
  })

  test('keeps old counts until the new ones are there, and reaches every block', () => {
    const { source, asked, shares } = counted()
    shares.update(range, range, () => false)
    asked.length = 0
    for (let frame = 0; frame < 13; frame++) {
      source.version += 1
      expect(shares.update(range, range, () => true)).toBe(false)
      expect(shares.get(5, 5)).toBeDefined()
    }
    expect(new Set(asked).size).toBe(100)
  })
})
