/**
 * What is behind a finding, and the list of all checks: fetched when somebody asks, because it is
 * far more text than a page needs to begin with.
 */

import { catalogue, undecidable } from '../../engine/index.ts'
import type { DiagnosticCode, Severity, Undecidable } from '../../engine/index.ts'

export interface CheckHelp {
  /** AWS's code in kebab case where AWS has one. */
  readonly code: string
  readonly severity: Severity
  /** A paragraph on what is behind it. */
  readonly help: string
  /** The name of the AWS documentation page that says so. */
  readonly page: string
  /** It needs the catalogue of AWS's services. */
  readonly fromCatalogue: boolean
  /** What AWS's check of this code finds and this one does not; null where nothing is left out. */
  readonly leftOut: string | null
}

/** Null for a code that nobody knows. */
export function checkHelp(code: string): CheckHelp | null {
  if (!Object.hasOwn(catalogue, code)) return null
  const { severity, help, page, basis } = catalogue[code as DiagnosticCode]
  const part = undecidable.find((each) => each.code === code)
  const fromCatalogue = basis === 'catalogue'
  return { code, severity, help, page, fromCatalogue, leftOut: part?.reason ?? null }
}

/** All checks that are made, by code. */
export const allChecks: readonly CheckHelp[] = Object.keys(catalogue)
  .sort()
  .flatMap((code) => checkHelp(code) ?? [])

/** The checks of IAM Access Analyzer that are not made, and why. */
export const checksLeftOut: readonly Undecidable[] = undecidable.filter(
  ({ extent }) => extent === 'all',
)

export interface CheckFilter {
  readonly text: string
  readonly severity: Severity | null
}

/** The checks that hold every word, in their code or in what is said of them. */
export function findChecks({ text, severity }: CheckFilter): readonly CheckHelp[] {
  const words = text
    .toLowerCase()
    .split(/[\s-]+/)
    .filter(Boolean)
  return allChecks.filter((check) => {
    if (severity !== null && check.severity !== severity) return false
    const said = `${check.code.replaceAll('-', ' ')} ${check.help} ${check.page}`.toLowerCase()
    return words.every((word) => said.includes(word))
  })
}
