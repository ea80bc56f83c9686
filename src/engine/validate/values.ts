/**
 * Checks of single values that the policy language alone decides: ARNs, policy variables, and values
 * that are not of their operator's type. None of them makes AWS refuse the policy.
 */

import { parseRange, printNetwork } from '../match/address.ts'
import { canonicalBase64 } from '../match/base64.ts'
import { parseBoolean } from '../match/compare.ts'
import { parseDate } from '../match/date.ts'
import { parseDecimal } from '../match/number.ts'
import { note, quoted } from '../policy/findings.ts'
import type { Findings } from '../policy/findings.ts'
import type { ConditionTest, PolicyDocument } from '../policy/model.ts'
import { parseOperator, takesVariables } from '../policy/operators.ts'
import type { Operator } from '../policy/operators.ts'
import type { TextValue } from '../text/span.ts'
import { checkVariables, findVariables, replaceVariables, variableSpan } from './variables.ts'
import type { WrittenVariable } from './variables.ts'

/** Reports on every value of a policy. */
export function checkValues(policy: PolicyDocument, findings: Findings): void {
  const variables = policy.version === '2012-10-17'
  for (const statement of policy.statements) {
    for (const value of statement.resource?.values ?? []) checkResource(value, variables, findings)
    for (const value of statement.action.values) checkUnsupported(value, findings)
    for (const value of statement.principal?.values ?? []) checkUnsupported(value, findings)
    for (const test of statement.conditions) checkTest(test, variables, findings)
  }
}

function checkResource(value: TextValue, variables: boolean, findings: Findings): void {
  const head = /^(?:[^:]*:){5}/.exec(value.value)?.[0]
  if (head === undefined && value.value.startsWith('arn:') && !value.value.endsWith('*')) {
    note(findings, 'missing-arn-field', value, quoted(value.value))
  }
  for (const variable of findVariables(value.value)) {
    const at = variableSpan(value, variable)
    if (!variables) note(findings, 'variable-unsupported-in-version', at, quoted(variable.text))
    // M14: after the fifth colon only.
    else if (head === undefined || variable.from < head.length) {
      note(findings, 'variable-unsupported-in-element', at, quoted(variable.text))
    } else checkVariables(variable, at, findings)
  }
}

function checkUnsupported(value: TextValue, findings: Findings): void {
  for (const variable of findVariables(value.value)) {
    const at = variableSpan(value, variable)
    note(findings, 'variable-unsupported-in-element', at, quoted(variable.text))
  }
}

function checkTest(test: ConditionTest, variables: boolean, findings: Findings): void {
  const operator = parseOperator(test.operator.value)
  if (operator === null) return
  for (const value of test.values) {
    const found = findVariables(value.value)
    for (const variable of found) {
      const at = variableSpan(value, variable)
      const shown = quoted(variable.text)
      if (!variables) note(findings, 'variable-unsupported-in-version', at, shown)
      else if (!takesVariables(operator.row.operand) || operator.row.operand === 'boolean') {
        note(findings, 'invalid-variable-for-operator', at, shown, operator.name)
      } else checkVariables(variable, at, findings)
    }
    if (operator.row.operand === 'string') checkWildcards(value, found, operator, findings)
    else if (found.length === 0) checkType(value, operator, findings)
  }
}

/** Wildcards beside the variables; those of escapes stand within them. */
function checkWildcards(
  value: TextValue,
  variables: readonly WrittenVariable[],
  operator: Operator,
  findings: Findings,
): void {
  if (operator.row.comparison === 'like') return
  const rest = replaceVariables(value.value, variables, () => '')
  if (!/[*?]/.test(rest)) return
  note(findings, 'wildcard-without-like-operator', value, quoted(value.value), operator.name)
}

function checkType(value: TextValue, operator: Operator, findings: Findings): void {
  const shown = quoted(value.value)
  switch (operator.row.operand) {
    case 'number':
      if (parseDecimal(value.value) === null) note(findings, 'type-mismatch-number', value, shown)
      return
    case 'date':
      if (parseDate(value.value) === null) note(findings, 'type-mismatch-date', value, shown)
      return
    case 'boolean':
    case 'presence':
      if (parseBoolean(value.value) === null) note(findings, 'type-mismatch-boolean', value, shown)
      return
    case 'binary':
      if (canonicalBase64(value.value) === null)
        note(findings, 'type-mismatch-string', value, shown)
      return
    case 'address':
      checkRange(value, findings)
      return
    case 'string':
    case 'arn':
      return
  }
}

function checkRange(value: TextValue, findings: Findings): void {
  const range = parseRange(value.value)
  if (range === null) {
    note(findings, 'type-mismatch-ip-range', value, quoted(value.value))
    return
  }
  if (!value.value.includes('/')) return
  const network = printNetwork(range)
  const written = printNetwork({ bytes: range.bytes, prefix: range.bytes.length * 8 })
  const meant = printNetwork({ ...range, bytes: parseRange(network)?.bytes ?? range.bytes })
  if (written.split('/')[0] !== meant.split('/')[0]) {
    note(findings, 'improve-ip-range', value, quoted(value.value), network)
  }
}
