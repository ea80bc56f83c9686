/**
 * What a policy document can be attached as.
 */

/** What a document is attached as; decides which elements it may hold and how it takes part in a decision. */
export type PolicyKind =
  | 'identity' // attached to a user, group, role, or inside a permission set
  | 'boundary' // permissions boundary
  | 'session' // session policy
  | 'resource' // resource-based policy, KMS key policies included
  | 'trust' // role trust policy
  | 'scp' // service control policy
  | 'rcp' // resource control policy
  | 'endpoint' // VPC endpoint policy
