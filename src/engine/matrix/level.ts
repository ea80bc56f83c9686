/**
 * The policies of one level of one gate, for one principal: which actions they deny and allow on each column.
 * The answer is the same on columns that lie in the same statements' resources, so it is given by classes
 * of columns; and the same for principals whom the statements treat alike, so a level remembers its answers.
 */

import type { Grant } from '../evaluate/trace.ts'
import type { Asker } from '../evaluate/facts.ts'
import { unionOf } from './action-set.ts'
import type { ActionSet } from './action-set.ts'
import { includes, setById } from './columns.ts'
import type { ColumnAxis, ColumnSetId } from './columns.ts'
import type { RowContext } from './contexts.ts'
import { examplesOf, splitBy, wholeOf } from './partition.ts'
import type { Partition } from './partition.ts'
import { columnsOf, grantTo } from './product.ts'
import type { Product } from './product.ts'
import type { GateRules } from './rules.ts'

export interface Level {
  readonly axis: ColumnAxis
  /** Statements that treat all principals alike. */
  readonly fixed: readonly Applied[]
  readonly varying: readonly Product[]
  /** Answers by what the varying statements make of a principal; null where it has one principal only. */
  readonly answers: Map<string, LevelAnswer> | null
}

/** A statement that applies to a principal, on some columns. */
interface Applied {
  readonly product: Product
  readonly grant: Grant
  readonly columns: ColumnSetId
}

export interface LevelAnswer {
  readonly partition: Partition
  /** By class of columns. */
  readonly effects: readonly Effects[]
}

/** What a level says of all actions on the columns of a class. */
export interface Effects {
  readonly denied: ActionSet
  /** By the form that covers the caller; without a Principal element it is 'direct'. */
  readonly allowed: readonly GrantedActions[]
  /** What the gate refuses for want of an Allow here, by its rules; filled as they are met. */
  readonly refusals: Map<GateRules, ActionSet>
}

export interface GrantedActions {
  readonly grant: Grant
  readonly actions: ActionSet
}

/** How many answers a level remembers; then it forgets them all. */
const memory = 64

/** @param isShared whether several principals meet the level */
export function levelOf(products: readonly Product[], axis: ColumnAxis, isShared: boolean): Level {
  const fixed: Applied[] = []
  const varying: Product[] = []
  for (const product of products) {
    const { constant, statement } = product
    if (constant === null || statement.source.principal !== null) varying.push(product)
    else if (constant !== axis.none) fixed.push({ product, grant: 'direct', columns: constant })
  }
  return { axis, fixed, varying, answers: isShared ? new Map() : null }
}

/** What the level says to a principal. */
export function answerTo(asker: Asker, row: RowContext, level: Level): LevelAnswer {
  const { axis, answers } = level
  const applied = [...level.fixed]
  let treatment = ''
  for (const product of level.varying) {
    const grant = grantTo(asker, product)
    const columns = grant === null ? axis.none : (product.constant ?? columnsOf(product, row, axis))
    if (grant !== null && columns !== axis.none) applied.push({ product, grant, columns })
    treatment += columns === axis.none ? '-' : `${grant}${columns}`
  }
  const known = answers?.get(treatment)
  if (known !== undefined) return known
  const answer = answerOf(applied, axis)
  if (answers !== null && answers.size >= memory) answers.clear()
  answers?.set(treatment, answer)
  return answer
}

function answerOf(applied: readonly Applied[], axis: ColumnAxis): LevelAnswer {
  let partition = wholeOf(axis.columns.length)
  for (const id of new Set(applied.map(({ columns }) => columns))) {
    if (id !== axis.every) partition = splitBy(partition, setById(axis, id))
  }
  const effects = examplesOf(partition).map((column) => {
    return effectsOf(applied.filter(({ columns }) => includes(setById(axis, columns), column)))
  })
  return { partition, effects }
}

function effectsOf(applied: readonly Applied[]): Effects {
  const denies = applied.filter(({ product }) => product.statement.source.effect === 'Deny')
  const byGrant = new Map<Grant, ActionSet[]>()
  for (const { product, grant } of applied) {
    if (product.statement.source.effect === 'Deny') continue
    const sets = byGrant.get(grant)
    if (sets === undefined) byGrant.set(grant, [product.actions])
    else sets.push(product.actions)
  }
  return {
    denied: unionOf(denies.map(({ product }) => product.actions)),
    allowed: [...byGrant].map(([grant, sets]) => ({ grant, actions: unionOf(sets) })),
    refusals: new Map(),
  }
}
