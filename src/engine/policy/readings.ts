/**
 * Where AWS's documents leave doubt: which reading the evaluator takes.
 * A trace node whose outcome rests on one of these names it, so that no guess is silent.
 */

/** A question that AWS's documents leave open or answer in two ways, and the answer taken here. */
export interface Reading {
  /** Rule of the specification. */
  readonly rule: string
  /** AWS's texts contradict each other, or none answers. */
  readonly doubt: 'conflict' | 'unconfirmed'
  readonly question: string
  readonly taken: string
}

export type ReadingId =
  | 'missing-version'
  | 'any-covers-services'
  | 'account-deny'
  | 'trust-any'
  | 'allow-not-principal'
  | 'not-principal-levels'
  | 'not-principal-mixed'
  | 'action-prefix-wildcard'
  | 'resource-colon-spill'
  | 'variable-literal'
  | 'variable-in-bool'
  | 'variable-empty-default'
  | 'variable-recursion'
  | 'empty-value'
  | 'unreadable-value'
  | 'empty-value-list'
  | 'if-exists-sets'
  | 'multivalued-without-set'
  | 'for-all-not-like'
  | 'number-forms'
  | 'date-without-time'
  | 'bool-case'
  | 'mapped-ip'
  | 'short-arn'
  | 'null-both'
  | 'operator-case'
  | 'element-case'
  | 'key-policy-not-principal'
  | 'scp-language'
  | 'canonical-user-rewrite'
  | 'service-segment-wildcard'
  | 'size-of-spaces'
  | 'unlisted-sizes'
  | 'unsigned-service-keys'
  | 'assume-root'
  | 'forwarded-address'
  | 'saml-list-keys'
  | 'tag-on-create'
  | 'service-dialects'
  | 'reporting-order'

function unconfirmed(rule: string, question: string, taken: string): Reading {
  return { rule, doubt: 'unconfirmed', question, taken }
}

function conflict(rule: string, question: string, taken: string): Reading {
  return { rule, doubt: 'conflict', question, taken }
}

export const readings: Readonly<Record<ReadingId, Reading>> = {
  'missing-version': conflict(
    'G12',
    'Which language version does a policy without Version have?',
    '2008-10-17: policy variables are not resolved.',
  ),
  'any-covers-services': unconfirmed(
    'G27',
    'Does an Allow for Principal "*" cover AWS service principals?',
    'Yes, as a Deny for "*" does.',
  ),
  'account-deny': unconfirmed(
    'D2',
    'Does a Deny for an account cover every principal of that account?',
    'Yes.',
  ),
  'trust-any': conflict(
    'G43',
    'May a trust policy name Principal "*"?',
    'It is accepted and covers every principal.',
  ),
  'allow-not-principal': unconfirmed(
    'G45',
    'What does NotPrincipal do with Allow, which AWS no longer supports?',
    'It grants everybody who is not listed, as it used to.',
  ),
  'not-principal-levels': unconfirmed(
    'G47',
    'Which levels of a caller must NotPrincipal list to exempt it?',
    'All: account, role and session, or account and user.',
  ),
  'not-principal-mixed': unconfirmed(
    'G50',
    'May NotPrincipal mix AWS services with other principals?',
    'Yes; each entry exempts on its own terms.',
  ),
  'action-prefix-wildcard': unconfirmed(
    'G53',
    'May a wildcard stand in the service prefix of an action?',
    'Yes; the whole text is one pattern.',
  ),
  'resource-colon-spill': conflict(
    'M9',
    'May a wildcard at the end of an ARN segment run over the following colons?',
    'Yes; the pattern is then matched as one text.',
  ),
  'variable-literal': unconfirmed(
    'M11',
    'Do wildcards in the value of a policy variable count as wildcards?',
    'No; what is filled in is literal.',
  ),
  'variable-in-bool': conflict(
    'M14',
    'May a Bool condition use policy variables?',
    'They are resolved.',
  ),
  'variable-empty-default': unconfirmed(
    'M18',
    'May the default of a policy variable be empty?',
    'Yes; it fills in the empty text.',
  ),
  'variable-recursion': unconfirmed(
    'M19',
    'Is a policy variable inside the value of a policy variable resolved?',
    'No; it stays as it is.',
  ),
  'empty-value': unconfirmed(
    'C5',
    'How do plain operators treat a key whose value is the empty text?',
    'As present with an empty value; Null and ForAllValues treat it as missing.',
  ),
  'unreadable-value': unconfirmed(
    'C6',
    'What does a policy value do that is not of its operator’s type?',
    'It equals nothing: a positive operator fails on it, a negated one holds.',
  ),
  'empty-value-list': conflict(
    'C9',
    'What does a condition with an empty list of values give?',
    'A positive operator fails, a negated one holds; with IfExists or a set prefix as documented.',
  ),
  'if-exists-sets': unconfirmed(
    'C11',
    'What does IfExists do together with a set prefix?',
    'A missing key holds; otherwise the set comparison decides.',
  ),
  'multivalued-without-set': unconfirmed(
    'C17',
    'What does an operator without a set prefix do with several context values?',
    'A positive one holds when any value compares, a negated one when none does.',
  ),
  'for-all-not-like': conflict(
    'C19',
    'One AWS example table inverts ForAllValues with a negated operator. Which holds?',
    'The definition: no context value may compare with any policy value.',
  ),
  'number-forms': unconfirmed(
    '3.3',
    'Which spellings of a number does AWS accept and hold equal?',
    'Sign, digits and a fraction; 10 equals 10.0; exponents are not numbers.',
  ),
  'date-without-time': unconfirmed(
    '3.4',
    'Which moment is a date without a time?',
    'Midnight UTC at its start.',
  ),
  'bool-case': unconfirmed('3.5', 'Does the letter case of true and false count?', 'No.'),
  'mapped-ip': unconfirmed(
    '3.7',
    'Is an IPv4 address mapped into IPv6 an IPv4 address?',
    'No; it is compared as IPv6.',
  ),
  'short-arn': unconfirmed(
    '3.8',
    'Does an ARN condition with fewer than six segments match a full ARN?',
    'No, except "*" alone, which matches every ARN.',
  ),
  'null-both': unconfirmed(
    '3.9',
    'What does Null give with both true and false?',
    'It always holds.',
  ),
  'operator-case': unconfirmed('G63', 'Does the letter case of a condition operator count?', 'No.'),
  'element-case': unconfirmed(
    'G8',
    'Does AWS accept element names in another letter case?',
    'No; such an element is unknown.',
  ),
  'key-policy-not-principal': unconfirmed(
    '1.5',
    'May a KMS key policy use NotPrincipal?',
    'Yes, with Deny, as other resource-based policies.',
  ),
  'scp-language': conflict(
    'G24',
    'Do service control policies know the whole policy language since 2025-09?',
    'Yes: conditions, NotAction, NotResource and inner wildcards with both effects.',
  ),
  'canonical-user-rewrite': unconfirmed(
    'G35',
    'Does AWS rewrite a canonical user id to the account’s ARN?',
    'Policies are evaluated as written; the id stands for its account.',
  ),
  'service-segment-wildcard': conflict(
    '1.12',
    'May a wildcard stand in the service segment of a resource’s ARN?',
    'It is matched like any other segment.',
  ),
  'size-of-spaces': unconfirmed(
    'G64',
    'Do spaces inside texts count towards the size of an IAM policy?',
    'No; all white space is left out.',
  ),
  'unlisted-sizes': unconfirmed(
    '1.13',
    'How large may resource-based policies of SNS, SQS, Lambda, ECR and Secrets Manager be?',
    'No limit is applied.',
  ),
  'unsigned-service-keys': unconfirmed(
    '4.3',
    'Which keys of the principal does a call by an AWS service carry?',
    'Only those that name the service.',
  ),
  'assume-root': unconfirmed(
    '5.3',
    'How does an AssumeRoot session combine with other policies?',
    'Its task policy limits the root user as a session policy; SCPs and RCPs apply.',
  ),
  'forwarded-address': conflict(
    '4.5',
    'Whose address does aws:SourceIp hold when a service calls on behalf of somebody?',
    'That of the original caller.',
  ),
  'saml-list-keys': conflict(
    'K13',
    'Are the list attributes of SAML single- or multi-valued?',
    'Multi-valued, as the user guide says.',
  ),
  'tag-on-create': unconfirmed(
    'D59',
    'Does creating with tags need the tagging action too?',
    'Each action is decided by itself.',
  ),
  'service-dialects': unconfirmed(
    'E5',
    'How do services vary the AccessDenied message?',
    'The general form is given.',
  ),
  'reporting-order': unconfirmed(
    'E6',
    'Which refusal does AWS name when several policies refuse?',
    'Explicit denies first, organization policies before the others.',
  ),
}
