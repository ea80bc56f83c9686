/**
 * The resources of a matrix, with the policies and the context that they bring to every row of a band.
 */

import type { MatrixResource } from '../../engine/index.ts'
import { contextOf, momentOf, withHand } from '../context.ts'
import { indexedDirectory } from '../directory.ts'
import { locateResource } from '../located.ts'
import type { LocatedResource } from '../located.ts'
import type { World } from '../model.ts'
import { policyReading } from '../policy-reading.ts'
import type { ReadPolicy } from '../policy-reading.ts'
import { clockKeys, connectionKeys, regionKeys, resourceKeys } from '../request-keys.ts'
import type { BroughtKey } from '../request-keys.ts'
import { resourceSide } from '../sides.ts'
import type { MatrixAxes } from './axes.ts'
import type { Side } from './side.ts'

/** What tells resources from how others see them: the caller's account, and keys that are not theirs to bring. */
export interface View {
  readonly name: string
  readonly accountId: string | null
  readonly hidden: ReadonlySet<string>
}

export interface Columns {
  viewOf(accountId: string | null, circumstance: number): View
  resources(view: View, action: string): readonly Side<MatrixResource>[]
}

export function columnsOf(world: World, now: string, axes: MatrixAxes, read: ReadPolicy): Columns {
  const directory = indexedDirectory()
  const located = axes.resources.map((arn) => locateResource(world, arn, directory))
  const homeless = located.some(({ accountId }) => accountId === null)
  const brought = keysOf(world, located)
  const hiddenBy = axes.circumstances.map(({ context }) => {
    const later = [...connectionKeys, ...clockKeys(now, momentOf(context, now))]
    const names = [...Object.keys(context), ...later.map(([key]) => key)]
    return new Set(names.map((name) => name.toLowerCase()).filter((name) => brought.has(name)))
  })
  return {
    viewOf(callerId, circumstance) {
      const hidden = hiddenBy[circumstance] ?? new Set()
      // Only a resource that tells no owner looks different from another account.
      const accountId = homeless ? callerId : null
      return { name: JSON.stringify([accountId, ...[...hidden].sort()]), accountId, hidden }
    },
    resources: ({ accountId, hidden }, action) =>
      located.map((each, index) => {
        const ownerId = each.accountId ?? accountId
        const side = resourceSide(world, action, each, ownerId)
        const { one, levels, broken } = policyReading(read, side.missing)
        const brought = broughtBy(world, each, ownerId)
        const own = brought.filter(([key]) => !hidden.has(key.toLowerCase()))
        const resource = {
          resource: axes.resources[index] ?? '',
          ...(ownerId === null ? {} : { resourceAccount: ownerId }),
          ...(side.restrictPublicBuckets ? { restrictPublicBuckets: true } : {}),
          policy: one(side.policy),
          resourceControl: levels(side.resourceControl),
          context: contextOf(withHand([['resource', own]], {})),
        }
        return { side: resource, broken: broken() }
      }),
  }
}

/** The keys, in lower case, that any of the resources may bring, whoever asks. */
function keysOf(world: World, located: readonly LocatedResource[]): ReadonlySet<string> {
  const anywhere = [...world.accounts.map(({ id }) => id), 'an account elsewhere']
  const brought = located.flatMap((each) =>
    (each.accountId === null ? anywhere : [each.accountId]).flatMap((ownerId) =>
      broughtBy(world, each, ownerId),
    ),
  )
  return new Set(brought.map(([key]) => key.toLowerCase()))
}

function broughtBy(
  world: World,
  resource: LocatedResource,
  ownerId: string | null,
): readonly BroughtKey[] {
  return [...resourceKeys(world, resource, ownerId), ...regionKeys(resource)]
}
