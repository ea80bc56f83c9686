/**
 * The findings of reading a policy: its JSON, its grammar and its single values.
 * Codes are those of IAM Access Analyzer in kebab-case where it has one; the others are marked as ours.
 */

import { catalogueEntry, checksPage as checks, entry } from './catalogue-entry.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'

export type GrammarCode =
  | 'json-syntax-error'
  | 'nesting-too-deep'
  | 'unsupported-character'
  | 'data-type-mismatch'
  | 'duplicate-element'
  | 'invalid-policy-element'
  | 'missing-statement'
  | 'missing-version'
  | 'invalid-version'
  | 'unsupported-version'
  | 'missing-effect'
  | 'invalid-effect'
  | 'missing-action'
  | 'invalid-action'
  | 'missing-resource'
  | 'missing-principal'
  | 'unsupported-element-combination'
  | 'unsupported-sid'
  | 'empty-sid-value'
  | 'unique-sids-required'
  | 'unique-sids-recommended'
  | 'invalid-arn-prefix'
  | 'missing-arn-field'
  | 'unsupported-principal'
  | 'invalid-principal-format'
  | 'invalid-principal-key'
  | 'invalid-federated-principal-syntax-in-role-trust-policy'
  | 'unsupported-wildcard-in-principal'
  | 'federated-principal-not-supported'
  | 'allow-with-not-principal'
  | 'scp-syntax-error-principal'
  | 'rcp-syntax-error-principal'
  | 'rcp-syntax-error-allow'
  | 'rcp-syntax-error-notaction'
  | 'rcp-syntax-error-action'
  | 'role-trust-policy-syntax-error-resource'
  | 'role-trust-policy-syntax-error-notprincipal'
  | 'role-trust-policy-unsupported-wildcard-in-principal'
  | 'unsupported-action-in-policy'
  | 'invalid-condition-operator'
  | 'operator-case'
  | 'null-with-if-exists'
  | 'null-with-qualifier'
  | 'invalid-condition-key-format'
  | 'invalid-condition-data-type'
  | 'invalid-condition-multiple-boolean'
  | 'duplicate-keys-with-different-case'
  | 'empty-array-action'
  | 'empty-array-resource'
  | 'empty-array-principal'
  | 'empty-array-condition'
  | 'empty-array-condition-ifexists'
  | 'empty-array-condition-forallvalues'
  | 'empty-array-condition-foranyvalue'
  | 'empty-object-condition'
  | 'empty-object-principal'
  | 'missing-brace-in-variable'
  | 'missing-quote-in-variable'
  | 'unsupported-space-in-variable'
  | 'empty-variable'
  | 'variable-unsupported-in-version'
  | 'variable-unsupported-in-element'
  | 'invalid-variable-for-operator'
  | 'type-mismatch-ip-range'
  | 'type-mismatch-number'
  | 'type-mismatch-boolean'
  | 'type-mismatch-date'
  | 'type-mismatch-string'
  | 'improve-ip-range'
  | 'wildcard-without-like-operator'

const grammar = 'reference_policies_grammar'
const variables = 'reference_policies_variables'

export const grammarFindings: Readonly<Record<GrammarCode, CatalogueEntry>> = {
  'json-syntax-error': entry(
    'error',
    grammar,
    (found) => found,
    'A policy is one JSON object. Until the text is JSON again, nothing in it can be evaluated.',
  ),
  // Ours: a limit of this reader.
  'nesting-too-deep': entry(
    'error',
    grammar,
    (found) => found,
    'The grammar of policies needs seven levels of brackets at most.',
  ),
  // Ours: the character set of the IAM API (G4).
  'unsupported-character': entry(
    'error',
    'API_PutRolePolicy',
    (found) => `Found ${found}. IAM accepts tab, line breaks and the characters U+0020 to U+00FF.`,
    'IAM refuses policies with characters outside Latin-1. Look-alike and invisible characters are often pasted from documents and chats.',
  ),
  'data-type-mismatch': entry(
    'error',
    checks,
    (found, other) => `${found} Expected ${other}.`,
    'Every element has one JSON type; lists may also be given as a single text.',
  ),
  // Ours: AWS rejects it on saving (G9).
  'duplicate-element': entry(
    'error',
    'troubleshoot_policies',
    (found) => `${found} is given twice here. Each element may stand once.`,
    'JSON readers keep only one of two members with the same name. IAM rejects such policies on saving.',
  ),
  'invalid-policy-element': entry(
    'error',
    checks,
    (found, other) => `${found} is no element here. Expected ${other}.`,
    'Element names are case-sensitive, and each kind of policy knows only its own.',
  ),
  'missing-statement': entry(
    'error',
    checks,
    (found) => found,
    'A policy says everything in its Statement element: one statement or a list of them. IAM and S3 refuse a policy without any.',
  ),
  'missing-version': entry(
    'warning',
    'reference_policies_elements_version',
    (found) => found,
    'Without Version a policy is read in the language of 2008-10-17, in which policy variables are ordinary text.',
  ),
  'invalid-version': entry(
    'error',
    'reference_policies_elements_version',
    (found) => `Version is ${found}. Expected "2012-10-17" (or the old "2008-10-17").`,
    'Version names the policy language, not the version of this policy.',
  ),
  // Ours: SCPs and RCPs exist in the new language only (G14).
  'unsupported-version': entry(
    'error',
    'orgs_manage_policies_scps_syntax',
    (found) => `Version is ${found}. Organization policies need "2012-10-17".`,
    'Service and resource control policies exist only in the language of 2012-10-17.',
  ),
  'missing-effect': entry(
    'error',
    checks,
    () => 'The statement has no Effect. Expected "Allow" or "Deny".',
    'Each statement says whether it allows or denies. There is no default, and AWS does not save a statement without an Effect.',
  ),
  'invalid-effect': entry(
    'error',
    checks,
    (found) => `Effect is ${found}. Expected "Allow" or "Deny", in this spelling.`,
    'Effect is Allow or Deny, written just so: its letter case counts. There is no third effect, and none that is assumed.',
  ),
  'missing-action': entry(
    'error',
    checks,
    () => 'The statement has no Action and no NotAction.',
    'Each statement says which actions it is about, in Action or, for all but some, in NotAction. AWS does not save one that says neither.',
  ),
  // Its form is the grammar's; whether AWS has it, the catalogue's.
  'invalid-action': catalogueEntry(
    'error',
    'reference_policies_elements_action',
    (found, other) =>
      other === ''
        ? `The action is ${found}. Expected service:Action, such as s3:GetObject, or "*".`
        : `AWS has no action ${found}.${other}`,
    'An action is the service’s prefix, a colon and the action’s name; * and ? may stand for characters. An action that AWS does not have, or a pattern that covers none, never matches a request.',
  ),
  'missing-resource': entry(
    'error',
    checks,
    () => 'The statement has no Resource and no NotResource.',
    'A statement says which resources it is about. Some services imply it in their resource-based policies; in a KMS key policy a statement without Resource never applies.',
  ),
  'missing-principal': entry(
    'error',
    checks,
    () => 'The statement has no Principal.',
    'A policy that is attached to a resource says whom each statement is about.',
  ),
  'unsupported-element-combination': entry(
    'error',
    checks,
    (found, other) => `${found} and ${other} stand in one statement. Expected one of them.`,
    'An element and its Not-form exclude each other: a statement is either about what the list names or about all but that. AWS does not save one that holds both.',
  ),
  'unsupported-sid': entry(
    'error',
    checks,
    (found) => `Sid is ${found}. In this kind of policy it may hold A–Z, a–z and 0–9 only.`,
    'In this kind of policy a Sid holds the letters A to Z, a to z and digits only. It has no effect on decisions, but AWS does not save one with other characters.',
  ),
  'empty-sid-value': entry(
    'suggestion',
    checks,
    () => 'Sid is empty. Give it a name or leave it out.',
    'A Sid names a statement for people and for reports, and has no effect on decisions. An empty one names nothing; remove it, or give it a name.',
  ),
  'unique-sids-required': entry(
    'error',
    checks,
    (found) => `The Sid ${found} is used twice. In this kind of policy each may stand once.`,
    'Within one document a Sid names one statement, and AWS does not save a policy in which it names two.',
  ),
  'unique-sids-recommended': entry(
    'warning',
    checks,
    (found) => `The Sid ${found} is used twice.`,
    'Identifiers that repeat make statements hard to tell apart, for people and in reports. They have no effect on decisions.',
  ),
  'invalid-arn-prefix': entry(
    'error',
    checks,
    (found) => `The resource is ${found}. Expected an ARN beginning with arn: or "*".`,
    'An ARN reads arn:partition:service:region:account:resource, and begins with arn: even where wildcards follow. A value that begins otherwise matches no resource.',
  ),
  'missing-arn-field': entry(
    'error',
    checks,
    (found) => `The ARN ${found} has fewer than six fields and matches nothing.`,
    'An ARN reads arn:partition:service:region:account:resource. Fields may be empty, the colons stay.',
  ),
  'unsupported-principal': entry(
    'error',
    checks,
    (found) => `${found} cannot stand here: this policy is about whoever it is attached to.`,
    'Only policies that are attached to a resource name principals.',
  ),
  'invalid-principal-format': entry(
    'error',
    checks,
    (found, other) => `The principal is ${found}. Expected ${other}.`,
    'A principal is "*" or an object with the keys AWS, Service, Federated or CanonicalUser. Groups and instance profiles are never principals.',
  ),
  'invalid-principal-key': entry(
    'error',
    checks,
    (found) =>
      `${found} is no kind of principal. Expected AWS, Service, Federated or CanonicalUser.`,
    'The key says which kind of principal its values name: AWS for accounts, users, roles and sessions, Service for AWS services, Federated for identity providers, and CanonicalUser for the old ids of S3.',
  ),
  'invalid-federated-principal-syntax-in-role-trust-policy': entry(
    'error',
    checks,
    (found) =>
      `The federated principal is ${found}. Expected the ARN of an identity provider or a web identity domain.`,
    'A role trusts arn:aws:iam::ACCOUNT:saml-provider/NAME, arn:aws:iam::ACCOUNT:oidc-provider/HOST or one of the domains that AWS knows, such as accounts.google.com.',
  ),
  'unsupported-wildcard-in-principal': entry(
    'error',
    checks,
    (found) => `The principal is ${found}. Wildcards can only stand alone, as "*".`,
    'To cover many principals, use "*" with a condition on aws:PrincipalArn.',
  ),
  'federated-principal-not-supported': entry(
    'error',
    checks,
    () => 'Federated principals have effect in role trust policies only.',
    'Only the AssumeRoleWithSAML and AssumeRoleWithWebIdentity calls have a federated caller.',
  ),
  'allow-with-not-principal': entry(
    'security-warning',
    checks,
    () =>
      'Allow with NotPrincipal grants to everybody who is not listed, anonymous callers included.',
    'AWS no longer supports this combination. Use Principal, or "*" with a condition on aws:PrincipalArn.',
  ),
  'scp-syntax-error-principal': entry(
    'error',
    checks,
    (found) => `${found} cannot stand in a service control policy.`,
    'A service control policy is about all principals of the accounts it is attached to.',
  ),
  'rcp-syntax-error-principal': entry(
    'error',
    checks,
    () => 'In a resource control policy Principal is always "*".',
    'A resource control policy speaks about every principal: Principal is "*" and nothing else. To narrow it, test who calls in conditions, with aws:PrincipalOrgID or aws:PrincipalArn, for instance.',
  ),
  'rcp-syntax-error-allow': entry(
    'error',
    checks,
    () => 'A resource control policy can only Deny.',
    'The Allow is that of RCPFullAWSAccess, which is attached everywhere.',
  ),
  'rcp-syntax-error-notaction': entry(
    'error',
    checks,
    () => 'NotAction cannot stand in a resource control policy.',
    'Resource control policies list their actions with the service’s prefix.',
  ),
  // `other` is the service that resource control policies do not cover.
  'rcp-syntax-error-action': entry(
    'error',
    checks,
    (found, other) =>
      other === ''
        ? `The action is ${found}. A resource control policy names the service, such as s3:*.`
        : `The action is ${found}. Resource control policies do not cover ${other}.`,
    'Resource control policies cover some services only, so each action names its service in full. The list of services is that of September 2026.',
  ),
  'role-trust-policy-syntax-error-resource': entry(
    'error',
    checks,
    (found) => `${found} cannot stand in a trust policy: it is about its own role.`,
    'A trust policy belongs to one role and says who may assume it: there is no other resource that it could be about, so AWS does not save one with a Resource.',
  ),
  'role-trust-policy-syntax-error-notprincipal': entry(
    'error',
    checks,
    () => 'NotPrincipal cannot stand in a trust policy.',
    'A trust policy names those who may assume the role. Everybody but a few would be nearly everybody, and AWS does not save it.',
  ),
  'role-trust-policy-unsupported-wildcard-in-principal': entry(
    'error',
    checks,
    () => 'Principal "*" trusts every principal of every account.',
    'AWS’s pages disagree whether it can be saved; it is evaluated as covering everybody. Name the account or the provider instead.',
  ),
  // `other` is what the policy is attached to, where that is no role.
  'unsupported-action-in-policy': entry(
    'error',
    checks,
    (found, other) =>
      other === ''
        ? `The action is ${found}. A trust policy is about sts: actions only.`
        : `The action is ${found}, which the policy of ${other} cannot be about.`,
    'Trust policies know sts:AssumeRole, AssumeRoleWithSAML, AssumeRoleWithWebIdentity, TagSession, SetSourceIdentity and SetContext. Other resource-based policies know the actions on the resource that they are attached to.',
  ),
  'invalid-condition-operator': entry(
    'error',
    checks,
    (found) => `${found} is no condition operator.`,
    'An operator is a name such as StringEquals, with ForAllValues: or ForAnyValue: before it and IfExists after it where wished.',
  ),
  // Ours: letter case of operators (G63).
  'operator-case': entry(
    'suggestion',
    'reference_policies_elements_condition_operators',
    (found, other) => `The operator is written ${found}; AWS writes ${other}.`,
    'AWS’s documentation writes operators in one way only, and tools that read policies may look for that. It is evaluated all the same.',
  ),
  'null-with-if-exists': entry(
    'error',
    checks,
    () => 'Null cannot take IfExists: it tests itself whether the key exists.',
    'Null tests itself whether a key is there, so IfExists would have nothing to add, and AWS does not know the pair. Use Null with "true" for a missing key or "false" for one that is there.',
  ),
  'null-with-qualifier': entry(
    'suggestion',
    checks,
    (found) => `${found} always gives the same result.`,
    'ForAllValues:Null always holds and ForAnyValue:Null never does. Use Null alone.',
  ),
  'invalid-condition-key-format': entry(
    'error',
    checks,
    (found) => `The condition key is ${found}. Expected prefix:name, such as aws:SourceIp.`,
    'Condition keys carry the prefix aws: or that of a service or identity provider.',
  ),
  'invalid-condition-data-type': entry(
    'error',
    checks,
    (found) => `${found} Expected texts, numbers or booleans, all of one type.`,
    'The values of one condition key share one JSON type: all texts, all numbers or all true and false. AWS refuses a list that mixes them.',
  ),
  'invalid-condition-multiple-boolean': entry(
    'error',
    checks,
    () => 'Bool is given more than one value. Expected one.',
    'A boolean key is either true or false. A list with both would always hold, and AWS refuses it.',
  ),
  'duplicate-keys-with-different-case': entry(
    'error',
    checks,
    (found, other) =>
      `${found} and ${other} are the same condition key: letter case does not count.`,
    'Condition keys have no letter case, so that both names are one key, and AWS refuses a key that stands twice in one operator. Give all its values in one list.',
  ),
  'empty-array-action': entry(
    'suggestion',
    checks,
    () => 'The list of actions is empty, so the statement never applies.',
    'A list without items matches no action, so the statement never applies. Name an action, or remove the statement.',
  ),
  'empty-array-resource': entry(
    'suggestion',
    checks,
    () => 'The list of resources is empty, so the statement never applies.',
    'A list without items matches no resource, so the statement never applies. Name a resource, or remove the statement.',
  ),
  'empty-array-principal': entry(
    'suggestion',
    checks,
    () => 'The list of principals is empty.',
    'A list without items matches nobody, so the statement never applies. Name a principal, or remove the statement.',
  ),
  'empty-array-condition': entry(
    'suggestion',
    checks,
    () => 'The list of values is empty.',
    'A condition without values holds for negated operators only.',
  ),
  'empty-array-condition-ifexists': entry(
    'suggestion',
    checks,
    () => 'The list of values is empty: the test holds only if the key is missing.',
    'With an empty list the test holds only when the request does not carry the key. Null with "true" says that a key has to be missing, and says it plainly.',
  ),
  'empty-array-condition-forallvalues': entry(
    'suggestion',
    checks,
    () => 'The list of values is empty: the test holds only if the key is missing or empty.',
    'ForAllValues over an empty list holds only when the request does not carry the key, or carries no value. Null with "true" says that a key has to be missing, and says it plainly.',
  ),
  'empty-array-condition-foranyvalue': entry(
    'suggestion',
    checks,
    () => 'The list of values is empty: the test never holds.',
    'ForAnyValue looks for one value that is in the list; of an empty list there is none, so the test never holds and the statement never applies. Name a value, or remove the test.',
  ),
  'empty-object-condition': entry(
    'suggestion',
    checks,
    () => 'The Condition is empty and has no effect.',
    'Without a test there is no condition: the statement applies as if the element were not there. Remove it, so that nobody takes it for a restriction.',
  ),
  'empty-object-principal': entry(
    'suggestion',
    checks,
    () => 'The Principal is empty and covers nobody.',
    'Without an entry the element names nobody, so the statement never applies. Name a principal, or remove the statement.',
  ),
  'missing-brace-in-variable': entry(
    'error',
    checks,
    (found) => `The policy variable ${found} is not closed. Expected }.`,
    "A policy variable reads ${key} or ${key, 'default'}. Without its closing brace it is no variable but a text that is compared letter by letter.",
  ),
  'missing-quote-in-variable': entry(
    'error',
    checks,
    (found) => `The default in ${found} is not in single quotes after a comma and a space.`,
    "What stands after the comma is the default, used when the request does not carry the key: ${key, 'default'}. It stands in single quotes, both of them.",
  ),
  'unsupported-space-in-variable': entry(
    'error',
    checks,
    (found) => `The policy variable ${found} has a space in its key.`,
    "A policy variable reads ${key} or ${key, 'default'}, without spaces around or inside the key. With one it is no variable but a text that is compared letter by letter.",
  ),
  'empty-variable': entry(
    'error',
    checks,
    () => 'The policy variable ${} names no key.',
    "A policy variable reads ${key}, or ${key, 'default'} where the key may be missing, and is replaced by the key’s value in the request. Without a key there is nothing to put in.",
  ),
  'variable-unsupported-in-version': entry(
    'error',
    checks,
    (found) => `${found} is ordinary text here: policy variables need "Version": "2012-10-17".`,
    'In the language of 2008-10-17 there are no policy variables.',
  ),
  'variable-unsupported-in-element': entry(
    'error',
    variables,
    (found) =>
      `${found} is ordinary text here: policy variables work in the resource part of Resource and in Condition values.`,
    'Variables are replaced in Resource and in the values of conditions. In an ARN they can stand after the fifth colon only: partition, service, Region and account have to be written.',
  ),
  'invalid-variable-for-operator': entry(
    'error',
    checks,
    (found, other) =>
      `${found} cannot be used with ${other}: variables work with String and Arn operators.`,
    'Variables are replaced in conditions with String and ARN operators only. Numeric, date, Boolean, IP address and binary operators compare typed values, and take what stands there as it is.',
  ),
  'type-mismatch-ip-range': entry(
    'error',
    checks,
    (found) =>
      `${found} is no IP address or range. Expected such as 203.0.113.0/24 or 2001:db8::/32.`,
    'Ranges are given in CIDR notation: an address, a slash and the length of the prefix, as in 203.0.113.0/24 or 2001:db8::/32; one address may stand alone. Anything else matches nothing.',
  ),
  'type-mismatch-number': entry(
    'warning',
    checks,
    (found) => `${found} is no number, so it compares with nothing.`,
    'Numbers are digits with an optional sign and fraction. Anything else is no number, and the test cannot do what it says.',
  ),
  'type-mismatch-boolean': entry(
    'warning',
    checks,
    (found) => `${found} is neither true nor false, so it compares with nothing.`,
    'A Boolean key is compared with "true" or "false"; any other value never matches, so that the statement may never apply.',
  ),
  'type-mismatch-date': entry(
    'warning',
    checks,
    (found) =>
      `${found} is no date, so it compares with nothing. Expected such as 2025-06-30T23:59:59Z.`,
    'Dates are ISO 8601 with a time zone, as in 2026-09-26T12:00:00Z, or seconds since 1970. Anything else is no date, and the test cannot do what it says.',
  ),
  'type-mismatch-string': entry(
    'warning',
    checks,
    (found) => `${found} is no base64 text, so it compares with nothing.`,
    'BinaryEquals compares bytes, which a policy writes in base64. A value that is no base64 stands for no bytes at all.',
  ),
  'improve-ip-range': entry(
    'suggestion',
    checks,
    (found, other) => `${found} has bits beyond its prefix; it means ${other}.`,
    'Only the bits up to the length of the prefix count, and those beyond it are ignored: 203.0.113.7/24 is the whole of 203.0.113.0/24. Write the first address of the range, so that nobody reads it as a single one.',
  ),
  'wildcard-without-like-operator': entry(
    'warning',
    checks,
    (found, other) => `The wildcard in ${found} is an ordinary character for ${other}.`,
    'StringEquals compares letter by letter, so * and ? stand for themselves here. They stand for other characters with StringLike, ArnEquals and ArnLike.',
  ),
}
