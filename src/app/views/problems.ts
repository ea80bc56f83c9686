/**
 * What is wrong with a policy's text, as a list: each finding with its line.
 */

import { indexLines, placeOf } from '../../engine/index.ts'
import type { Diagnostic, Finding, Fix } from '../../engine/index.ts'

export interface Problem extends Diagnostic {
  /** Counted from 1. */
  readonly line: number
  /** It rests on the catalogue of AWS's services, which has a date. */
  readonly fromCatalogue: boolean
  /** The edit that puts it right; null where none is safe. */
  readonly fix: Fix | null
}

/** In the order of the text. */
export function problems(
  document: string,
  findings: readonly (Finding | Diagnostic)[],
): readonly Problem[] {
  const lines = indexLines(document)
  return findings
    .toSorted((a, b) => a.from - b.from)
    .map((finding) => ({
      ...finding,
      line: placeOf(lines, finding.from).line,
      fromCatalogue: 'basis' in finding && finding.basis === 'catalogue',
      fix: 'fix' in finding ? finding.fix : null,
    }))
}

/** The text with the fix's edits made. */
export function withFix(document: string, { edits }: Fix): string {
  return edits.reduceRight(
    (text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to),
    document,
  )
}
