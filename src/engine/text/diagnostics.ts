/**
 * The catalogue of findings: for each code its severity, its message, a paragraph of help and the AWS page.
 * One table, in files by what a finding is about.
 */

import type { CatalogueEntry } from './catalogue-entry.ts'
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
