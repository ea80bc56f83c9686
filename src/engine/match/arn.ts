/**
 * ARNs and ARN patterns: six segments between the first five colons (M6 to M13, 3.8).
 */

import { endsOpen, globOf, isAny, matchesGlob } from './glob.ts'
import type { Glob } from './glob.ts'
import type { ResolvedPiece } from './template.ts'

/** A text split at its first five colons; fewer than six segments when it is no full ARN. */
export interface ArnText {
  readonly text: string
  readonly segments: readonly string[]
}

/** Splits a text into ARN segments; the sixth keeps its colons. */
export function splitArn(text: string): ArnText {
  const segments: string[] = []
  let from = 0
  while (segments.length < 5) {
    const colon = text.indexOf(':', from)
    if (colon < 0) break
    segments.push(text.slice(from, colon))
    from = colon + 1
  }
  segments.push(text.slice(from))
  return { text, segments }
}

/** The account in an ARN; null when there is none of 12 digits. */
export function accountOf(arn: ArnText): string | null {
  const account = arn.segments.length === 6 ? arn.segments[4] : undefined
  return account !== undefined && /^\d{12}$/.test(account) ? account : null
}

export interface ArnPattern {
  readonly whole: Glob
  readonly segments: readonly Glob[]
  /** A segment before the sixth ends in `*`, which may then run over the following colons (M9). */
  readonly spills: boolean
}

/** Makes an ARN pattern of pieces; colons split wherever they come from. */
export function arnPatternOf(pieces: readonly ResolvedPiece[]): ArnPattern {
  const segments = splitPieces(pieces).map(globOf)
  const spills = segments.some((segment, index) => index < 5 && endsOpen(segment))
  return { whole: globOf(pieces), segments, spills }
}

function splitPieces(pieces: readonly ResolvedPiece[]): ResolvedPiece[][] {
  let current: ResolvedPiece[] = []
  const segments = [current]
  for (const piece of pieces) {
    if (piece.kind !== 'text') {
      current.push(piece)
      continue
    }
    let rest = piece.text
    for (
      let colon = rest.indexOf(':');
      colon >= 0 && segments.length < 6;
      colon = rest.indexOf(':')
    ) {
      current.push({ kind: 'text', text: rest.slice(0, colon) })
      current = []
      segments.push(current)
      rest = rest.slice(colon + 1)
    }
    current.push({ kind: 'text', text: rest })
  }
  return segments
}

/** Resource elements: by segment, or as one text where a star at a segment's end may spill (M7 to M9). */
export function matchesResource(pattern: ArnPattern, target: ArnText): boolean {
  return pattern.spills ? matchesGlob(pattern.whole, target.text) : matchesSegments(pattern, target)
}

/** Whether a match holds only because a star ran over colons (M9). */
export function matchesBySpill(pattern: ArnPattern, target: ArnText): boolean {
  return pattern.spills && !isAny(pattern.whole) && !matchesSegments(pattern, target)
}

/** ARN operators: by segment; `*` alone covers every ARN (3.8). */
export function matchesArnValue(pattern: ArnPattern, target: ArnText): boolean {
  if (isAny(pattern.whole)) return target.segments.length === 6
  return pattern.segments.length === 6 && matchesSegments(pattern, target)
}

function matchesSegments(pattern: ArnPattern, target: ArnText): boolean {
  const { segments } = pattern
  if (segments.length !== target.segments.length) return false
  for (let i = segments.length - 1; i >= 0; i--) {
    const segment = segments[i]
    const text = target.segments[i]
    if (segment === undefined || text === undefined || !matchesGlob(segment, text)) return false
  }
  return true
}
