/**
 * UNTRUSTWORTHY_CONDITION_KEY, DEPRECATED_GLOBAL_CONDITION_KEY, IRRELEVANT_CONDITION_KEY_IN_POLICY:
 * keys that do not say what they seem to (K4, K6).
 */

import { forgeableKeys } from '../../catalogue/key-cautions.ts'
import { quoted } from '../../policy/findings.ts'
import type { Check, StatementView, TestRule } from '../rule.ts'

export const forgeableKey: TestRule = {
  level: 'test',
  codes: ['untrustworthy-condition-key'],
  kinds: 'all',
  check(check, { key, test }) {
    if (!forgeableKeys.has(key)) return
    check.report('untrustworthy-condition-key', test.key, quoted(test.key.value))
  },
}

export const deprecatedKey: TestRule = {
  level: 'test',
  codes: ['deprecated-global-condition-key'],
  kinds: 'all',
  check(check, { key, test }) {
    if (key !== 'aws:arn') return
    check.report('deprecated-global-condition-key', test.key, quoted(test.key.value))
  },
}

/** s3:ResourceAccount in the policy of the bucket itself: it is the account that the policy is in. */
export const irrelevantKey: TestRule = {
  level: 'test',
  codes: ['irrelevant-condition-key-in-policy'],
  kinds: ['resource'],
  check(check, { key, test }, view) {
    if (key !== 's3:resourceaccount' || !isOnlyS3(check, view)) return
    check.report('irrelevant-condition-key-in-policy', test.key, quoted(test.key.value))
  },
}

function isOnlyS3(check: Check, { actions }: StatementView): boolean {
  if (check.resourceType !== null) return check.resourceType.startsWith('AWS::S3')
  return actions.every(({ prefix }) => prefix === 's3')
}
