/**
 * Many decisions folded into one cell: a row of the grid stands for several rows of the matrix and for
 * several resources, and each of its cells says whether all of them are decided alike.
 */

import type { Decided } from './decided.ts'
import type { CellVerdict } from './grid-source.ts'
import { hasBit } from './bits.ts'

/** By bit of the action: whether some decision behind the cell has this verdict. */
export interface FoldedRow {
  readonly allow: Uint32Array
  readonly deny: Uint32Array
  /** Implicitly denied. */
  readonly none: Uint32Array
}

/** A resource, and the actions that are asked of it. */
export interface FoldedResource {
  readonly resource: number
  readonly asked: Uint32Array
  /** The words in which something is asked: from the first to before the end. */
  readonly from: number
  readonly to: number
}

export function foldedResource(resource: number, asked: Uint32Array): FoldedResource {
  let from = 0
  let to = asked.length
  while (from < to && asked[from] === 0) from++
  while (to > from && asked[to - 1] === 0) to--
  return { resource, asked, from, to }
}

/** Whether a strip counts, by its class of actions and its places in the two lists that are folded. */
type Counts = (actionClass: number, row: number, resource: number) => boolean

/** Folds rows of the matrix over resources; null where nothing of it is decided yet. */
export function fold(
  decided: Decided,
  rows: readonly number[],
  resources: readonly FoldedResource[],
  counts: Counts = () => true,
): FoldedRow | null {
  const { layout, plan } = decided
  if (layout === null) return null
  const { words, starts } = layout
  const folded = {
    allow: new Uint32Array(words),
    deny: new Uint32Array(words),
    none: new Uint32Array(words),
  }
  let any = false
  for (const [rowAt, row] of rows.entries()) {
    for (const [resourceAt, each] of resources.entries()) {
      for (let actionClass = 0; actionClass < plan.classes.length; actionClass++) {
        const start = starts[actionClass] ?? 0
        const end = starts[actionClass + 1] ?? words
        if (each.to <= start || each.from >= end) continue
        const strip = decided.strip(actionClass, row, each.resource)
        if (strip === null || !counts(actionClass, rowAt, resourceAt)) continue
        any = true
        addStrip(folded, strip, each, start, end)
      }
    }
  }
  return any ? folded : null
}

function addStrip(
  { allow, deny, none }: FoldedRow,
  strip: { readonly allowed: Uint32Array; readonly denied: Uint32Array },
  { asked, from, to }: FoldedResource,
  start: number,
  end: number,
): void {
  for (let word = Math.max(from, start); word < Math.min(to, end); word++) {
    const here = asked[word] ?? 0
    if (here === 0) continue
    const allowed = strip.allowed[word - start] ?? 0
    const denied = strip.denied[word - start] ?? 0
    allow[word] = (allow[word] ?? 0) | (allowed & here)
    deny[word] = (deny[word] ?? 0) | (denied & here)
    none[word] = (none[word] ?? 0) | (here & ~(allowed | denied))
  }
}

/** The verdict of a cell. */
export function foldedVerdict(row: FoldedRow | null | undefined, bit: number): CellVerdict {
  if (row === null || row === undefined) return 'pending'
  const allow = hasBit(row.allow, bit)
  const deny = hasBit(row.deny, bit)
  const none = hasBit(row.none, bit)
  switch (Number(allow) + Number(deny) + Number(none)) {
    case 0:
      return 'pending'
    case 1:
      return allow ? 'allow' : deny ? 'explicitDeny' : 'implicitDeny'
    default:
      return 'differs'
  }
}

/** The bits whose decisions are not all alike. */
export function differing({ allow, deny, none }: FoldedRow): Uint32Array {
  return allow.map((allowed, word) => {
    const denied = deny[word] ?? 0
    return (allowed & denied) | ((allowed | denied) & (none[word] ?? 0))
  })
}

/** The bits that are decided in both rows, and not the same way. */
export function differenceOf(one: FoldedRow, other: FoldedRow): Uint32Array {
  return one.allow.map((allow, word) => {
    const [deny, none] = [one.deny[word] ?? 0, one.none[word] ?? 0]
    const theirs = [other.allow[word] ?? 0, other.deny[word] ?? 0, other.none[word] ?? 0] as const
    const both = (allow | deny | none) & (theirs[0] | theirs[1] | theirs[2])
    return both & ((allow ^ theirs[0]) | (deny ^ theirs[1]) | (none ^ theirs[2]))
  })
}
