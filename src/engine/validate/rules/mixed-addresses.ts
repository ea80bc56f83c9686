/**
 * PRIVATE_IP_ADDRESS_SUBSET, PRIVATE_NOT_IP_ADDRESS_SUBSET: private addresses among public ones in a test of
 * aws:SourceIp, which holds public addresses only (4.5).
 */

import { isPrivateRange, parseRange } from '../../match/address.ts'
import { quoted } from '../../policy/findings.ts'
import { remove } from '../fixes.ts'
import type { TestRule } from '../rule.ts'

export const mixedAddresses: TestRule = {
  level: 'test',
  codes: ['private-ip-address-subset', 'private-not-ip-address-subset'],
  kinds: 'all',
  check(check, { test, operator, key }) {
    if (operator.row.operand !== 'address' || key !== 'aws:sourceip') return
    const isPrivate = test.values.map(({ value }) => {
      const range = parseRange(value)
      return range !== null && isPrivateRange(range)
    })
    // Nothing but private ones is a graver finding.
    if (isPrivate.every(Boolean)) return
    const code = operator.row.negated
      ? 'private-not-ip-address-subset'
      : 'private-ip-address-subset'
    test.values.forEach((value, index) => {
      if (isPrivate[index] !== true) return
      const fix = remove(check.root, value, `Remove ${value.value}`)
      check.report(code, value, quoted(value.value), '', fix)
    })
  },
}
