/**
 * A statement in what it needs around it: a list, or a whole policy.
 */

import { elementsOf } from '../../engine/index.ts'
import type { PolicyKind } from '../../engine/index.ts'
import { plain } from './option.ts'
import type { Piece } from './option.ts'

export function listOf(items: readonly Piece[]): readonly Piece[] {
  return [plain('[\n\t'), ...indented(items, 1), plain('\n]')]
}

export function policyOf(statement: readonly Piece[], kind: PolicyKind): readonly Piece[] {
  const [version = ''] = elementsOf(kind).versions
  return [
    plain(`{\n\t"Version": "${version}",\n\t"Statement": `),
    ...indented(listOf(statement), 1),
    plain('\n}'),
  ]
}

/** Lines after the first, so many steps further in. */
export function indented(pieces: readonly Piece[], steps: number): readonly Piece[] {
  return pieces.map((piece) => ({
    ...piece,
    text: piece.text.replace(/\n/g, `\n${'\t'.repeat(steps)}`),
  }))
}
