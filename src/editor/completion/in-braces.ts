/**
 * A member as the only one of an object: where a name is taken before there are braces for it.
 */

import { quoted } from './insertion.ts'
import { plain } from './option.ts'
import type { Piece, Take } from './option.ts'
import { indented } from './statement-pieces.ts'

export function inBraces(take: Extract<Take, { readonly kind: 'name' }>): Take {
  const member: readonly Piece[] = [...quoted(take.pieces), plain(': '), ...take.value]
  return {
    kind: 'json',
    pieces: [plain('{\n\t'), ...indented(member, 1), plain('\n}')],
    more: take.more,
  }
}
