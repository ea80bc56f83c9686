/**
 * Where a check goes in the list when it is moved among those that are shown.
 */

import type { CheckRow } from '../views/check-rows.ts'
import type { Arrangement, Section } from './arrange.ts'

export type Side = 'before' | 'after'

/** The check next to which a step up or down puts this one; null at the edge of those it is shown among. */
export function stepTarget(
  sections: readonly Section[],
  by: Arrangement,
  id: string,
  step: 1 | -1,
): { readonly id: string; readonly side: Side } | null {
  const peers = peersOf(sections, by, id)
  const target = peers[peers.findIndex((row) => row.id === id) + step]
  return target === undefined ? null : { id: target.id, side: step > 0 ? 'after' : 'before' }
}

/** Those among which a check can be moved: of one group and, where failing ones come first, of one state. */
export function peersOf(
  sections: readonly Section[],
  by: Arrangement,
  id: string,
): readonly CheckRow[] {
  const rows = sections.find((section) => section.rows.some((row) => row.id === id))?.rows ?? []
  const self = rows.find((row) => row.id === id)
  if (self === undefined || !by.failingFirst) return rows
  return rows.filter((row) => (row.state === 'fails') === (self.state === 'fails'))
}

/** The place in the list that puts a check beside another one. */
export function placeBeside(
  rows: readonly Pick<CheckRow, 'id'>[],
  id: string,
  targetId: string,
  side: Side,
): number {
  const others = rows.filter((row) => row.id !== id)
  const at = others.findIndex((row) => row.id === targetId)
  return side === 'before' ? at : at + 1
}
