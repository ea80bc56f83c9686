/**
 * What a rule is, and what it sees of a policy: the walk prepares each part once and hands it to
 * every rule of its level.
 */

import type { JsonNode } from '../json/read.ts'
import type { PolicyKind } from '../policy/kinds.ts'
import type { ConditionTest, PolicyDocument, PrincipalValue, Statement } from '../policy/model.ts'
import type { Operator } from '../policy/operators.ts'
import type { DiagnosticCode } from '../text/diagnostics.ts'
import type { Span, TextValue } from '../text/span.ts'
import type { ServiceKeys } from './action-keys.ts'
import type { ArnFormat } from './arn-formats.ts'
import type { Fix } from './finding.ts'
import type { Knowledge } from './knowledge.ts'

/** What ValidatePolicy can be told of the resource that a policy is attached to. [API ValidatePolicy] */
export type ResourceType =
  | 'AWS::S3::Bucket'
  | 'AWS::S3::AccessPoint'
  | 'AWS::S3::MultiRegionAccessPoint'
  | 'AWS::S3ObjectLambda::AccessPoint'
  | 'AWS::IAM::AssumeRolePolicyDocument'
  | 'AWS::DynamoDB::Table'

/** One check of one policy. */
export interface Check extends Knowledge {
  readonly text: string
  readonly kind: PolicyKind
  readonly root: JsonNode
  readonly document: PolicyDocument
  readonly statements: readonly StatementView[]
  readonly resourceType: ResourceType | null
  /** The forms of the ARNs that begin with a service; null where it is not known. */
  readonly arnFormats: (service: string) => readonly ArnFormat[] | null
  /** The condition keys of a service's actions, by its prefix, likewise. */
  readonly serviceKeys: (prefix: string) => ServiceKeys | null
  /** Whether to look for what a misspelt name was meant to be: only so often, for it takes long. */
  readonly mayGuess: () => boolean
  readonly report: Report
}

/** Adds a finding; `found` and `other` go into the message of the catalogue of findings. */
export type Report = (
  code: DiagnosticCode,
  at: Span,
  found?: string,
  other?: string,
  fix?: Fix | null,
) => void

export interface StatementView {
  readonly statement: Statement
  /** The values of Action or NotAction. */
  readonly actions: readonly ActionView[]
  /** The values of Resource or NotResource. */
  readonly resources: readonly ResourceView[]
  readonly principals: readonly PrincipalValue[]
  readonly tests: readonly TestView[]
}

/** A value of Action or NotAction, in lower case (G52). */
export interface ActionView {
  readonly value: TextValue
  /** The whole, in lower case. */
  readonly lower: string
  /** Before the colon; the whole where there is none, as in `*`. */
  readonly prefix: string
  /** After the colon. */
  readonly name: string
  /** Holds `*` or `?`. */
  readonly wild: boolean
}

/** A value of Resource or NotResource. */
export interface ResourceView {
  readonly value: TextValue
  /** The six fields of an ARN; null for `*` and for what is no full ARN. */
  readonly arn: ArnFields | null
}

export interface ArnFields {
  readonly partition: string
  readonly service: string
  readonly region: string
  readonly account: string
  /** With its colons. */
  readonly resource: string
}

/** An operator with one key. */
export interface TestView {
  readonly test: ConditionTest
  readonly operator: Operator
  /** The key in lower case (C3). */
  readonly key: string
}

interface RuleOf<Level extends string, Subject extends readonly unknown[]> {
  readonly level: Level
  /** All that it may report. */
  readonly codes: readonly DiagnosticCode[]
  readonly kinds: 'all' | readonly PolicyKind[]
  readonly check: (check: Check, ...subject: Subject) => void
}

/** Sees the text alone, and so runs on any text, be it JSON or not. */
export interface TextRule extends Omit<RuleOf<'text', []>, 'check'> {
  readonly check: (text: string, report: Report) => void
}

export type DocumentRule = RuleOf<'document', []>
export type StatementRule = RuleOf<'statement', [StatementView]>
export type ActionRule = RuleOf<'action', [ActionView, StatementView]>
export type ResourceRule = RuleOf<'resource', [ResourceView, StatementView]>
export type PrincipalRule = RuleOf<'principal', [PrincipalValue, StatementView]>
export type TestRule = RuleOf<'test', [TestView, StatementView]>

/** A rule of one of the levels; a rule file exports one or a few, and the table lists them. */
export type Rule =
  TextRule | DocumentRule | StatementRule | ActionRule | ResourceRule | PrincipalRule | TestRule
