/**
 * PRIVATE_IP_ADDRESS, PRIVATE_NOT_IP_ADDRESS: aws:SourceIp holds public addresses only (4.5), so a test of
 * nothing but private ones never holds, or always does.
 */

import { isPrivateRange, parseRange } from '../../match/address.ts'
import { quoted } from '../../policy/findings.ts'
import type { TestRule } from '../rule.ts'

export const privateSourceIp: TestRule = {
  level: 'test',
  codes: ['private-ip-address', 'private-not-ip-address'],
  kinds: 'all',
  check(check, { test, operator, key }) {
    if (operator.row.operand !== 'address' || key !== 'aws:sourceip') return
    const ranges = test.values.map((value) => parseRange(value.value))
    if (ranges.length === 0) return
    if (!ranges.every((range) => range !== null && isPrivateRange(range))) return
    const code = operator.row.negated ? 'private-not-ip-address' : 'private-ip-address'
    check.report(code, test, quoted(test.values[0]?.value ?? ''))
  },
}
