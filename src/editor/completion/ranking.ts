/**
 * The options that what is typed finds, best first, under their headings: a heading stands where the
 * best of its options would.
 */

import { matchName } from './matching.ts'
import type { Match } from './matching.ts'
import type { Option } from './option.ts'

export interface Ranked {
  readonly option: Option
  /** The letters of its label that were found: from, to, from, to … */
  readonly ranges: readonly number[]
}

/** Most that a list holds: who wants others types more. */
export const mostOptions = 200

interface Hit extends Ranked {
  readonly rank: number
}

/** Options of the same rank keep their order; of those of one name the first counts. */
export function ranked(options: readonly Option[], typed: string): readonly Ranked[] {
  const seen = new Set<string>()
  const hits = options.flatMap((option): readonly Hit[] => {
    const hit = find(option, typed)
    if (hit === null || seen.has(option.label)) return []
    seen.add(option.label)
    return [{ option, ...hit }]
  })
  const sections = new Map<string, Hit[]>()
  for (const hit of hits) {
    const { section } = hit.option
    const members = sections.get(section)
    if (members === undefined) sections.set(section, [hit])
    else members.push(hit)
  }
  return [...sections.values()]
    .map((members) => members.sort((a, b) => a.rank - b.rank))
    .sort((a, b) => (a[0]?.rank ?? 0) - (b[0]?.rank ?? 0))
    .flat()
    .slice(0, mostOptions)
}

/** By its label, or else by one of its other words. */
function find({ label, words }: Option, typed: string): Match | null {
  const own = matchName(label, typed)
  if (own !== null && own.rank < 2) return own
  const others = words.flatMap((word) => matchName(word, typed)?.rank ?? [])
  const other = Math.min(...others)
  if (own !== null && own.rank <= other) return own
  // Its own name counts more than another word for it.
  return others.length === 0 ? null : { rank: other + 0.5, ranges: own?.ranges ?? [] }
}

/** Of a long list those that hold what is typed in one of their texts, as many as a list can show. */
export function narrowed<T>(
  items: readonly T[],
  typed: string,
  textsOf: (item: T) => readonly string[],
  most = mostOptions,
): readonly T[] {
  if (items.length <= most) return items
  const asked = typed.toLowerCase()
  const found: T[] = []
  for (const item of items) {
    if (found.length === most) break
    if (textsOf(item).some((text) => text.toLowerCase().includes(asked))) found.push(item)
  }
  return found
}
