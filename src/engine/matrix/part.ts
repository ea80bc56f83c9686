/**
 * The verdicts of some consecutive principals, packed: each distinct strip once, and for every
 * principal on every resource the number of its strip, in as few bytes as the numbers need.
 */

import { countVerdicts } from './counts.ts'
import type { Preparation } from './prepare.ts'
import { decideRow } from './row.ts'
import { workspaceOf } from './strip.ts'
import type { MatrixPart } from './types.ts'
import { poolOf } from './word-pool.ts'

/** Decides the principals from `from` to before `to`; what lies outside the matrix is left out. */
export function decidePart(preparation: Preparation, from: number, to: number): MatrixPart {
  const { input, library, axis } = preparation
  const principals = input.principals.slice(Math.max(0, from), Math.max(0, to))
  const resources = axis.columns.length
  const { words, bitOf, names } = library.actions
  const pool = poolOf(words * 2)
  const workspace = workspaceOf(words)
  let stripOf: MatrixPart['stripOf'] = new Uint8Array(principals.length * resources)
  principals.forEach((principal, index) => {
    const strips = decideRow(principal, preparation, pool, workspace)
    stripOf = roomFor(pool.count, stripOf)
    stripOf.set(strips, index * resources)
  })
  const strips = pool.words.slice(0, pool.count * pool.width)
  const packed = { actions: names.length, bitOf: bitOf.slice(), stripOf, strips }
  return {
    from: Math.max(0, from),
    principals: principals.length,
    resources,
    ...packed,
    counts: countVerdicts(packed),
  }
}

/** The same numbers in an array that takes any number below `count`. */
function roomFor(count: number, numbers: MatrixPart['stripOf']): MatrixPart['stripOf'] {
  if (count <= 2 ** (numbers.BYTES_PER_ELEMENT * 8)) return numbers
  return count <= 2 ** 16 ? Uint16Array.from(numbers) : Uint32Array.from(numbers)
}
