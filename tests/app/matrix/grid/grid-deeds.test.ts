import { describe, expect, test } from 'vitest'
import { createGridDeeds } from '../../../../src/app/matrix/grid/grid-deeds.ts'
import { createGridView } from '../../../../src/app/matrix/grid/grid-view.svelte.ts'
import type { Cell } from '../../../../src/app/matrix/grid/layout.ts'
import { boxOf } from '../../../../src/app/matrix/grid/hit.ts'
import { madeUp, markKey, type MadeUp } from '../../support/grid.ts'

function open(shape: Partial<MadeUp> = {}) {
  const source = madeUp({ rows: 5_000, columns: 22_000, ...shape })
  const size = { width: 1_200, height: 700 }
  const view = createGridView({ source: () => source, size: () => size, ratio: () => 1 })
  const told: string[] = []
  const tell = (what: string) => (cell: Cell) => told.push(`${what} ${cell.row} ${cell.column}`)
  const deeds = createGridDeeds(view, {
    explain: tell('explain'),
    mark: (cell) => {
      source.marks.add(markKey(cell.row, cell.column))
      tell('mark')(cell)
    },
    cursor: tell('cursor'),
  })
  const press = (key: string, ctrlKey = false): boolean =>
    deeds.press({ key, ctrlKey, metaKey: false, altKey: false, shiftKey: false })
  const middleOf = (cell: Cell) => {
    const { x, y, width, height } = boxOf(view.layout, view.offset, cell)
    return { x: x + width / 2, y: y + height / 2 }
  }
  return { source, view, deeds, told, press, middleOf }
}

describe('keys', () => {
  test('walk, explain and mark, and tell so', () => {
    const { press, told, view } = open()
    expect(['ArrowDown', 'ArrowRight', 'Enter', ' '].map((key) => press(key))).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(told).toEqual(['cursor 1 0', 'cursor 1 1', 'explain 1 1', 'mark 1 1'])
    expect(view.said).toBe('Marked')
  })

  test('of the page are not taken', () => {
    const { press, told } = open()
    expect([press('/'), press('?'), press('+', true), press('Tab'), press('F6')]).toEqual(
      Array.from({ length: 5 }, () => false),
    )
    expect(told).toEqual([])
  })

  test('bring the cursor into view at the far end', () => {
    const { press, view } = open()
    press('End', true)
    expect(view.cursor).toEqual({ row: 4_999, column: 21_999 })
    const box = view.cursorBox
    expect(box.x + box.width).toBeLessThanOrEqual(1_200)
    expect(box.y + box.height).toBeLessThanOrEqual(700)
    expect(view.bars.y).toBeGreaterThan(119_000)
  })

  test('zoom around the cursor and back', () => {
    const { press, view } = open()
    for (let steps = 0; steps < 9; steps++) press('ArrowDown')
    const before = view.cursorBox
    press('-')
    expect(view.layout.rowSpacing.line).toBe(20)
    expect(view.said).toBe('Cells of 20 pixels, with signs')
    for (let steps = 0; steps < 30; steps++) press('-')
    expect(view.layout.size).toBe(view.layout.smallest)
    expect(view.said).toMatch(/^Shares of verdicts/)
    press('0')
    expect(view.cursorBox.width).toBe(before.width)
    expect(view.cursorBox.y + view.cursorBox.height).toBeLessThanOrEqual(700)
  })

  test('step from block to block from afar, and say what each is', () => {
    const { press, view } = open()
    for (let steps = 0; steps < 30; steps++) press('-')
    press('ArrowRight')
    expect(view.cursor.column).toBe(view.layout.block.columns)
    expect(view.said).toMatch(/\(\d+ rows\).*% allowed/)
  })
})

describe('clicks', () => {
  test('go to a cell first and explain it then', () => {
    const { deeds, told, middleOf } = open()
    const at = middleOf({ row: 4, column: 6 })
    deeds.click(at, 1)
    expect(told).toEqual(['cursor 4 6'])
    deeds.click(at, 1)
    expect(told).toEqual(['cursor 4 6', 'explain 4 6'])
  })

  test('explain once when they are two in a row', () => {
    const { deeds, told, middleOf } = open()
    const at = middleOf({ row: 4, column: 6 })
    deeds.click(at, 1)
    deeds.click(at, 2)
    deeds.click(at, 1)
    deeds.click(at, 2)
    expect(told).toEqual(['cursor 4 6', 'explain 4 6', 'explain 4 6'])
  })

  test('from afar never explain; two go nearer', () => {
    const { deeds, view, told } = open()
    for (let steps = 0; steps < 30; steps++) deeds.zoomStep(-1)
    const at = { x: 700, y: 400 }
    deeds.click(at, 1)
    deeds.click(at, 2)
    expect(view.layout.detail).toBe('signs')
    expect(told.every((each) => each.startsWith('cursor'))).toBe(true)
    expect(view.cursorBox.x).toBeGreaterThan(700 - 24 * view.layout.columnSpacing.line)
  })
})

describe('bars and cells', () => {
  test('an echo of our own scrolling moves nothing', () => {
    const { deeds, view } = open()
    deeds.goTo({ row: 300, column: 300 })
    const before = view.offset
    const { x, y } = view.bars
    deeds.scrolled({ x: Math.round(x + 0.4), y: Math.round(y - 0.4) })
    expect(view.offset).toEqual(before)
  })

  test('a hand on them moves the cells and leaves the cursor', () => {
    const { deeds, view } = open()
    deeds.scrolled({ x: 0, y: 2_400 })
    expect(view.offset).toEqual({ x: 0, y: 2_400 })
    expect(view.cursor).toEqual({ row: 0, column: 0 })
  })
})

test('going to a cell from afar goes near enough to see it', () => {
  const { deeds, view, told } = open()
  for (let steps = 0; steps < 30; steps++) deeds.zoomStep(-1)
  deeds.goTo({ row: 4_000, column: 9_999_999 })
  expect(view.layout.detail).toBe('signs')
  expect(told.at(-1)).toBe('cursor 4000 21999')
})

test('a matrix without cells takes no keys and tells nothing', () => {
  const { press, deeds, view, told } = open({ rows: 0 })
  expect(press('ArrowDown')).toBe(false)
  deeds.click({ x: 300, y: 300 }, 1)
  deeds.goTo({ row: 1, column: 1 })
  expect(view.empty).toBe(true)
  expect(view.said).toBe('')
  expect(told).toEqual([])
})
