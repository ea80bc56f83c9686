/**
 * The editor's commands as the page calls them: what they change, that each is a whole step, where the
 * caret is afterwards, and what is said. Keys and looks are tried in a real browser.
 */

import { foldedRanges } from '@codemirror/language'
import type { EditorView } from '@codemirror/view'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PolicyEditor } from '../../../src/editor/policy-editor.ts'
import { summaryOf } from '../../../src/editor/commands/fold-statements.ts'
import { outlinePolicy } from '../../../src/engine/index.ts'
import { listeners, openEditor } from './open-editor.ts'

const text = `{
  "Statement": [
    {
      "Sid": "Read",
      "Effect": "Allow",
      "Action": ["s3:GetObject", "s3:*"],
      "Resource": ["b", "a"]
    },
    {
      "Sid": "Stop",
      "Effect": "Deny",
      "Action": "*"
    }
  ]
}`

const heard = listeners()

let editor: PolicyEditor
let view: EditorView

beforeEach(() => {
  ;({ editor, view } = openEditor(text, document, heard))
})

afterEach(() => {
  editor.destroy()
  vi.clearAllMocks()
})

const caretIn = (needle: string): void => {
  view.dispatch({ selection: { anchor: text.indexOf(needle) } })
}
const sids = (): readonly (string | null)[] =>
  outlinePolicy(view.state.sliceDoc()).statements.map(({ sid }) => sid)
const behindCaret = (): string => view.state.sliceDoc(view.state.selection.main.head).slice(0, 4)

describe('statements', () => {
  test('one moves down and takes the caret along, in one whole change', async () => {
    caretIn('Read')
    await editor.run('moveDown')
    expect(sids()).toEqual(['Stop', 'Read'])
    expect(behindCaret()).toBe('Read')
    expect(heard.onChange.mock.calls).toEqual([[view.state.sliceDoc()]])
    expect(heard.onStep).toHaveBeenCalledTimes(2)
    expect(heard.onSay).toHaveBeenLastCalledWith('Read is statement 2 of 2 now.')
    await editor.run('moveDown')
    expect(heard.onSay).toHaveBeenLastCalledWith('This is the last statement.')
    await editor.run('moveUp')
    expect(view.state.sliceDoc()).toBe(text)
  })

  test('one is doubled, and the caret is in the double', async () => {
    caretIn('Deny')
    await editor.run('duplicate')
    expect(sids()).toEqual(['Read', 'Stop', 'Stop2'])
    expect(view.state.selection.main.head).toBeGreaterThan(view.state.sliceDoc().indexOf('Stop2'))
  })

  test('one is deleted', async () => {
    caretIn('Read')
    await editor.run('remove')
    expect(sids()).toEqual(['Stop'])
    expect(heard.onSay).toHaveBeenLastCalledWith('Read was deleted.')
  })

  test('lists are sorted, of one or of all', async () => {
    caretIn('Stop')
    await editor.run('sortStatement')
    expect(heard.onSay).toHaveBeenLastCalledWith('The lists of Stop are sorted already.')
    await editor.run('sortAll')
    expect(view.state.sliceDoc()).toBe(
      text
        .replace('"s3:GetObject", "s3:*"', '"s3:*", "s3:GetObject"')
        .replace('"b", "a"', '"a", "b"'),
    )
  })

  test('what cannot be done is said', async () => {
    editor.setDocument('{"Statement":[{]', { readOnly: false, label: 'Work', fresh: false })
    await editor.run('duplicate')
    expect(heard.onSay).toHaveBeenLastCalledWith(expect.stringContaining('The text is not JSON'))
    editor.setDocument('{}', { readOnly: false, label: 'Work', fresh: false })
    await editor.run('remove')
    expect(heard.onSay).toHaveBeenLastCalledWith('The policy has no statement.')
    editor.setDocument(text, { readOnly: true, label: 'Work', fresh: false })
    await editor.run('remove')
    expect(heard.onSay).toHaveBeenLastCalledWith('This policy can only be read.')
    expect(heard.onChange).not.toHaveBeenCalled()
  })
})

describe('the box for a Sid', () => {
  const box = () => document.querySelector<HTMLElement>('[role="dialog"]')
  const input = (): HTMLInputElement => {
    const found = box()?.querySelector('input')
    if (!found) throw new Error('no box')
    return found
  }
  const type = (value: string): void => {
    input().value = value
    input().dispatchEvent(new Event('input', { bubbles: true }))
  }
  const press = (key: string): void => {
    input().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  }

  test('says what is wrong while it is typed, and takes what may stand', async () => {
    caretIn('Effect')
    await editor.run('renameSid')
    expect(input().value).toBe('Read')
    type('Stop')
    expect(box()?.textContent).toContain('Another statement is called Stop')
    expect(input().getAttribute('aria-invalid')).toBe('true')
    press('Enter')
    expect(sids()).toEqual(['Read', 'Stop'])
    type('ReadObjects')
    press('Enter')
    expect(box()).toBeNull()
    expect(sids()).toEqual(['ReadObjects', 'Stop'])
    expect(heard.onChange).toHaveBeenLastCalledWith(view.state.sliceDoc())
  })

  test('offers a name where there is none, and Escape changes nothing', async () => {
    const nameless = text.replace('"Sid": "Stop",\n      ', '')
    editor.setDocument(nameless, { readOnly: false, label: 'Work', fresh: false })
    view.dispatch({ selection: { anchor: nameless.indexOf('Deny') } })
    await editor.run('renameSid')
    expect(input().value).toBe('DenyEverything')
    press('Escape')
    expect(box()).toBeNull()
    expect(view.state.sliceDoc()).toBe(nameless)
  })

  test('goes when the text changes under it', async () => {
    await editor.run('renameSid')
    editor.setDocument(text.replace('Allow', 'Deny'), {
      ...{ readOnly: false, label: 'Work', fresh: false },
    })
    expect(box()).toBeNull()
  })
})

describe('folding', () => {
  const folds = (): readonly string[] => {
    const found: string[] = []
    foldedRanges(view.state).between(0, view.state.doc.length, (from, to) => {
      found.push(view.state.sliceDoc(from - 1, to + 1))
    })
    return found
  }

  test('every statement of several lines, the caret outside of it', async () => {
    caretIn('Action')
    await editor.run('foldAll')
    expect(folds().map((source) => Object.keys(JSON.parse(source) as object)[0])).toEqual([
      'Sid',
      'Sid',
    ])
    expect(behindCaret().charAt(0)).toBe('{')
    await editor.run('unfoldAll')
    expect(folds()).toEqual([])
  })

  test.each([
    ['{"Sid":"A","Effect":"Deny","Action":"s3:*"}', '✕ Deny A · s3:*'],
    [
      '{"Effect":"Allow","Principal":"*","NotAction":["a:b","c:d"],"Resource":["x","y","z"]}',
      '✓ Allow · 1 principal · all but a:b +1 · x +2',
    ],
    [
      `{"Effect":"Allow","Action":"a:b","NotResource":"${'x'.repeat(40)}","Condition":{"Bool":{"a":"true","b":"true"}}}`,
      '✓ Allow · a:b · on all but 1 resource · 2 conditions',
    ],
    ['{"Effect":"allow"}', 'allow'],
  ])('%s is folded to %s', (statement, summary) => {
    const [outline] = outlinePolicy(`{"Statement":${statement}}`).statements
    if (outline === undefined) throw new Error('no statement')
    expect(summaryOf(outline)).toBe(summary)
  })
})

describe('the caret', () => {
  test('is told wherever it goes, by whomever', () => {
    caretIn('Stop')
    expect(heard.onCaret).toHaveBeenLastCalledWith(text.indexOf('Stop'))
    editor.enter({ from: text.indexOf('{', 3), to: text.length })
    expect(heard.onCaret).toHaveBeenLastCalledWith(text.indexOf('{', 3) + 1)
    editor.setDocument(` ${text}`, { readOnly: false, label: 'Work', fresh: false })
    expect(heard.onCaret).toHaveBeenLastCalledWith(text.indexOf('{', 3) + 2)
    editor.setDocument('{}', { readOnly: false, label: 'Other', fresh: true })
    expect(heard.onCaret).toHaveBeenLastCalledWith(0)
  })
})
