/**
 * The mock organization's door: which policies apply to a question, what context comes along,
 * every policy text with its address, names for display, and the operations that change it.
 */

export type * from './model.ts'
export type * from './questions.ts'
export { findPolicy, listPolicies, withPolicyDocument } from './policies.ts'
export type { PolicyEntry } from './policies.ts'
export type { PolicyOwner } from './places/place.ts'
export { policySize } from './policy-size.ts'
export { applicablePolicies, toApplicablePolicies } from './applicable.ts'
export type { Applicable } from './applicable.ts'
export type { PolicyUse } from './policy-use.ts'
export { contextOf, requestContext } from './context.ts'
export { principals, resources } from './names.ts'
export type { PrincipalKind, PrincipalOption, ResourceOption } from './names.ts'
export { shortArn, shortPrincipal } from './short-names.ts'
export { tagsByArn } from './tags.ts'
export { tree } from './tree.ts'
export type { TreeKind, TreeNode } from './tree-node.ts'
export { provisionedRole } from './identity-center.ts'
export {
  attachPolicy,
  detachPolicy,
  removePermissionsBoundary,
  setPermissionsBoundary,
} from './operations/attach-policy.ts'
export type { PolicyAttachment } from './operations/attach-policy.ts'
export { policyCarriers } from './operations/carriers.ts'
export type { CarrierKind, PolicyCarrier } from './operations/carriers.ts'
export {
  checkPolicyDocument,
  checkPolicyName,
  createPolicy,
  customerPolicyArn,
} from './operations/create-policy.ts'
export type { NewPolicy } from './operations/create-policy.ts'
export type { AwsError, Outcome } from './operations/outcome.ts'
export { questionOf } from './matrix/axes.ts'
export type { Circumstances, MatrixAxes } from './matrix/axes.ts'
export { planMatrix } from './matrix/plan.ts'
