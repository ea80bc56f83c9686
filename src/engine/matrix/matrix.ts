/**
 * Every principal × action × resource at once, by sets instead of requests.
 *
 * An action is a bit. A pattern is a set of actions or of resources, a statement the product of two such
 * sets, a level the union of its statements', and the gates combine whole sets, 32 actions a step. What is
 * alike is done once: equal patterns, principals whom statements treat alike, resources in the same sets.
 */

import { decidePart } from './part.ts'
import { prepare } from './prepare.ts'
import { joinMatrix } from './result.ts'
import type { MatrixInput, MatrixPart, MatrixResult } from './types.ts'

/**
 * Decides every cell: `verdict(p, a, r)` equals `compile(…).decide(…)` for the cell's policies and request,
 * which `matrixCell` gives. The cell's context is the principal's with the resource's laid over it: of a key
 * that both give, in whatever letter case, the resource's value counts. Policies that are the same object
 * are compiled once. Time grows with principals × resources × actions / 32 at worst, and with the number
 * of distinct rows of verdicts where they repeat; memory stays below two bits a cell and one number for
 * each principal on each resource.
 */
export function evaluateMatrix(input: MatrixInput): MatrixResult {
  return joinMatrix([prepareMatrix(input).decide(0, input.principals.length)])
}

/** A matrix whose principals can be decided in parts, in any order, by several workers. */
export interface PreparedMatrix {
  /**
   * Decides the principals from `from` to before `to`. The part is plain data: transfer the buffers of
   * `stripOf`, `strips` and `bitOf`, and put parts together with `joinMatrix`.
   */
  decide(from: number, to: number): MatrixPart
}

/** Does what all principals need once: keep it as long as parts of the matrix are wanted. */
export function prepareMatrix(input: MatrixInput): PreparedMatrix {
  const preparation = prepare(input)
  return { decide: (from, to) => decidePart(preparation, from, to) }
}
