/**
 * The issue codes of IAM Access Analyzer's policy checks, in kebab case.
 * [access-analyzer-reference-policy-checks, 2026]
 */

/** 79 */
const errors =
  'arn-account-not-allowed arn-region-not-allowed data-type-mismatch ' +
  'duplicate-keys-with-different-case invalid-action invalid-arn-account invalid-arn-prefix ' +
  'invalid-arn-region invalid-arn-resource invalid-arn-service-case ' +
  'invalid-condition-data-type invalid-condition-key-format ' +
  'invalid-condition-multiple-boolean invalid-condition-operator invalid-effect ' +
  'invalid-global-condition-key invalid-partition invalid-policy-element ' +
  'invalid-principal-format invalid-principal-key invalid-region invalid-service ' +
  'invalid-service-condition-key invalid-service-in-action invalid-variable-for-operator ' +
  'invalid-version json-syntax-error missing-action missing-effect missing-principal ' +
  'missing-resource missing-statement missing-arn-field missing-arn-region ' +
  'missing-arn-account missing-qualifier null-with-if-exists scp-syntax-error-action-wildcard ' +
  'scp-syntax-error-principal policy-size-exceeds-scp-quota unique-sids-required ' +
  'unsupported-action-in-policy unsupported-element-combination ' +
  'unsupported-global-condition-key unsupported-principal unsupported-resource-arn-in-policy ' +
  'unsupported-sid unsupported-wildcard-in-principal missing-brace-in-variable ' +
  'missing-quote-in-variable unsupported-space-in-variable empty-variable ' +
  'variable-unsupported-in-element variable-unsupported-in-version ' +
  'variable-usage-too-permissive wildcard-usage-too-permissive private-ip-address ' +
  'private-not-ip-address type-mismatch-ip-range invalid-service-principal-format ' +
  'missing-tag-key-in-condition invalid-vpc-format invalid-vpce-format ' +
  'federated-principal-not-supported unsupported-action-for-condition-key ' +
  'unsupported-condition-key-for-service-principal ' +
  'role-trust-policy-syntax-error-notprincipal ' +
  'role-trust-policy-unsupported-wildcard-in-principal ' +
  'role-trust-policy-syntax-error-resource missing-action-for-condition-key ' +
  'invalid-federated-principal-syntax-in-role-trust-policy mismatched-action-for-principal ' +
  'missing-action-for-roles-anywhere-trust-policy policy-size-exceeds-rcp-quota ' +
  'rcp-syntax-error-principal rcp-syntax-error-allow rcp-syntax-error-notaction ' +
  'rcp-syntax-error-action invalid-kms-key-value'

/** 19 */
const securityWarnings =
  'allow-with-not-principal forallvalues-with-single-valued-key ' +
  'foranyvalue-with-audience-claim-type pass-role-with-not-resource ' +
  'pass-role-with-star-in-action-and-not-resource pass-role-with-not-action-and-not-resource ' +
  'pass-role-with-star-in-resource pass-role-with-star-in-action-and-resource ' +
  'pass-role-with-star-in-resource-and-not-action missing-paired-condition-keys ' +
  'deny-with-unsupported-tag-condition-key-for-service ' +
  'deny-notaction-with-unsupported-tag-condition-key-for-service ' +
  'restrict-access-to-service-principal missing-condition-key-for-oidc-principal ' +
  'missing-github-repo-condition-key untrustworthy-condition-key ' +
  'string-like-operator-with-arn-condition-keys dynamodb-attributes-without-select ' +
  's3-prefix-in-negative-context'

/** 26 */
const warnings =
  'create-slr-with-not-resource create-slr-with-star-in-action-and-not-resource ' +
  'create-slr-with-not-action-and-not-resource create-slr-with-star-in-resource ' +
  'create-slr-with-star-in-action-and-resource ' +
  'create-slr-with-star-in-resource-and-not-action deprecated-global-condition-key ' +
  'invalid-date-value invalid-role-reference invalid-user-reference missing-version ' +
  'unique-sids-recommended wildcard-without-like-operator ' +
  'policy-size-exceeds-identity-policy-quota policy-size-exceeds-resource-policy-quota ' +
  'policy-size-exceeds-role-trust-policy-quota type-mismatch type-mismatch-boolean ' +
  'type-mismatch-date type-mismatch-number type-mismatch-string ' +
  'specific-github-repo-and-branch-recommended rcp-missing-related-principal-condition-key ' +
  'rcp-missing-related-service-principal-condition-key ' +
  'rcp-missing-service-condition-key-null-check ' +
  'use-condition-key-only-with-supported-services'

/** 29 */
const suggestions =
  'empty-array-action empty-array-condition empty-array-condition-forallvalues ' +
  'empty-array-condition-foranyvalue empty-array-condition-ifexists empty-array-principal ' +
  'empty-array-resource empty-object-condition empty-object-principal empty-sid-value ' +
  'equivalent-to-null-false equivalent-to-null-true improve-ip-range null-with-qualifier ' +
  'private-ip-address-subset private-not-ip-address-subset redundant-action ' +
  'redundant-resource redundant-statement redundant-condition-value-num ' +
  'wildcard-in-service-name allow-with-unsupported-tag-condition-key-for-service ' +
  'allow-notaction-with-unsupported-tag-condition-key-for-service ' +
  'recommended-condition-key-for-service-principal irrelevant-condition-key-in-policy ' +
  'redundant-key-due-to-wildcard-in-condition ' +
  'redundant-statement-due-to-wildcard-in-condition redundant-principal-in-role-trust-policy ' +
  'confirm-audience-claim-type'

export const analyzerCodes: readonly string[] = [
  ...errors.split(' '),
  ...securityWarnings.split(' '),
  ...warnings.split(' '),
  ...suggestions.split(' '),
]
