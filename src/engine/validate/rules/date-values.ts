/**
 * INVALID_DATE_VALUE: dates written as seconds since 1970 (3.4).
 */

import { quoted } from '../../policy/findings.ts'
import { parseDate } from '../../match/date.ts'
import { rewrite } from '../fixes.ts'
import type { TestRule } from '../rule.ts'

/** The last second of the year 9999, beyond which dates have no usual spelling. */
const lastSecond = 253_402_300_799

export const epochDate: TestRule = {
  level: 'test',
  codes: ['invalid-date-value'],
  kinds: 'all',
  check(check, { operator, key, test }) {
    if (operator.row.operand !== 'date' || key === 'aws:epochtime') return
    for (const value of test.values) {
      const seconds = /^[+-]?\d+$/.test(value.value) ? parseDate(value.value) : null
      if (seconds === null) continue
      const spelt = seconds >= 0 && seconds <= lastSecond
      const date = spelt ? new Date(seconds * 1000).toISOString().replace('.000Z', 'Z') : ''
      const fix = spelt ? rewrite(value, date) : null
      const example = spelt ? date : '2030-12-31T23:59:59Z'
      check.report('invalid-date-value', value, quoted(value.value), example, fix)
    }
  },
}
