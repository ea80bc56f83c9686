/**
 * Columns put into kinds: those of one kind are alike for the rules outside policies.
 */

import { compilePolicy } from '../evaluate/compile.ts'
import { isPublic } from '../evaluate/public-access.ts'
import type { Policy } from '../policy/model.ts'
import type { Column } from './columns.ts'
import { getOrMake } from './memo.ts'
import type { Partition } from './partition.ts'
import type { MatrixResource } from './types.ts'

export interface ColumnKinds {
  readonly partition: Partition
  /** By class of the partition. */
  readonly kinds: readonly ColumnKind[]
}

export interface ColumnKind {
  /** Any resource of the kind. */
  readonly example: MatrixResource
  readonly hasPolicy: boolean
  readonly hasControl: boolean
  /** D55, D56. */
  readonly blocksPublicAccess: boolean
}

export function columnKindsOf(
  resources: readonly MatrixResource[],
  columns: readonly Column[],
): ColumnKinds {
  const numbers = new Map<string, number>()
  const kinds: ColumnKind[] = []
  const publicPolicies = new Map<Policy, boolean>()
  const classOf = Uint32Array.from(resources, (resource, index) => {
    const kind = kindOf(resource, publicPolicies)
    const { hasPolicy, hasControl, blocksPublicAccess } = kind
    const seen = [columns[index]?.target, hasPolicy, hasControl, blocksPublicAccess]
    const name = JSON.stringify(seen)
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, kinds.length)
    return kinds.push(kind) - 1
  })
  return { partition: { classOf, count: kinds.length }, kinds }
}

function kindOf(example: MatrixResource, publicPolicies: Map<Policy, boolean>): ColumnKind {
  const { policy, resourceControl, restrictPublicBuckets } = example
  return {
    example,
    hasPolicy: policy !== null,
    hasControl: resourceControl !== null,
    blocksPublicAccess:
      restrictPublicBuckets === true &&
      policy !== null &&
      getOrMake(publicPolicies, policy, () => isPublic(compilePolicy(policy))),
  }
}
