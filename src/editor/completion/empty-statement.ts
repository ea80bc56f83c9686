/**
 * A statement to be filled in, with the elements that a policy of this kind requires.
 */

import { elementsOf } from '../../engine/index.ts'
import { field, plain } from './option.ts'
import type { Piece } from './option.ts'
import type { World } from './world.ts'

export function emptyStatement({ kind }: World): readonly Piece[] {
  const { effects, principalTypes, statement } = elementsOf(kind)
  const has = (name: string): boolean => statement.some((element) => element.name === name)
  // A service control policy is there to deny.
  const effect = kind === 'scp' ? 'Deny' : (effects[0] ?? 'Deny')
  const [principalType] = principalTypes
  const members: (readonly Piece[])[] = [[plain('"Effect": "'), field(effect), plain('"')]]
  if (has('Principal')) {
    members.push(
      principalType === undefined
        ? [plain('"Principal": "*"')]
        : [plain('"Principal": { "'), field(principalType), plain('": "'), field(''), plain('" }')],
    )
  }
  members.push(
    kind === 'trust'
      ? [plain('"Action": "'), field('sts:AssumeRole'), plain('"')]
      : [plain('"Action": ["'), field(''), plain('"]')],
  )
  if (has('Resource')) members.push([plain('"Resource": "'), field('*'), plain('"')])
  return [
    plain('{\n\t'),
    ...members.flatMap((member, index) => (index === 0 ? member : [plain(',\n\t'), ...member])),
    plain('\n}'),
  ]
}
