/**
 * REDUNDANT_ACTION, REDUNDANT_RESOURCE, REDUNDANT_CONDITION_VALUE_NUM: values that another one of the same
 * list already says.
 */

import { compareDecimals, parseDecimal } from '../../match/number.ts'
import { quoted } from '../../policy/findings.ts'
import type { TextValue } from '../../text/span.ts'
import { actionPattern, coveredValues, resourcePattern } from '../cover.ts'
import type { Pattern } from '../cover.ts'
import { valueEdit } from '../condition-fixes.ts'
import { remove } from '../fixes.ts'
import type { Check, StatementRule, TestRule } from '../rule.ts'

export const redundantValues: StatementRule = {
  level: 'statement',
  codes: ['redundant-action', 'redundant-resource'],
  kinds: 'all',
  check(check, { statement, actions, resources }) {
    const actionValues = actions.map(({ value }) => value)
    const actionPatterns = actions.map(({ lower }) => actionPattern(lower))
    reportCovered(check, 'redundant-action', actionValues, actionPatterns)
    if (statement.resource === null) return
    const variables = check.document.version === '2012-10-17'
    const resourceValues = resources.map(({ value }) => value)
    const resourcePatterns = resources.map(({ value }) => resourcePattern(value.value, variables))
    reportCovered(check, 'redundant-resource', resourceValues, resourcePatterns)
  },
}

function reportCovered(
  check: Check,
  code: 'redundant-action' | 'redundant-resource',
  values: readonly TextValue[],
  patterns: readonly Pattern[],
): void {
  if (values.length < 2) return
  for (const [index, by] of coveredValues(patterns)) {
    const value = values[index]
    const cover = values[by]
    if (value === undefined || cover === undefined) continue
    const fix = remove(check.root, value, `Remove ${value.value}`)
    check.report(code, value, quoted(value.value), quoted(cover.value), fix)
  }
}

export const redundantNumber: TestRule = {
  level: 'test',
  codes: ['redundant-condition-value-num'],
  kinds: 'all',
  check(check, view) {
    const { row, set } = view.operator
    const { values } = view.test
    const limits = row.comparison.startsWith('less') || row.comparison.startsWith('greater')
    if (row.operand !== 'number' || !limits || set === 'all' || values.length < 2) return
    const kept = widest(values, row.comparison.startsWith('less'))
    if (kept === null) return
    const written = check.text.slice(kept.from, kept.to)
    const edits = [valueEdit(check, view, written)]
    const fix = { title: `Keep ${kept.value} only`, edits }
    check.report('redundant-condition-value-num', view.test, kept.value, view.operator.name, fix)
  },
}

/** The value that all others are within; null when one is no number. */
function widest(values: readonly TextValue[], greatest: boolean): TextValue | null {
  let best: {
    readonly value: TextValue
    readonly number: NonNullable<ReturnType<typeof parseDecimal>>
  } | null = null
  for (const value of values) {
    const number = parseDecimal(value.value)
    if (number === null) return null
    const order = best === null ? 0 : compareDecimals(number, best.number)
    if (best === null || (greatest ? order > 0 : order < 0)) best = { value, number }
  }
  return best?.value ?? null
}
