/**
 * UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL: an AWS service that calls has none of the keys that
 * describe an IAM principal (4.3), so a test of one never lets it through.
 */

import { quoted } from '../../policy/findings.ts'
import type { TestRule } from '../rule.ts'

const principalKeys =
  /^aws:(?:principal(?:arn|account|orgid|orgpaths|tag\/.+)|userid|username|multifactorauth(?:present|age)|tokenissuetime|sourceidentity|federatedprovider)$/

export const keysOfServicePrincipals: TestRule = {
  level: 'test',
  codes: ['unsupported-condition-key-for-service-principal'],
  kinds: ['resource', 'trust', 'endpoint'],
  check(check, { test, operator, key }, { statement, principals }) {
    if (statement.principal?.negated !== false || !principalKeys.test(key)) return
    const service = principals.find((each) => each.type === 'Service')
    if (service === undefined || operator.ifExists || operator.set === 'all') return
    if (operator.row.negated || operator.row.operand === 'presence') return
    check.report(
      'unsupported-condition-key-for-service-principal',
      test.key,
      quoted(test.key.value),
      service.value,
    )
  },
}
