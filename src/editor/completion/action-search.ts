/**
 * Actions by their bare names, across all services: `getobj` finds s3:GetObject. Some 22,000 names are
 * looked through with every letter, so they are laid out once, and only what is found becomes options.
 */

import type { Catalogue, CatalogueAction } from '../../engine/index.ts'
import { beginsWord, matchWords } from './matching.ts'

/** Most that are found: who wants others types more. */
const MOST = 60

/** Two letters stand in thousands of names. */
const SHORTEST = 3

interface Names {
  /** In lower case, without the prefix; of the action of the same index. */
  readonly lower: readonly string[]
  readonly actions: readonly CatalogueAction[]
}

const laidOut = new WeakMap<Catalogue, Names>()

/**
 * The best of the actions whose name holds the text; where there are few, also those whose words begin
 * with it. All of the name comes before its beginning, the beginning of a word, and what is inside of
 * one; then shorter names before longer ones.
 * @param near prefixes of the services that count, the nearest first
 */
export function searchActions(
  catalogue: Catalogue,
  typed: string,
  near: readonly string[],
): readonly CatalogueAction[] {
  if (typed.length < SHORTEST) return []
  const asked = typed.toLowerCase()
  const names = namesOf(catalogue)
  const order = new Map(near.map((prefix, index) => [prefix, index]))
  const found = collect(names, (lower, action) => {
    const at = lower.indexOf(asked)
    if (at < 0 || !order.has(prefixOf(action))) return null
    const start = action.name.length - lower.length
    return at > 0 ? (beginsWord(action.name, start + at) ? 2 : 3) : 1
  })
  const count = found.reduce((sum, group) => sum + group.length, 0)
  const others = count < MOST / 4 ? byWords(names, asked, order) : []
  return [...nearestFirst(found, order), ...nearestFirst(others, order)].slice(0, MOST)
}

function namesOf(catalogue: Catalogue): Names {
  const known = laidOut.get(catalogue)
  if (known !== undefined) return known
  const actions = [...catalogue.services.values()].flatMap((service) => [
    ...service.actions.values(),
  ])
  const lower = actions.map(({ name }) => name.slice(name.indexOf(':') + 1).toLowerCase())
  const made = { lower, actions }
  laidOut.set(catalogue, made)
  return made
}

/** Actions whose names are as good as each other. */
type Group = readonly CatalogueAction[]

/** In groups by rank and length: thousands can be found, and none of them needs sorting. */
function collect(
  { lower, actions }: Names,
  rankOf: (lower: string, action: CatalogueAction) => number | null,
): readonly Group[] {
  const groups: CatalogueAction[][] = []
  for (let i = 0; i < actions.length; i++) {
    const [name, action] = [lower[i], actions[i]]
    if (name === undefined || action === undefined) continue
    const rank = rankOf(name, action)
    if (rank === null) continue
    const place = rank * 128 + Math.min(name.length, 127)
    const group = groups[place]
    if (group === undefined) groups[place] = [action]
    else group.push(action)
  }
  // Places that nothing is at are left out.
  return groups.flat(0)
}

/** The words of the name begin with what is asked, in order. */
function byWords(names: Names, asked: string, order: Order): readonly Group[] {
  return collect(names, (lower, action) => {
    if (lower.charAt(0) !== asked.charAt(0) || lower.includes(asked)) return null
    if (!order.has(prefixOf(action))) return null
    if (!holdsInOrder(lower, asked)) return null
    return matchWords(action.name.slice(-lower.length), lower, asked) === null ? null : 0
  })
}

function holdsInOrder(lower: string, asked: string): boolean {
  let at = 0
  for (let i = 0; i < lower.length && at < asked.length; i++) {
    if (lower.charCodeAt(i) === asked.charCodeAt(at)) at++
  }
  return at === asked.length
}

function prefixOf({ name }: CatalogueAction): string {
  return name.slice(0, name.indexOf(':'))
}

/** Prefixes of services, with how near they are: 0 is the nearest. */
type Order = ReadonlyMap<string, number>

/** Group by group, in each those of the nearest services first; no more than are wanted. */
function nearestFirst(groups: readonly Group[], order: Order): Group {
  const sorted: CatalogueAction[] = []
  const orderOf = (action: CatalogueAction): number => order.get(prefixOf(action)) ?? order.size
  for (const group of groups) {
    sorted.push(...group.toSorted((a, b) => orderOf(a) - orderOf(b)))
    if (sorted.length >= MOST) break
  }
  return sorted
}
