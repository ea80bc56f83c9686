/**
 * IAM Access Analyzer's security warnings beyond the grammar: what lets more through than was meant.
 * [access-analyzer-reference-policy-checks]
 */

import { catalogueEntry, checksPage as checks, entry } from './catalogue-entry.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'

export type SecurityCode =
  | 'forallvalues-with-single-valued-key'
  | 'foranyvalue-with-audience-claim-type'
  | 'pass-role-with-not-resource'
  | 'pass-role-with-star-in-action-and-not-resource'
  | 'pass-role-with-not-action-and-not-resource'
  | 'pass-role-with-star-in-resource'
  | 'pass-role-with-star-in-action-and-resource'
  | 'pass-role-with-star-in-resource-and-not-action'
  | 'missing-paired-condition-keys'
  | 'deny-with-unsupported-tag-condition-key-for-service'
  | 'deny-notaction-with-unsupported-tag-condition-key-for-service'
  | 'restrict-access-to-service-principal'
  | 'missing-condition-key-for-oidc-principal'
  | 'missing-github-repo-condition-key'
  | 'untrustworthy-condition-key'
  | 'string-like-operator-with-arn-condition-keys'
  | 'dynamodb-attributes-without-select'
  | 's3-prefix-in-negative-context'

const passRole =
  'Whoever may pass any role to a service can act through the service with all that the role may do. Name the roles, or test iam:PassedToService. A pattern that begins with a given name, such as role/Service*, a condition on the passed role and an unconditional Deny of iam:PassRole on every role are left alone. Boundaries, session policies and organization policies grant nothing and are not judged.'

export const securityFindings: Readonly<Record<SecurityCode, CatalogueEntry>> = {
  'forallvalues-with-single-valued-key': entry(
    'security-warning',
    checks,
    (found) =>
      `ForAllValues also holds for requests without ${found}, which has one value at most.`,
    'ForAllValues holds when a request has no value of the key. A key that holds a list needs it; for a key with one value write the operator alone. Reported where it widens an Allow, for keys that AWS documents as single-valued, unless the statement also tests with Null that the key is there.',
  ),
  'foranyvalue-with-audience-claim-type': entry(
    'security-warning',
    checks,
    (found) => `ForAnyValue is for keys that hold a list; ${found} has one value.`,
    'IAM gives a role session one audience, whatever the token holds (azp before aud). Write the operator alone.',
  ),
  'pass-role-with-not-resource': entry(
    'security-warning',
    checks,
    () => 'iam:PassRole with NotResource allows passing every role that is not listed.',
    passRole,
  ),
  'pass-role-with-star-in-action-and-not-resource': entry(
    'security-warning',
    checks,
    (found) =>
      `${found} covers iam:PassRole, and NotResource leaves all roles that are not listed.`,
    passRole,
  ),
  'pass-role-with-not-action-and-not-resource': entry(
    'security-warning',
    checks,
    () => 'NotAction leaves iam:PassRole, and NotResource leaves all roles that are not listed.',
    passRole,
  ),
  'pass-role-with-star-in-resource': entry(
    'security-warning',
    checks,
    (found) => `iam:PassRole on ${found} allows passing any role to any service.`,
    passRole,
  ),
  'pass-role-with-star-in-action-and-resource': entry(
    'security-warning',
    checks,
    (found, other) => `${other} covers iam:PassRole, and ${found} covers any role.`,
    passRole,
  ),
  'pass-role-with-star-in-resource-and-not-action': entry(
    'security-warning',
    checks,
    (found) => `NotAction leaves iam:PassRole, and ${found} covers any role.`,
    passRole,
  ),
  'missing-paired-condition-keys': entry(
    'security-warning',
    checks,
    (found, other) => `${found} says little alone. Expected a test of ${other} beside it.`,
    'Private addresses repeat in every VPC, so an address counts only together with the VPC that it is in. Reported where the test is what lets a request through: in an Allow, or negated in a Deny that no other Deny of the policy completes.',
  ),
  'deny-with-unsupported-tag-condition-key-for-service': catalogueEntry(
    'security-warning',
    checks,
    (found, other) =>
      `Requests for ${other} carry no ${found}, so this Deny never applies to them.`,
    'Where an action has no tag of its resource in the request, a positive test of aws:ResourceTag fails and the Deny does nothing. Deny these actions in a statement without the test. Reported for a value of Action when none of the actions it covers carries the key.',
  ),
  'deny-notaction-with-unsupported-tag-condition-key-for-service': entry(
    'security-warning',
    checks,
    (found) => `NotAction covers actions that carry no ${found}; to those this Deny never applies.`,
    'Where an action has no tag of its resource in the request, a positive test of aws:ResourceTag fails and the Deny does nothing. List the actions that are denied instead.',
  ),
  'restrict-access-to-service-principal': entry(
    'security-warning',
    checks,
    (found) =>
      `${found} may call on behalf of anybody. Expected a test of aws:SourceArn, aws:SourceAccount, aws:SourceOrgID or aws:SourceOrgPaths.`,
    'A service acts for all its customers: without a test of the source, somebody else’s resource can make it use this one (the confused deputy). Reported in resource-based policies, unless the statement tests a key that names the source in another way. Some services do not send these keys; their documentation says so.',
  ),
  'missing-condition-key-for-oidc-principal': entry(
    'security-warning',
    checks,
    (found, other) =>
      `Any token of ${found} can assume the role. Expected a test of a key ${other}.`,
    'An identity provider vouches for all its users and applications. Test at least aud or sub, which are spelt with the provider’s name before the colon.',
  ),
  'missing-github-repo-condition-key': entry(
    'security-warning',
    checks,
    (found) =>
      `Workflows of any repository on GitHub can assume the role. Expected a test of ${found}.`,
    'All repositories share one provider; the audience does not tell them apart. Test sub, such as repo:organization/repository:ref:refs/heads/main. A test of repository, repository_id, repository_owner_id or job_workflow_ref is accepted as well.',
  ),
  'untrustworthy-condition-key': entry(
    'security-warning',
    checks,
    (found) => `${found} is whatever the caller writes into it; it keeps nobody out.`,
    'aws:Referer and aws:UserAgent are headers of the request. Test who calls or from where instead.',
  ),
  'string-like-operator-with-arn-condition-keys': entry(
    'security-warning',
    checks,
    (found, other) =>
      `${found} compares ${other} as one text: a star runs over its colons. Expected an Arn operator.`,
    'Arn operators compare the parts of an ARN one by one, so that a star in one part cannot cover another account. Reported for keys that hold an ARN, when a value has a wildcard beside other characters.',
  ),
  'dynamodb-attributes-without-select': entry(
    'security-warning',
    checks,
    () =>
      'dynamodb:Attributes does not limit requests for all attributes. Expected a test that dynamodb:Select is SPECIFIC_ATTRIBUTES.',
    'A read that names no attributes returns all of them, and dynamodb:Attributes then holds none to compare. Add StringEqualsIfExists with dynamodb:Select set to SPECIFIC_ATTRIBUTES. Reported where an Allow covers an action that reads.',
  ),
  's3-prefix-in-negative-context': entry(
    'security-warning',
    checks,
    () => 'Listing with a shorter prefix shows the same keys and passes this test.',
    's3:prefix is what the caller asks for, not what is listed: where certain prefixes are forbidden, an empty or shorter one lists them all. Allow the prefixes that may be listed instead.',
  ),
}
