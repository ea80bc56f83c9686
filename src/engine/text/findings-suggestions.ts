/**
 * IAM Access Analyzer's suggestions beyond the grammar: what could be said more simply, or has no effect.
 * [access-analyzer-reference-policy-checks]
 */

import { catalogueEntry, checksPage as checks, entry } from './catalogue-entry.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'

export type SuggestionCode =
  | 'equivalent-to-null-false'
  | 'equivalent-to-null-true'
  | 'redundant-key-due-to-wildcard-in-condition'
  | 'redundant-statement-due-to-wildcard-in-condition'
  | 'private-ip-address-subset'
  | 'private-not-ip-address-subset'
  | 'redundant-action'
  | 'redundant-resource'
  | 'redundant-statement'
  | 'redundant-condition-value-num'
  | 'wildcard-in-service-name'
  | 'allow-with-unsupported-tag-condition-key-for-service'
  | 'allow-notaction-with-unsupported-tag-condition-key-for-service'
  | 'recommended-condition-key-for-service-principal'
  | 'irrelevant-condition-key-in-policy'
  | 'redundant-principal-in-role-trust-policy'
  | 'confirm-audience-claim-type'

export const suggestionFindings: Readonly<Record<SuggestionCode, CatalogueEntry>> = {
  'equivalent-to-null-false': entry(
    'suggestion',
    checks,
    (found) => `This only tests that ${found} is there. Expected Null with "false".`,
    'A star matches every value. Null says directly whether the key exists.',
  ),
  'equivalent-to-null-true': entry(
    'suggestion',
    checks,
    (found) => `This only tests that ${found} is missing. Expected Null with "true".`,
    'A star matches every value, so that only a missing key differs from it. Null says directly whether the key exists.',
  ),
  'redundant-key-due-to-wildcard-in-condition': entry(
    'suggestion',
    checks,
    (found) => `The test of ${found} always holds: a star matches every value.`,
    'It can be left out. Reported where IfExists or ForAllValues lets a missing key pass as well, and for keys that every request has.',
  ),
  'redundant-statement-due-to-wildcard-in-condition': entry(
    'suggestion',
    checks,
    (found) => `The statement applies to no request that has ${found}: a star matches every value.`,
    'The statement can be left out. Reported for ForAnyValue, which needs a value, and for keys that every request has.',
  ),
  'private-ip-address-subset': entry(
    'suggestion',
    checks,
    (found) => `${found} is private and never matches: aws:SourceIp holds public addresses only.`,
    'For private addresses behind a VPC endpoint use aws:VpcSourceIp together with aws:SourceVpc.',
  ),
  'private-not-ip-address-subset': entry(
    'suggestion',
    checks,
    (found) => `${found} is private and has no effect: aws:SourceIp holds public addresses only.`,
    'For private addresses behind a VPC endpoint use aws:VpcSourceIp together with aws:SourceVpc.',
  ),
  'redundant-action': entry(
    'suggestion',
    checks,
    (found, other) => `${found} is already covered by ${other}.`,
    'Removing it changes no decision. If the pattern says more than was meant, remove that one instead.',
  ),
  'redundant-resource': entry(
    'suggestion',
    checks,
    (found, other) => `${found} is already covered by ${other}.`,
    'Removing it changes no decision. If the pattern says more than was meant, remove that one instead.',
  ),
  'redundant-statement': entry(
    'suggestion',
    checks,
    (found) => `The statement says the same as ${found}.`,
    'Removing one of the two changes no decision. Statements that stand twice are often changed once.',
  ),
  'redundant-condition-value-num': entry(
    'suggestion',
    checks,
    (found, other) => `Of these values only ${found} counts for ${other}.`,
    'One of several values is enough: below any of them is below the greatest, above any of them is above the least.',
  ),
  'wildcard-in-service-name': entry(
    'suggestion',
    checks,
    (found) => `${found} has a wildcard in the service’s name and covers other services, too.`,
    'It also covers services that AWS adds later. Name each service. "*" alone, which means everything, is left alone.',
  ),
  'allow-with-unsupported-tag-condition-key-for-service': catalogueEntry(
    'suggestion',
    checks,
    (found, other) =>
      `Requests for ${other} carry no ${found}, so this statement never allows them.`,
    'Where an action has no tag of its resource in the request, a positive test of aws:ResourceTag fails. Allow these actions in a statement without the test. Reported for a value of Action when none of the actions it covers carries the key.',
  ),
  'allow-notaction-with-unsupported-tag-condition-key-for-service': entry(
    'suggestion',
    checks,
    (found) => `NotAction covers actions that carry no ${found}; those are never allowed here.`,
    'Where an action has no tag of its resource in the request, a positive test of aws:ResourceTag fails. List the actions that are allowed instead.',
  ),
  'recommended-condition-key-for-service-principal': entry(
    'suggestion',
    checks,
    (found, other) =>
      `${found} does not say well whom ${other} calls for. Expected aws:SourceArn, aws:SourceAccount, aws:SourceOrgID or aws:SourceOrgPaths.`,
    'These keys are set by AWS for calls that a service makes for a resource. Reported where one of aws:Referer, aws:UserAgent and aws:SourceOwner stands in their place.',
  ),
  'irrelevant-condition-key-in-policy': entry(
    'suggestion',
    checks,
    (found) => `${found} says nothing new here: the policy belongs to one resource of one account.`,
    'Test it in an identity-based policy, where it tells buckets of different accounts apart.',
  ),
  'redundant-principal-in-role-trust-policy': entry(
    'suggestion',
    checks,
    (found, other) => `The session ${found} is already covered by its role ${other}.`,
    'A role stands for all its sessions. Remove the session, or the role if only the session is meant.',
  ),
  'confirm-audience-claim-type': entry(
    'suggestion',
    checks,
    (found) => `ForAllValues holds for tokens without ${found}. Expected the operator alone.`,
    'IAM gives a role session one audience, even if the token lists several. A set operator fits only a provider whose audience is a list; confirm which one this provider is.',
  ),
}
