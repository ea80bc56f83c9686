/**
 * What a managed policy can be attached to, as a person chooses it, and where a policy is attached.
 */

import { policyCarriers, shortPrincipal } from '../../account/index.ts'
import type { CarrierKind, PolicyCarrier, PolicyEntry, World } from '../../account/index.ts'
import type { AttachedAs } from '../policy-edits.ts'
import type { Choice } from './choices.ts'

const kindWords: Readonly<Record<CarrierKind, string>> = {
  user: 'User',
  group: 'Group',
  role: 'Role',
  permissionSet: 'Permission set',
}

/** 'user/ana', 'permission set PlatformAdmin'. */
function carrierLabel({ id, kind, name }: PolicyCarrier): string {
  return kind === 'permissionSet' ? `permission set ${name}` : shortPrincipal(id)
}

/** Those that a policy can be attached to for this purpose. Only users and roles have a boundary. */
export function carrierChoices(world: World, as: AttachedAs): readonly Choice[] {
  const accounts = new Map(world.accounts.map(({ id, name }) => [id, name]))
  return policyCarriers(world)
    .filter(({ kind }) => as === 'permissions' || kind === 'user' || kind === 'role')
    .map((carrier) => ({
      value: carrier.id,
      label: carrierLabel(carrier),
      kind: carrier.protected ? 'only AWS changes it' : kindWords[carrier.kind],
      detail: accounts.get(carrier.accountId ?? '') ?? 'Identity Center',
      icon: carrier.kind,
    }))
}

/** A place where a managed policy is attached. */
export interface PolicyUse {
  readonly carrierId: string
  readonly label: string
  readonly icon: CarrierKind
  /** The account's name; null for permission sets. */
  readonly account: string | null
  readonly as: AttachedAs
}

/** Where the policies of a world are attached, by their ARNs, those as boundaries behind the others. */
export function policyUses(world: World): ReadonlyMap<string, readonly PolicyUse[]> {
  const accounts = new Map(world.accounts.map(({ id, name }) => [id, name]))
  const uses = new Map<string, PolicyUse[]>()
  const note = (arn: string, carrier: PolicyCarrier, as: AttachedAs): void => {
    const account = accounts.get(carrier.accountId ?? '') ?? null
    const label = carrierLabel(carrier)
    const use = { carrierId: carrier.id, label, icon: carrier.kind, account, as }
    const known = uses.get(arn)
    if (known === undefined) uses.set(arn, [use])
    else known.push(use)
  }
  const carriers = policyCarriers(world)
  for (const carrier of carriers) {
    for (const arn of new Set(carrier.attachedPolicyArns)) note(arn, carrier, 'permissions')
  }
  for (const carrier of carriers) {
    const { permissionsBoundaryArn } = carrier
    if (permissionsBoundaryArn !== null) note(permissionsBoundaryArn, carrier, 'boundary')
  }
  return uses
}

/** The AWS managed policies that a world holds or attaches, by their ARNs. */
export function arnsIn(
  policies: readonly PolicyEntry[],
  uses: ReadonlyMap<string, unknown>,
): readonly string[] {
  const held = policies.flatMap(({ ref, owner }) =>
    owner.kind === 'managedPolicy' && owner.awsManaged ? [ref] : [],
  )
  return [...uses.keys(), ...held]
}

export function setOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts)
}
