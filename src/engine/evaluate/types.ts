/**
 * What the evaluator is asked and given: a request, and the policies that apply to it.
 */

import type { Policy } from '../policy/model.ts'

/** One authorization question. */
export interface AccessRequest {
  /**
   * Who asks: 'arn:aws:iam::A:user/path/name', 'arn:aws:iam::A:root', 'arn:aws:iam::A:role/path/name'
   * (any session of it), 'arn:aws:sts::A:assumed-role/NAME/SESSION', 'arn:aws:sts::A:federated-user/NAME',
   * a service principal such as 'lambda.amazonaws.com', an identity provider
   * ('arn:aws:iam::A:oidc-provider/HOST', 'arn:aws:iam::A:saml-provider/NAME') for sts:AssumeRoleWith* calls,
   * or 'anonymous'.
   */
  readonly principal: string
  /** ARN of the role behind an assumed-role session where it is known; needed when the role has a path. */
  readonly roleArn?: string
  /** ARN of the IAM user who called GetFederationToken, for a federated-user principal. */
  readonly issuerArn?: string
  /** Unique ids (AIDA…, AROA…) of the caller where known, for policies that name one. */
  readonly principalIds?: readonly string[]
  /** 'service:Name', any letter case. */
  readonly action: string
  /** An ARN, or '*' for an action without resources. */
  readonly resource: string
  /** 12 digits. Left out: the account in the ARN, or else the caller's own. */
  readonly resourceAccount?: string
  /** Condition keys, any letter case. Nothing is derived: a key that is not here is absent. */
  readonly context: Readonly<Record<string, string | readonly string[]>>
}

/** Every policy that applies to one request. `null` says that the layer does not exist for it. */
export interface ApplicablePolicies {
  readonly identity: readonly Policy[]
  readonly boundary: Policy | null
  readonly session: readonly Policy[] | null
  readonly resource: Policy | null
  readonly endpoint: Policy | null
  /** From the organization's root down to the account; null where SCPs do not apply (no organization, management account). */
  readonly serviceControl: readonly PolicyLevel[] | null
  /** On the resource's account, likewise. RCPFullAWSAccess is implied at every level. */
  readonly resourceControl: readonly PolicyLevel[] | null
  /** Left out: 'interface'. In a gateway endpoint's policy an account principal means its root user only (G40). */
  readonly endpointType?: 'gateway' | 'interface'
  /** S3 Block Public Access of the bucket or its account: RestrictPublicBuckets (D55). Left out: off. */
  readonly restrictPublicBuckets?: boolean
}

export interface PolicyLevel {
  /** 'r-…', 'ou-…' or the account. */
  readonly id: string
  readonly policies: readonly Policy[]
}

export type Verdict = 'allow' | 'explicitDeny' | 'implicitDeny'

/** The gates of a request, in AWS's order (D6, with D49's endpoint beside the organization's). */
export type Layer =
  | 'resourceControl'
  | 'serviceControl'
  | 'endpoint'
  | 'resource'
  | 'identity'
  | 'boundary'
  | 'session'
