/**
 * IAM Access Analyzer's errors beyond the grammar: names that AWS does not have, ARNs and values that
 * fit nothing. None of them makes AWS refuse the policy.
 */

import { catalogueEntry, checksPage as checks, entry } from './catalogue-entry.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'

export type ErrorCode =
  | 'invalid-service-in-action'
  | 'invalid-service'
  | 'invalid-global-condition-key'
  | 'invalid-service-condition-key'
  | 'unsupported-global-condition-key'
  | 'missing-tag-key-in-condition'
  | 'missing-qualifier'
  | 'unsupported-action-for-condition-key'
  | 'missing-action-for-condition-key'
  | 'invalid-partition'
  | 'invalid-arn-service-case'
  | 'invalid-arn-region'
  | 'invalid-arn-account'
  | 'invalid-arn-resource'
  | 'missing-arn-region'
  | 'missing-arn-account'
  | 'arn-region-not-allowed'
  | 'arn-account-not-allowed'
  | 'wildcard-usage-too-permissive'
  | 'variable-usage-too-permissive'
  | 'private-ip-address'
  | 'private-not-ip-address'
  | 'invalid-vpc-format'
  | 'invalid-vpce-format'
  | 'invalid-service-principal-format'
  | 'invalid-region'
  | 'invalid-kms-key-value'
  | 'unsupported-condition-key-for-service-principal'
  | 'mismatched-action-for-principal'
  | 'missing-action-for-roles-anywhere-trust-policy'
  | 'unsupported-resource-arn-in-policy'
  | 'policy-size-exceeds-scp-quota'
  | 'policy-size-exceeds-rcp-quota'

export const errorFindings: Readonly<Record<ErrorCode, CatalogueEntry>> = {
  // Also of the grammar: `other` is empty where the value is no action at all.
  'invalid-service-in-action': catalogueEntry(
    'error',
    checks,
    (found, other) => `AWS has no service with the prefix ${found}.${other}`,
    'The part before the colon is the service’s prefix, as the Service Authorization Reference lists it. Such an action never matches a request.',
  ),
  'invalid-service': catalogueEntry(
    'error',
    checks,
    (found, other) => `AWS has no service with the prefix ${found}.${other}`,
    'ARNs and condition keys begin with the prefix of a service, as the Service Authorization Reference lists it.',
  ),
  'invalid-global-condition-key': catalogueEntry(
    'error',
    'reference_policies_condition-keys',
    (found, other) => `AWS has no global condition key ${found}.${other}`,
    'Keys that begin with aws: are the same for all services. One that does not exist is in no request: a positive operator never holds, a negated one always does.',
  ),
  'invalid-service-condition-key': catalogueEntry(
    'error',
    checks,
    (found, other) => `The service has no condition key ${found}.${other}`,
    'Each service documents its keys in the Service Authorization Reference. One that does not exist is in no request: a positive operator never holds, a negated one always does.',
  ),
  'unsupported-global-condition-key': entry(
    'error',
    checks,
    (found) =>
      `${found} is no longer supported. Expected aws:PrincipalArn for the caller, or aws:SourceArn for the resource that a service calls for.`,
    'The old key aws:ARN stands in no request, so a test of it never finds a value. aws:PrincipalArn is what names the caller, and aws:SourceArn the resource on whose behalf a service calls.',
  ),
  'missing-tag-key-in-condition': catalogueEntry(
    'error',
    'access_tags',
    (found, other) => `${found} names no tag. Expected ${other} and the tag’s key.`,
    'A condition on a tag names it: aws:ResourceTag/team compares the value of the tag team.',
  ),
  'missing-qualifier': catalogueEntry(
    'error',
    'reference_policies_condition-single-vs-multi-valued-context-keys',
    (found, other) =>
      `${found} holds a list of values. Expected ForAllValues:${other} or ForAnyValue:${other}.`,
    'ForAllValues holds when every value of the request is among those listed (and when there is none), ForAnyValue when at least one is.',
  ),
  'unsupported-action-for-condition-key': catalogueEntry(
    'error',
    checks,
    (found, other) =>
      `Requests for ${found} never hold ${other}, so the statement never applies to them.`,
    'Which keys an action’s requests can hold stands in the Service Authorization Reference. Move the actions that lack the key to a statement without this condition.',
  ),
  'missing-action-for-condition-key': entry(
    'error',
    'id_session-tags',
    (found, other) =>
      `${found} is only in the request when ${other} is allowed as well, and no statement here allows it.`,
    'Session tags need sts:TagSession, a source identity needs sts:SetSourceIdentity and a trusted context needs sts:SetContext, besides the call that assumes the role.',
  ),
  'invalid-partition': entry(
    'error',
    checks,
    (found, other) => `AWS has no partition ${found}. Expected such as ${other}.`,
    'The second field of an ARN names a group of Regions: aws, aws-cn for China, aws-us-gov for AWS GovCloud (US). Which services a partition has cannot be told offline.',
  ),
  'invalid-arn-service-case': entry(
    'error',
    checks,
    (found, other) => `The service in the ARN is ${found}. Expected ${other}.`,
    'The service’s prefix is in lower case in every ARN, and letter case counts.',
  ),
  'invalid-arn-region': entry(
    'error',
    checks,
    (found, other) => `AWS has no Region ${found}.${other}`,
    'The fourth field of an ARN names a Region, such as eu-central-1. The list of Regions is that of September 2026.',
  ),
  'invalid-arn-account': entry(
    'error',
    checks,
    (found) => `The account in the ARN is ${found}. Expected 12 digits.`,
    'The fifth field of an ARN is the account’s id; * stands for any account.',
  ),
  'invalid-arn-resource': catalogueEntry(
    'error',
    checks,
    (found, other) => `${found}. Expected an ARN such as ${other}.`,
    'Each service documents the ARNs of its resource types in the Service Authorization Reference. An ARN of another form never matches a request.',
  ),
  'missing-arn-region': catalogueEntry(
    'error',
    checks,
    (found) => `The ARN ${found} has no Region, which resources of this type always have.`,
    'The fourth field of an ARN names the Region; * stands for all of them. Left empty, it matches no resource of this type.',
  ),
  'missing-arn-account': catalogueEntry(
    'error',
    checks,
    (found) => `The ARN ${found} has no account, which resources of this type always have.`,
    'The fifth field of an ARN is the account’s id. Left empty, it matches no resource of this type.',
  ),
  'arn-region-not-allowed': catalogueEntry(
    'error',
    checks,
    (found, other) =>
      `The ARN has the Region ${found}; resources of this type of ${other} have none in their ARNs.`,
    'Some services, IAM and S3 buckets among them, leave the Region empty in their ARNs.',
  ),
  'arn-account-not-allowed': catalogueEntry(
    'error',
    checks,
    (found, other) =>
      `The ARN has the account ${found}; resources of this type of ${other} have none in their ARNs.`,
    'The names of S3 buckets are unique across all accounts, so their ARNs leave the account empty; so do those of some other services.',
  ),
  'wildcard-usage-too-permissive': entry(
    'error',
    'reference_policies_condition-keys',
    (found, other) => `${found} has a wildcard in a place that opens too much. Expected ${other}.`,
    'Keys that name an account, an organization or a network decide who is let in: AWS does not accept wildcards in their values. In aws:userid a wildcard stands alone before the colon, or after it.',
  ),
  'variable-usage-too-permissive': entry(
    'error',
    'reference_policies_condition-keys',
    (found, other) => `${found} can stand for too much here. Expected ${other}.`,
    'What fills in a policy variable may be chosen by the caller, so AWS does not accept variables with keys that name an account, an organization or a network. One that AWS itself fills in, such as ${aws:PrincipalAccount} alone, is not reported.',
  ),
  'private-ip-address': entry(
    'error',
    checks,
    (found) =>
      `aws:SourceIp holds public addresses only, and ${found} is private: the test never holds.`,
    'Behind a VPC endpoint the caller’s private address is in aws:VpcSourceIp, to be used together with aws:SourceVpc.',
  ),
  'private-not-ip-address': entry(
    'error',
    checks,
    (found) =>
      `aws:SourceIp holds public addresses only, and ${found} is private: the test always holds.`,
    'Behind a VPC endpoint the caller’s private address is in aws:VpcSourceIp, to be used together with aws:SourceVpc.',
  ),
  'invalid-vpc-format': entry(
    'error',
    checks,
    (found, other) => `${found} is no id of a VPC. Expected ${other}.`,
    'The id of a VPC is vpc- followed by 8 or 17 characters, digits and the letters a to f. A value of another form is no VPC’s, so the test never matches one.',
  ),
  'invalid-vpce-format': entry(
    'error',
    checks,
    (found, other) => `${found} is no id of a VPC endpoint. Expected ${other}.`,
    'The id of a VPC endpoint is vpce- and 8 or 17 letters and digits.',
  ),
  'invalid-service-principal-format': entry(
    'error',
    checks,
    (found, other) => `${found} is no name of an AWS service. Expected a name ${other}.`,
    'Services are named in lower case as NAME.amazonaws.com; kms:ViaService names the Region as well.',
  ),
  'invalid-region': entry(
    'error',
    checks,
    (found, other) => `${found} is no Region. Expected ${other}.`,
    'The condition compares with the code of a Region, such as eu-central-1, and holds for none that does not exist. The list of Regions is that of September 2026.',
  ),
  'invalid-kms-key-value': entry(
    'error',
    checks,
    (found, other) => `${found} is no ARN of a KMS key. Expected ${other}.`,
    'Requests hold the key’s ARN; the id alone, or an alias, compares with nothing.',
  ),
  'unsupported-condition-key-for-service-principal': entry(
    'error',
    checks,
    (found, other) =>
      `Calls by ${other} never hold ${found}, which describes an IAM principal: the statement never applies to them.`,
    'For an AWS service that calls directly, test aws:SourceAccount, aws:SourceArn or aws:SourceOrgID.',
  ),
  'mismatched-action-for-principal': entry(
    'error',
    checks,
    (found, other) => `${found} with ${other}.`,
    'SAML providers use sts:AssumeRoleWithSAML, OIDC providers sts:AssumeRoleWithWebIdentity, everybody else sts:AssumeRole.',
  ),
  'missing-action-for-roles-anywhere-trust-policy': entry(
    'error',
    checks,
    (found) => `IAM Roles Anywhere also needs ${found} to assume the role.`,
    'The role has to allow rolesanywhere.amazonaws.com sts:AssumeRole, sts:SetSourceIdentity and sts:TagSession.',
  ),
  'unsupported-resource-arn-in-policy': entry(
    'error',
    checks,
    (found, other) =>
      `${found} is not ${other}, nor in one. The policy is about what it is attached to.`,
    'A resource-based policy names only the resource that it belongs to and what lies in it.',
  ),
  'policy-size-exceeds-scp-quota': entry(
    'error',
    'orgs_reference_limits',
    (found, other) =>
      `The policy has ${found} characters, ${other} without white space. A service control policy may have 5120.`,
    'The API counts white space; the Organizations console takes out what stands outside texts before it saves.',
  ),
  'policy-size-exceeds-rcp-quota': entry(
    'error',
    'orgs_reference_limits',
    (found, other) =>
      `The policy has ${found} characters, ${other} without white space. A resource control policy may have 5120.`,
    'The API counts white space; the Organizations console takes out what stands outside texts before it saves.',
  ),
}
