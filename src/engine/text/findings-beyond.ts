/**
 * Findings of our own, beyond IAM Access Analyzer's list: grants that add up to more, statements without
 * effect, actions and resources that do not meet, characters that nobody sees, and sizes.
 */

import { catalogueEntry, entry } from './catalogue-entry.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'

export type BeyondCode =
  | 'privilege-escalation-by-policy'
  | 'privilege-escalation-by-credentials'
  | 'privilege-escalation-by-pass-role'
  | 'privilege-escalation-by-running-code'
  | 'statement-covered'
  | 'statement-never-matches'
  | 'allow-always-denied'
  | 'action-without-resource'
  | 'resource-without-action'
  | 'invisible-character'
  | 'bidirectional-character'
  | 'policy-size-exceeds-session-policy-quota'
  | 'policy-size-exceeds-endpoint-policy-quota'

const escalation =
  'Judged on all statements of this policy together: what Allow grants on resources whose names are left open, less what a Deny without conditions takes back. Conditions on the caller, the network or the time do not count as a limit; any other condition does. A policy that allows everything and denies nothing has nothing to gain and is left alone.'

function ways(found: string, other: string): string {
  return `${found}. ${other}`
}

export const beyondFindings: Readonly<Record<BeyondCode, CatalogueEntry>> = {
  'privilege-escalation-by-policy': entry(
    'security-warning',
    'access_policies_boundaries',
    ways,
    `Whoever may change policies or memberships can give themselves any permission. ${escalation}`,
  ),
  'privilege-escalation-by-credentials': entry(
    'security-warning',
    'best-practices',
    ways,
    `Whoever may make credentials for others, or assume any role, can act with all that those may do. ${escalation}`,
  ),
  'privilege-escalation-by-pass-role': entry(
    'security-warning',
    'id_roles_use_passrole',
    ways,
    `Whoever may pass a role and start code under it can act with all that the role may do. ${escalation}`,
  ),
  'privilege-escalation-by-running-code': entry(
    'security-warning',
    'best-practices',
    ways,
    `Whoever may change or enter what already runs with a role can act with all that the role may do. ${escalation}`,
  ),
  'statement-covered': entry(
    'suggestion',
    'reference_policies_elements_statement',
    (found) => `${found} already says all that this statement says.`,
    'The other statement has the same effect for every request that this one applies to. Removing this one changes no decision. A text that AWS calls redundant (the same statement twice) is reported as redundant-statement.',
  ),
  'statement-never-matches': entry(
    'warning',
    'reference_policies_elements_condition',
    (found) => `The statement never applies: ${found}.`,
    'No request can meet it, so that it neither allows nor denies anything.',
  ),
  'allow-always-denied': entry(
    'warning',
    'reference_policies_evaluation-logic',
    (found) => `${found} denies all that this statement allows.`,
    'An explicit deny wins over every allow, so that this statement has no effect.',
  ),
  'action-without-resource': catalogueEntry(
    'warning',
    'reference_policies_actions-resources-contextkeys',
    (found, other) => `${found} ${other}.`,
    'Each action works on resources of certain types, or on none and then needs "*". With other resources the statement does not cover it.',
  ),
  'resource-without-action': catalogueEntry(
    'suggestion',
    'reference_policies_actions-resources-contextkeys',
    (found) => `No action of the statement works on ${found}.`,
    'Each action works on resources of certain types. A bucket, for one, is not its objects: arn:aws:s3:::bucket and arn:aws:s3:::bucket/* are two resources.',
  ),
  'invisible-character': entry(
    'warning',
    'reference_policies_grammar',
    (found) => `${found} stands here, which cannot be seen.`,
    'It counts as a character: two texts that look the same are then different, and a name with it matches nothing. It often comes along when text is copied from a page or a chat.',
  ),
  'bidirectional-character': entry(
    'security-warning',
    'reference_policies_grammar',
    (found) => `${found} stands here: it changes the order in which the text is shown.`,
    'What is read on the screen is then not what AWS reads. No policy needs it.',
  ),
  'policy-size-exceeds-session-policy-quota': entry(
    'error',
    'API_AssumeRole',
    (found, other) => `The session policy has ${found} characters; STS takes ${other}.`,
    'White space is counted, and so are the ARNs of managed policies that are passed along.',
  ),
  'policy-size-exceeds-endpoint-policy-quota': entry(
    'error',
    'vpc-endpoints-access',
    (found, other) => `The endpoint policy has ${found} characters; a VPC endpoint takes ${other}.`,
    'A VPC endpoint policy holds 20,480 characters at most, white space counted. Remove indentation, join statements that differ in one element only, or use wildcards.',
  ),
}
