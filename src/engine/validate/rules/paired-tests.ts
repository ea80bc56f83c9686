/**
 * MISSING_PAIRED_CONDITION_KEYS, DYNAMODB_ATTRIBUTES_WITHOUT_SELECT, S3_PREFIX_IN_NEGATIVE_CONTEXT:
 * tests that hold nobody back alone.
 */

import { pairedKeys } from '../../catalogue/key-cautions.ts'
import { quoted } from '../../policy/findings.ts'
import { coversAction } from '../grants.ts'
import type { Check, StatementView, TestRule, TestView } from '../rule.ts'

export const unpairedKey: TestRule = {
  level: 'test',
  codes: ['missing-paired-condition-keys'],
  kinds: 'all',
  check(check, test, view) {
    const partners = pairedKeys.get(test.key)
    if (partners === undefined || !letsThrough(test, view)) return
    // Two tests in one Deny must both hold, so that its partner stands in a Deny of its own.
    const near = view.statement.effect === 'Deny' ? check.statements.filter(isDeny) : [view]
    const keys = partners.map((partner) => partner.toLowerCase())
    if (near.some(({ tests }) => tests.some(({ key }) => keys.includes(key)))) return
    const shown = quoted(test.test.key.value)
    check.report('missing-paired-condition-keys', test.test.key, shown, partners.join(' or '))
  },
}

/** Whether what the test names gets through: in an Allow, or left alone by a Deny. */
function letsThrough({ operator }: TestView, { statement }: StatementView): boolean {
  if (operator.row.operand === 'presence') return false
  return operator.row.negated === (statement.effect === 'Deny')
}

function isDeny({ statement }: StatementView): boolean {
  return statement.effect === 'Deny'
}

/** The actions whose requests may ask for all attributes. [Service Authorization Reference, DynamoDB] */
const reading = ['getitem', 'batchgetitem', 'query', 'scan', 'partiqlselect']

export const unlimitedAttributes: TestRule = {
  level: 'test',
  codes: ['dynamodb-attributes-without-select'],
  kinds: 'all',
  check(check, test, view) {
    if (test.key !== 'dynamodb:attributes' || !letsThrough(test, view)) return
    if (view.statement.effect !== 'Allow') return
    if (!reading.some((name) => coversAction(view, `dynamodb:${name}`) !== null)) return
    if (limitsSelect(view)) return
    check.report('dynamodb-attributes-without-select', test.test.key)
  },
}

function limitsSelect({ tests }: StatementView): boolean {
  return tests.some(({ key, operator }) => key === 'dynamodb:select' && !operator.row.negated)
}

export const forbiddenPrefix: TestRule = {
  level: 'test',
  codes: ['s3-prefix-in-negative-context'],
  kinds: 'all',
  check(check: Check, { key, operator, test }, { statement }) {
    if (key !== 's3:prefix' || operator.row.operand !== 'string') return
    if (operator.row.comparison !== 'like') return
    if (operator.row.negated !== (statement.effect === 'Allow')) return
    check.report('s3-prefix-in-negative-context', test)
  },
}
