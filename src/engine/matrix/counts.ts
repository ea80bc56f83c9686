/**
 * Verdicts counted by strips: each distinct strip is counted once, then multiplied by where it stands.
 */

import { countBits, wordsFor } from './action-set.ts'
import type { AxisCounts, MatrixAxis, MatrixPart, VerdictCounts } from './types.ts'

export type Counted = Pick<MatrixPart, 'actions' | 'stripOf' | 'strips'>

/** All verdicts of a part. */
export function countVerdicts(part: Counted): VerdictCounts {
  const { allow, explicitDeny } = stripCounts(part)
  const total = { allow: 0, explicitDeny: 0 }
  usesOf(part).forEach((times, strip) => {
    total.allow += times * (allow[strip] ?? 0)
    total.explicitDeny += times * (explicitDeny[strip] ?? 0)
  })
  const cells = part.stripOf.length * part.actions
  return { ...total, implicitDeny: cells - total.allow - total.explicitDeny }
}

/** The verdicts of all parts for each member of an axis. */
export function countsBy(
  axis: MatrixAxis,
  parts: readonly MatrixPart[],
  principals: number,
): AxisCounts {
  const { actions = 0, resources = 0 } = parts[0] ?? {}
  const length = { principal: principals, action: actions, resource: resources }[axis]
  const counts: AxisCounts = {
    allow: new Float64Array(length),
    explicitDeny: new Float64Array(length),
    implicitDeny: new Float64Array(length),
  }
  for (const part of parts) {
    if (axis === 'action') addByAction(counts, part)
    else addByStrip(counts, part, axis)
  }
  return counts
}

function addByStrip(
  counts: AxisCounts,
  part: MatrixPart,
  axis: Exclude<MatrixAxis, 'action'>,
): void {
  const { from, resources, actions, stripOf } = part
  const { allow, explicitDeny } = stripCounts(part)
  stripOf.forEach((strip, at) => {
    const index = axis === 'resource' ? at % resources : from + Math.floor(at / resources)
    const allowed = allow[strip] ?? 0
    const denied = explicitDeny[strip] ?? 0
    increase(counts.allow, index, allowed)
    increase(counts.explicitDeny, index, denied)
    increase(counts.implicitDeny, index, actions - allowed - denied)
  })
}

function addByAction(counts: AxisCounts, part: MatrixPart): void {
  const { actions, bitOf, stripOf, strips } = part
  const words = wordsFor(actions)
  const allow = new Float64Array(words * 32)
  const explicitDeny = new Float64Array(words * 32)
  usesOf(part).forEach((times, strip) => {
    const start = strip * words * 2
    addBits(allow, strips.subarray(start, start + words), times)
    addBits(explicitDeny, strips.subarray(start + words, start + words * 2), times)
  })
  bitOf.forEach((bit, index) => {
    const allowed = allow[bit] ?? 0
    const denied = explicitDeny[bit] ?? 0
    increase(counts.allow, index, allowed)
    increase(counts.explicitDeny, index, denied)
    increase(counts.implicitDeny, index, stripOf.length - allowed - denied)
  })
}

/** Adds `times` for every bit that is set. */
function addBits(totals: Float64Array, words: Uint32Array, times: number): void {
  if (times === 0) return
  for (let word = 0; word < words.length; word++) {
    for (let left = words[word] ?? 0; left !== 0; left &= left - 1) {
      increase(totals, word * 32 + 31 - Math.clz32(left & -left), times)
    }
  }
}

function increase(totals: Float64Array, index: number, by: number): void {
  totals[index] = (totals[index] ?? 0) + by
}

/** By strip, how many of its bits are set. */
function stripCounts({ actions, strips }: Counted): Record<'allow' | 'explicitDeny', Float64Array> {
  const words = wordsFor(actions)
  const count = words === 0 ? 0 : strips.length / (words * 2)
  const bitsFrom = (offset: number): Float64Array =>
    Float64Array.from({ length: count }, (_, strip) => {
      const start = strip * words * 2 + offset
      return countBits(strips, start, start + words)
    })
  return { allow: bitsFrom(0), explicitDeny: bitsFrom(words) }
}

/** By strip, on how many pairs of principal and resource it stands. */
function usesOf({ actions, stripOf, strips }: Counted): Float64Array {
  const words = wordsFor(actions)
  const uses = new Float64Array(words === 0 ? 0 : strips.length / (words * 2))
  if (words > 0) for (const strip of stripOf) increase(uses, strip, 1)
  return uses
}
