/**
 * The engine's only door: the policy language and the decisions of AWS IAM.
 * Pure: no DOM, clock, randomness or I/O; nothing here throws on any text or any request.
 */

export type { Span } from './text/span.ts'
export type { Diagnostic, Severity } from './text/diagnostic.ts'
export type { PolicyKind } from './policy/kinds.ts'
export type { Policy } from './policy/model.ts'
export { readings } from './policy/readings.ts'
export type { Reading, ReadingId } from './policy/readings.ts'
export type {
  AccessRequest,
  ApplicablePolicies,
  Layer,
  PolicyLevel,
  Verdict,
} from './evaluate/types.ts'
export type * from './evaluate/trace.ts'
export { parsePolicy } from './validate/parse-policy.ts'
export { compile } from './evaluate/authorizer.ts'
export type { Authorizer } from './evaluate/authorizer.ts'
export { indexLines, placeOf } from './text/line-index.ts'
export type { LineIndex, Place } from './text/line-index.ts'
export { catalogue } from './text/diagnostics.ts'
export type { CatalogueEntry, DiagnosticCode } from './text/diagnostics.ts'
export { conditionKey, globalConditionKeys } from './catalogue/condition-keys.ts'
export type { ConditionKey, ConditionKeyType } from './catalogue/condition-keys.ts'
