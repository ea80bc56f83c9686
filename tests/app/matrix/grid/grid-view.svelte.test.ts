import { describe, expect, test } from 'vitest'
import { createGridView } from '../../../../src/app/matrix/grid/grid-view.svelte.ts'
import type { GridSource } from '../../../../src/app/matrix/grid-source.ts'
import { madeUp } from '../../support/grid.ts'

const size = { width: 800, height: 600 }

function open(first: GridSource) {
  let source = $state.raw(first)
  const view = createGridView({ source: () => source, size: () => size, ratio: () => 1 })
  return {
    view,
    replace(next: Partial<GridSource>) {
      source = { ...source, ...next }
    },
  }
}

describe('when the matrix changes under the cursor', () => {
  test('it stays with its row and column, wherever they have gone', () => {
    const made = madeUp({ rows: 50, columns: 50 })
    const { view, replace } = open(made)
    view.setCursor(20, 30)
    replace({ rows: made.rows.slice(10), columns: made.columns.toReversed() })
    expect(view.cursor).toEqual({ row: 10, column: 19 })
  })

  test('it stays inside when they are gone', () => {
    const made = madeUp({ rows: 50, columns: 50 })
    const { view, replace } = open(made)
    view.setCursor(20, 30)
    replace({ rows: made.rows.slice(0, 5), columns: [] })
    expect(view.cursor).toEqual({ row: 4, column: 0 })
    expect(view.empty).toBe(true)
  })

  test('it says the verdict that has come, and nothing while it is the same', () => {
    const made = madeUp({ rows: 50, columns: 50, pending: true })
    const { view, replace } = open(made)
    view.setCursor(2, 3)
    view.setDeed({ kind: 'moved', verdict: 'pending' })
    expect(view.said).toBe('')
    replace({ version: 2 })
    expect(view.said).toBe('')
    replace({ version: 3, cell: () => 'explicitDeny' })
    expect(view.said).toBe('explicitly denied')
  })
})

test('the table keeps its place while the cursor is well inside', () => {
  const { view } = open(madeUp({ rows: 500, columns: 500 }))
  view.setCursor(100, 100)
  const before = view.tableWindow
  view.setCursor(104, 97)
  expect(view.tableWindow).toEqual(before)
})

test('a tip is there for what is pointed at, and for the cursor only when it was moved by keys', () => {
  const { view } = open(madeUp({ rows: 50, columns: 50 }))
  view.setFocused(true)
  expect(view.tip).toBeNull()
  view.setByKey(true)
  expect(view.tip).toMatchObject({ row: 'role/deploy-0', column: 'GetObject0' })
  view.setPointer({ x: view.layout.head.width + 36, y: view.layout.head.height + 60 })
  expect(view.tip).toMatchObject({ row: 'sso/lambda-payments-2', column: 'PutObject1' })
  view.setPointer({ x: 5, y: 5 })
  view.setFocused(false)
  expect(view.tip).toBeNull()
})
