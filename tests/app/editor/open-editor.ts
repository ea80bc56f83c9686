/** The policy editor in jsdom, with what it tells the page to be looked at. */

import { EditorView } from '@codemirror/view'
import { vi } from 'vitest'
import { createPolicyEditor } from '../../../src/editor/policy-editor.ts'
import type { PolicyEditor, PolicyHelp } from '../../../src/editor/policy-editor.ts'
import { nothingLoaded } from './help.ts'

// jsdom lays nothing out; CodeMirror only asks.
Range.prototype.getClientRects = () => ({
  length: 0,
  item: () => null,
  [Symbol.iterator]: [][Symbol.iterator],
})

/** Everything that the page can be told. */
export function listeners() {
  return {
    onChange: vi.fn<(text: string) => void>(),
    onCaret: vi.fn<(offset: number) => void>(),
    onSay: vi.fn<(text: string) => void>(),
    onUndo: vi.fn<() => void>(),
    onRedo: vi.fn<() => void>(),
    onStep: vi.fn<() => void>(),
    onMarkSelected: vi.fn<(id: string) => void>(),
    onCursorMark: vi.fn<(id: string | null) => void>(),
  }
}

export interface OpenEditor {
  readonly editor: PolicyEditor
  readonly view: EditorView
}

/** @param root the document, or the shadow root that the page keeps the editor in */
export function openEditor(
  text: string,
  root: Document | ShadowRoot,
  heard: ReturnType<typeof listeners> = listeners(),
  help: PolicyHelp = nothingLoaded(),
): OpenEditor {
  const parent = document.createElement('div')
  if (root instanceof ShadowRoot) root.append(parent)
  else document.body.replaceChildren(parent)
  const editor = createPolicyEditor({
    ...{ parent, root, document: text, readOnly: false, label: 'Work', help },
    ...heard,
  })
  const view = EditorView.findFromDOM(parent)
  if (view === null) throw new Error('no editor')
  return { editor, view }
}
