/**
 * A resource with policy variables: they stand after the fifth colon, so the segments before it are known (M14).
 */

import { arnPatternOf, matchesHead } from '../match/arn.ts'
import type { ArnPattern, ArnText } from '../match/arn.ts'
import { globOf } from '../match/glob.ts'
import { parseTemplate, staticPieces } from '../match/template.ts'
import type { Piece, ResolvedPiece } from '../match/template.ts'

export interface ResourceTemplate {
  /** Up to the fifth colon, or the whole value where it has fewer. */
  readonly head: readonly ResolvedPiece[]
  readonly headPattern: ArnPattern
  readonly tail: readonly Piece[]
}

/** Splits a resource at its fifth colon. Before it, and without it, a variable is ordinary text. */
export function parseResource(value: string, variables: boolean): ResourceTemplate {
  const before = /^(?:[^:]*:){5}/.exec(value)?.[0] ?? value
  const head = staticPieces(parseTemplate(before, { wildcards: true, variables: false }))
  const tail = parseTemplate(value.slice(before.length), { wildcards: true, variables })
  return { head, headPattern: arnPatternOf(head), tail }
}

/** Whether a target can match at all, before any variable is filled in. */
export function mayMatch({ headPattern }: ResourceTemplate, target: ArnText): boolean {
  return headPattern.whole !== null || matchesHead(headPattern.segments, 5, target)
}

/** The pattern with the variables of its tail filled in. */
export function completePattern(
  { head, headPattern }: ResourceTemplate,
  tail: readonly ResolvedPiece[],
): ArnPattern {
  if (headPattern.whole !== null) return arnPatternOf([...head, ...tail])
  return { segments: [...headPattern.segments.slice(0, 5), globOf(tail)], whole: null }
}
