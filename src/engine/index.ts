/**
 * The engine's only door: the policy language and the decisions of AWS IAM.
 * Pure: no DOM, clock, randomness or I/O; nothing here throws on any text or any request.
 */

export type { Span } from './text/span.ts'
export type { Diagnostic, Severity } from './text/diagnostic.ts'
export type { PolicyKind } from './policy/kinds.ts'
export { elementsOf } from './policy/allowed-elements.ts'
export type { AllowedElement, AllowedElements } from './policy/allowed-elements.ts'
export { trustActions } from './policy/grammar.ts'
export {
  holdsWhenMissing,
  operatorNames,
  operators,
  parseOperator,
  takesVariables,
} from './policy/operators.ts'
export type { Operand, Operator, OperatorRow } from './policy/operators.ts'
export { statementList } from './policy/statement-list.ts'
export type { StatementList } from './policy/statement-list.ts'
export type {
  ConditionTest,
  ListElement,
  Policy,
  PrincipalElement,
  PrincipalValue,
  Statement,
} from './policy/model.ts'
export { applyEdits } from './text/edit.ts'
export type { Edit } from './text/edit.ts'
export { placeAt } from './policy/place.ts'
export type { PlaceKind, PolicyPlace, Slot } from './policy/place.ts'
export { elementUse, kindName, policyElements, policyKinds } from './policy/elements.ts'
export type { ElementName, ElementUse, PolicyElement } from './policy/elements.ts'
export { kindFacts } from './policy/kind-facts.ts'
export { operatorFacts } from './policy/operator-facts.ts'
export type { OperatorFacts } from './policy/operator-facts.ts'
export { principalForm } from './policy/principal-form.ts'
export type { PrincipalForm } from './policy/principal-form.ts'
export { outlinePolicy, statementAt } from './policy/outline.ts'
export type {
  PolicyOutline,
  PrincipalText,
  StatementOutline,
  TestOutline,
  TextList,
} from './policy/outline.ts'
export { editStatement } from './policy/edit-statement.ts'
export type { StatementChange } from './policy/edit-statement.ts'
export { editStatementList } from './policy/edit-list.ts'
export type { StatementListChange } from './policy/edit-list.ts'
export type { ListPlace, ValuePlace } from './policy/edit-values.ts'
export type { PolicyEdit } from './policy/editable.ts'
export { sidProblem, suggestSid } from './policy/sids.ts'
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
export { readStatements } from './validate/read-statements.ts'
export type { PolicyStatements } from './validate/read-statements.ts'
export { checkPolicy } from './validate/check-policy.ts'
export type { CheckOptions } from './validate/check-policy.ts'
export type { Finding, Fix } from './validate/finding.ts'
export { undecidable } from './validate/undecidable.ts'
export type { Undecidable } from './validate/undecidable.ts'
export type { Knowledge } from './validate/knowledge.ts'
export type { ResourceType as CheckedResourceType } from './validate/rule.ts'
export { compile } from './evaluate/authorizer.ts'
export type { Authorizer } from './evaluate/authorizer.ts'
export { reportingOrder } from './evaluate/reporting-order.ts'
export { indexLines, placeOf } from './text/line-index.ts'
export type { LineIndex, Place } from './text/line-index.ts'
export { arnParts, resourceCover } from './match/arn-parts.ts'
export type { ArnPart, ArnPartName, ResourceCover } from './match/arn-parts.ts'
export type { AddressSpan } from './match/address.ts'
export { variableMeaning } from './match/template.ts'
export type { VariableMeaning } from './match/template.ts'
export { valueMeaning } from './match/value-meaning.ts'
export type { ValueMeaning } from './match/value-meaning.ts'
export { openName, serviceKeys } from './validate/action-keys.ts'
export type { ServiceKeys } from './validate/action-keys.ts'
export { findVariables } from './validate/variables.ts'
export type { WrittenVariable } from './validate/variables.ts'
export { catalogue } from './text/diagnostics.ts'
export type { CatalogueEntry } from './text/catalogue-entry.ts'
export type { DiagnosticCode } from './text/diagnostics.ts'
export { conditionKey, globalConditionKeys } from './catalogue/condition-keys.ts'
export type { ConditionKey, ConditionKeyType } from './catalogue/condition-keys.ts'
export {
  accessLevels,
  changesPermissions,
  expandActionPattern,
  findAction,
  readCatalogue,
  serviceOf,
} from './catalogue/actions.ts'
export type {
  AccessLevel,
  Catalogue,
  CatalogueAction,
  CatalogueService,
} from './catalogue/actions.ts'
export type { DataResult, DataSource } from './catalogue/data.ts'
export { nearestAction, nearestName } from './catalogue/nearest.ts'
export { findKnownKey, readKnownKeys } from './catalogue/known-keys.ts'
export type { KnownKey, KnownKeys } from './catalogue/known-keys.ts'
export {
  conditionKeysOf,
  findActionDetail,
  findResourceType,
  findServiceKey,
  readServiceDetail,
  resourceTypesOf,
} from './catalogue/service-detail.ts'
export type {
  ActionDetail,
  ActionResource,
  ResourceType,
  ServiceDetail,
  ServiceKey,
} from './catalogue/service-detail.ts'
export { regions } from './catalogue/regions.ts'
export type { Region } from './catalogue/regions.ts'
export { callingOnBehalf, knownValues, usingKeys } from './catalogue/key-values.ts'
export { resourceControlServices } from './catalogue/rcp-services.ts'
export { servicePrincipals } from './catalogue/service-principals.ts'
export type { ServicePrincipal } from './catalogue/service-principals.ts'
export { arnPieces } from './catalogue/arn-templates.ts'
export type { ArnPiece, ArnTemplate } from './catalogue/arn-templates.ts'
export { keyCautions } from './catalogue/key-cautions.ts'
export {
  keyTypeMeaning,
  operandFits,
  operatorsFor,
  usualOperator,
} from './catalogue/key-operators.ts'
export { partitionNames, regionsCovered } from './catalogue/regions.ts'
export {
  actionReach,
  fitsResourceType,
  halfListedServices,
  resourceTypesFor,
} from './catalogue/resource-types.ts'
export type { ActionReach } from './catalogue/resource-types.ts'
export { findManagedPolicy, readManagedPolicies } from './catalogue/managed-policies.ts'
export type { ManagedPolicies, ManagedPolicyEntry } from './catalogue/managed-policies.ts'
export { evaluateMatrix, prepareMatrix } from './matrix/matrix.ts'
export type { PreparedMatrix } from './matrix/matrix.ts'
export { joinMatrix } from './matrix/result.ts'
export { matrixCell } from './matrix/cell.ts'
export type { MatrixCell } from './matrix/cell.ts'
export type * from './matrix/types.ts'
