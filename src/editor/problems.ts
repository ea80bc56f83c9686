/**
 * The engine's findings as CodeMirror shows them: underlined, in a gutter, and in a tooltip that
 * says what was found and under which code.
 */

import { lintGutter, linter, setDiagnostics } from '@codemirror/lint'
import type { Diagnostic as Problem } from '@codemirror/lint'
import type { EditorState, Extension, TransactionSpec } from '@codemirror/state'
import type { Diagnostic, Severity } from '../engine/index.ts'

/** The findings come from the worker with each decision: CodeMirror itself looks for none. */
export function problems(): Extension {
  return [linter(null), lintGutter()]
}

/** A transaction that shows these findings in place of the ones before. */
export function showProblems(
  state: EditorState,
  diagnostics: readonly Diagnostic[],
): TransactionSpec {
  const { length } = state.doc
  return setDiagnostics(
    state,
    diagnostics.map((diagnostic) => ({
      from: Math.min(diagnostic.from, length),
      to: Math.min(diagnostic.to, length),
      severity: severities[diagnostic.severity],
      message: diagnostic.message,
      renderMessage: () => render(diagnostic),
    })),
  )
}

const severities: Readonly<Record<Severity, Problem['severity']>> = {
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
