/**
 * What the catalogue of findings holds of one code, and the AWS pages that entries name most.
 */

import type { Severity } from './diagnostic.ts'

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
