/**
 * An ARN in its parts, and what a value of Resource covers of the ARNs that there are (M6 to M14).
 */

import type { Span } from '../text/span.ts'
import { arnPatternOf, matchesBySpill, matchesResource, splitArn } from './arn.ts'
import { parseTemplate } from './template.ts'
import type { ResolvedPiece } from './template.ts'

export type ArnPartName = 'arn' | 'partition' | 'service' | 'region' | 'account' | 'resource'

/** One of the six parts; offsets count within the ARN. */
export interface ArnPart extends Span {
  readonly name: ArnPartName
  readonly text: string
}

const names: readonly ArnPartName[] = [
  'arn',
  'partition',
  'service',
  'region',
  'account',
  'resource',
]

/** The parts between the first five colons, as far as there are any: six of a full ARN. */
export function arnParts(value: string): readonly ArnPart[] {
  let from = 0
  return splitArn(value).segments.flatMap((text, index) => {
    const name = names[index]
    const part = { from, to: from + text.length, text }
    from = part.to + 1
    return name === undefined ? [] : [{ ...part, name }]
  })
}

/**
 * Whether a value of Resource covers an ARN: 'spill' when it does so only because a star at the end of a
 * part runs over the colons after it, which is a reading (M9).
 */
export type ResourceCover = 'covers' | 'spill' | 'none'

/**
 * A look-up that covers many ARNs with one value. A policy variable may stand for anything; it is one
 * after the fifth colon only (M14).
 * @param variables whether the policy's Version knows policy variables (G13)
 */
export function resourceCover(value: string, variables: boolean): (arn: string) => ResourceCover {
  const head = /^(?:[^:]*:){5}/.exec(value)?.[0] ?? value
  const pattern = arnPatternOf([
    ...pieces(head, false),
    ...pieces(value.slice(head.length), variables),
  ])
  return (arn) => {
    const target = splitArn(arn)
    if (!matchesResource(pattern, target)) return 'none'
    return matchesBySpill(pattern, target) ? 'spill' : 'covers'
  }
}

function pieces(text: string, variables: boolean): readonly ResolvedPiece[] {
  return parseTemplate(text, { wildcards: true, variables }).map((piece) =>
    piece.kind === 'variable' ? { kind: 'many' } : piece,
  )
}
