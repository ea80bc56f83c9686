/**
 * A page with nothing on it but the grid and a matrix that the address describes:
 * ?rows=5000&columns=22000&rowGroup=1500&columnGroup=80&pending
 */

import { createSubscriber } from 'svelte/reactivity'
import { mount } from 'svelte'
import MatrixGrid from '../../../src/ui/matrix/MatrixGrid.svelte'
import '../../../src/ui/styles/tokens.css'
import '../../../src/ui/styles/base.css'
import { madeUp, markKey } from '../../app/support/grid.ts'
import './page.css'

const asked = new URL(location.href).searchParams
const number = (name: string): number => Number(asked.get(name) ?? 0)

const made = madeUp({
  rows: number('rows'),
  columns: number('columns'),
  rowGroup: number('rowGroup'),
  columnGroup: number('columnGroup'),
  pending: asked.has('pending'),
})

let tell: () => void = () => undefined
const subscribe = createSubscriber((update) => {
  tell = update
})
const source = {
  ...made,
  get version() {
    subscribe()
    return made.version
  },
}

function say(text: string): void {
  const deed = document.getElementById('deed')
  if (deed !== null) deed.textContent = text
}

const target = document.getElementById('place')
if (target === null) throw new Error('the page has no place for the grid')
const grid = mount(MatrixGrid, {
  target,
  props: {
    source,
    onexplain: (row: number, column: number) => say(`explain ${row} ${column}`),
    onmark: (row: number, column: number) => {
      const key = markKey(row, column)
      if (!made.marks.delete(key)) made.marks.add(key)
      made.version += 1
      tell()
      say(`mark ${row} ${column}`)
    },
    oncursor: (row: number, column: number) => say(`cursor ${row} ${column}`),
  },
})
Object.assign(window, { grid })
