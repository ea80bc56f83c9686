/**
 * What stands above a policy's text: its kind, where it is attached, its size against AWS's quota,
 * and what is wrong with it, line by line.
 */

import { policySize, shortArn, shortPrincipal } from '../../account/index.ts'
import type { PolicyEntry, PolicyOwner, World } from '../../account/index.ts'
import type { PolicyKind } from '../../engine/index.ts'
import type { Names } from './names.ts'

export interface PolicyInfo {
  readonly name: string
  /** 'Service control policy', 'Customer managed policy', 'Role trust policy', … */
  readonly kind: string
  /** Names of what carries it, in short. */
  readonly attachedTo: readonly string[]
  /** Set where the one text serves as several things. */
  readonly severalUses: string | null
  /** Why it cannot be edited; null when it can. */
  readonly readOnly: string | null
  readonly size: PolicySize | null
}

export interface PolicySize {
  readonly used: number
  readonly limit: number
  readonly unit: string
  readonly over: boolean
  /** What the limit counts, for who asks. */
  readonly help: string
}

export function policyInfo(world: World, entry: PolicyEntry, names: Names): PolicyInfo {
  return {
    name: entry.name,
    kind: kindWords(entry.kind, entry.owner),
    attachedTo: entry.attachedTo.map((id) => carrierName(id, names)),
    severalUses: severalUses(world, entry),
    readOnly: readOnlyReason(entry),
    size: sizeOf(entry),
  }
}

function kindWords(kind: PolicyKind, owner: PolicyOwner): string {
  if (owner.kind === 'organization') {
    return owner.type === 'SERVICE_CONTROL_POLICY'
      ? 'Service control policy'
      : 'Resource control policy'
  }
  if (owner.kind === 'managedPolicy') {
    return owner.awsManaged ? 'AWS managed policy' : 'Customer managed policy'
  }
  if (owner.kind === 'resource') return `${owner.type} policy`
  if (owner.kind === 'permissionSet') return 'Permission set, inline policy'
  if (owner.kind === 'vpcEndpoint') return 'VPC endpoint policy'
  if (owner.kind === 'session') return 'Session policy'
  return kind === 'trust' ? 'Role trust policy' : 'Inline policy'
}

function carrierName(id: string, names: Names): string {
  if (id.startsWith('permission-set/'))
    return `permission set ${id.slice('permission-set/'.length)}`
  if (!id.startsWith('arn:')) return names.level(id)
  const principal = shortPrincipal(id)
  return principal === id ? shortArn(id) : principal
}

/** One managed policy may be attached for its permissions and also bound those of others. */
function severalUses(world: World, entry: PolicyEntry): string | null {
  if (entry.owner.kind !== 'managedPolicy') return null
  const { arn } = entry.owner
  const identities = world.accounts.flatMap((account) => [...account.users, ...account.roles])
  const bounded = identities.filter((identity) => identity.permissionsBoundaryArn === arn)
  if (bounded.length === 0) return null
  const granted = world.accounts
    .flatMap((account) => [...account.users, ...account.groups, ...account.roles])
    .filter((identity) => identity.attachedPolicyArns.includes(arn))
  const bounds = `permissions boundary of ${bounded.map((each) => each.name).join(', ')}`
  if (granted.length === 0) return `Serves as ${bounds}.`
  return `Serves as permissions policy of ${granted.map((each) => each.name).join(', ')} and as ${bounds}: an edit changes both.`
}

function readOnlyReason(entry: PolicyEntry): string | null {
  if (entry.editable) return null
  if (entry.owner.kind === 'managedPolicy' && entry.owner.awsManaged) {
    return 'AWS manages this policy: it cannot be edited here, as in your account.'
  }
  if (entry.owner.kind === 'organization') {
    return 'AWS manages this policy and attaches it everywhere: it cannot be edited.'
  }
  return 'Only AWS may change this policy.'
}

function sizeOf(entry: PolicyEntry): PolicySize | null {
  const { quota } = entry
  if (quota === null) return null
  const used = policySize(entry.document, quota) + quota.usedElsewhere
  const shared =
    quota.usedElsewhere > 0 ? ' The limit is shared with the other inline policies.' : ''
  const spaces = quota.countsWhitespace ? 'White space counts.' : 'White space does not count.'
  return {
    used,
    limit: quota.limit,
    unit: quota.unit,
    over: used > quota.limit,
    help: `${spaces}${shared}`,
  }
}
