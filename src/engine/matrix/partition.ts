/**
 * Columns put into classes: what need not be told apart is decided once.
 */

import { includes } from './columns.ts'
import type { ColumnSet } from './columns.ts'

export interface Partition {
  /** By column, its class: a number below `count`. */
  readonly classOf: Uint32Array
  readonly count: number
}

/** All columns in one class. */
export function wholeOf(columns: number): Partition {
  return { classOf: new Uint32Array(columns), count: Math.min(1, columns) }
}

/** Splits each class into what lies in the set and what does not. */
export function splitBy(given: Partition, set: ColumnSet): Partition {
  return meet(given, { classOf: given.classOf.map((_, at) => Number(includes(set, at))), count: 2 })
}

/** The classes that tell apart what either partition tells apart. */
export function meet(a: Partition, b: Partition): Partition {
  if (b.count <= 1) return a
  const numbers = new Map<number, number>()
  const classOf = a.classOf.map((own, at) => {
    const both = own * b.count + (b.classOf[at] ?? 0)
    const known = numbers.get(both)
    if (known !== undefined) return known
    numbers.set(both, numbers.size)
    return numbers.size - 1
  })
  return { classOf, count: numbers.size }
}

/** One column of each class. */
export function examplesOf({ classOf, count }: Partition): readonly number[] {
  const examples = new Array<number>(count).fill(-1)
  classOf.forEach((own, at) => {
    if (examples[own] === -1) examples[own] = at
  })
  return examples
}
