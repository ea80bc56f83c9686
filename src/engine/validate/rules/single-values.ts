/**
 * FORALLVALUES_WITH_SINGLE_VALUED_KEY, FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE, CONFIRM_AUDIENCE_CLAIM_TYPE:
 * set operators on keys with one value (C16, K10).
 */

import { quoted } from '../../policy/findings.ts'
import { blockOf, renameOperator } from '../condition-fixes.ts'
import type { Fix } from '../finding.ts'
import type { Check, StatementView, TestRule, TestView } from '../rule.ts'
import { isSingleValued } from '../single-valued.ts'

export const setOnSingleValue: TestRule = {
  level: 'test',
  codes: [
    'forallvalues-with-single-valued-key',
    'foranyvalue-with-audience-claim-type',
    'confirm-audience-claim-type',
  ],
  kinds: 'all',
  check(check, test, view) {
    const { operator, key } = test
    if (operator.set === 'none' || operator.row.operand === 'presence') return
    const shown = quoted(test.test.key.value)
    const { test: at } = test
    if (operator.set === 'any') {
      if (!isAudience(key)) return
      const fix = withoutSet(check, test, view)
      check.report('foranyvalue-with-audience-claim-type', at.operator, shown, '', fix)
    } else if (isSingleValued(check, key)) {
      // In a Deny the missing key makes it stricter, not wider (C12).
      if (view.statement.effect !== 'Allow' || isRequired(view, key)) return
      const fix = withoutSet(check, test, view)
      check.report('forallvalues-with-single-valued-key', at.operator, shown, '', fix)
    } else if (isAudience(key)) check.report('confirm-audience-claim-type', at.operator, shown)
  },
}

function isAudience(key: string): boolean {
  return key.endsWith(':aud')
}

/** C18: Null with "false" asks for the key. */
function isRequired({ tests }: StatementView, key: string): boolean {
  return tests.some(
    (each) =>
      each.key === key &&
      each.operator.row.operand === 'presence' &&
      each.operator.set === 'none' &&
      each.test.values.every((value) => value.value.toLowerCase() === 'false'),
  )
}

/** The operator alone, where no key of the block holds a list. */
function withoutSet(check: Check, test: TestView, view: StatementView): Fix | null {
  const suits = blockOf(view, test).every(
    ({ key }) => isSingleValued(check, key) || isAudience(key),
  )
  if (!suits) return null
  return renameOperator(view, test, test.operator.name.replace(/^\w+:/, ''))
}
