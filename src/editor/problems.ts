/**
 * The engine's findings as CodeMirror shows them: underlined, in a gutter, and in a tooltip that
 * says what was found, under which code, and offers the edit that puts it right.
 */

import { forEachDiagnostic, lintGutter, linter, setDiagnostics } from '@codemirror/lint'
import type { Diagnostic as Shown } from '@codemirror/lint'
import type { EditorState, Extension, TransactionSpec } from '@codemirror/state'
import { keymap } from '@codemirror/view'
import type { Command } from '@codemirror/view'
import type { Diagnostic, Severity } from '../engine/index.ts'

/** A finding, and what puts it right. */
export interface EditorProblem extends Diagnostic {
  readonly fix: { readonly title: string; readonly apply: () => void } | null
}

/** The findings come from the worker with each check: CodeMirror itself looks for none. */
export function problems(): Extension {
  return [linter(null), lintGutter(), keymap.of([{ key: 'Mod-.', run: mendHere }])]
}

/** A transaction that shows these findings in place of the ones before. */
export function showProblems(state: EditorState, found: readonly EditorProblem[]): TransactionSpec {
  const { length } = state.doc
  return setDiagnostics(
    state,
    found.map((problem) => ({
      from: Math.min(problem.from, length),
      to: Math.min(problem.to, length),
      severity: severities[problem.severity],
      message: problem.message,
      renderMessage: () => render(problem),
      actions: problem.fix === null ? [] : [{ name: problem.fix.title, apply: problem.fix.apply }],
    })),
  )
}

/** The first finding at the caret that has a fix is put right. */
const mendHere: Command = (view) => {
  const { from, to } = view.state.selection.main
  const here: Shown[] = []
  forEachDiagnostic(view.state, (shown, start, end) => {
    if (start <= to && from <= end) here.push(shown)
  })
  const action = here.flatMap(({ actions }) => actions ?? [])[0]
  if (action === undefined) return false
  action.apply(view, from, to)
  return true
}

const severities: Readonly<Record<Severity, Shown['severity']>> = {
  error: 'error',
  'security-warning': 'warning',
  warning: 'warning',
  suggestion: 'info',
}

function render({ message, code }: Diagnostic): Node {
  const both = document.createElement('span')
  const small = document.createElement('code')
  small.className = 'cm-problem-code'
  small.textContent = code
  both.append(message, small)
  return both
}
