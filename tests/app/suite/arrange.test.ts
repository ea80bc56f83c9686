/** Which checks are shown and in which order, and where one goes that is moved among them. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrange, cutTo, inBlocks, type Arrangement } from '../../../src/app/suite/arrange.ts'
import { peersOf, placeBeside, stepTarget } from '../../../src/app/suite/moves.ts'
import type { CheckRow } from '../../../src/app/views/check-rows.ts'

const listed: Arrangement = { filter: 'all', text: '', failingFirst: false, byPrincipal: false }
const rows = [
  row('a', 'holds', 'ana'),
  row('b', 'fails', 'ben'),
  row('c', 'open', 'ana'),
  row('d', 'fails', 'ana'),
]

const ids = (by: Partial<Arrangement>) =>
  arrange(rows, { ...listed, ...by }).map((section) => section.rows.map(({ id }) => id).join(''))

describe('arrange', () => {
  it('keeps the order of the list, or puts what fails first', () => {
    expect(ids({})).toEqual(['abcd'])
    expect(ids({ failingFirst: true })).toEqual(['bdac'])
  })

  it('groups by principal, in the order of the list', () => {
    expect(ids({ byPrincipal: true })).toEqual(['acd', 'b'])
    expect(ids({ byPrincipal: true, failingFirst: true })).toEqual(['dac', 'b'])
    const [first] = arrange(rows, { ...listed, byPrincipal: true })
    expect(first).toMatchObject({ title: 'ana', failing: 1 })
  })

  it('shows what fails, what changed, or what has the words', () => {
    expect(ids({ filter: 'failing' })).toEqual(['bd'])
    expect(ids({ filter: 'changed' })).toEqual([])
    expect(ids({ text: ' ANA  check ' })).toEqual(['acd'])
    expect(ids({ text: 'nobody' })).toEqual([])
  })

  it('is cut, but never what fails or is asked', () => {
    const cut = (most: number) =>
      cutTo(arrange(rows, listed), most).flatMap((section) => section.rows.map(({ id }) => id))
    expect(cut(1)).toEqual(['a', 'b', 'd'])
    expect(cut(4)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('comes in blocks that hold every row once, titled where a group begins', () => {
    const many = Array.from({ length: 95 }, (_, at) => row(`n${at}`, 'holds', 'ana'))
    const blocks = inBlocks(arrange(many, { ...listed, byPrincipal: true }))
    expect(blocks.map(({ title, size, rows: inside }) => [title, size, inside.length])).toEqual([
      ['ana', 95, 40],
      [null, 95, 40],
      [null, 95, 15],
    ])
    expect(new Set(blocks.map(({ key }) => key)).size).toBe(3)
  })
})

describe('moving', () => {
  it('steps among those of its group and state alone', () => {
    const by = { ...listed, failingFirst: true }
    const sections = arrange(rows, by)
    expect(peersOf(sections, by, 'b').map(({ id }) => id)).toEqual(['b', 'd'])
    expect(stepTarget(sections, by, 'b', 1)).toEqual({ id: 'd', side: 'after' })
    expect(stepTarget(sections, by, 'b', -1)).toBeNull()
    expect(stepTarget(sections, by, 'c', -1)).toEqual({ id: 'a', side: 'before' })
  })

  it('puts a check beside another, wherever both were', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(30), { minLength: 2 }),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('before' as const, 'after' as const),
        (numbers, one, other, side) => {
          const list = numbers.map((id) => ({ id: String(id) }))
          const moved = list[one % list.length]
          const target = list[other % list.length]
          if (moved === undefined || target === undefined || moved === target) return
          const index = placeBeside(list, moved.id, target.id, side)
          const next = list.filter((each) => each !== moved).toSpliced(index, 0, moved)
          expect(next.indexOf(moved) - next.indexOf(target)).toBe(side === 'before' ? -1 : 1)
        },
      ),
    )
  })
})

function row(id: string, state: CheckRow['state'], principal: string): CheckRow {
  return {
    ...{ id, name: '', title: `check ${id}`, principal, principalShort: principal },
    ...{ action: 's3:GetObject', resource: '*', resourceShort: '*' },
    ...{ expected: 'allow', expectedTone: 'allow', by: null, now: null, decidedBy: '' },
    ...{ statement: null, stale: null, state, stateWord: state, flip: null, asked: false },
  }
}
