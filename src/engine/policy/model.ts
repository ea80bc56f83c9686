/**
 * The policy as the engine sees it: every element typed, every value with its place in the text.
 * Plain data, so that it crosses to a worker by structured clone. [reference_policies_grammar]
 */

import type { Span, TextValue } from '../text/span.ts'
import type { PolicyKind } from './kinds.ts'

/** A policy that can take part in a decision. Opaque to callers, structured-cloneable. */
export interface Policy {
  readonly id: string
  readonly kind: PolicyKind
}

/** What a `Policy` is inside the engine. */
export interface PolicyDocument extends Policy {
  /** A missing Version behaves as 2008-10-17 (G12). */
  readonly version: '2008-10-17' | '2012-10-17'
  readonly versionGiven: boolean
  readonly statements: readonly Statement[]
}

export type Effect = 'Allow' | 'Deny'

export interface Statement extends Span {
  /** Position among the document's statements, from 0. */
  readonly index: number
  readonly sid: string | null
  readonly effect: Effect
  /** Null in the kinds that have no Principal element. */
  readonly principal: PrincipalElement | null
  readonly action: ListElement
  /** Null in trust policies, and where a resource-based policy leaves it out (G22). */
  readonly resource: ListElement | null
  readonly conditions: readonly ConditionTest[]
}

/** Action, NotAction, Resource or NotResource. The span covers name and value. */
export interface ListElement extends Span {
  readonly negated: boolean
  readonly values: readonly TextValue[]
}

/** Principal or NotPrincipal. */
export interface PrincipalElement extends Span {
  readonly negated: boolean
  readonly values: readonly PrincipalValue[]
}

/** `*` stands alone; the others under their key (G26). */
export interface PrincipalValue extends TextValue {
  readonly type: 'Any' | 'AWS' | 'Service' | 'Federated' | 'CanonicalUser'
}

/** One operator with one key; all of a statement's tests must hold (C1). */
export interface ConditionTest extends Span {
  /** As written, set prefix and IfExists included. */
  readonly operator: TextValue
  readonly key: TextValue
  /** Numbers and booleans stand here in their source form (G5). */
  readonly values: readonly TextValue[]
}
