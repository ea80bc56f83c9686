/**
 * The editor as the page meets it: what it reports, what it does not, and what it draws.
 * Keys, layout and styles are tried in a real browser.
 */

import type { EditorView } from '@codemirror/view'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Mark, PolicyEditor } from '../../../src/editor/policy-editor.ts'
import { listeners, openEditor } from './open-editor.ts'

const text = `{
  "Statement": [
    { "Effect": "Deny",
      "Action": "s3:*" },
    { "Effect": "Allow" }
  ]
}`

const heard = listeners()
const shown = { readOnly: false, label: 'Work', fresh: false }

let root: ShadowRoot
let editor: PolicyEditor
let view: EditorView

beforeEach(() => {
  const host = document.createElement('div')
  document.body.replaceChildren(host)
  root = host.attachShadow({ mode: 'open' })
  ;({ editor, view } = openEditor(text, root, heard))
})

afterEach(() => {
  editor.destroy()
  vi.clearAllMocks()
})

function mark(needle: string, with_: Partial<Mark> = {}): Mark {
  const from = text.indexOf(needle)
  const to = from + needle.length
  return { id: needle, from, to, tone: 'deny', kind: 'value', note: null, chosen: false, ...with_ }
}

const statement = mark('{ "Effect": "Deny",\n      "Action": "s3:*" }', {
  ...{ id: 'first', kind: 'statement', note: 'this statement denies the request' },
})
const all = (selector: string) => [...root.querySelectorAll(selector)]
const texts = (selector: string) => all(selector).map((element) => element.textContent)

function type(insert: string, at: number): void {
  view.dispatch({ changes: { from: at, insert }, userEvent: 'input.type' })
}

function moveTo(anchor: number): void {
  view.dispatch({ selection: { anchor }, userEvent: 'select' })
}

describe('the text', () => {
  test('typing is reported, with carriage returns kept', () => {
    editor.setDocument('a\r\nb', shown)
    type('x', 0)
    expect(heard.onChange.mock.calls).toEqual([['xa\r\nb']])
  })

  test('what the page sets is not reported, and replaces no more than differs', () => {
    view.dispatch({ selection: { anchor: text.length } })
    editor.setDocument(text.replace('Deny', 'Allow'), shown)
    expect(view.state.sliceDoc()).toBe(text.replace('Deny', 'Allow'))
    expect(view.state.selection.main.head).toBe(text.length + 1)
    expect(heard.onChange).not.toHaveBeenCalled()
  })

  test('another policy is opened where it was left', () => {
    moveTo(7)
    editor.setDocument('other', { ...shown, label: 'Other', fresh: true })
    expect(view.state.selection.main.head).toBe(0)
    moveTo(3)
    editor.setDocument(text, { ...shown, fresh: true })
    expect(view.state.selection.main.head).toBe(7)
    editor.setDocument('ot', { ...shown, label: 'Other', fresh: true })
    expect(view.state.selection.main.head).toBe(2)
  })

  test('is labelled, and says when it can only be read', () => {
    expect(view.contentDOM.getAttribute('aria-label')).toBe('Work')
    expect(view.contentDOM.hasAttribute('aria-readonly')).toBe(false)
    editor.setDocument(text, { ...shown, readOnly: true, label: 'AWS managed' })
    expect(view.contentDOM.getAttribute('aria-label')).toBe('AWS managed')
    expect(view.contentDOM.getAttribute('aria-readonly')).toBe('true')
    expect(view.state.readOnly).toBe(true)
  })

  test('undo and redo are the page’s', () => {
    const press = (key: string, keyCode: number, shiftKey = false) => {
      const init = { key, keyCode, shiftKey, ctrlKey: true, bubbles: true, cancelable: true }
      view.contentDOM.dispatchEvent(new KeyboardEvent('keydown', init))
    }
    press('z', 90)
    press('y', 89)
    press('Z', 90, true)
    const menu = new InputEvent('beforeinput', { inputType: 'historyUndo', cancelable: true })
    view.contentDOM.dispatchEvent(menu)
    expect(heard.onUndo).toHaveBeenCalledTimes(2)
    expect(heard.onRedo).toHaveBeenCalledTimes(2)
    expect(menu.defaultPrevented).toBe(true)
  })

  test('shows what cannot be seen', () => {
    editor.setDocument('"a\u202eb\u200bc"', { ...shown, fresh: true })
    expect(texts('.cm-specialChar')).toEqual(['U+202E', 'U+200B'])
  })
})

describe('marks', () => {
  test('tint the lines of a statement and put its note with a sign at the first line’s end', () => {
    editor.setMarks([statement])
    expect(all('.cm-line.cm-statement-deny')).toHaveLength(2)
    expect(texts('.cm-note')).toEqual(['✕ this statement denies the request'])
    expect(all('.cm-line')[2]?.querySelector('.cm-note')).not.toBeNull()
  })

  test('underline values, and join the notes of a line', () => {
    const action = mark('"s3:*"', { note: 'covers it' })
    editor.setMarks([action, mark('"Action"', { tone: 'quiet', note: 'more' })])
    expect(texts('.cm-value-deny')).toEqual(['"s3:*"'])
    expect(all('.cm-notes')).toHaveLength(1)
    expect(texts('.cm-note')).toEqual(['covers it', 'more'])
  })

  test('cut long notes and keep them whole in the title', () => {
    const note = 'a'.repeat(300)
    editor.setMarks([mark('"s3:*"', { note })])
    const [only] = all('.cm-note')
    expect(only?.textContent?.length).toBeLessThan(100)
    expect(only?.getAttribute('title')).toBe(note)
  })

  test('never make markup of their notes', () => {
    editor.setMarks([mark('"s3:*"', { note: '<img src=x>' })])
    expect(root.querySelector('.cm-notes img')).toBeNull()
    expect(texts('.cm-note')).toEqual(['<img src=x>'])
  })

  test('are told apart in minified text, and counted where a line has too many', () => {
    const minified = '{"Statement":[{"a":1},{"b":2},{"c":3},{"d":4},{"e":5},{"f":6}]}'
    editor.setDocument(minified, { ...shown, fresh: true })
    editor.setMarks(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => {
        const from = minified.indexOf(`{"${key}"`)
        const tone = key === 'b' ? 'deny' : 'allow'
        return { id: key, from, to: from + 7, tone, kind: 'statement', note: key, chosen: false }
      }),
    )
    expect(texts('span.cm-statement-deny').join('')).toBe('{"b":2}')
    expect(all('.cm-line.cm-statement-deny')).toHaveLength(1)
    expect(texts('.cm-note')).toEqual(['✓ a', '✕ b', '✓ c', '✓ d', '+2 more'])
  })

  test('move with edits and take in new lines until the next decision', () => {
    editor.setMarks([statement, mark('"s3:*"')])
    type('\n\n', 0)
    type('\n', view.state.sliceDoc().indexOf('"Action"'))
    expect(texts('.cm-value')).toEqual(['"s3:*"'])
    expect(all('.cm-line.cm-statement-deny')).toHaveLength(3)
    editor.setDocument('', shown)
    expect(all('.cm-value, .cm-note, .cm-statement-deny')).toEqual([])
  })

  test('of an older, longer text are cut to what is there', () => {
    editor.setDocument('{ }', shown)
    editor.setMarks([
      statement,
      { ...mark('x'), from: 1, to: 99 },
      { ...mark('y'), from: 50, to: 60 },
    ])
    expect(texts('.cm-value')).toEqual([' }'])
  })

  test('are selected by a click on their note', () => {
    editor.setMarks([statement])
    const event = new MouseEvent('mousedown', { bubbles: true, cancelable: true })
    all('.cm-note')[0]?.dispatchEvent(event)
    expect(heard.onMarkSelected.mock.calls).toEqual([['first']])
    expect(event.defaultPrevented).toBe(true)
  })

  test('report the innermost one that the person moves the caret into, once', () => {
    editor.setMarks([statement, mark('"s3:*"', { id: 'value' })])
    moveTo(text.indexOf('"Deny"'))
    moveTo(text.indexOf('"Deny"') + 1)
    moveTo(text.indexOf('s3'))
    moveTo(0)
    expect(heard.onCursorMark.mock.calls).toEqual([['first'], ['value'], [null]])
  })

  test('are not reported when the page moves the caret', () => {
    editor.setMarks([statement])
    editor.reveal({ from: statement.from + 5, to: statement.to })
    expect(view.state.selection.main).toMatchObject({ from: statement.from + 5, to: statement.to })
    expect(heard.onCursorMark).not.toHaveBeenCalled()
    editor.reveal({ from: 5000, to: 6000 })
    expect(view.state.selection.main.head).toBe(text.length)
  })
})

describe('problems', () => {
  test('are underlined by severity, also beyond the end of the text', () => {
    const base = { code: 'some-code', message: 'What was found', fix: null }
    editor.setProblems([
      { ...base, severity: 'error', from: 4, to: 15 },
      { ...base, severity: 'security-warning', from: 25, to: 33 },
      { ...base, severity: 'suggestion', from: 35, to: 41 },
      { ...base, severity: 'error', from: 9000, to: 9001 },
    ])
    expect(all('.cm-lintRange-error')).not.toHaveLength(0)
    expect(all('.cm-lintRange-warning')).not.toHaveLength(0)
    expect(all('.cm-lintRange-info')).not.toHaveLength(0)
  })

  test('are stepped through with F8', () => {
    const base = { code: 'c', message: 'm', severity: 'error', fix: null } as const
    editor.setProblems([
      { ...base, from: 4, to: 15 },
      { ...base, from: 25, to: 33 },
    ])
    const places = [false, false, false, true].map((shiftKey) => {
      const init = { key: 'F8', keyCode: 119, shiftKey, bubbles: true }
      view.contentDOM.dispatchEvent(new KeyboardEvent('keydown', init))
      return view.state.selection.main.from
    })
    expect(places).toEqual([4, 25, 4, 25])
  })
  test('are put right from the keyboard, where the caret is', () => {
    const base = { code: 'c', message: 'm', severity: 'error' } as const
    const [first, second] = [vi.fn(), vi.fn()]
    editor.setProblems([
      { ...base, from: 4, to: 15, fix: { title: 'Mend', apply: first } },
      { ...base, from: 25, to: 33, fix: { title: 'Mend', apply: second } },
      { ...base, from: 35, to: 41, fix: null },
    ])
    const mendAt = (at: number) => {
      view.dispatch({ selection: { anchor: at } })
      const init = { key: '.', keyCode: 190, ctrlKey: true, bubbles: true }
      view.contentDOM.dispatchEvent(new KeyboardEvent('keydown', init))
    }
    for (const at of [0, 38]) mendAt(at)
    expect(first).not.toHaveBeenCalled()
    mendAt(30)
    expect(second).toHaveBeenCalledOnce()
    expect(first).not.toHaveBeenCalled()
  })
})
