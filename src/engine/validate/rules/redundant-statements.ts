/**
 * REDUNDANT_STATEMENT, and of our own: statements that another one covers, and an Allow that a Deny takes back
 * in full.
 */

import { remove } from '../fixes.ts'
import { capitalized, nameOf } from '../naming.ts'
import type { Check, DocumentRule } from '../rule.ts'
import { coversStatement, shapeOf } from '../statement-cover.ts'
import type { Budget, StatementShape } from '../statement-cover.ts'

/** Pairs of statements, and of their values, that are compared at most; a longer policy is searched as far. */
const maxPairs = 10_000
const maxComparisons = 300_000

export const redundantStatements: DocumentRule = {
  level: 'document',
  codes: ['redundant-statement', 'statement-covered', 'allow-always-denied'],
  kinds: 'all',
  check(check) {
    const variables = check.document.version === '2012-10-17'
    const shapes = check.statements.map((view) => shapeOf(view, variables)).filter(saysSomething)
    const budget: Budget = { left: maxComparisons }
    let left = maxPairs
    for (const shape of shapes) {
      for (const other of shapes) {
        if (other === shape) continue
        if (left-- <= 0) return
        if (reportPair(check, shape, other, budget)) break
      }
    }
  },
}

/** Empty lists are reported as such. */
function saysSomething({ view }: StatementShape): boolean {
  return view.actions.length > 0 && (view.statement.resource === null || view.resources.length > 0)
}

/** Reports what `other` makes of a statement; false when it says nothing about it. */
function reportPair(
  check: Check,
  shape: StatementShape,
  other: StatementShape,
  budget: Budget,
): boolean {
  const { statement } = shape.view
  const name = nameOf(other.view.statement)
  if (statement.effect !== other.view.statement.effect) {
    if (statement.effect === 'Deny' || !coversStatement(other, shape, budget)) return false
    check.report('allow-always-denied', statement, capitalized(name))
    return true
  }
  if (!coversStatement(other, shape, budget)) return false
  const same = coversStatement(shape, other, budget)
  // Of two that say the same the later is one too many.
  if (same && statement.index < other.view.statement.index) return false
  const fix = remove(check.root, statement, 'Remove the statement')
  if (same) check.report('redundant-statement', statement, name, '', fix)
  else check.report('statement-covered', statement, capitalized(name), '', fix)
  return true
}
