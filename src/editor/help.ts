/**
 * What the editor is told, so that it can help whoever writes a policy: AWS's data as far as it is
 * there, and the world that the policy is part of.
 */

import type { Catalogue, KnownKeys, PolicyKind, ServiceDetail } from '../engine/index.ts'

export interface PolicyHelp {
  /** AWS's data: null, or a promise of null, for what is not loaded or cannot be had. */
  readonly aws: {
    /** Of the names of actions and keys. */
    readonly state: 'asleep' | 'loading' | 'ready' | 'failed'
    /** Begins to load them, also after a failure; settles when they are there (true) or cannot be had. */
    loadNames(): Promise<boolean>
    readonly catalogue: Catalogue | null
    readonly keys: KnownKeys | null
    /** Asking begins the loading. */
    service(prefix: string): ServiceDetail | null
    loadService(prefix: string): Promise<ServiceDetail | null>
  }
  /** Of the policy that is open, as things stand. */
  surroundings(): Surroundings
}

/** The world as a policy sees it: what its values can name. */
export interface Surroundings {
  readonly kind: PolicyKind
  /** The account that the policy belongs to; null for what belongs to an organization or to AWS. */
  readonly accountId: string | null
  /** ARNs of what carries it, and ids of what has none. */
  readonly attachedTo: readonly string[]
  readonly organization: {
    readonly id: string
    /** As aws:PrincipalOrgPaths has them: 'o-…/r-…/ou-…/'. */
    readonly paths: readonly string[]
  } | null
  readonly accounts: readonly { readonly id: string; readonly name: string }[]
  readonly principals: readonly NamedArn[]
  readonly resources: readonly NamedArn[]
  readonly identityProviders: readonly NamedArn[]
  readonly vpcEndpoints: readonly { readonly id: string; readonly vpcId: string }[]
  /** Of principals, resources and sessions: each key with the values that it has somewhere. */
  readonly tags: readonly { readonly key: string; readonly values: readonly string[] }[]
}

export interface NamedArn {
  readonly arn: string
  /** What people call it: 'role/deploy', 'securecart-prod'. */
  readonly label: string
  /** What it is: 'Role', 'S3 bucket'. */
  readonly type: string
}
