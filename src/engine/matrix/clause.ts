/**
 * Parts of a statement that read the context: condition tests, and resources with policy variables.
 * Where none of its keys comes with the resource, a clause is asked once a principal; where all of them
 * do, once and for all; only where both sides bring some is it asked for the two together.
 */

import type { CompiledResource, CompiledTest } from '../evaluate/compile.ts'
import { testHolds } from '../evaluate/condition.ts'
import { patternIn } from '../evaluate/statement.ts'
import { matchesResource } from '../match/arn.ts'
import type { ArnText } from '../match/arn.ts'
import type { Context } from '../match/context.ts'
import type { Piece } from '../match/template.ts'
import { emptySet, include, unite } from './columns.ts'
import type { ColumnAxis, ColumnSet } from './columns.ts'
import { cellContext } from './contexts.ts'
import type { ResourceContext, RowContext } from './contexts.ts'

export interface Clause {
  readonly question: Question
  /** Where the answer is the same for all principals, and yes. */
  readonly always: ColumnSet
  /** Where it depends on the principal's context alone. */
  readonly byRow: readonly number[]
  readonly byRowSet: ColumnSet
  /** The contexts that it depends on together with the principal's. */
  readonly byBoth: readonly ResourceContext[]
}

interface Question {
  /** The context keys that it reads, in lower case. */
  readonly keys: readonly string[]
  readonly ask: (context: Context) => Answer
}

/** For all resources alike, or for each its own. */
type Answer = boolean | ((arn: ArnText) => boolean)

/** Does the test hold? */
export function testClause(test: CompiledTest, axis: ColumnAxis): Clause {
  const pieces = test.values.flatMap((value) => value.pieces)
  const keys = [test.key, ...variablesOf(pieces)]
  return clauseOf({ keys, ask: (context) => testHolds(test, context) }, axis)
}

/** Does a value of Resource or NotResource with variables cover the resource? */
export function resourceClause(resource: CompiledResource, axis: ColumnAxis): Clause {
  const ask: Question['ask'] = (context) => {
    const pattern = patternIn(resource, context)
    return pattern !== null && ((arn) => matchesResource(pattern, arn))
  }
  return clauseOf({ keys: variablesOf(resource.template.tail), ask }, axis)
}

function variablesOf(pieces: readonly Piece[]): readonly string[] {
  return pieces.flatMap((piece) => (piece.kind === 'variable' ? [piece.key.toLowerCase()] : []))
}

function clauseOf(question: Question, axis: ColumnAxis): Clause {
  const always = emptySet(axis)
  const byRow: number[] = []
  const byBoth: ResourceContext[] = []
  for (const [context, columns] of axis.byContext) {
    const own = question.keys.filter((key) => context.keys.has(key)).length
    if (own === 0) for (const column of columns) byRow.push(column)
    else if (own < question.keys.length) byBoth.push(context)
    else addWhere(always, question.ask(context.alone), columns, axis)
  }
  const byRowSet = emptySet(axis)
  for (const column of byRow) include(byRowSet, column)
  return { question, always, byRow, byRowSet, byBoth }
}

/** Whether the answer is the same for every principal. */
export function isConstant({ byRow, byBoth }: Clause): boolean {
  return byRow.length === 0 && byBoth.length === 0
}

/** Adds the columns where a principal gets a yes. */
export function addAnswers(
  target: ColumnSet,
  clause: Clause,
  row: RowContext,
  axis: ColumnAxis,
): void {
  unite(target, clause.always)
  const { question, byRow, byRowSet, byBoth } = clause
  if (byRow.length > 0) {
    const answer = question.ask(row.alone)
    if (answer === true) unite(target, byRowSet)
    else addWhere(target, answer, byRow, axis)
  }
  for (const context of byBoth) {
    const answer = question.ask(cellContext(row, context))
    addWhere(target, answer, axis.byContext.get(context) ?? [], axis)
  }
}

/** Adds those of some columns where the answer is yes. */
function addWhere(
  target: ColumnSet,
  answer: Answer,
  columns: readonly number[],
  axis: ColumnAxis,
): void {
  if (answer === false) return
  for (const index of columns) {
    const column = axis.columns[index]
    if (answer === true || (column !== undefined && answer(column.arn))) include(target, index)
  }
}
