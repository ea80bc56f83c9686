/**
 * JSON as it is typed: highlighting, numbers, folding, matching brackets, indentation, search, keys.
 */

import { defaultKeymap, indentWithTab } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
} from '@codemirror/language'
import { nextDiagnostic, previousDiagnostic } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState } from '@codemirror/state'
import type { Extension } from '@codemirror/state'
import {
  drawSelection,
  dropCursor,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { wrappedLines } from './wrapped-lines.ts'

export function language(): Extension {
  return [
    json(),
    lineNumbers(),
    highlightActiveLineGutter(),
    codeFolding(),
    foldGutter(),
    drawSelection(),
    dropCursor(),
    EditorState.allowMultipleSelections.of(true),
    EditorState.tabSize.of(2),
    indentUnit.of('  '),
    indentOnInput(),
    bracketMatching(),
    highlightSelectionMatches(),
    search({ top: true }),
    // Reasons stand at the ends of lines: they must not be out of sight to the right.
    wrappedLines(),
    keymap.of([
      ...searchKeymap,
      ...foldKeymap,
      { key: 'F8', run: nextDiagnostic, shift: previousDiagnostic },
      ...defaultKeymap,
      // Escape and then Tab leaves all the same: CodeMirror lets that Tab through.
      indentWithTab,
    ]),
  ]
}
