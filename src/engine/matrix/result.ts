/**
 * Reading a matrix that came in parts: single verdicts, strips, and counts along each axis.
 */

import type { Verdict } from '../evaluate/types.ts'
import { wordsFor } from './action-set.ts'
import { countsBy } from './counts.ts'
import type { MatrixPart, MatrixResult, Strip, VerdictCounts } from './types.ts'

/** Joins parts of one matrix, in any order. Principals of parts that are not there have no verdicts yet. */
export function joinMatrix(parts: readonly MatrixPart[]): MatrixResult {
  const partOf: (MatrixPart | undefined)[] = []
  for (const part of parts) {
    for (let row = 0; row < part.principals; row++) partOf[part.from + row] = part
  }
  const strip = (principal: number, resource: number): Strip | null => {
    const part = partOf[principal]
    const number = part === undefined ? -1 : stripNumber(part, principal, resource)
    return part === undefined || number < 0 ? null : stripAt(part, number)
  }
  return {
    verdict: (principal, action, resource) =>
      verdictIn(partOf[principal], principal, action, resource),
    counts: sumCounts(parts),
    countsBy: (axis) => countsBy(axis, parts, partOf.length),
    strip,
  }
}

/** A principal's strip on a resource; negative where the indexes are not of the part. */
function stripNumber(
  { from, resources, stripOf }: MatrixPart,
  principal: number,
  resource: number,
): number {
  if (!(resource >= 0 && resource < resources)) return -1
  return stripOf[(principal - from) * resources + resource] ?? -1
}

function stripAt({ actions, strips }: MatrixPart, number: number): Strip {
  const words = wordsFor(actions)
  const start = number * words * 2
  return {
    allowed: strips.subarray(start, start + words),
    denied: strips.subarray(start + words, start + words * 2),
  }
}

function verdictIn(
  part: MatrixPart | undefined,
  principal: number,
  action: number,
  resource: number,
): Verdict {
  if (part === undefined) return 'implicitDeny'
  const number = stripNumber(part, principal, resource)
  const bit = part.bitOf[action]
  if (number < 0 || bit === undefined) return 'implicitDeny'
  const words = wordsFor(part.actions)
  const word = number * words * 2 + (bit >>> 5)
  const mask = 1 << (bit & 31)
  if (((part.strips[word + words] ?? 0) & mask) !== 0) return 'explicitDeny'
  return ((part.strips[word] ?? 0) & mask) !== 0 ? 'allow' : 'implicitDeny'
}

function sumCounts(parts: readonly MatrixPart[]): VerdictCounts {
  const sum = (verdict: Verdict): number =>
    parts.reduce((total, { counts }) => total + counts[verdict], 0)
  return {
    allow: sum('allow'),
    explicitDeny: sum('explicitDeny'),
    implicitDeny: sum('implicitDeny'),
  }
}
