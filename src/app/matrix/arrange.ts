/**
 * Which rows and columns are shown: those that are named so, asked at all, and have what is looked for.
 * Step by step, a row a step, as it takes long.
 */

import { bitsOf, hasBit, maskOf, unite } from './bits.ts'
import type { BitLayout, Mask } from './bits.ts'
import type { Decided } from './decided.ts'
import type { FoldedResource } from './fold.ts'
import type { Folding } from './folding.ts'
import { hitsFinder, marksHits, type Hits } from './hits.ts'
import type { Column, Row } from './lines.ts'
import { holdsWords, wordsOf, type Look } from './look.ts'

export interface Arrangement {
  /** The folded verdicts, by place. */
  readonly folds: Folding['folds']
  /** By row, its place in the folding. */
  readonly places: readonly number[]
  readonly rows: readonly Row[]
  readonly columns: readonly Column[]
  /** By column, its bit; empty before the first verdicts. */
  readonly bits: Uint32Array
  /** All these bits. */
  readonly mask: Mask
  /** By place in the folding; empty where hits are not marked. */
  readonly hits: ReadonlyMap<number, Hits>
}

export const nothingArranged: Arrangement = {
  ...{ folds: [], places: [], rows: [], columns: [], hits: new Map() },
  bits: new Uint32Array(0),
  mask: { words: new Uint32Array(0), at: new Uint32Array(0), bits: 0 },
}

export interface ArrangeOptions {
  readonly look: Look
  readonly decided: Decided
  readonly folding: Folding
  readonly columns: readonly Column[]
  readonly resources: readonly FoldedResource[]
  /** What was remembered. */
  readonly before: Decided | null
}

export function* arrange(options: ArrangeOptions): Generator<void, Arrangement> {
  const { look, decided, folding, resources, before } = options
  const { layout } = decided
  const named = namedRows(folding.rows, look)
  const columns = columnsAsked(namedColumns(options.columns, look), layout, resources)
  if (layout === null || look.show.kind === 'all') {
    return arrangement(folding, named, columns, layout, new Map())
  }
  const find = hitsFinder({ show: look.show, decided, folding, resources, before })
  const within = bitsOf(
    layout,
    columns.map(({ action }) => action),
  )
  const found = new Map<number, Hits>()
  const union = new Uint32Array(layout.words)
  for (const place of named) {
    const hits = find(place)
    const bits = hits?.bits.map((word, at) => word & (within[at] ?? 0)) ?? null
    if (hits !== null && bits?.some((word) => word !== 0) === true) {
      found.set(place, { ...hits, bits })
      unite(union, bits)
    }
    yield
  }
  return arrangement(
    folding,
    named.filter((place) => found.has(place)),
    columns.filter(({ action }) => hasBit(union, layout.bitOf[action] ?? 0)),
    layout,
    marksHits(look.show) ? found : new Map(),
  )
}

/** Every row, and every column that is asked at all. */
export function arrangeAll(
  { layout }: Decided,
  folding: Folding,
  columns: readonly Column[],
  resources: readonly FoldedResource[],
): Arrangement {
  const places = folding.rows.map((_, place) => place)
  const asked = columnsAsked(columns, layout, resources)
  return arrangement(folding, places, asked, layout, new Map())
}

function arrangement(
  folding: Folding,
  places: readonly number[],
  columns: readonly Column[],
  layout: BitLayout | null,
  hits: Arrangement['hits'],
): Arrangement {
  const { folds } = folding
  const rows = places.flatMap((place) => folding.rows[place] ?? [])
  if (layout === null) {
    const mask = { ...nothingArranged.mask, bits: columns.length }
    return { ...nothingArranged, folds, places, rows, columns, mask, hits }
  }
  const actions = columns.map(({ action }) => action)
  const bits = Uint32Array.from(actions, (action) => layout.bitOf[action] ?? 0)
  return { folds, places, rows, columns, bits, mask: maskOf(layout, actions), hits }
}

function namedRows(rows: readonly Row[], { rowText }: Look): readonly number[] {
  const words = wordsOf(rowText)
  return rows.flatMap(({ label, id }, place) =>
    holdsWords(`${label} ${id}`.toLowerCase(), words) ? [place] : [],
  )
}

function namedColumns(columns: readonly Column[], { columnText }: Look): readonly Column[] {
  const words = wordsOf(columnText)
  if (words.length === 0) return columns
  return columns.filter(({ id }) => holdsWords(id.toLowerCase(), words))
}

/** The columns that are asked of some of the resources. */
function columnsAsked(
  columns: readonly Column[],
  layout: BitLayout | null,
  resources: readonly FoldedResource[],
): readonly Column[] {
  if (layout === null) return columns
  const asked = new Uint32Array(layout.words)
  for (const each of resources) unite(asked, each.asked)
  return columns.filter(({ action }) => hasBit(asked, layout.bitOf[action] ?? 0))
}
