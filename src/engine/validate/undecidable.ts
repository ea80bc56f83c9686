/**
 * What IAM Access Analyzer checks and a text with the catalogue cannot decide, wholly or in part, and why.
 * [access-analyzer-reference-policy-checks]
 */

export interface Undecidable {
  /** AWS's code in kebab case. */
  readonly code: string
  /** Whether the check is missing, or only a part of what it finds. */
  readonly extent: 'all' | 'part'
  readonly reason: string
}

/** In the order in which AWS lists them. */
export const undecidable: readonly Undecidable[] = [
  {
    code: 'invalid-arn-region',
    extent: 'part',
    reason:
      'Whether a Region exists is checked. Which services each Region has changes by the week and is in no file that can be kept offline.',
  },
  {
    code: 'invalid-partition',
    extent: 'part',
    reason:
      'Whether a partition exists is checked. Which services each partition has is in no file that can be kept offline.',
  },
  {
    code: 'scp-syntax-error-action-wildcard',
    extent: 'all',
    reason:
      'AWS Organizations has accepted wildcards anywhere in the actions of a service control policy since September 2025. The check is still listed, and would be wrong.',
  },
  {
    code: 'unsupported-action-in-policy',
    extent: 'part',
    reason:
      'Checked for trust policies, and for the resources that ValidatePolicy can be told of. What a policy of another service’s resource may hold is in no file.',
  },
  {
    code: 'unsupported-resource-arn-in-policy',
    extent: 'part',
    reason:
      'Checked for the resources that ValidatePolicy can be told of: only then is it known what the policy is attached to.',
  },
  {
    code: 'variable-usage-too-permissive',
    extent: 'part',
    reason:
      'Checked for the keys that AWS calls sensitive, and for aws:userid. For which other keys six characters must stand before a variable, AWS does not publish.',
  },
  {
    code: 'wildcard-usage-too-permissive',
    extent: 'part',
    reason:
      'Checked for the keys that AWS calls sensitive, and for aws:userid. For which other keys six characters must stand before a wildcard, AWS does not publish.',
  },
  {
    code: 'unsupported-condition-key-for-service-principal',
    extent: 'part',
    reason:
      'Checked for the keys that describe an IAM principal, which no service has. Which other keys a particular service lacks, AWS does not publish.',
  },
  {
    code: 'pass-role-with-star-in-resource',
    extent: 'part',
    reason:
      'Which names of roles AWS takes for those of a service is not published. A pattern that begins with any given name is left alone, here and in the five checks beside it.',
  },
  {
    code: 'missing-paired-condition-keys',
    extent: 'part',
    reason:
      'Checked for private addresses, which mean something only within their VPC. Which other keys belong together, AWS does not publish.',
  },
  {
    code: 'deny-with-unsupported-tag-condition-key-for-service',
    extent: 'part',
    reason:
      'Rests on what the data on each service says of aws:ResourceTag; a pattern of actions is reported only when none of them carries it. The same holds for Allow.',
  },
  {
    code: 'restrict-access-to-service-principal',
    extent: 'part',
    reason:
      'Which services send the keys on the source is in no file. Reported for each of them in resource-based policies, and for none in trust policies.',
  },
  {
    code: 'untrustworthy-condition-key',
    extent: 'part',
    reason:
      'Checked for the two headers that a caller writes. Whether AWS counts other keys among them is not published.',
  },
  {
    code: 'create-slr-with-star-in-resource',
    extent: 'part',
    reason:
      'Reported where the pattern leaves the service open; which other patterns AWS tolerates is not published. The same holds for the five checks beside it.',
  },
  {
    code: 'policy-size-exceeds-identity-policy-quota',
    extent: 'part',
    reason:
      'Checked against the 6,144 characters of a managed policy. Whether the text is one of several inline policies, which share a smaller quota, it does not say itself.',
  },
  {
    code: 'policy-size-exceeds-resource-policy-quota',
    extent: 'part',
    reason: 'Checked for S3 and KMS. The limits of other services are their own.',
  },
  {
    code: 'policy-size-exceeds-role-trust-policy-quota',
    extent: 'part',
    reason: 'Checked against 2,048 characters; an account may have a raised quota of up to 4,096.',
  },
  {
    code: 'rcp-missing-related-principal-condition-key',
    extent: 'part',
    reason:
      'Checked for the caller’s account and organization. Whether AWS counts other keys on the caller among them is not published.',
  },
  {
    code: 'use-condition-key-only-with-supported-services',
    extent: 'part',
    reason: 'Checked with the list of services as AWS’s page had it in mid-2026; it keeps growing.',
  },
  {
    code: 'recommended-condition-key-for-service-principal',
    extent: 'part',
    reason:
      'Checked for two headers and aws:SourceOwner. Which other keys AWS would have replaced is not published.',
  },
  {
    code: 'irrelevant-condition-key-in-policy',
    extent: 'part',
    reason:
      'Checked for s3:ResourceAccount in policies of S3. Which keys are irrelevant elsewhere, AWS does not publish.',
  },
]
