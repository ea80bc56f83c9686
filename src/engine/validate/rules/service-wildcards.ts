/**
 * WILDCARD_IN_SERVICE_NAME: a pattern in place of a service's name, in actions and ARNs (G53, 1.12).
 */

import { quoted } from '../../policy/findings.ts'
import type { ActionRule, ResourceRule } from '../rule.ts'

export const wildcardInPrefix: ActionRule = {
  level: 'action',
  codes: ['wildcard-in-service-name'],
  kinds: 'all',
  check(check, { prefix, name, value }) {
    // "*" alone is every action, and says so.
    if (name === '' || !/[*?]/.test(prefix)) return
    check.report('wildcard-in-service-name', value, quoted(value.value))
  },
}

export const wildcardInArnService: ResourceRule = {
  level: 'resource',
  codes: ['wildcard-in-service-name'],
  kinds: 'all',
  check(check, { arn, value }) {
    if (arn === null || !/[*?]/.test(arn.service)) return
    check.report('wildcard-in-service-name', value, quoted(value.value))
  },
}
