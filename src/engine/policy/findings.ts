/**
 * Collects findings while a policy is read, and remembers whether one of them makes AWS refuse it.
 * Of the catalogue only the part that reading needs: what decides requests carries no more than that.
 */

import { diagnosticOf } from '../text/catalogue-entry.ts'
import type { Diagnostic, Severity } from '../text/diagnostic.ts'
import { grammarFindings } from '../text/findings-grammar.ts'
import type { GrammarCode } from '../text/findings-grammar.ts'
import type { Span } from '../text/span.ts'

export interface Findings {
  readonly diagnostics: Diagnostic[]
  refused: boolean
}

/** AWS would not save a policy with this finding. */
export function refuse(
  findings: Findings,
  code: GrammarCode,
  at: Span,
  found = '',
  other = '',
): void {
  findings.refused = true
  findings.diagnostics.push(diagnosticOf(grammarFindings, code, at, found, other, 'error'))
}

/** Worth saying, but the policy can be saved. */
export function note(
  findings: Findings,
  code: GrammarCode,
  at: Span,
  found = '',
  other = '',
  severity?: Severity,
): void {
  findings.diagnostics.push(diagnosticOf(grammarFindings, code, at, found, other, severity))
}

/** How a found text is shown in a message: quoted, and cut where it is long. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}
