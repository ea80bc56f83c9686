/**
 * The shape of a finding about a policy's text.
 * The catalogue of all findings stands in `diagnostics.ts`.
 */

import type { Span } from './span.ts'

/** IAM Access Analyzer's four finding types. [API ValidatePolicy] */
export type Severity = 'error' | 'security-warning' | 'warning' | 'suggestion'

/** A finding about a policy's text. `from` and `to` are UTF-16 offsets into it, half open. */
export interface Diagnostic extends Span {
  /** Stable, kebab-case, unique in the catalogue; AWS's own code where AWS has one. */
  readonly code: string
  readonly severity: Severity
  /** One sentence: what was found and what was expected. */
  readonly message: string
}
