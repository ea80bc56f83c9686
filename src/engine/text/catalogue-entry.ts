/**
 * What the catalogue of findings holds of one code, how a finding is made of it, and the AWS page that
 * entries name most.
 */

import type { Diagnostic, Severity } from './diagnostic.ts'
import type { Span } from './span.ts'

export interface CatalogueEntry {
  readonly severity: Severity
  /** What the finding rests on: the policy's text alone, or the catalogue of AWS's services as well. */
  readonly basis: 'text' | 'catalogue'
  /** The name of the AWS documentation page that says so. */
  readonly page: string
  readonly help: string
  /** The message; `found` and `other` are what the rule puts in. */
  readonly message: (found: string, other: string) => string
}

export const checksPage = 'access-analyzer-reference-policy-checks'

/** An entry that the policy's text alone decides. */
export function entry(
  severity: Severity,
  page: string,
  message: CatalogueEntry['message'],
  help: string,
): CatalogueEntry {
  return { severity, basis: 'text', page, message, help }
}

/** An entry that rests on the catalogue of AWS's services, actions, resource types and condition keys. */
export function catalogueEntry(
  severity: Severity,
  page: string,
  message: CatalogueEntry['message'],
  help: string,
): CatalogueEntry {
  return { severity, basis: 'catalogue', page, message, help }
}

/** Makes a finding; its severity is the entry's unless the kind of policy makes it graver or milder. */
export function diagnosticOf<Code extends string>(
  entries: Readonly<Record<Code, CatalogueEntry>>,
  code: Code,
  at: Span,
  found = '',
  other = '',
  severity: Severity = entries[code].severity,
): Diagnostic {
  return { code, severity, message: entries[code].message(found, other), from: at.from, to: at.to }
}
