/**
 * Which policies are attached where: users, groups, roles, permission sets, and the organization's levels.
 */

import type { Account, Organization, World } from './model.ts'
import { groupArn, roleArn, userArn } from './organization.ts'

/** By ARN of a managed policy or id of an organization policy: ARNs and ids of what carries it. */
export type Attachments = ReadonlyMap<string, readonly string[]>

/** Attached as permissions policy or as permissions boundary alike; each carrier once. */
export function attachments(world: World): Attachments {
  const found = new Map<string, string[]>()
  const note = (policy: string | null, carrier: string): void => {
    if (policy === null) return
    const carriers = found.get(policy)
    if (carriers === undefined) found.set(policy, [carrier])
    else if (carriers.at(-1) !== carrier) carriers.push(carrier)
  }
  if (world.organization !== null) noteOrganization(world.organization, note)
  for (const account of world.accounts) noteAccount(account, note)
  return found
}

type Note = (policy: string | null, carrier: string) => void

function noteOrganization(organization: Organization, note: Note): void {
  for (const level of [organization.root, ...organization.units]) noteLevel(level, note)
  const center = organization.identityCenter
  if (center === null) return
  for (const set of center.permissionSets) {
    const carrier = `permission-set/${set.name}`
    for (const arn of set.awsManagedPolicyArns) note(arn, carrier)
    note(set.permissionsBoundaryArn, carrier)
  }
}

function noteAccount(account: Account, note: Note): void {
  noteLevel(account, note)
  for (const group of account.groups) {
    const carrier = groupArn(account.id, group)
    for (const arn of group.attachedPolicyArns) note(arn, carrier)
  }
  const users = account.users.map((user) => [user, userArn(account.id, user)] as const)
  const roles = account.roles.map((role) => [role, roleArn(account.id, role)] as const)
  for (const [identity, carrier] of [...users, ...roles]) {
    for (const arn of identity.attachedPolicyArns) note(arn, carrier)
    note(identity.permissionsBoundaryArn, carrier)
  }
}

function noteLevel(
  level: Pick<Account, 'id' | 'serviceControlPolicyIds' | 'resourceControlPolicyIds'>,
  note: Note,
): void {
  for (const id of level.serviceControlPolicyIds) note(id, level.id)
  for (const id of level.resourceControlPolicyIds) note(id, level.id)
}
