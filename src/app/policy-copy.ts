/**
 * Copying a policy that cannot be edited into a customer managed one that can: where to, and under
 * which name.
 */

import { checkPolicyName } from '../account/index.ts'
import type { AwsError, World } from '../account/index.ts'
import { newUniqueId } from './ids.ts'
import type { Workspace } from './workspace.svelte.ts'

/** The account of whoever is asked about: there a copy is needed first. */
export function accountForCopy({ scenario, principals, question }: Workspace): string {
  const asked = principals.find(({ value }) => value === question.principal)?.accountId ?? null
  return asked ?? scenario.world.accounts[0]?.id ?? ''
}

/** Null when the copy can have this name; spaces around it do not count. */
export function checkCopyName(world: World, accountId: string, name: string): AwsError | null {
  return checkPolicyName(world, accountId, name.trim())
}

/** A name that is free in the account: 'ReadOnlyAccess-copy', 'ReadOnlyAccess-copy-2', … */
export function copyNameFor(world: World, accountId: string, original: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${original}-copy${number === 1 ? '' : `-${number}`}`
    if (checkPolicyName(world, accountId, name)?.code !== 'EntityAlreadyExists') return name
  }
}

export interface PolicyToCopy {
  /** Of the policy that is copied. */
  readonly original: string
  readonly version: string
  readonly document: string
}

/** Creates the copy and opens it. Null when that was done; else why AWS would refuse it. */
export function copyPolicy(
  workspace: Workspace,
  { original, version, document }: PolicyToCopy,
  to: { readonly accountId: string; readonly name: string },
): Promise<AwsError | null> {
  const description = `A copy of AWS’s ${original}, ${version}`
  return workspace.createPolicy({ ...to, id: newUniqueId('ANPA'), description, document })
}
