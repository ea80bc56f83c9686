/**
 * What the policy variables of a value became, and which readings that rests on.
 */

import type { Context } from '../match/context.ts'
import { singleValue } from '../match/context.ts'
import { printPieces } from '../match/template.ts'
import type { Piece, Resolution } from '../match/template.ts'
import type { ReadingId } from '../policy/readings.ts'
import type { VariableTrace } from './trace.ts'

/** Each variable with its value and where that is from. */
export function traceVariables(
  pieces: readonly Piece[],
  context: Context,
): readonly VariableTrace[] {
  return pieces.flatMap((piece): VariableTrace[] => {
    if (piece.kind !== 'variable') return []
    const value = singleValue(context, piece.key)
    if (value !== null) return [{ key: piece.key, value, source: 'context' }]
    if (piece.fallback !== null)
      return [{ key: piece.key, value: piece.fallback, source: 'default' }]
    return [{ key: piece.key, value: null, source: 'none' }]
  })
}

/** The value with its variables filled in; null where one has no value. */
export function resolvedText(resolution: Resolution): string | null {
  return resolution.kind === 'missing' ? null : printPieces(resolution.pieces)
}

/** M11, M18, M19: what was filled in holds characters whose meaning AWS leaves open. */
export function variableReadings(variables: readonly VariableTrace[]): readonly ReadingId[] {
  const found = new Set<ReadingId>()
  for (const { value, source } of variables) {
    if (value === null) continue
    if (/[*?]/.test(value)) found.add('variable-literal')
    if (value.includes('${')) found.add('variable-recursion')
    if (value === '' && source === 'default') found.add('variable-empty-default')
  }
  return [...found]
}
