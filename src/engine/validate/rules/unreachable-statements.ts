/**
 * Of our own: statements that no request can meet, because they except everything, or because two tests
 * contradict each other.
 */

import { parseDate } from '../../match/date.ts'
import { compareDecimals, parseDecimal } from '../../match/number.ts'
import { quoted } from '../../policy/findings.ts'
import type { Operand } from '../../policy/operators.ts'
import type { Check, StatementRule, StatementView, TestView } from '../rule.ts'
import { isSingleValued } from '../single-valued.ts'

export const unreachableStatement: StatementRule = {
  level: 'statement',
  codes: ['statement-never-matches'],
  kinds: 'all',
  check(check, view) {
    const { statement } = view
    if (statement.action.negated && view.actions.some(({ lower }) => /^\*+$/.test(lower))) {
      check.report('statement-never-matches', statement.action, 'NotAction excepts every action')
    }
    if (
      statement.resource?.negated === true &&
      view.resources.some(({ value }) => /^\*+$/.test(value.value))
    ) {
      check.report(
        'statement-never-matches',
        statement.resource,
        'NotResource excepts every resource',
      )
    }
    for (const [first, second] of sameKeyPairs(view)) {
      const why = contradiction(check, first, second) ?? contradiction(check, second, first)
      if (why !== null) check.report('statement-never-matches', second.test, why)
    }
  },
}

/** Tests of one key, each with those after it. A statement has a handful of tests. */
function sameKeyPairs({ tests }: StatementView): readonly (readonly [TestView, TestView])[] {
  const byKey = new Map<string, TestView[]>()
  for (const test of tests) byKey.set(test.key, [...(byKey.get(test.key) ?? []), test])
  return [...byKey.values()].flatMap((same) =>
    same.flatMap((first, index) => same.slice(index + 1).map((second) => [first, second] as const)),
  )
}

/** Why no request meets both tests; null when one may. */
function contradiction(check: Check, a: TestView, b: TestView): string | null {
  const key = quoted(a.test.key.value)
  if (asksFor(a, 'missing') && asksFor(b, 'present')) {
    return `${key} would have to be missing and there`
  }
  if (a.operator.set !== 'none' || b.operator.set !== 'none') return null
  if (excludes(a, b)) return `${key} would have to be one of the values and none of them`
  // Of several values one may be above and another below: a positive test wants but one to compare (C17).
  if (isSingleValued(check, a.key) && isEmptyRange(a, b))
    return `no value of ${key} is in both ranges`
  return null
}

function asksFor({ operator, test }: TestView, what: 'missing' | 'present'): boolean {
  const { row, set, ifExists } = operator
  if (row.operand === 'presence') {
    const wanted = what === 'missing' ? 'true' : 'false'
    return (
      set === 'none' &&
      test.values.length > 0 &&
      test.values.every(({ value }) => value.toLowerCase() === wanted)
    )
  }
  // Positive tests need a value, unless they say otherwise (C4, C13); an empty one is as good as none (C5).
  const isMetByEmpty = test.values.some(({ value }) => /^\**$/.test(value))
  return what === 'present' && !ifExists && set !== 'all' && !row.negated && !isMetByEmpty
}

/** All values that one test wants are among those that the other one excludes. */
function excludes(a: TestView, b: TestView): boolean {
  const { row, ifExists } = a.operator
  const exact = row.comparison === 'equal' && b.operator.row.comparison === 'equal'
  if (!exact || row.operand !== b.operator.row.operand || ifExists) return false
  if (row.operand !== 'string' || row.negated || !b.operator.row.negated) return false
  const excluded = new Set(b.test.values.map(({ value }) => value))
  return a.test.values.length > 0 && a.test.values.every(({ value }) => excluded.has(value))
}

/** A lower bound that no value below the upper bound meets; several values of a test are alternatives (C2). */
function isEmptyRange(a: TestView, b: TestView): boolean {
  const { row } = a.operator
  if (row.operand !== 'number' && row.operand !== 'date') return false
  if (b.operator.row.operand !== row.operand || a.operator.ifExists) return false
  if (!row.comparison.startsWith('greater') || !b.operator.row.comparison.startsWith('less')) {
    return false
  }
  const bothEqual =
    row.comparison.endsWith('OrEqual') && b.operator.row.comparison.endsWith('OrEqual')
  return a.test.values.every((low) =>
    b.test.values.every((high) => {
      const order = orderOf(row.operand, low.value, high.value)
      return order !== null && (order > 0 || (order === 0 && !bothEqual))
    }),
  )
}

function orderOf(operand: Operand, low: string, high: string): number | null {
  if (operand === 'date') {
    const [from, to] = [parseDate(low), parseDate(high)]
    return from === null || to === null ? null : from - to
  }
  const [from, to] = [parseDecimal(low), parseDecimal(high)]
  return from === null || to === null ? null : compareDecimals(from, to)
}
