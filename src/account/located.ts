/**
 * What the world knows of the resource a question names: its owner, its policy, its tags.
 */

import { isAccountId, splitArn } from './arn.ts'
import { callerAccountId } from './callers.ts'
import type { Caller } from './callers.ts'
import { searching } from './directory.ts'
import type { Directory } from './directory.ts'
import type { Account, Resource, Role, Tag, World } from './model.ts'
import { findAccount } from './organization.ts'

/** A resource as one question sees it. */
export interface LocatedResource {
  /** The owner's 12 digits; null where neither the ARN nor the world tells. */
  readonly accountId: string | null
  /** Region of the ARN; null where it has none. */
  readonly region: string | null
  /** The role itself, for questions on a role. */
  readonly role: Role | null
  /** The resource whose policy counts: itself or the one it is part of. */
  readonly policyHolder: Resource | null
  readonly tags: readonly Tag[]
  /** Whether the tags are those of an IAM user or role, which have a second key name (4.9). */
  readonly iamEntity: boolean
  readonly contextKeys: Readonly<Record<string, string | readonly string[]>>
  readonly restrictPublicBuckets: boolean
}

/** Looks `arn` up: a resource, a part of one (an object of a bucket), an IAM user or role, or nothing known. */
export function locateResource(
  world: World,
  arn: string,
  directory: Directory = searching,
): LocatedResource {
  const parts = splitArn(arn)
  const holders = holdersOf(world, arn)
  const accountId = parts !== null && isAccountId(parts.account) ? parts.account : null
  const iam =
    parts?.service === 'iam' && accountId !== null
      ? iamEntity(world, accountId, arn, directory)
      : null
  const exact = holders.find((holder) => holder.resource.arn === arn) ?? null
  const sharing = exact ?? holders.find((holder) => holder.sharesTags) ?? null
  return {
    accountId: accountId ?? holders[0]?.account.id ?? null,
    region: parts === null || parts.region === '' || parts.region === '*' ? null : parts.region,
    role: iam?.role ?? null,
    policyHolder: holders.find((holder) => holder.resource.policy !== null)?.resource ?? null,
    tags: iam?.tags ?? sharing?.resource.tags ?? [],
    iamEntity: iam !== null,
    contextKeys: sharing?.resource.contextKeys ?? {},
    restrictPublicBuckets: holders.some((holder) => holder.resource.restrictPublicBuckets),
  }
}

/**
 * Whose resource it is. An ARN without account (a bucket the world does not know, '*') and AWS's own
 * (managed policies) are taken to be the caller's, as the evaluator does; null for a caller without account.
 */
export function ownerAccountId(caller: Caller, resource: LocatedResource): string | null {
  return resource.accountId ?? callerAccountId(caller)
}

interface Holder {
  readonly account: Account
  readonly resource: Resource
  readonly sharesTags: boolean
}

/** The resources of the world that are `arn` or that it is part of, the most specific first. */
function holdersOf(world: World, arn: string): readonly Holder[] {
  const holders: Holder[] = []
  for (const account of world.accounts) {
    for (const resource of account.resources) {
      // Almost every resource fails this, and it is cheap.
      if (!arn.startsWith(resource.arn)) continue
      const relation = resource.arn === arn ? same : containment(resource.arn, arn)
      if (relation !== null) holders.push({ account, resource, sharesTags: relation.sharesTags })
    }
  }
  return holders.sort((a, b) => b.resource.arn.length - a.resource.arn.length)
}

const same = { sharesTags: true }

/** Resources whose policy also covers parts that have ARNs of their own. */
interface Containment {
  readonly service: string
  /** How the container's ARN goes on after the fifth colon. */
  readonly container: RegExp
  /** How a part's ARN goes on after the container's. */
  readonly part: RegExp
  /** The service answers aws:ResourceTag for a part with the container's tags. */
  readonly sharesTags: boolean
}

const containments: readonly Containment[] = [
  // An object has tags of its own (s3:ExistingObjectTag), not its bucket's.
  { service: 's3', container: /^[^/:]+$/, part: /^\//, sharesTags: false },
  { service: 's3', container: /^accesspoint\/[^/]+$/, part: /^\/object\//, sharesTags: false },
  { service: 'dynamodb', container: /^table\/[^/]+$/, part: /^\/index\//, sharesTags: true },
  { service: 'logs', container: /^log-group:[^:]+$/, part: /^:/, sharesTags: true },
  { service: 'lambda', container: /^function:[^:]+$/, part: /^:/, sharesTags: true },
  { service: 'sns', container: /^[^:]+$/, part: /^:/, sharesTags: true },
  { service: 'execute-api', container: /^[^/]+$/, part: /^\//, sharesTags: true },
  { service: 'kinesis', container: /^stream\/[^/]+$/, part: /^\/consumer\//, sharesTags: false },
  { service: 'es', container: /^domain\/[^/]+$/, part: /^\//, sharesTags: true },
]

/** Not by prefix alone: 'parameter/a' does not hold 'parameter/a/b', nor 'role/a' 'role/a/b'. */
function containment(containerArn: string, partArn: string): Containment | null {
  const container = splitArn(containerArn)
  if (container === null) return null
  const rest = partArn.slice(containerArn.length)
  return (
    containments.find(
      (row) =>
        row.service === container.service &&
        row.container.test(container.resource) &&
        row.part.test(rest),
    ) ?? null
  )
}

function iamEntity(
  world: World,
  accountId: string,
  arn: string,
  directory: Directory,
): { readonly tags: readonly Tag[]; readonly role: Role | null } | null {
  const account = findAccount(world, accountId)
  if (account === null) return null
  const role = directory.role(account, arn)
  if (role !== null) return { tags: role.tags, role }
  const user = directory.user(account, arn)
  return user === null ? null : { tags: user.tags, role: null }
}
