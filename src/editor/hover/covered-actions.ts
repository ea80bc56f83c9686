/**
 * Which actions a pattern covers, counted. A pattern is worked out once, for `*` covers all there are.
 */

import { accessLevels, expandActionPattern } from '../../engine/index.ts'
import type { AccessLevel, Catalogue, CatalogueAction } from '../../engine/index.ts'

export interface CoveredActions {
  readonly actions: readonly CatalogueAction[]
  /** In AWS's order, those without an action left out. */
  readonly byLevel: readonly (readonly [AccessLevel, number])[]
  /** By prefix, the largest number first. */
  readonly byService: readonly (readonly [string, number])[]
}

/** Patterns that are kept: somebody who types one passes through many. */
const MOST_KEPT = 100

const kept = new WeakMap<Catalogue, Map<string, CoveredActions>>()

export function coveredActions(catalogue: Catalogue, pattern: string): CoveredActions {
  const known = kept.get(catalogue) ?? new Map<string, CoveredActions>()
  kept.set(catalogue, known)
  const lower = pattern.toLowerCase()
  const found = known.get(lower) ?? countActions(expandActionPattern(catalogue, lower))
  if (known.size >= MOST_KEPT) known.clear()
  known.set(lower, found)
  return found
}

/** How many actions some of the patterns cover. */
export function countCovered(catalogue: Catalogue, patterns: readonly string[]): number {
  const names = patterns.flatMap((pattern) => coveredActions(catalogue, pattern).actions)
  return new Set(names).size
}

function countActions(actions: readonly CatalogueAction[]): CoveredActions {
  const levels = new Map<AccessLevel, number>()
  const services = new Map<string, number>()
  for (const { name, level } of actions) {
    const prefix = name.slice(0, name.indexOf(':'))
    levels.set(level, (levels.get(level) ?? 0) + 1)
    services.set(prefix, (services.get(prefix) ?? 0) + 1)
  }
  return {
    actions,
    byLevel: accessLevels.flatMap((level) => {
      const number = levels.get(level)
      return number === undefined ? [] : [[level, number] as const]
    }),
    byService: [...services].sort(([, a], [, b]) => b - a),
  }
}
