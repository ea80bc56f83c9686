/**
 * MISSING_QUALIFIER: a key that holds a list of values needs ForAllValues or ForAnyValue (K2, C17).
 */

import { findKnownKey } from '../../catalogue/known-keys.ts'
import { quoted } from '../../policy/findings.ts'
import type { Fix } from '../finding.ts'
import type { StatementView, TestRule, TestView } from '../rule.ts'

export const missingQualifier: TestRule = {
  level: 'test',
  codes: ['missing-qualifier'],
  kinds: 'all',
  check(check, view, statement) {
    const { operator, test, key } = view
    if (check.keys === null || operator.set !== 'none') return
    // Whether there are values at all is asked without a set prefix.
    if (operator.row.operand === 'presence') return
    if (findKnownKey(check.keys, key)?.multivalued !== true) return
    const shown = quoted(test.key.value)
    check.report('missing-qualifier', test.key, shown, operator.name, anyValue(view, statement))
  },
}

/**
 * ForAnyValue, which says what a positive operator was meant to say; of a negated one only the author
 * knows what was meant. The operator's other keys must not be given the prefix as well.
 */
function anyValue({ operator, test }: TestView, { tests }: StatementView): Fix | null {
  const alone = tests.filter((each) => each.test.operator.from === test.operator.from).length === 1
  const written = `ForAnyValue:${operator.name}`
  const taken = tests.some((each) => each.operator.name === written)
  if (!alone || taken || operator.row.negated) return null
  const { from, to } = test.operator
  return { title: `Write ${written}`, edits: [{ from, to, insert: JSON.stringify(written) }] }
}
