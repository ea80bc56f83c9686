/**
 * A resource type's ARN to be filled in: what the scenario knows is filled in already, the rest is
 * stopped at with Tab.
 */

import { arnPieces } from '../../engine/index.ts'
import type { Surroundings } from '../help.ts'
import { field, plain } from './option.ts'
import type { Piece } from './option.ts'

export interface FilledArn {
  /** With {BucketName} where something is to be filled in. */
  readonly label: string
  readonly pieces: readonly Piece[]
}

export function arnOfTemplate(template: string, around: Surroundings): FilledArn {
  const pieces = arnPieces(template).map((piece): Piece => {
    if (piece.kind === 'text') return plain(piece.text)
    switch (piece.name) {
      case 'Partition':
        return plain('aws')
      case 'Region':
        return known(homeRegion(around), 'Region')
      case 'Account':
        return known(around.accountId, 'Account')
      default:
        return field(piece.name)
    }
  })
  const label = pieces.map((each) =>
    each.kind === 'field' && each.text !== '*' ? `{${each.text}}` : each.text,
  )
  return { label: label.join(''), pieces }
}

/** What is not known may be any. */
function known(value: string | null, name: string): Piece {
  return value === null ? field('*', name) : plain(value)
}

const homes = new WeakMap<Surroundings, { readonly region: string | null }>()

/** The Region that most of the scenario's resources are in. */
export function homeRegion(around: Surroundings): string | null {
  const known = homes.get(around)
  if (known !== undefined) return known.region
  const counts = new Map<string, number>()
  for (const { arn } of around.resources) {
    const region = arn.split(':', 4)[3] ?? ''
    if (/^[a-z]/.test(region)) counts.set(region, (counts.get(region) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  const region = most?.[0] ?? null
  homes.set(around, { region })
  return region
}
