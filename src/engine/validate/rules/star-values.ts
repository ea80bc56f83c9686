/**
 * EQUIVALENT_TO_NULL_FALSE, EQUIVALENT_TO_NULL_TRUE, REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION and
 * REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION: a star as the value leaves only the question whether the
 * key is there (C4, C10, C13 to C15).
 */

import { quoted } from '../../policy/findings.ts'
import type { Operator } from '../../policy/operators.ts'
import { removeTest, writeAsNull } from '../condition-fixes.ts'
import { remove } from '../fixes.ts'
import type { TestRule } from '../rule.ts'

/** Keys of texts that every signed or unsigned request has (4.2, 4.7). */
const always = /^aws:(?:principaltype|principalaccount|userid|requestedregion)$/

export const starValue: TestRule = {
  level: 'test',
  codes: [
    'equivalent-to-null-false',
    'equivalent-to-null-true',
    'redundant-key-due-to-wildcard-in-condition',
    'redundant-statement-due-to-wildcard-in-condition',
  ],
  kinds: 'all',
  check(check, test, view) {
    const { operator, key } = test
    if (operator.row.operand !== 'string' || operator.row.comparison !== 'like') return
    if (!test.test.values.some(({ value }) => /^\*+$/.test(value))) return
    const at = test.test
    const shown = quoted(at.key.value)
    switch (meaningOf(operator, always.test(key))) {
      case 'present':
        check.report(
          'equivalent-to-null-false',
          at,
          shown,
          '',
          writeAsNull(check, view, test, 'false'),
        )
        return
      case 'missing':
        check.report(
          'equivalent-to-null-true',
          at,
          shown,
          '',
          writeAsNull(check, view, test, 'true'),
        )
        return
      case 'holds': {
        const fix = removeTest(check, view, test)
        check.report('redundant-key-due-to-wildcard-in-condition', at, shown, '', fix)
        return
      }
      case 'fails': {
        const fix = remove(check.root, view.statement, 'Remove the statement')
        check.report('redundant-statement-due-to-wildcard-in-condition', at, shown, '', fix)
      }
    }
  },
}

/** What a comparison with a star asks: with values any text matches, without values the key is missing. */
function meaningOf(
  { row, set, ifExists }: Operator,
  isAlways: boolean,
): 'present' | 'missing' | 'holds' | 'fails' {
  const missing = ifExists || set === 'all' || (row.negated && set === 'none')
  const present = !row.negated
  if (present && (missing || isAlways)) return 'holds'
  if (present) return 'present'
  return missing && !isAlways ? 'missing' : 'fails'
}
