/**
 * ARNs of what IAM holds, and where an account stands in the organization.
 */

import type { Account, Group, Organization, Role, User, World } from './model.ts'

export function userArn(accountId: string, user: Pick<User, 'path' | 'name'>): string {
  return `arn:aws:iam::${accountId}:user${user.path}${user.name}`
}

export function groupArn(accountId: string, group: Pick<Group, 'path' | 'name'>): string {
  return `arn:aws:iam::${accountId}:group${group.path}${group.name}`
}

export function roleArn(accountId: string, role: Pick<Role, 'path' | 'name'>): string {
  return `arn:aws:iam::${accountId}:role${role.path}${role.name}`
}

export function rootArn(accountId: string): string {
  return `arn:aws:iam::${accountId}:root`
}

export function findAccount(world: World, accountId: string): Account | null {
  return world.accounts.find((account) => account.id === accountId) ?? null
}

/** A level of the organization on an account's path, with what is attached there. */
export interface OrganizationLevel {
  readonly id: string
  readonly name: string
  readonly serviceControlPolicyIds: readonly string[]
  readonly resourceControlPolicyIds: readonly string[]
}

/**
 * From the organization's root down to the account itself (D40).
 * Null for an account outside the organization: unknown, without a parent, or under a unit that does not exist.
 */
export function organizationPath(
  world: World,
  accountId: string,
): readonly OrganizationLevel[] | null {
  const { organization } = world
  const account = findAccount(world, accountId)
  if (organization === null || account === null) return null
  const parentId = parentOf(organization, account)
  const above = parentId === null ? null : pathTo(organization, parentId)
  return above === null ? null : [...above, account]
}

/** 'o-…/r-…/ou-…/' as in aws:PrincipalOrgPaths (K5); null outside the organization. */
export function accountOrgPath(world: World, accountId: string): string | null {
  const path = organizationPath(world, accountId)
  if (world.organization === null || path === null) return null
  const above = path.slice(0, -1).map((level) => level.id)
  return [world.organization.id, ...above, ''].join('/')
}

/** The management account cannot stand outside its organization. */
function parentOf(organization: Organization, account: Account): string | null {
  if (account.parentId !== null) return account.parentId
  return account.id === organization.managementAccountId ? organization.root.id : null
}

function pathTo(organization: Organization, id: string): OrganizationLevel[] | null {
  const path: OrganizationLevel[] = []
  let at = id
  // A chain of units cannot be longer than there are units, unless it runs in a circle.
  for (let step = 0; step <= organization.units.length; step += 1) {
    if (at === organization.root.id) return [{ ...organization.root, name: 'Root' }, ...path]
    const unit = organization.units.find((candidate) => candidate.id === at)
    if (unit === undefined) return null
    path.unshift(unit)
    at = unit.parentId
  }
  return null
}
