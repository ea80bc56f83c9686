/**
 * RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY, RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY and
 * RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK: negated tests in resource control policies also hold for
 * requests without the key, and so deny more than was meant (C4, 4.8).
 */

import { quoted } from '../../policy/findings.ts'
import type { StatementRule, StatementView, TestView } from '../rule.ts'

/** Missing when an AWS service calls for itself; other keys on the caller single out callers, services included. */
const principalKeys = /^aws:principal(?:account|orgid|orgpaths)$/

/** Missing unless an AWS service calls for a resource. */
const sourceKeys = /^aws:source(?:arn|account|orgid|orgpaths)$/

export const perimeter: StatementRule = {
  level: 'statement',
  codes: [
    'rcp-missing-related-principal-condition-key',
    'rcp-missing-related-service-principal-condition-key',
    'rcp-missing-service-condition-key-null-check',
  ],
  kinds: ['rcp'],
  check(check, view) {
    if (view.statement.effect !== 'Deny') return
    const principal = view.tests.find((each) => deniesMissing(each) && principalKeys.test(each.key))
    if (principal !== undefined && !tellsServices(view, 'false')) {
      const { key } = principal.test
      check.report('rcp-missing-related-principal-condition-key', key, quoted(key.value))
    }
    const source = view.tests.find((each) => deniesMissing(each) && sourceKeys.test(each.key))
    if (source === undefined) return
    const { key } = source.test
    if (!tellsServices(view, 'true')) {
      check.report('rcp-missing-related-service-principal-condition-key', key, quoted(key.value))
    }
    if (!asksForSource(view)) {
      check.report('rcp-missing-service-condition-key-null-check', key, quoted(key.value))
    }
  },
}

/** Holds when the key is missing; ForAnyValue does not without IfExists (C11, C14). */
function deniesMissing({ operator }: TestView): boolean {
  return operator.row.negated && (operator.set !== 'any' || operator.ifExists)
}

/** Whether calls of AWS services are told apart: by the flag, or by a key that only they have. */
function tellsServices({ tests }: StatementView, value: 'true' | 'false'): boolean {
  return tests.some(({ key, operator, test }) => {
    if (key === 'aws:principalservicename' || key === 'aws:principalservicenameslist') return true
    if (key !== 'aws:principalisawsservice' || operator.row.operand === 'presence') return false
    return test.values.some((each) => each.value.toLowerCase() === value)
  })
}

function asksForSource({ tests }: StatementView): boolean {
  return tests.some(
    ({ key, operator, test }) =>
      operator.row.operand === 'presence' &&
      sourceKeys.test(key) &&
      test.values.some((each) => each.value.toLowerCase() === 'false'),
  )
}
