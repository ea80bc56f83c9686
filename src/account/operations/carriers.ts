/**
 * What managed policies can be attached to: users, groups and roles of the accounts, and the permission
 * sets of Identity Center.
 */

import { isProvisionedFrom } from '../identity-center.ts'
import { isAwsManagedArn } from '../managed-policies.ts'
import type { Account, PermissionSet, World } from '../model.ts'
import { findAccount, groupArn, roleArn, userArn } from '../organization.ts'
import { isProtected } from '../protected-roles.ts'

export type CarrierKind = 'user' | 'group' | 'role' | 'permissionSet'

export interface PolicyCarrier {
  /** The ARN of a user, group or role; 'permission-set/Name'. */
  readonly id: string
  readonly kind: CarrierKind
  readonly name: string
  /** Null for permission sets. */
  readonly accountId: string | null
  /** ARNs of managed policies; for a permission set, of the AWS managed ones. */
  readonly attachedPolicyArns: readonly string[]
  /** Of a permission set, the customer managed policies, which each account has to hold (R21). */
  readonly customerManagedPolicyNames: readonly string[]
  /** Null too where there can be none. */
  readonly permissionsBoundaryArn: string | null
  /** Only AWS may change it. */
  readonly protected: boolean
}

/** Everything that can carry a managed policy, the accounts in their order, then permission sets. */
export function policyCarriers(world: World): readonly PolicyCarrier[] {
  const sets = world.organization?.identityCenter?.permissionSets ?? []
  return [...world.accounts.flatMap(carriersIn), ...sets.map(permissionSetCarrier)]
}

/** The carrier of this id; null where there is none. */
export function findCarrier(world: World, id: string): PolicyCarrier | null {
  const accountId = /^arn:[^:]*:iam::(\d{12}):/.exec(id)?.[1]
  if (accountId === undefined) {
    const sets = world.organization?.identityCenter?.permissionSets ?? []
    return sets.map(permissionSetCarrier).find((carrier) => carrier.id === id) ?? null
  }
  const account = findAccount(world, accountId)
  return account === null ? null : (carriersIn(account).find((each) => each.id === id) ?? null)
}

const none = { customerManagedPolicyNames: [], permissionsBoundaryArn: null, protected: false }

function carriersIn(account: Account): readonly PolicyCarrier[] {
  const { id: accountId, users, groups, roles } = account
  return [
    ...users.map((user): PolicyCarrier => {
      const { name, attachedPolicyArns, permissionsBoundaryArn } = user
      const own = { name, attachedPolicyArns, permissionsBoundaryArn, accountId }
      return { ...none, ...own, id: userArn(accountId, user), kind: 'user' }
    }),
    ...groups.map((group): PolicyCarrier => {
      const { name, attachedPolicyArns } = group
      const own = { name, attachedPolicyArns, accountId }
      return { ...none, ...own, id: groupArn(accountId, group), kind: 'group' }
    }),
    ...roles.map((role): PolicyCarrier => {
      const { name, attachedPolicyArns, permissionsBoundaryArn } = role
      const own = { name, attachedPolicyArns, permissionsBoundaryArn, accountId }
      const id = roleArn(accountId, role)
      return { ...none, ...own, id, kind: 'role', protected: isProtected(role) }
    }),
  ]
}

function permissionSetCarrier(set: PermissionSet): PolicyCarrier {
  const { name, awsManagedPolicyArns, customerManagedPolicyNames, permissionsBoundaryArn } = set
  return {
    ...none,
    id: `permission-set/${name}`,
    kind: 'permissionSet',
    name,
    accountId: null,
    attachedPolicyArns: awsManagedPolicyArns,
    customerManagedPolicyNames,
    permissionsBoundaryArn,
  }
}

/** The world with what is attached to a carrier, and the boundary it has, as they stand here. */
export function withCarrier(world: World, carrier: PolicyCarrier): World {
  if (carrier.kind === 'permissionSet') return withPermissionSet(world, carrier)
  const { id, attachedPolicyArns, permissionsBoundaryArn } = carrier
  return withAccount(world, carrier.accountId, (account) => ({
    ...account,
    users: account.users.map((user) =>
      userArn(account.id, user) === id
        ? { ...user, attachedPolicyArns, permissionsBoundaryArn }
        : user,
    ),
    groups: account.groups.map((group) =>
      groupArn(account.id, group) === id ? { ...group, attachedPolicyArns } : group,
    ),
    roles: account.roles.map((role) =>
      roleArn(account.id, role) === id
        ? { ...role, attachedPolicyArns, permissionsBoundaryArn }
        : role,
    ),
  }))
}

/** The world with one of its accounts changed. */
export function withAccount(
  world: World,
  accountId: string | null,
  change: (account: Account) => Account,
): World {
  const accounts = world.accounts.map((account) =>
    account.id === accountId ? change(account) : account,
  )
  return { ...world, accounts }
}

/** Identity Center brings a changed permission set into every account where it is provisioned. */
function withPermissionSet(world: World, carrier: PolicyCarrier): World {
  const { organization } = world
  const center = organization?.identityCenter ?? null
  if (organization === null || center === null) return world
  const { name, attachedPolicyArns: awsManagedPolicyArns, customerManagedPolicyNames } = carrier
  const permissionSets = center.permissionSets.map((set) =>
    set.name === name ? { ...set, awsManagedPolicyArns, customerManagedPolicyNames } : set,
  )
  const identityCenter = { ...center, permissionSets }
  const accounts = world.accounts.map((account) => {
    if (!account.roles.some((role) => isProvisionedFrom(role, name))) return account
    const customer = customerManagedPolicyNames.map(
      (each) => `arn:aws:iam::${account.id}:policy/${each}`,
    )
    const attachedPolicyArns = [...awsManagedPolicyArns, ...customer]
    const roles = account.roles.map((role) =>
      isProvisionedFrom(role, name) ? { ...role, attachedPolicyArns } : role,
    )
    return { ...account, roles }
  })
  return { ...world, organization: { ...organization, identityCenter }, accounts }
}

/** Whether a policy is attached to a carrier for its permissions. */
export function isAttached(carrier: PolicyCarrier, policyArn: string): boolean {
  if (carrier.attachedPolicyArns.includes(policyArn)) return true
  if (isAwsManagedArn(policyArn)) return false
  return carrier.customerManagedPolicyNames.includes(nameOfPolicy(policyArn))
}

export function nameOfPolicy(policyArn: string): string {
  return policyArn.slice(policyArn.lastIndexOf('/') + 1)
}
