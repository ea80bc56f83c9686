/**
 * Each policy compiled and multiplied out once for every list of columns that it meets, however many
 * principals have it. Policies are known by identity.
 */

import { compilePolicy } from '../evaluate/compile.ts'
import type { Policy } from '../policy/model.ts'
import type { ActionAxis } from './actions.ts'
import type { ColumnAxis } from './columns.ts'
import { levelOf } from './level.ts'
import type { Level } from './level.ts'
import { getOrMake } from './memo.ts'
import { productOf } from './product.ts'
import type { Product } from './product.ts'

export interface Library {
  readonly actions: ActionAxis
  readonly entries: Map<Policy, Entry>
}

interface Entry {
  readonly number: number
  /** In how many lists of policies it stands. What stands in one is not kept. */
  uses: number
  readonly products: Map<ColumnAxis, readonly Product[]>
}

export function libraryOf(actions: ActionAxis): Library {
  return { actions, entries: new Map() }
}

function entryOf(policy: Policy, { entries }: Library): Entry {
  return getOrMake(entries, policy, () => ({ number: entries.size, uses: 0, products: new Map() }))
}

/** Notes that a list of policies stands somewhere. */
export function noteUse(policies: readonly Policy[], library: Library): void {
  for (const policy of policies) entryOf(policy, library).uses++
}

/** One name for one list of policies. */
export function nameOf(policies: readonly Policy[], library: Library): string {
  let name = ''
  for (const policy of policies) name += `${entryOf(policy, library).number},`
  return name
}

/** A level of these policies, as those columns meet it. */
export function makeLevel(
  policies: readonly Policy[],
  axis: ColumnAxis,
  isShared: boolean,
  library: Library,
): Level {
  const products = policies.map((policy) => {
    const { uses, products: known } = entryOf(policy, library)
    const make = (): readonly Product[] => productsOf(policy, axis, library.actions)
    return uses > 1 ? getOrMake(known, axis, make) : make()
  })
  return levelOf(products.flat(), axis, isShared)
}

function productsOf(policy: Policy, axis: ColumnAxis, actions: ActionAxis): readonly Product[] {
  const { statements } = compilePolicy(policy)
  return statements.flatMap((statement) => productOf(statement, actions, axis) ?? [])
}
