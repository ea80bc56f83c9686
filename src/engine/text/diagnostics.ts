/**
 * The catalogue of findings: for each code its severity, its message, a paragraph of help and the AWS page.
 * One table, in files by what a finding is about.
 */

import type { CatalogueEntry } from './catalogue-entry.ts'
import type { Diagnostic, Severity } from './diagnostic.ts'
import { beyondFindings } from './findings-beyond.ts'
import type { BeyondCode } from './findings-beyond.ts'
import { errorFindings } from './findings-errors.ts'
import type { ErrorCode } from './findings-errors.ts'
import { grammarFindings } from './findings-grammar.ts'
import type { GrammarCode } from './findings-grammar.ts'
import { securityFindings } from './findings-security.ts'
import type { SecurityCode } from './findings-security.ts'
import { suggestionFindings } from './findings-suggestions.ts'
import type { SuggestionCode } from './findings-suggestions.ts'
import { warningFindings } from './findings-warnings.ts'
import type { WarningCode } from './findings-warnings.ts'
import type { Span } from './span.ts'

export type DiagnosticCode =
  GrammarCode | ErrorCode | SecurityCode | WarningCode | SuggestionCode | BeyondCode

export const catalogue: Readonly<Record<DiagnosticCode, CatalogueEntry>> = {
  ...grammarFindings,
  ...errorFindings,
  ...securityFindings,
  ...warningFindings,
  ...suggestionFindings,
  ...beyondFindings,
}

/** Makes a finding; its severity is the catalogue's unless the kind of policy makes it graver or milder. */
export function diagnostic(
  code: DiagnosticCode,
  at: Span,
  found = '',
  other = '',
  severity: Severity = catalogue[code].severity,
): Diagnostic {
  return {
    code,
    severity,
    message: catalogue[code].message(found, other),
    from: at.from,
    to: at.to,
  }
}
