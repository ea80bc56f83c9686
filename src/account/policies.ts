/**
 * Every policy text of a world with its address: listed once, found and replaced.
 */

import type { PolicyKind } from '../engine/index.ts'
import { attachments } from './attachments.ts'
import type { Attachments } from './attachments.ts'
import type { World } from './model.ts'
import { accountPlaces } from './places/account.ts'
import { organizationPlaces } from './places/organization.ts'
import { replaced } from './places/place.ts'
import type { Place, PolicyOwner } from './places/place.ts'
import type { PolicyQuota } from './policy-size.ts'
import type { PolicyRef } from './questions.ts'

export interface PolicyEntry {
  readonly ref: PolicyRef
  /** Identity for managed policies, whether they serve as permissions boundary or not. */
  readonly kind: PolicyKind
  readonly name: string
  /** Null for organization policies, permission sets and AWS managed policies. */
  readonly accountId: string | null
  readonly owner: PolicyOwner
  readonly document: string
  /** False for AWS managed policies and for the policies of roles that only AWS may change (R24, D54). */
  readonly editable: boolean
  /** Null where AWS names no limit. */
  readonly quota: PolicyQuota | null
  /** ARNs of users, groups, roles, resources, sessions; ids of roots, units, accounts, endpoints; 'permission-set/Name'. */
  readonly attachedTo: readonly string[]
}

/** Every policy text of the world, once. Of managed policies the default version. */
export function listPolicies(world: World): readonly PolicyEntry[] {
  const attached = attachments(world)
  return [...policyPlaces(world)].map((place) => entryOf(place, attached))
}

/** The policy at an address; null where there is none. */
export function findPolicy(world: World, ref: PolicyRef): PolicyEntry | null {
  const place = findPlace(world, ref)
  return place === null ? null : entryOf(place, attachments(world))
}

/** The world with one policy's text replaced. The same world for an unknown or read-only policy. */
export function withPolicyDocument(world: World, ref: PolicyRef, document: string): World {
  const place = findPlace(world, ref)
  if (place === null || place.write === null) return world
  return place.document === document ? world : place.write(document)
}

function findPlace(world: World, ref: PolicyRef): Place | null {
  for (const place of policyPlaces(world)) if (place.ref === ref) return place
  return null
}

/** The one walk over all policy texts; listing and replacing both take it. */
function* policyPlaces(world: World): Generator<Place, void> {
  if (world.organization !== null) yield* organizationPlaces(world, world.organization)
  const seenManaged = new Set<string>()
  for (const account of world.accounts) {
    yield* accountPlaces(account, seenManaged, (changed) => ({
      ...world,
      accounts: replaced(world.accounts, account, changed),
    }))
  }
}

function entryOf(place: Place, attached: Attachments): PolicyEntry {
  const { ref, kind, name, accountId, owner, document } = place
  const { carriers } = place
  const attachedTo = 'attachedAs' in carriers ? (attached.get(carriers.attachedAs) ?? []) : carriers
  const editable = place.write !== null
  return { ref, kind, name, accountId, owner, document, editable, quota: place.quota(), attachedTo }
}
