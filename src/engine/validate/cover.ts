/**
 * Whether one pattern covers all that another covers, and which values of a list are covered by another.
 * Errs on the side of "no": what is called covered can be left out without changing a decision.
 */

import { arnPatternOf, matchesResource, splitArn } from '../match/arn.ts'
import { globOf, matchesGlob } from '../match/glob.ts'
import { parseTemplate } from '../match/template.ts'
import type { Piece, ResolvedPiece } from '../match/template.ts'

/** A value that can cover others and be covered. */
export interface Pattern {
  /** What stands before the first wildcard. */
  readonly head: string
  readonly wild: boolean
  /** The value with `count` characters in place of each star, such as no policy holds. */
  readonly filled: (count: number) => string
  readonly matches: (text: string) => boolean
  /** `?` in it. */
  readonly ones: number
  /** Holds a policy variable, whose value has any length. */
  readonly variable: boolean
  /** A resource in which a star may run over colons (M9). */
  readonly spills: boolean
}

/** Characters that no policy holds: they stand for what is not known of a value. */
const anyCharacter = '\uE000'
const oneCharacter = '\uE001'

/** A value of Action or NotAction, in lower case (M3). */
export function actionPattern(lower: string): Pattern {
  const pieces = resolvedPieces(parseTemplate(lower, { wildcards: true, variables: false }))
  const glob = globOf(pieces)
  return patternOf(pieces, (text) => matchesGlob(glob, text), false)
}

/** A value of Resource or NotResource (M6 to M13). */
export function resourcePattern(value: string, variables: boolean): Pattern {
  const pieces = resolvedPieces(parseTemplate(value, { wildcards: true, variables }))
  const pattern = arnPatternOf(pieces)
  return patternOf(
    pieces,
    (text) => matchesResource(pattern, splitArn(text)),
    pattern.whole !== null,
  )
}

/** Whether all that `b` covers is covered by `a`. */
export function covers(a: Pattern, b: Pattern): boolean {
  if (!a.wild) return !b.wild && a.head === b.head
  // By segments nothing covers a pattern that may run over them.
  if (b.spills && !a.spills) return false
  if (a.ones > 0 && b.variable) return false
  if (!b.filled(0).startsWith(a.head)) return false
  // A run that is longer than the question marks can only be taken up by a star.
  for (let count = a.ones === 0 ? 1 : 0; count <= a.ones + 1; count++) {
    if (!a.matches(b.filled(count))) return false
  }
  return true
}

/** Pairs that are compared at most; a list beyond it is only searched as far. */
const maxComparisons = 50_000

/**
 * For each value the first other one that covers it; of two that cover each other only the later counts.
 * @returns indexes: of the covered value, and of the covering one
 */
export function coveredValues(patterns: readonly Pattern[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  const byHead = wildByHead(patterns)
  const lengths = [...new Set([...byHead.keys()].map((head) => head.length))].sort((a, b) => a - b)
  const literal = new Map<string, number>()
  let left = maxComparisons
  patterns.forEach((b, index) => {
    const same = b.wild ? undefined : literal.get(b.head)
    if (same !== undefined) {
      found.set(index, same)
      return
    }
    if (!b.wild) literal.set(b.head, index)
    const bare = b.filled(0)
    // What covers a value begins as the value does.
    for (const length of lengths) {
      if (length > bare.length) return
      for (const a of byHead.get(bare.slice(0, length)) ?? []) {
        if (a.index === index) continue
        if (left-- <= 0) return
        if (!covers(a.pattern, b)) continue
        if (a.index > index && b.wild && covers(b, a.pattern)) continue
        found.set(index, a.index)
        return
      }
    }
  })
  return found
}

interface Placed {
  readonly pattern: Pattern
  readonly index: number
}

/** The patterns by what stands before their first wildcard. */
function wildByHead(patterns: readonly Pattern[]): ReadonlyMap<string, readonly Placed[]> {
  const byHead = new Map<string, Placed[]>()
  patterns.forEach((pattern, index) => {
    if (!pattern.wild) return
    const same = byHead.get(pattern.head)
    if (same === undefined) byHead.set(pattern.head, [{ pattern, index }])
    else same.push({ pattern, index })
  })
  return byHead
}

function patternOf(
  pieces: readonly ResolvedPiece[],
  matches: (text: string) => boolean,
  spills: boolean,
): Pattern {
  const first = pieces[0]
  const filled = (count: number): string => pieces.map((piece) => fill(piece, count)).join('')
  const [bare, one] = [filled(0), filled(1)]
  return {
    head: first?.kind === 'text' ? first.text : '',
    wild: pieces.some((piece) => piece.kind !== 'text'),
    filled: (count) => (count === 0 ? bare : count === 1 ? one : filled(count)),
    matches,
    ones: pieces.filter((piece) => piece.kind === 'one').length,
    variable: bare.includes('\uE002'),
    spills,
  }
}

function fill(piece: ResolvedPiece, count: number): string {
  if (piece.kind === 'text') return piece.text
  return piece.kind === 'one' ? oneCharacter : anyCharacter.repeat(count)
}

/** A variable is a text of its own, which only a star or the same variable covers. */
function resolvedPieces(pieces: readonly Piece[]): readonly ResolvedPiece[] {
  const merged: ResolvedPiece[] = []
  for (const piece of pieces) {
    const next: ResolvedPiece =
      piece.kind === 'variable' ? { kind: 'text', text: placeholder(piece) } : piece
    const last = merged.at(-1)
    if (next.kind === 'text' && last?.kind === 'text') {
      merged[merged.length - 1] = { kind: 'text', text: last.text + next.text }
    } else merged.push(next)
  }
  return merged
}

/**
 * In characters that no policy holds, so that only a star or the same variable covers it; the first and the
 * last are of no name, so that no variable ends another.
 */
function placeholder(variable: { readonly key: string; readonly fallback: string | null }): string {
  const name = JSON.stringify([variable.key.toLowerCase(), variable.fallback])
  const hidden = [...name].map((char) =>
    String.fromCharCode(0xe100 + (char.charCodeAt(0) % 0x1000)),
  )
  return `\uE002${hidden.join('')}\uE003`
}
