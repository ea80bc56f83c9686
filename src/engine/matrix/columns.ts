/**
 * A list of resources as an axis, and sets over it: a bit each, interned, so that equal sets have one number.
 * Policies of the caller's side meet the list of all resources, a resource's own only those that share it.
 */

import { matchesResource } from '../match/arn.ts'
import type { ArnText } from '../match/arn.ts'
import type { CompiledResource } from '../evaluate/compile.ts'
import { factsOf } from '../evaluate/facts.ts'
import type { Target } from '../evaluate/facts.ts'
import { wordsFor } from './action-set.ts'
import { cellRequest } from './cell.ts'
import { contextSharer } from './contexts.ts'
import type { ResourceContext } from './contexts.ts'
import type { MatrixResource } from './types.ts'
import { intern, poolOf, rowAt } from './word-pool.ts'
import type { WordPool } from './word-pool.ts'

export interface Column {
  readonly arn: ArnText
  /** What the rules outside policies see of it. */
  readonly target: Target
  readonly context: ResourceContext
}

export interface ColumnAxis {
  readonly columns: readonly Column[]
  /** The columns of each distinct context. */
  readonly byContext: ReadonlyMap<ResourceContext, readonly number[]>
  readonly sets: WordPool
  /** Numbers of the set without and the set with every column. */
  readonly none: ColumnSetId
  readonly every: ColumnSetId
  /** What each pattern without variables covers; filled as they are met. */
  readonly patterns: Map<string, ColumnSet>
}

/** A working set, a bit for each column. */
export type ColumnSet = Uint32Array
export type ColumnSetId = number

/** Reads the resources; what `decide` would mend in a request is mended here. */
export function columnsOf(resources: readonly MatrixResource[]): readonly Column[] {
  const share = contextSharer()
  return resources.map((each) => {
    const asked = cellRequest({ principal: '', context: {} }, '', each)
    const facts = factsOf(asked, { hasBoundary: false, gatewayEndpoint: false })
    return { arn: facts.resource, target: facts.target, context: share(facts.request.context) }
  })
}

export function columnAxisOf(columns: readonly Column[]): ColumnAxis {
  const sets = poolOf(wordsFor(columns.length))
  const everything = new Uint32Array(sets.width)
  columns.forEach((_, index) => include(everything, index))
  const byContext = new Map<ResourceContext, number[]>()
  columns.forEach(({ context }, index) => {
    const members = byContext.get(context)
    if (members === undefined) byContext.set(context, [index])
    else members.push(index)
  })
  return {
    columns,
    byContext,
    sets,
    none: intern(sets, new Uint32Array(sets.width)),
    every: intern(sets, everything),
    patterns: new Map(),
  }
}

/** The columns that a value without variables covers. */
export function columnsOfPattern(
  { pattern, source }: CompiledResource,
  axis: ColumnAxis,
): ColumnSet {
  const known = axis.patterns.get(source.value)
  if (known !== undefined) return known
  const set = emptySet(axis)
  if (pattern !== null) {
    axis.columns.forEach(({ arn }, index) => {
      if (matchesResource(pattern, arn)) include(set, index)
    })
  }
  // What `${…}` means depends on the policy's Version too (M14, M16).
  if (!source.value.includes('${')) axis.patterns.set(source.value, set)
  return set
}

export function emptySet({ sets }: ColumnAxis): ColumnSet {
  return new Uint32Array(sets.width)
}

export function setById({ sets }: ColumnAxis, id: ColumnSetId): ColumnSet {
  return rowAt(sets, id)
}

export function idOf({ sets }: ColumnAxis, set: ColumnSet): ColumnSetId {
  return intern(sets, set)
}

export function include(set: ColumnSet, column: number): void {
  set[column >>> 5] = (set[column >>> 5] ?? 0) | (1 << (column & 31))
}

export function includes(set: ColumnSet, column: number): boolean {
  return ((set[column >>> 5] ?? 0) & (1 << (column & 31))) !== 0
}

/** target ∪ set */
export function unite(target: ColumnSet, set: ColumnSet): void {
  for (let word = 0; word < target.length; word++) {
    target[word] = (target[word] ?? 0) | (set[word] ?? 0)
  }
}

/** target ∩ set */
export function intersect(target: ColumnSet, set: ColumnSet): void {
  for (let word = 0; word < target.length; word++) {
    target[word] = (target[word] ?? 0) & (set[word] ?? 0)
  }
}

/** Every column but those of the set. */
export function complement(target: ColumnSet, axis: ColumnAxis): void {
  const every = setById(axis, axis.every)
  for (let word = 0; word < target.length; word++) {
    target[word] = ~(target[word] ?? 0) & (every[word] ?? 0)
  }
}
