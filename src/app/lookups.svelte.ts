/**
 * What the open world offers to choose from and look up, computed when it is asked for and again
 * only when the world has changed.
 */

import { listPolicies, principals, resources, tree } from '../account/index.ts'
import type {
  PolicyEntry,
  PolicyRef,
  PrincipalOption,
  ResourceOption,
  TreeNode,
} from '../account/index.ts'
import type { Scenario } from '../scenario/model.ts'
import { keepEqual } from './keep-equal.ts'
import { nameTable } from './views/world-names.ts'
import type { NameTable } from './views/world-names.ts'

export interface Lookups {
  readonly policies: readonly PolicyEntry[]
  policy(this: void, ref: PolicyRef): PolicyEntry | null
  readonly principals: readonly PrincipalOption[]
  readonly resources: readonly ResourceOption[]
  readonly tree: readonly TreeNode[]
  readonly names: NameTable
}

export function createLookups(current: () => Scenario): Lookups {
  // Of the world alone: asking something else computes none of the others again.
  const world = $derived(current().world)
  const now = $derived(current().now)
  const policies = $derived(listPolicies(world))
  const byRef = $derived(indexed(policies))
  const sameNames = keepEqual<NameTable>()
  const samePrincipals = keepEqual<readonly PrincipalOption[]>()
  const sameResources = keepEqual<readonly ResourceOption[]>()
  const sameTree = keepEqual<readonly TreeNode[]>()
  const allPrincipals = $derived(samePrincipals(principals(world)))
  const allResources = $derived(sameResources(resources(world)))
  const names = $derived(sameNames(nameTable(world, policies)))
  const wholeTree = $derived(sameTree(tree(world, now)))
  return {
    get policies() {
      return policies
    },
    policy: (ref) => byRef.get(ref) ?? null,
    get principals() {
      return allPrincipals
    },
    get resources() {
      return allResources
    },
    get tree() {
      return wholeTree
    },
    get names() {
      return names
    },
  }
}

function indexed(policies: readonly PolicyEntry[]): ReadonlyMap<PolicyRef, PolicyEntry> {
  return new Map(policies.map((entry) => [entry.ref, entry]))
}
