/**
 * Help by keyboard, as the editor gives it: what opens and closes it, where the focus is, what a screen
 * reader hears, and how what is not there yet comes in. Layout and the pointer are tried in a real browser.
 */

import type { EditorView } from '@codemirror/view'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { renderCard } from '../../../../src/editor/hover/render-card.ts'
import type { HelpCard } from '../../../../src/editor/hover/card.ts'
import type { PolicyEditor, PolicyHelp } from '../../../../src/editor/policy-editor.ts'
import { allKnown } from '../../../engine/known-aws.ts'
import { aroundPolicy } from '../help.ts'
import { listeners, openEditor } from '../open-editor.ts'

const text = '{"Statement": {"Effect": "Allow", "Action": ["s3:GetObject", "s3:Get*"]}}'

// It passes for Safari, of which CodeMirror learns the selection in a shadow root by this.
Object.assign(document, { execCommand: () => true })

const known = allKnown()

/** AWS's data that arrives when it is let in. */
function slowData() {
  let isThere = false
  let letIn = (): void => undefined
  const arrival = new Promise<void>((resolve) => {
    letIn = () => {
      isThere = true
      resolve()
    }
  })
  const help: PolicyHelp = {
    aws: {
      get catalogue() {
        return isThere ? known.catalogue : null
      },
      get keys() {
        return isThere ? known.keys : null
      },
      get state() {
        return isThere ? ('ready' as const) : ('loading' as const)
      },
      loadNames: () => arrival.then(() => true),
      service: () => null,
      loadService: () => Promise.resolve(null),
    },
    surroundings: () => aroundPolicy,
  }
  return { help, letIn: () => letIn() }
}

const allData: PolicyHelp = {
  aws: {
    ...known,
    state: 'ready',
    loadNames: () => Promise.resolve(true),
    loadService: (prefix) => Promise.resolve(known.service(prefix)),
  },
  surroundings: () => aroundPolicy,
}

let root: ShadowRoot
let editor: PolicyEditor
let view: EditorView

function open(help: PolicyHelp): void {
  const host = document.createElement('div')
  const outside = document.createElement('button')
  document.body.replaceChildren(outside, host)
  root = host.attachShadow({ mode: 'open' })
  ;({ editor, view } = openEditor(text, root, listeners(), help))
}

beforeEach(() => open(allData))

afterEach(() => editor.destroy())

function caretAt(needle: string): void {
  view.focus()
  view.dispatch({ selection: { anchor: text.indexOf(needle) + 1 } })
}

function press(key: string, target: Element = view.contentDOM): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
}

const panel = () => root.querySelector('[role=dialog]')
const body = () => root.querySelector('.cm-help-body')
const announced = () => root.querySelector('[aria-live=polite]')?.textContent ?? ''

/** Help comes with whoever enters the editor. */
async function showHelp(needle: string): Promise<void> {
  caretAt(needle)
  await vi.waitFor(() => {
    press('F1')
    expect(panel()).not.toBeNull()
  }, 10_000)
}

test('F1 explains what is at the caret, and a screen reader hears it once', async () => {
  await showHelp('s3:GetObject')
  expect(panel()?.getAttribute('aria-label')).toBe('Help: s3:GetObject')
  expect(panel()?.textContent).toContain('Retrieve objects from Amazon S3.')
  expect(root.activeElement).toBe(view.contentDOM)
  await vi.waitFor(() => expect(announced()).toContain('s3:GetObject, Action of Amazon S3.'))
  expect(announced().match(/Retrieve objects/g)).toHaveLength(1)
})

test('F1 again goes into the panel and back; Escape closes it and stays in the editor', async () => {
  await showHelp('s3:GetObject')
  press('F1')
  expect(root.activeElement).toBe(body())
  press('F1', body() ?? view.dom)
  expect(root.activeElement).toBe(view.contentDOM)
  expect(panel()).not.toBeNull()
  press('Escape')
  expect(panel()).toBeNull()
  expect(root.activeElement).toBe(view.contentDOM)
})

test('Escape inside closes it too, and the focus is in the editor again', async () => {
  await showHelp('s3:GetObject')
  press('F1')
  press('Escape', body() ?? view.dom)
  expect(panel()).toBeNull()
  expect(root.activeElement).toBe(view.contentDOM)
})

test.each([
  ['the text changes', () => view.dispatch({ changes: { from: 0, insert: ' ' } })],
  ['the caret moves', () => view.dispatch({ selection: { anchor: 3 } })],
  ['the focus goes elsewhere', () => document.querySelector('button')?.focus()],
  ['another policy is opened', () => editor.setDocument('{}', other)],
])('it closes when %s', async (_, happen) => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
  await showHelp('s3:GetObject')
  happen()
  await vi.waitFor(() => expect(panel()).toBeNull())
})

const other = { readOnly: false, label: 'Other', fresh: true }

test('a finding or a mark that arrives leaves it open', async () => {
  await showHelp('s3:GetObject')
  editor.setMarks([])
  editor.setProblems([])
  expect(panel()).not.toBeNull()
})

test('the page can ask for it, and gets the focus back', async () => {
  const button = document.querySelector('button')
  caretAt('s3:GetObject')
  button?.focus()
  editor.help()
  await vi.waitFor(() => expect(root.activeElement).toBe(body()))
  root.querySelector<HTMLElement>('.cm-help-close')?.click()
  expect(panel()).toBeNull()
  expect(document.activeElement).toBe(button)
})

test('where there is nothing to explain it says so', async () => {
  await showHelp('s3:GetObject')
  view.dispatch({ changes: { from: 0, to: text.length, insert: '[1, 2]' } })
  press('F1')
  expect(panel()?.textContent).toContain('Nothing to explain here')
})

test('what is not loaded yet comes in when it is there, and is announced then', async () => {
  editor.destroy()
  const { help, letIn } = slowData()
  open(help)
  await showHelp('s3:GetObject')
  expect(panel()?.textContent).toContain('AWS’s data is on its way')
  expect(announced()).toBe('')
  const before = body()
  letIn()
  await vi.waitFor(() => expect(panel()?.textContent).toContain('Action of Amazon S3'))
  // The service's own file cannot be had.
  await vi.waitFor(() => expect(panel()?.textContent).toContain('AWS’s data could not be loaded.'))
  expect(body()).toBe(before)
  await vi.waitFor(() => expect(announced()).toContain('s3:GetObject'))
})

test('what arrives after it was closed is not announced', async () => {
  editor.destroy()
  const { help, letIn } = slowData()
  open(help)
  await showHelp('s3:GetObject')
  press('Escape')
  letIn()
  await new Promise((resolve) => setTimeout(resolve))
  expect(announced()).toBe('')
})

test('a long list opens below its button, and the keyboard goes on at the first that is new', async () => {
  await showHelp('s3:Get*')
  const list = root.querySelector('ul')
  const button = root.querySelector<HTMLElement>('.cm-help-more')
  expect(list?.children).toHaveLength(40)
  expect(button?.textContent).toBe('Show 23 more')
  button?.click()
  expect(list?.children).toHaveLength(63)
  expect(root.activeElement).toBe(list?.children[40])
  expect(root.querySelector('.cm-help-more')).toBeNull()
})

test('a text from a policy becomes text and nothing else', () => {
  const evil = '<img src=x onerror=alert(1)>'
  const card: HelpCard = {
    title: evil,
    kind: [evil],
    paragraphs: [{ tone: 'mind', words: [evil, { code: evil }] }],
    facts: [{ name: evil, words: [{ code: evil }], here: true }],
    lists: [{ title: evil, items: [{ code: evil, note: evil, detail: [evil] }], most: 8 }],
    source: evil,
  }
  const drawn = document.createElement('div')
  drawn.append(...renderCard(card))
  expect(drawn.querySelector('img')).toBeNull()
  expect(drawn.textContent.split(evil)).toHaveLength(12)
})
