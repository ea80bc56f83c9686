/**
 * The actions that a statement names, by service: what its resources and condition keys hang on.
 */

import { expandActionPattern } from '../../engine/index.ts'
import type { CatalogueAction, PolicyPlace } from '../../engine/index.ts'
import type { World } from './world.ts'

export interface NamedActions {
  readonly prefix: string
  readonly actions: readonly CatalogueAction[]
}

/** Most services that are looked at: the detail of each has to be loaded. */
const MOST = 8

/**
 * Empty where the statement names no service: for `*`, for NotAction, and before there is an action.
 */
export function statementActions(
  place: PolicyPlace,
  { catalogue }: World,
): readonly NamedActions[] {
  const named = place.statement?.actions
  if (catalogue === null || named === undefined || named.negated) return []
  const byPrefix = new Map<string, Map<string, CatalogueAction>>()
  for (const { value } of named.values) {
    const prefix = value.slice(0, Math.max(0, value.indexOf(':'))).toLowerCase()
    if (!catalogue.services.has(prefix)) continue
    const actions = byPrefix.get(prefix) ?? new Map<string, CatalogueAction>()
    for (const action of expandActionPattern(catalogue, value)) actions.set(action.name, action)
    if (actions.size > 0) byPrefix.set(prefix, actions)
  }
  return [...byPrefix]
    .slice(0, MOST)
    .map(([prefix, actions]) => ({ prefix, actions: [...actions.values()] }))
}
