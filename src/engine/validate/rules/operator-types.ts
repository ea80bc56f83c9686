/**
 * TYPE_MISMATCH, STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS: does the operator compare what the key holds?
 */

import { conditionKey } from '../../catalogue/condition-keys.ts'
import type { ConditionKeyType } from '../../catalogue/condition-keys.ts'
import { operandFits, keyTypeMeaning } from '../../catalogue/key-operators.ts'
import { findKnownKey } from '../../catalogue/known-keys.ts'
import { splitArn } from '../../match/arn.ts'
import { quoted } from '../../policy/findings.ts'
import { blockOf, renameOperator } from '../condition-fixes.ts'
import type { Fix } from '../finding.ts'
import type { Check, StatementView, TestRule, TestView } from '../rule.ts'

export const operatorType: TestRule = {
  level: 'test',
  codes: ['type-mismatch'],
  kinds: 'all',
  check(check, { key, operator, test }) {
    const type = typeOf(check, key)
    if (type === null || operandFits(operator.row.operand, type, key)) return
    const other = `the key ${quoted(test.key.value)}, which holds ${keyTypeMeaning[type]}`
    check.report('type-mismatch', test.operator, operator.name, other)
  },
}

/** The keys of the documentation on condition keys first: data on single services is less exact. */
function typeOf(check: Check, key: string): ConditionKeyType | null {
  const known = check.keys === null ? conditionKey(key) : findKnownKey(check.keys, key)
  return known?.type ?? null
}

export const likeOnArn: TestRule = {
  level: 'test',
  codes: ['string-like-operator-with-arn-condition-keys'],
  kinds: 'all',
  check(check, test, view) {
    const { row, name } = test.operator
    if (row.operand !== 'string' || row.comparison !== 'like') return
    if (typeOf(check, test.key) !== 'ARN') return
    // A star alone asks whether the key is there, and that is another finding.
    if (!test.test.values.some(({ value }) => /[*?]/.test(value) && !/^\*+$/.test(value))) return
    const { operator, key } = test.test
    const fix = asArnOperator(check, test, view)
    check.report(
      'string-like-operator-with-arn-condition-keys',
      operator,
      name,
      quoted(key.value),
      fix,
    )
  },
}

/** Safe where every value of the block is a whole ARN, so that its parts can be compared. */
function asArnOperator(check: Check, test: TestView, view: StatementView): Fix | null {
  const suits = blockOf(view, test).every(
    ({ key, test: { values } }) =>
      typeOf(check, key) === 'ARN' &&
      values.every(({ value }) => value === '*' || splitArn(value).segments.length === 6),
  )
  return suits ? renameOperator(view, test, test.operator.name.replace('String', 'Arn')) : null
}
