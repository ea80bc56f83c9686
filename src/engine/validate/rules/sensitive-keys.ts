/**
 * WILDCARD_USAGE_TOO_PERMISSIVE, VARIABLE_USAGE_TOO_PERMISSIVE: keys that say whose account, organization
 * or network it is must be compared with whole values (K3). Which further keys need six characters before a
 * wildcard, AWS does not publish.
 */

import { sensitiveKeys } from '../../catalogue/key-cautions.ts'
import { quoted } from '../../policy/findings.ts'
import type { TextValue } from '../../text/span.ts'
import type { Check, TestRule } from '../rule.ts'
import { findVariables, replaceVariables, variableSpan } from '../variables.ts'

export const sensitiveKeyValues: TestRule = {
  level: 'test',
  codes: ['wildcard-usage-too-permissive', 'variable-usage-too-permissive'],
  kinds: 'all',
  check(check, { test, operator, key }) {
    if (operator.row.operand !== 'string') return
    const like = operator.row.comparison === 'like'
    for (const value of test.values) {
      if (sensitiveKeys.has(key)) checkSensitive(check, value, key, like)
      else if (key === 'aws:userid') checkUserId(check, value, like)
    }
  },
}

function checkSensitive(check: Check, value: TextValue, key: string, like: boolean): void {
  const variables = findVariables(value.value).filter(({ text }) => !isEscape(text))
  if (like && /[*?]/.test(shapeOf(value.value))) {
    check.report('wildcard-usage-too-permissive', value, quoted(value.value), wholeValue(key))
  }
  for (const variable of variables) {
    if (variable.text === value.value && isSensitive(variable.text)) continue
    const at = variableSpan(value, variable)
    check.report('variable-usage-too-permissive', at, quoted(variable.text), wholeValue(key))
  }
}

/** `${aws:PrincipalAccount}` alone: what AWS fills in is one account, and nobody can choose another. */
function isSensitive(variable: string): boolean {
  return sensitiveKeys.has(variable.slice(2, -1).toLowerCase())
}

/** The id of a role or account stands before the colon, the session's name after it (4.3). */
function checkUserId(check: Check, value: TextValue, like: boolean): void {
  const [left = '', ...right] = shapeOf(value.value).split(':')
  const expected = 'it alone before the colon, or after it'
  const isAlone = right.length > 0 && left.length === 1
  if (isAlone) return
  if (like && /[*?]/.test(left)) {
    check.report('wildcard-usage-too-permissive', value, quoted(value.value), expected)
  }
  if (left.includes('$')) {
    check.report('variable-usage-too-permissive', value, quoted(value.value), expected)
  }
}

/** The value with `$` for each policy variable; what an escape stands for is an ordinary character. */
function shapeOf(text: string): string {
  return replaceVariables(text, findVariables(text), (variable) =>
    isEscape(variable.text) ? '.' : '$',
  )
}

function isEscape(variable: string): boolean {
  return /^\$\{[*?$]\}$/.test(variable)
}

function wholeValue(key: string): string {
  return `whole values for ${key}`
}
