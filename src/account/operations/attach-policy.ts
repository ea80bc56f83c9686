/**
 * Attaching managed policies and detaching them again, to grant permissions or to bound them, with the
 * errors that AWS gives. [API_AttachRolePolicy, API_PutRolePermissionsBoundary and their like]
 */

import { findManagedPolicy, isAwsManagedArn } from '../managed-policies.ts'
import type { Account, ManagedPolicy, World } from '../model.ts'
import { findAccount } from '../organization.ts'
import { SERVICE_LINKED_PATH } from '../protected-roles.ts'
import { findCarrier, isAttached, nameOfPolicy, withAccount, withCarrier } from './carriers.ts'
import type { CarrierKind, PolicyCarrier } from './carriers.ts'
import { done, refused } from './outcome.ts'
import type { AwsError, Outcome } from './outcome.ts'

export interface PolicyAttachment {
  /** The ARN of a user, group or role; 'permission-set/Name'. */
  readonly carrierId: string
  readonly policyArn: string
  /** The AWS managed policy itself, for a world that does not hold it yet. */
  readonly supplied: ManagedPolicy | null
}

/** Section 1.14, at its default; AWS raises it on request. */
const MOST_ATTACHED = 10

/** Attaches a managed policy for its permissions. What is attached already stays as it is. */
export function attachPolicy(world: World, attachment: PolicyAttachment): Outcome {
  const { carrierId, policyArn, supplied } = attachment
  const carrier = findCarrier(world, carrierId)
  if (carrier === null) return refused(noCarrier(carrierId))
  const error = refusal(world, carrier, policyArn, supplied)
  if (error !== null) return refused(error)
  if (isAttached(carrier, policyArn)) return done(world)
  const { attachedPolicyArns, customerManagedPolicyNames } = carrier
  const count = attachedPolicyArns.length + customerManagedPolicyNames.length
  if (count >= MOST_ATTACHED) return refused(tooMany(carrier, count))
  const changed =
    carrier.kind === 'permissionSet' && !isAwsManagedArn(policyArn)
      ? { customerManagedPolicyNames: [...customerManagedPolicyNames, nameOfPolicy(policyArn)] }
      : { attachedPolicyArns: [...attachedPolicyArns, policyArn] }
  const holding = withPolicyHeld(world, carrier, policyArn, supplied)
  return done(withCarrier(holding, { ...carrier, ...changed }))
}

/** Takes an attached policy away. The policy itself stays where it is. */
export function detachPolicy(
  world: World,
  { carrierId, policyArn }: Pick<PolicyAttachment, 'carrierId' | 'policyArn'>,
): Outcome {
  const carrier = findCarrier(world, carrierId)
  if (carrier === null) return refused(noCarrier(carrierId))
  if (carrier.protected) return refused(protectedRole(carrier))
  if (!isAttached(carrier, policyArn)) return refused(notAttached(carrier, policyArn))
  const attachedPolicyArns = carrier.attachedPolicyArns.filter((arn) => arn !== policyArn)
  const name = isAwsManagedArn(policyArn) ? null : nameOfPolicy(policyArn)
  const customerManagedPolicyNames = carrier.customerManagedPolicyNames.filter(
    (each) => each !== name,
  )
  return done(withCarrier(world, { ...carrier, attachedPolicyArns, customerManagedPolicyNames }))
}

/** Makes a managed policy the permissions boundary of a user or role, in place of the one it has. */
export function setPermissionsBoundary(world: World, attachment: PolicyAttachment): Outcome {
  const { carrierId, policyArn, supplied } = attachment
  const carrier = findCarrier(world, carrierId)
  if (carrier === null) return refused(noCarrier(carrierId))
  if (!canBeBounded(carrier)) return refused(unbounded(carrier))
  const error = refusal(world, carrier, policyArn, supplied)
  if (error !== null) return refused(error)
  if (carrier.permissionsBoundaryArn === policyArn) return done(world)
  const holding = withPolicyHeld(world, carrier, policyArn, supplied)
  return done(withCarrier(holding, { ...carrier, permissionsBoundaryArn: policyArn }))
}

export function removePermissionsBoundary(world: World, carrierId: string): Outcome {
  const carrier = findCarrier(world, carrierId)
  if (carrier === null) return refused(noCarrier(carrierId))
  if (!canBeBounded(carrier)) return refused(unbounded(carrier))
  if (carrier.protected) return refused(protectedRole(carrier))
  if (carrier.permissionsBoundaryArn === null) {
    return refused({
      code: 'NoSuchEntity',
      message: `${called(carrier)} has no permissions boundary.`,
    })
  }
  return done(withCarrier(world, { ...carrier, permissionsBoundaryArn: null }))
}

function canBeBounded({ kind }: PolicyCarrier): boolean {
  return kind === 'user' || kind === 'role'
}

/** What forbids this policy on this carrier, whatever else is attached there. */
function refusal(
  world: World,
  carrier: PolicyCarrier,
  policyArn: string,
  supplied: ManagedPolicy | null,
): AwsError | null {
  if (carrier.protected) return protectedRole(carrier)
  if (policyArn.includes(`:policy${SERVICE_LINKED_PATH}`)) return notAttachable(policyArn)
  const known =
    findAttachable(world, carrier, policyArn) !== null || isSupplied(policyArn, supplied)
  return known ? null : noPolicy(policyArn)
}

/** An account's policies are for its own identities; a permission set names what its accounts hold (R21). */
function findAttachable(
  world: World,
  carrier: PolicyCarrier,
  policyArn: string,
): ManagedPolicy | null {
  const own = carrier.accountId === null ? null : findAccount(world, carrier.accountId)
  const accounts = own === null ? world.accounts : [own]
  for (const account of accounts) {
    const policy = findManagedPolicy(world, account, policyArn)
    if (policy !== null) return policy
  }
  return null
}

function isSupplied(policyArn: string, supplied: ManagedPolicy | null): boolean {
  return supplied?.awsManaged === true && supplied.arn === policyArn && isAwsManagedArn(policyArn)
}

/** AWS managed policies are the same in every account: the world holds each once. */
function withPolicyHeld(
  world: World,
  carrier: PolicyCarrier,
  policyArn: string,
  supplied: ManagedPolicy | null,
): World {
  if (supplied === null || findAttachable(world, carrier, policyArn) !== null) return world
  const holder = carrier.accountId ?? homeOfPermissionSets(world)?.id ?? null
  return withAccount(world, holder, (account) => ({
    ...account,
    policies: [...account.policies, supplied],
  }))
}

function homeOfPermissionSets({ organization, accounts }: World): Account | undefined {
  return accounts.find(({ id }) => id === organization?.managementAccountId) ?? accounts[0]
}

const kindWords: Readonly<Record<CarrierKind, string>> = {
  user: 'The user',
  group: 'The group',
  role: 'The role',
  permissionSet: 'The permission set',
}

function called({ kind, name }: PolicyCarrier): string {
  return `${kindWords[kind]} ${name}`
}

function noCarrier(id: string): AwsError {
  return { code: 'NoSuchEntity', message: `There is no ${id} in any account.` }
}

function noPolicy(arn: string): AwsError {
  const message = `The policy ${arn} does not exist, or is of another account and cannot be attached here.`
  return { code: 'NoSuchEntity', message }
}

function notAttached(carrier: PolicyCarrier, policyArn: string): AwsError {
  const message = `${called(carrier)} does not have the policy ${nameOfPolicy(policyArn)} attached.`
  return { code: 'NoSuchEntity', message }
}

/** R24 */
function protectedRole(carrier: PolicyCarrier): AwsError {
  return {
    code: 'UnmodifiableEntity',
    message: `${called(carrier)} is protected: only AWS can change it.`,
  }
}

function notAttachable(policyArn: string): AwsError {
  return {
    code: 'PolicyNotAttachable',
    message: `${nameOfPolicy(policyArn)} is the policy of a service-linked role: AWS attaches it to that role, and nobody can attach it to another.`,
  }
}

function unbounded(carrier: PolicyCarrier): AwsError {
  const message = `${called(carrier)} cannot have a permissions boundary: only users and roles can.`
  return { code: 'InvalidInput', message }
}

function tooMany(carrier: PolicyCarrier, count: number): AwsError {
  const message = `${called(carrier)} has ${count} managed policies attached, and AWS accepts at most ${MOST_ATTACHED}. Detach one first.`
  // The bound of a permission set is that of the roles it becomes (R21).
  return carrier.kind === 'permissionSet'
    ? { code: 'ServiceQuotaExceededException', message }
    : { code: 'LimitExceeded', message }
}
