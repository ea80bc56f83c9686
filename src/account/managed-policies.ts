/**
 * Managed policies: which text is in force, and where the text of an attached ARN is found.
 */

import type { Account, ManagedPolicy, PolicyVersion, World } from './model.ts'

/** The version in force; null when the policy names a version that it does not have. */
export function defaultVersion(policy: ManagedPolicy): PolicyVersion | null {
  return policy.versions.find(({ versionId }) => versionId === policy.defaultVersionId) ?? null
}

/** AWS's own policies stand in the account 'aws'. */
export function isAwsManagedArn(arn: string): boolean {
  return /^arn:[^:]*:iam::aws:/.test(arn)
}

/**
 * The policy that an ARN attached in `account` means. Customer managed policies cannot be attached
 * across accounts; an AWS managed one is the same everywhere, whichever account of the world holds it.
 */
export function findManagedPolicy(
  world: World,
  account: Account,
  arn: string,
): ManagedPolicy | null {
  const holders = isAwsManagedArn(arn) ? world.accounts : [account]
  for (const holder of holders) {
    const policy = holder.policies.find((candidate) => candidate.arn === arn)
    if (policy !== undefined) return policy
  }
  return null
}
