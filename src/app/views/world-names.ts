/**
 * Names for what a decision speaks of, read from the world it was made in.
 */

import type { PolicyEntry, PolicyRef, World } from '../../account/index.ts'
import type { Names } from './names.ts'

/** Plain data, so that two tables can be compared: typing in a policy changes none of it. */
export interface NameTable {
  readonly policies: readonly (readonly [PolicyRef, string])[]
  /** Of the organization's root, its units and the accounts. */
  readonly levels: readonly (readonly [string, string])[]
}

export function nameTable(world: World, policies: readonly PolicyEntry[]): NameTable {
  return { policies: policies.map(({ ref, name }) => [ref, name]), levels: levelNames(world) }
}

export function namesOf(table: NameTable): Names {
  const policies = new Map(table.policies)
  const levels = new Map(table.levels)
  return {
    policy: (ref) => policies.get(ref) ?? ref,
    level: (id) => levels.get(id) ?? id,
  }
}

function levelNames(world: World): (readonly [string, string])[] {
  const accounts = world.accounts.map((account) => [account.id, account.name] as const)
  const { organization } = world
  if (organization === null) return accounts
  return [
    [organization.root.id, 'Root'],
    ...organization.units.map((unit) => [unit.id, `OU ${unit.name}`] as const),
    ...accounts,
  ]
}
