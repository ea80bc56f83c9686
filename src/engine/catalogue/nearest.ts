/**
 * What a name that nobody knows was probably meant to be.
 */

import type { Catalogue } from './actions.ts'
import { serviceOf } from './actions.ts'

/** Names are short; a longer text is not a typing mistake in one. */
const maxNameLength = 128

/**
 * The name that is fewest mistakes away: a letter too many, too few, wrong, or two swapped.
 * @param asked letter case does not count
 * @returns the first of those that are nearest; null when none is within a mistake in three letters, three at most
 */
export function nearestName(names: Iterable<string>, asked: string): string | null {
  if (asked.length > maxNameLength) return null
  const lower = asked.toLowerCase()
  let best: string | null = null
  let limit = Math.min(3, Math.floor(lower.length / 3))
  for (const name of names) {
    const distance = editDistance(lower, name.toLowerCase(), limit)
    if (distance === null) continue
    if (distance === 0) return name
    best = name
    limit = distance - 1
  }
  return best
}

/**
 * The action that was probably meant: a known name in the same service, else the same name in the
 * service with the nearest prefix, else the same name where exactly one service has it.
 * @param action a full name without wildcards; one that is known needs no suggestion and gets itself
 */
export function nearestAction(catalogue: Catalogue, action: string): string | null {
  const colon = action.indexOf(':')
  if (colon < 0 || action.length > 2 * maxNameLength) return null
  const name = action.slice(colon + 1)
  const service = serviceOf(catalogue, action)
  if (service !== null) {
    const names = [...service.actions.values()].map((each) => each.name.slice(colon + 1))
    const nearest = nearestName(names, name)
    if (nearest !== null) return `${service.prefix}:${nearest}`
  }
  return inOtherService(catalogue, action.slice(0, colon), name)
}

function inOtherService(catalogue: Catalogue, prefix: string, name: string): string | null {
  const having = [...catalogue.services.values()].flatMap(
    (service) => service.actions.get(`${service.prefix}:${name.toLowerCase()}`) ?? [],
  )
  const prefixes = having.map((action) => action.name.slice(0, action.name.indexOf(':')))
  const nearest = nearestName(prefixes, prefix)
  const one = having.length === 1 ? having[0] : undefined
  return having.find((action) => action.name.startsWith(`${nearest}:`))?.name ?? one?.name ?? null
}

/** Mistakes between two texts, swapped neighbours being one (optimal string alignment); null for more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number | null {
  if (Math.abs(a.length - b.length) > limit) return null
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const cell = cost(a, b, i, j, row, above, before)
      row.push(cell)
      if (cell < least) least = cell
    }
    // A swap reaches back two rows.
    if (least > limit && Math.min(...above) > limit) return null
    before = above
    above = row
  }
  const distance = above[b.length] ?? 0
  return distance > limit ? null : distance
}

function cost(
  a: string,
  b: string,
  i: number,
  j: number,
  row: readonly number[],
  above: readonly number[],
  before: readonly number[],
): number {
  const wrong = a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1
  const least = Math.min(at(above, j - 1) + wrong, at(above, j) + 1, at(row, j - 1) + 1)
  const swapped =
    i > 1 && j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1)
  return swapped ? Math.min(least, at(before, j - 2) + 1) : least
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity
}
