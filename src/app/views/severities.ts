/**
 * The four severities of IAM Access Analyzer in words, the gravest first. [API ValidatePolicy]
 */

import type { Diagnostic, Severity } from '../../engine/index.ts'

export interface SeverityWords {
  readonly severity: Severity
  readonly one: string
  readonly many: string
  readonly icon: 'deny' | 'warning' | 'info' | 'lock'
}

export const severities: readonly SeverityWords[] = [
  { severity: 'error', one: 'Error', many: 'Errors', icon: 'deny' },
  {
    severity: 'security-warning',
    one: 'Security warning',
    many: 'Security warnings',
    icon: 'lock',
  },
  { severity: 'warning', one: 'Warning', many: 'Warnings', icon: 'warning' },
  { severity: 'suggestion', one: 'Suggestion', many: 'Suggestions', icon: 'info' },
]

export interface SeverityCount extends SeverityWords {
  readonly count: number
}

/** Severities that are not there are left out. */
export function countBySeverity(list: readonly Diagnostic[]): readonly SeverityCount[] {
  return severities
    .map((words) => ({
      ...words,
      count: list.filter(({ severity }) => severity === words.severity).length,
    }))
    .filter(({ count }) => count > 0)
}
