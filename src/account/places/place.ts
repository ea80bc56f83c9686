/**
 * Where one policy text of a world stands, and the world with it replaced.
 */

import type { PolicyKind } from '../../engine/index.ts'
import type { World } from '../model.ts'
import type { PolicyQuota } from '../policy-size.ts'
import type { PolicyRef } from '../questions.ts'

/** What a policy text belongs to. */
export type PolicyOwner =
  | {
      readonly kind: 'organization'
      readonly policyId: string
      readonly type: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY'
    }
  | {
      readonly kind: 'managedPolicy'
      readonly arn: string
      readonly awsManaged: boolean
      readonly versionId: string
    }
  | { readonly kind: 'user'; readonly arn: string; readonly userName: string }
  | { readonly kind: 'group'; readonly arn: string; readonly groupName: string }
  | {
      readonly kind: 'role'
      readonly arn: string
      readonly roleName: string
      /** The role's trust policy, or one of its inline policies. */
      readonly part: 'trust' | 'inline'
    }
  | { readonly kind: 'permissionSet'; readonly permissionSetName: string }
  | { readonly kind: 'resource'; readonly arn: string; readonly type: string }
  | { readonly kind: 'session'; readonly arn: string }
  | { readonly kind: 'vpcEndpoint'; readonly id: string }

/** What takes time to work out is a function: the walk over all places stays cheap. */
export interface Place {
  readonly ref: PolicyRef
  readonly kind: PolicyKind
  readonly name: string
  /** Null for organization policies, permission sets and AWS managed policies. */
  readonly accountId: string | null
  readonly owner: PolicyOwner
  readonly document: string
  readonly quota: () => PolicyQuota | null
  /** The world with this text replaced; null for a text that cannot be edited. */
  readonly write: ((document: string) => World) | null
  /** What carries the policy, or the ARN or id under which the world's attachments tell it. */
  readonly carriers: readonly string[] | { readonly attachedAs: string }
}

/** The list with one item exchanged. */
export function replaced<T>(list: readonly T[], item: T, changed: T): readonly T[] {
  return list.map((candidate) => (candidate === item ? changed : candidate))
}
