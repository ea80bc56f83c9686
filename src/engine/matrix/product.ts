/**
 * A statement as a product: its actions × its resources, for the principals it covers.
 * The actions never depend on who asks; the resources do where the statement reads the context.
 */

import type { CompiledStatement } from '../evaluate/compile.ts'
import type { Asker } from '../evaluate/facts.ts'
import { evaluatePrincipal } from '../evaluate/principal.ts'
import { resourceImplied } from '../evaluate/statement.ts'
import type { Grant } from '../evaluate/trace.ts'
import { differenceOf, isEmpty, noActions, unionOf } from './action-set.ts'
import type { ActionSet } from './action-set.ts'
import { actionsOf, actionsOfOperations, operationsWhere } from './actions.ts'
import type { ActionAxis } from './actions.ts'
import { addAnswers, isConstant, resourceClause, testClause } from './clause.ts'
import type { Clause } from './clause.ts'
import { columnsOfPattern, complement, emptySet, idOf, intersect, unite } from './columns.ts'
import type { ColumnAxis, ColumnSet, ColumnSetId } from './columns.ts'
import { rowContextOf } from './contexts.ts'
import type { RowContext } from './contexts.ts'

export interface Product {
  readonly statement: CompiledStatement
  readonly actions: ActionSet
  readonly resources: ResourceFactor
  readonly tests: readonly Clause[]
  /** The columns, where they are the same for every principal; else null. */
  readonly constant: ColumnSetId | null
}

interface ResourceFactor {
  readonly negated: boolean
  /** What the values without variables cover. */
  readonly covered: ColumnSet
  readonly clauses: readonly Clause[]
}

/** Multiplies a statement out over both axes; null where it covers no action of the axis. */
export function productOf(
  statement: CompiledStatement,
  actions: ActionAxis,
  axis: ColumnAxis,
): Product | null {
  const covered = actionFactor(statement, actions)
  if (isEmpty(covered)) return null
  const resources = resourceFactor(statement, axis)
  const tests = statement.tests.map((test) => testClause(test, axis))
  const product = { statement, actions: covered, resources, tests, constant: null }
  const constant = [...resources.clauses, ...tests].every(isConstant)
  return constant ? { ...product, constant: columnsOf(product, rowContextOf({}), axis) } : product
}

/** Action or NotAction; an empty list neutralises the statement (G6). */
function actionFactor(statement: CompiledStatement, axis: ActionAxis): ActionSet {
  if (statement.actions.length === 0) return noActions
  const named = unionOf(statement.actions.map((action) => actionsOf(action, axis)))
  const covered = statement.source.action.negated ? differenceOf(axis.all, named) : named
  if (statement.source.resource !== null) return covered
  const without = operationsWhere(axis, (each) => !resourceImplied(statement.kind, each))
  return differenceOf(covered, actionsOfOperations(without, axis))
}

/** Resource or NotResource; a statement without either covers every resource, an empty list none (G6). */
function resourceFactor(statement: CompiledStatement, axis: ColumnAxis): ResourceFactor {
  const { resource } = statement.source
  if (resource === null) return { negated: true, covered: emptySet(axis), clauses: [] }
  if (statement.resources.length === 0)
    return { negated: false, covered: emptySet(axis), clauses: [] }
  const covered = emptySet(axis)
  for (const each of statement.resources) {
    if (each.pattern !== null) unite(covered, columnsOfPattern(each, axis))
  }
  const dynamic = statement.resources.filter((each) => each.pattern === null)
  const clauses = dynamic.map((each) => resourceClause(each, axis))
  return { negated: resource.negated, covered, clauses }
}

/** The columns on which the statement applies to whom it covers. */
export function columnsOf(
  { resources, tests }: Product,
  row: RowContext,
  axis: ColumnAxis,
): ColumnSetId {
  const columns = resources.covered.slice()
  for (const clause of resources.clauses) addAnswers(columns, clause, row, axis)
  if (resources.negated) complement(columns, axis)
  for (const clause of tests) {
    const held = emptySet(axis)
    addAnswers(held, clause, row, axis)
    intersect(columns, held)
  }
  return idOf(axis, columns)
}

/** The form by which the statement covers a caller, 'direct' where it names nobody; null where it does not. */
export function grantTo(asker: Asker, { statement }: Product): Grant | null {
  const { principal } = statement.source
  if (principal === null) return 'direct'
  const { holds, grant } = evaluatePrincipal(principal, asker, statement.kind)
  return holds ? grant : null
}
