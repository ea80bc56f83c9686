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
  return account?.length === 12 && /^\d+$/.test(account) ? account : null
}

export interface ArnPattern {
  readonly segments: readonly Glob[]
  /** The pattern as one text, where a segment before the sixth ends in `*`: that may run over colons (M9). */
  readonly whole: Glob | null
}

/** Makes an ARN pattern of pieces; colons split wherever they come from. */
export function arnPatternOf(pieces: readonly ResolvedPiece[]): ArnPattern {
  const segments = splitPieces(pieces).map(globOf)
  const spills = segments.some((segment, index) => index < 5 && endsOpen(segment))
  return { segments, whole: spills ? globOf(pieces) : null }
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
  if (pattern.whole !== null) return matchesGlob(pattern.whole, target.text)
  return matchesSegments(pattern.segments, target)
}

/** Whether a match holds only because a star ran over colons (M9). `*` alone needs no reading (M6). */
export function matchesBySpill(pattern: ArnPattern, target: ArnText): boolean {
  return (
    pattern.whole !== null && !isAny(pattern.whole) && !matchesSegments(pattern.segments, target)
  )
}

/** ARN operators: by segment; `*` alone covers every ARN (3.8). */
export function matchesArnValue(pattern: ArnPattern, target: ArnText): boolean {
  if (pattern.whole !== null && isAny(pattern.whole)) return target.segments.length === 6
  return pattern.segments.length === 6 && matchesSegments(pattern.segments, target)
}

function matchesSegments(segments: readonly Glob[], target: ArnText): boolean {
  const { length } = segments
  return length === target.segments.length && matchesHead(segments, length, target)
}

/** Whether the first `count` segments of a target match these. */
export function matchesHead(segments: readonly Glob[], count: number, target: ArnText): boolean {
  for (let i = count - 1; i >= 0; i--) {
    const segment = segments[i]
    const text = target.segments[i]
    if (segment === undefined || text === undefined || !matchesGlob(segment, text)) return false
  }
  return true
}
