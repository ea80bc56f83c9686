/**
 * Which deed a key press means, on either kind of keyboard, while typing or not.
 */

import { expect, test } from 'vitest'
import { shortcuts } from '../../src/app/shortcut-list.ts'
import { deedOf, type Press } from '../../src/app/shortcuts.ts'

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

const ctrl = { ctrlKey: true }
const meta = { metaKey: true }
const shift = { shiftKey: true }
const alt = { altKey: true }

test.each([
  ['undo', press('z', ctrl), false, { kind: 'undo' }],
  ['undo on a Mac', press('z', meta), true, { kind: 'undo' }],
  ['not undo: the other keyboard', press('z', ctrl), true, null],
  ['redo', press('Z', { ...ctrl, ...shift }), false, { kind: 'redo' }],
  ['redo by Y', press('y', ctrl), false, { kind: 'redo' }],
  ['not redo: Y on a Mac', press('y', meta), true, null],
  ['help', press('?', shift), false, { kind: 'help' }],
  ['search', press('/'), false, { kind: 'search' }],
  ['not search: with a modifier', press('/', ctrl), false, null],
  ['next problem', press('F8'), false, { kind: 'nextProblem' }],
  ['next panel', press('F6'), false, { kind: 'walkPanels', step: 1 }],
  ['panel before', press('F6', shift), false, { kind: 'walkPanels', step: -1 }],
  ['third panel', press('3', { ...alt, code: 'Digit3' }), false, { kind: 'panel', index: 2 }],
  ['third panel, Mac', press('£', { ...alt, code: 'Digit3' }), true, { kind: 'panel', index: 2 }],
  ['no sixth panel', press('6', { ...alt, code: 'Digit6' }), false, null],
  ['any letter', press('a'), false, null],
])('%s', (_, pressed, mac, expected) => {
  expect(deedOf(pressed, false, mac)).toEqual(expected)
})

test('while typing only keys count that write nothing and undo nothing', () => {
  for (const pressed of [press('?', shift), press('/'), press('z', ctrl), press('y', ctrl)]) {
    expect(deedOf(pressed, true, false)).toBeNull()
  }
  expect(deedOf(press('F6'), true, false)).toEqual({ kind: 'walkPanels', step: 1 })
  expect(deedOf(press('F8'), true, false)).toEqual({ kind: 'nextProblem' })
})

test('the help lists each deed once, in the signs of the keyboard', () => {
  const rows = shortcuts(false)
  expect(new Set(rows.map((row) => row.does)).size).toBe(rows.length)
  expect(rows[0]?.keys).toEqual(['Ctrl Z'])
  expect(shortcuts(true)[0]?.keys).toEqual(['⌘Z'])
})
