/**
 * The reasons of a decision, as a tree that mirrors the policies:
 * layer → level → policy → statement → element → value.
 * Every node says whether it held, why as a union case, and where in the policy's text it stands.
 */

import type { ReadingId } from '../policy/readings.ts'
import type { Effect } from '../policy/model.ts'
import type { PolicyKind } from '../policy/kinds.ts'
import type { Span } from '../text/span.ts'
import type { Layer, Verdict } from './types.ts'

/** A verdict with all its reasons. The verdict is computed from `layers`, never beside it. */
export interface Decision {
  readonly verdict: Verdict
  /** Every layer that alone would block the request, in AWS's order; empty when it is allowed. */
  readonly blockedBy: readonly Layer[]
  /** One trace a layer, all seven, in AWS's order. */
  readonly layers: readonly LayerTrace[]
  /** Condition keys that the request did not supply and that a statement which otherwise matched looked for. */
  readonly missingKeys: readonly string[]
  /** AWS's AccessDenied wording for this refusal; null when it is allowed. */
  readonly errorMessage: string | null
  /** Readings of AWS's documents that the message rests on: which of several causes it names. */
  readonly readings: readonly ReadingId[]
  /** What of AWS could change this answer and is not modelled. */
  readonly limits: readonly Limit[]
}

/** Mechanisms of AWS that bear on a request and that the evaluator does not model. */
export type Limit =
  | 's3-acls' // ACLs and object ownership (D55, D57)
  | 'kms-grants' // a grant could allow it (D29)
  | 'session-credential-limits' // GetFederationToken and GetSessionToken credentials cannot call IAM and most of STS (6.2)
  | 'aws-managed-keys' // AWS managed KMS keys are exempt from RCPs (D45)

export type LayerOutcome = 'allow' | 'explicitDeny' | 'implicitDeny' | 'notApplicable'

/** One gate. */
export interface LayerTrace {
  readonly layer: Layer
  readonly outcome: LayerOutcome
  /** This layer alone would block the request. An implicit deny may not: a resource-based policy can make up for it (5.4). */
  readonly blocks: boolean
  readonly reason: LayerReason
  /** The organization's levels in the two control layers; one level with a null id in the others; none where no policy is looked at. */
  readonly levels: readonly LevelTrace[]
}

export type LayerReason =
  | { readonly kind: 'explicitDeny' } // a Deny applies
  | { readonly kind: 'allowed' } // an Allow applies (at every level)
  | { readonly kind: 'noAllow' } // policies are there, none allows
  | { readonly kind: 'noAllowAtLevel'; readonly level: string } // D40
  | { readonly kind: 'noDeny' } // resource control: nothing denies, RCPFullAWSAccess allows (D7)
  | { readonly kind: 'granted'; readonly grant: Grant } // resource: the principal form that allowed (5.4)
  | { readonly kind: 'grantVoid'; readonly why: 'otherPartition' | 'publicAccessBlocked' } // D38, D55
  | { readonly kind: 'noPolicy' } // the layer has no policy for this request
  | { readonly kind: 'policyRequired'; readonly of: 'trust' | 'key' | 'crossAccount' | 'caller' } // resource: absent, but needed (D27, D28, D31, 5.3)
  | { readonly kind: 'sessionPolicyRequired' } // a federated user without a session policy has nothing (D10)
  | { readonly kind: 'rootUser' } // full access inside its own account (D4)
  | { readonly kind: 'rootCannotAssumeRoles' } // 6.2
  | { readonly kind: 'rootUnlocksBucketPolicy' } // V20
  | { readonly kind: 'noPermissionNeeded' } // sts:GetCallerIdentity, sts:GetSessionToken (S2, 6.2)
  | { readonly kind: 'callerHasNone'; readonly caller: CallerKind } // this kind of caller has no such layer (5.3)
  | {
      readonly kind: 'exempt'
      readonly who: 'serviceLinkedRole' | 'service' | 'anonymous' | 'identityProvider'
    } // D8, D45
  | { readonly kind: 'serviceNotCovered' } // RCPs do not cover this service or operation (D7, D45)
  | { readonly kind: 'unknownPrincipal' } // the principal's text is none that AWS has

export type CallerKind =
  | 'user'
  | 'role' // a role with any session of it
  | 'roleSession'
  | 'federatedUser'
  | 'root'
  | 'service'
  | 'identityProvider'
  | 'anonymous'
  | 'unknown'

/** By which form of principal a resource-based policy covers the caller (D14 to D23), weakest first. */
export type Grant =
  | 'account' // account id or root ARN: delegates to the account's own policies
  | 'issuer' // the IAM user behind a federated user
  | 'role' // the role behind a session
  | 'any' // "*"
  | 'direct' // the user, the session, or the federated user itself
  | 'service'
  | 'provider'

/** One level of an organization, or the only level of another layer. */
export interface LevelTrace {
  /** 'r-…', 'ou-…' or the account; null outside the control layers. */
  readonly id: string | null
  readonly outcome: 'allow' | 'explicitDeny' | 'implicitDeny'
  readonly policies: readonly PolicyTrace[]
}

export interface PolicyTrace {
  readonly policyId: string
  readonly kind: PolicyKind
  readonly outcome: 'allow' | 'explicitDeny' | 'implicitDeny'
  readonly statements: readonly StatementTrace[]
}

export interface StatementTrace extends Span {
  readonly index: number
  readonly sid: string | null
  readonly effect: Effect
  /** All elements hold. */
  readonly applies: boolean
  /** In the order Principal, Action, Resource, then one node for each operator and key of Condition. */
  readonly elements: readonly ElementTrace[]
  /** For a statement that applies in a resource-based policy: the form that covered the caller. */
  readonly grant: Grant | null
}

export type ElementTrace = PrincipalTrace | ListTrace | ConditionTrace

export interface PrincipalTrace extends Span {
  readonly kind: 'principal'
  readonly negated: boolean
  readonly holds: boolean
  readonly reason: PrincipalReason
  readonly values: readonly PrincipalValueTrace[]
  readonly readings: readonly ReadingId[]
}

export type PrincipalReason =
  | { readonly kind: 'covers'; readonly grant: Grant }
  | { readonly kind: 'coversNone' }
  | { readonly kind: 'exempts' } // NotPrincipal: every level of the caller is listed (G47)
  | { readonly kind: 'exemptsNone' } // NotPrincipal: no level of the caller is listed
  | {
      readonly kind: 'exemptionIncomplete'
      readonly missing: readonly ('account' | 'role' | 'session')[]
    } // G47
  | { readonly kind: 'boundaryVoidsExemption' } // G49

export interface PrincipalValueTrace extends Span {
  readonly type: 'Any' | 'AWS' | 'Service' | 'Federated' | 'CanonicalUser'
  readonly value: string
  readonly holds: boolean
  /** How the value covers the caller; null when it does not. */
  readonly grant: Grant | null
}

/** Action, NotAction, Resource or NotResource. */
export interface ListTrace extends Span {
  readonly kind: 'action' | 'resource'
  readonly negated: boolean
  readonly holds: boolean
  readonly reason: ListReason
  /** The request's action or resource. */
  readonly asked: string
  readonly values: readonly PatternTrace[]
}

export type ListReason =
  | { readonly kind: 'covers' } // some value matches
  | { readonly kind: 'coversNone' }
  | { readonly kind: 'excludes' } // Not…: some value matches, so the element does not hold
  | { readonly kind: 'excludesNone' }
  | { readonly kind: 'emptyList' } // G6
  | { readonly kind: 'absent' } // Resource left out of a resource-based policy (G22)

export interface PatternTrace extends Span {
  readonly value: string
  readonly holds: boolean
  readonly reason: PatternReason
  readonly variables: readonly VariableTrace[]
  /** The value with its variables filled in; null when it has none or one has no value. */
  readonly resolved: string | null
  readonly readings: readonly ReadingId[]
}

export type PatternReason =
  | { readonly kind: 'matches' }
  | { readonly kind: 'differs' }
  | { readonly kind: 'variableMissing'; readonly key: string } // M17

/** A policy variable of a value and what it became. */
export interface VariableTrace {
  readonly key: string
  readonly value: string | null
  /** Where the value is from; 'none' leaves it without a value (M17). */
  readonly source: 'context' | 'default' | 'none'
}

/** One operator with one key. */
export interface ConditionTrace extends Span {
  readonly kind: 'condition'
  readonly operator: string
  readonly key: string
  readonly holds: boolean
  readonly reason: ConditionReason
  /** What the request carries for the key; null when the key is missing. */
  readonly contextValues: readonly string[] | null
  readonly values: readonly ConditionValueTrace[]
  readonly readings: readonly ReadingId[]
}

export type ConditionReason =
  | { readonly kind: 'matched' } // positive operator: a value compares
  | { readonly kind: 'noneMatched' } // positive operator: no value compares
  | { readonly kind: 'excluded' } // negated operator: a value compares, so the test fails
  | { readonly kind: 'noneExcluded' } // negated operator: no value compares
  | { readonly kind: 'keyMissing' } // C4: a positive operator fails, a negated one holds
  | { readonly kind: 'keyMissingIfExists' } // C10: holds
  | { readonly kind: 'allValues' } // ForAllValues: every context value passes
  | { readonly kind: 'notAllValues'; readonly failing: string } // ForAllValues: this one does not
  | { readonly kind: 'emptySet' } // ForAllValues holds, ForAnyValue fails (C13, C14)
  | { readonly kind: 'someValue'; readonly passing: string } // ForAnyValue
  | { readonly kind: 'noValue' } // ForAnyValue
  | { readonly kind: 'emptyList' } // C9
  | { readonly kind: 'presence'; readonly present: boolean } // Null
  | { readonly kind: 'constant' } // Null with a set prefix (3.9)

/** One policy value of a test, compared with the request's values without regard to negation. */
export interface ConditionValueTrace extends Span {
  readonly value: string
  /** Some context value compares with it. */
  readonly matches: boolean
  readonly reason: ConditionValueReason
  readonly variables: readonly VariableTrace[]
  readonly resolved: string | null
  readonly readings: readonly ReadingId[]
}

export type ConditionValueReason =
  | { readonly kind: 'matches'; readonly contextValue: string }
  | { readonly kind: 'differs' }
  | { readonly kind: 'notCompared' } // the key is missing
  | { readonly kind: 'variableMissing'; readonly key: string } // M17
  | { readonly kind: 'unreadable' } // not of the operator's type (C6)
