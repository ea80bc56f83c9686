/**
 * IAM Access Analyzer's warnings beyond the grammar: what works, but not as well as it could.
 * [access-analyzer-reference-policy-checks]
 */

import { checksPage as checks, entry } from './catalogue-entry.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'

export type WarningCode =
  | 'create-slr-with-not-resource'
  | 'create-slr-with-star-in-action-and-not-resource'
  | 'create-slr-with-not-action-and-not-resource'
  | 'create-slr-with-star-in-resource'
  | 'create-slr-with-star-in-action-and-resource'
  | 'create-slr-with-star-in-resource-and-not-action'
  | 'deprecated-global-condition-key'
  | 'invalid-date-value'
  | 'invalid-role-reference'
  | 'invalid-user-reference'
  | 'policy-size-exceeds-identity-policy-quota'
  | 'policy-size-exceeds-resource-policy-quota'
  | 'policy-size-exceeds-role-trust-policy-quota'
  | 'type-mismatch'
  | 'specific-github-repo-and-branch-recommended'
  | 'rcp-missing-related-principal-condition-key'
  | 'rcp-missing-related-service-principal-condition-key'
  | 'rcp-missing-service-condition-key-null-check'
  | 'use-condition-key-only-with-supported-services'

const createRole =
  'Service-linked roles give a service rights in the account. Name the roles that may be created, or test iam:AWSServiceName. A pattern that names a service, such as role/aws-service-role/ecs.amazonaws.com/*, is left alone, and so is a grant that an unconditional Deny takes back. Boundaries, session policies and organization policies grant nothing and are not judged.'

export const warningFindings: Readonly<Record<WarningCode, CatalogueEntry>> = {
  'create-slr-with-not-resource': entry(
    'warning',
    checks,
    () => 'iam:CreateServiceLinkedRole with NotResource allows every role that is not listed.',
    createRole,
  ),
  'create-slr-with-star-in-action-and-not-resource': entry(
    'warning',
    checks,
    (found) =>
      `${found} covers iam:CreateServiceLinkedRole, and NotResource leaves all roles that are not listed.`,
    createRole,
  ),
  'create-slr-with-not-action-and-not-resource': entry(
    'warning',
    checks,
    () =>
      'NotAction leaves iam:CreateServiceLinkedRole, and NotResource leaves all roles that are not listed.',
    createRole,
  ),
  'create-slr-with-star-in-resource': entry(
    'warning',
    checks,
    (found) => `iam:CreateServiceLinkedRole on ${found} covers the roles of every service.`,
    createRole,
  ),
  'create-slr-with-star-in-action-and-resource': entry(
    'warning',
    checks,
    (found, other) =>
      `${other} covers iam:CreateServiceLinkedRole, and ${found} the roles of every service.`,
    createRole,
  ),
  'create-slr-with-star-in-resource-and-not-action': entry(
    'warning',
    checks,
    (found) =>
      `NotAction leaves iam:CreateServiceLinkedRole, and ${found} covers the roles of every service.`,
    createRole,
  ),
  'deprecated-global-condition-key': entry(
    'warning',
    checks,
    (found) => `${found} is no longer supported. Expected aws:PrincipalArn or aws:SourceArn.`,
    'aws:PrincipalArn is the caller; aws:SourceArn is the resource that a service calls for.',
  ),
  'invalid-date-value': entry(
    'warning',
    checks,
    (found, other) => `${found} is seconds since 1970. Expected a date such as ${other}.`,
    'Nobody can read it, and leap seconds shift it. Write a date as YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ. The key aws:EpochTime, which is in seconds itself, is left alone.',
  ),
  'invalid-role-reference': entry(
    'warning',
    checks,
    (found) => `${found} is the unique id of a role. Expected the role’s ARN.`,
    'AWS shows the id where a policy names a role that has since been deleted. A new role of the same name has another id and is not covered.',
  ),
  'invalid-user-reference': entry(
    'warning',
    checks,
    (found) => `${found} is the unique id of a user. Expected the user’s ARN.`,
    'AWS shows the id where a policy names a user who has since been deleted. A new user of the same name has another id and is not covered.',
  ),
  'policy-size-exceeds-identity-policy-quota': entry(
    'warning',
    'reference_iam-quotas',
    (found, other) => `The policy has ${found} characters without white space; IAM takes ${other}.`,
    'A managed policy may have 6,144 characters; white space is not counted. All inline policies together may have 2,048 for a user, 5,120 for a group and 10,240 for a role. AWS’s own managed policies are exempt.',
  ),
  'policy-size-exceeds-resource-policy-quota': entry(
    'warning',
    checks,
    (found, other) => `The policy has ${found} bytes; ${other}.`,
    'S3 takes 20 KB for a bucket policy and KMS 32,768 bytes for a key policy, white space included. Other services have limits of their own, which are not checked.',
  ),
  'policy-size-exceeds-role-trust-policy-quota': entry(
    'warning',
    'reference_iam-quotas',
    (found, other) =>
      `The trust policy has ${found} characters without white space; IAM takes ${other}.`,
    'A trust policy may have 2,048 characters; AWS raises that to 4,096 on request. White space is not counted.',
  ),
  'type-mismatch': entry(
    'warning',
    checks,
    (found, other) => `${found} does not fit ${other}.`,
    'A key is compared as what it holds: a text, an ARN, a number, a date, a boolean or an address. String operators on ARNs, Arn operators on texts, and numbers for aws:EpochTime work and are left alone.',
  ),
  'specific-github-repo-and-branch-recommended': entry(
    'warning',
    checks,
    (found) => `${found} covers more than one repository, branch or environment.`,
    'Each branch and pull request has a subject of its own. Name the repository and the branch or environment that may assume the role.',
  ),
  'rcp-missing-related-principal-condition-key': entry(
    'warning',
    checks,
    (found) =>
      `AWS services carry no ${found} and are denied too. Expected a test that aws:PrincipalIsAWSService is false.`,
    'A service that calls for itself has no account or organization of its own, so that a negated test of such a key holds for it. Add BoolIfExists with aws:PrincipalIsAWSService set to false. Reported for aws:PrincipalAccount, aws:PrincipalOrgID and aws:PrincipalOrgPaths; a test of aws:PrincipalArn mostly means everybody else, services included.',
  ),
  'rcp-missing-related-service-principal-condition-key': entry(
    'warning',
    checks,
    (found) =>
      `Only calls of AWS services carry ${found}; all others are denied too. Expected a test that aws:PrincipalIsAWSService is true.`,
    'The source keys are there when a service calls for a resource. Add Bool with aws:PrincipalIsAWSService set to true.',
  ),
  'rcp-missing-service-condition-key-null-check': entry(
    'warning',
    checks,
    (found) =>
      `Services that send no source are denied too, as ${found} is missing. Expected a Null test, such as aws:SourceAccount false.`,
    'Not every call of a service is made for a resource. Add Null with aws:SourceAccount or aws:SourceArn set to false, so that only calls with a source are judged.',
  ),
  'use-condition-key-only-with-supported-services': entry(
    'warning',
    checks,
    (found, other) => `${found} is not sent to ${other}.`,
    'The keys on the owner of a VPC endpoint are there for some services only; for the others a negated test always holds and a positive one never. Keep statements with these keys to the services that AWS lists for them (list of mid-2026).',
  ),
}
