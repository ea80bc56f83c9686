import { expect, test } from 'vitest'
import { walk } from '../../../../src/app/matrix/grid/walk.ts'
import { axis } from './help.ts'

const ground = {
  rows: axis(10, 10, 10),
  columns: axis(100),
  block: { rows: 1, columns: 1 },
  page: { rows: 8, columns: 20 },
}

type Where = readonly [row: number, column: number]

function walked([row, column]: Where, keys: string, on = ground): Where | null {
  const parts = keys.split('+')
  const found = walk(
    { row, column },
    {
      key: parts.at(-1) ?? '',
      ctrlKey: parts.includes('Ctrl'),
      metaKey: parts.includes('Meta'),
      altKey: parts.includes('Alt'),
      shiftKey: parts.includes('Shift'),
    },
    on,
  )
  return found === null ? null : [found.row, found.column]
}

test.each<readonly [Where, string, Where | null]>([
  [[5, 5], 'ArrowUp', [4, 5]],
  [[5, 5], 'ArrowDown', [6, 5]],
  [[5, 5], 'ArrowLeft', [5, 4]],
  [[5, 5], 'ArrowRight', [5, 6]],
  [[0, 0], 'ArrowUp', [0, 0]],
  [[0, 0], 'ArrowLeft', [0, 0]],
  [[29, 99], 'ArrowDown', [29, 99]],
  [[29, 99], 'ArrowRight', [29, 99]],
  [[5, 5], 'Home', [5, 0]],
  [[5, 5], 'End', [5, 99]],
  [[5, 5], 'Ctrl+Home', [0, 0]],
  [[5, 5], 'Ctrl+End', [29, 99]],
  [[5, 5], 'PageDown', [13, 5]],
  [[5, 5], 'PageUp', [0, 5]],
  [[28, 5], 'PageDown', [29, 5]],
  [[5, 5], 'Shift+PageDown', [5, 25]],
  [[5, 5], 'Shift+PageUp', [5, 0]],
  [[5, 5], 'Ctrl+PageDown', null],
  [[5, 5], 'Ctrl+ArrowDown', [10, 5]],
  [[15, 5], 'Ctrl+ArrowUp', [10, 5]],
  [[10, 5], 'Ctrl+ArrowUp', [0, 5]],
  [[25, 5], 'Ctrl+ArrowDown', [29, 5]],
  [[5, 5], 'Ctrl+ArrowRight', [5, 99]],
  [[5, 5], 'Meta+ArrowLeft', [5, 0]],
  [[5, 5], 'Alt+ArrowLeft', null],
  [[5, 5], 'x', null],
])('from %j with %s to %j', (from, keys, to) => {
  expect(walked(from, keys)).toEqual(to)
})

test.each<readonly [Where, string, Where]>([
  [[0, 7], 'ArrowRight', [0, 20]],
  [[0, 20], 'ArrowLeft', [0, 0]],
  [[0, 95], 'ArrowRight', [0, 99]],
  [[0, 7], 'ArrowLeft', [0, 0]],
  [[4, 0], 'ArrowDown', [5, 0]],
])('block by block from %j with %s to %j', (from, keys, to) => {
  expect(walked(from, keys, { ...ground, block: { rows: 5, columns: 20 } })).toEqual(to)
})
