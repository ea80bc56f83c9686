/**
 * Finds actions of AWS's catalogue by what somebody types of them. All names are walked at each
 * keystroke; they stand in the catalogue in lower case already, so that it takes a few milliseconds.
 */

import type { Catalogue, CatalogueAction, CatalogueService } from '../../engine/index.ts'
import { wordsOf } from '../views/choices.ts'

export interface ActionIndex {
  readonly catalogue: Catalogue
  /** Those with the shortest prefix first: they are the ones that are mostly meant. */
  readonly services: readonly IndexedService[]
}

interface IndexedService {
  readonly service: CatalogueService
  /** The words that it is found by, in lower case: of its prefix and of its name. */
  readonly parts: readonly string[]
}

/** Words that stand in nearly every service's name and tell nothing. */
const idle: ReadonlySet<string> = new Set(['amazon', 'aws'])

export function indexActions(catalogue: Catalogue): ActionIndex {
  const services = [...catalogue.services.values()].map((service) => {
    const parts = `${service.prefix} ${service.name}`.toLowerCase().split(/[^a-z0-9]+/)
    return { service, parts: [service.prefix, ...parts.filter((part) => !idle.has(part))] }
  })
  const length = ({ service }: IndexedService): number => service.prefix.length
  return { catalogue, services: services.sort((a, b) => length(a) - length(b)) }
}

function isCalled({ parts }: IndexedService, word: string): boolean {
  return parts.some((part) => part.startsWith(word))
}

/** What is looked for. */
export interface ActionQuery {
  /** The service that the text names before a colon; null where it names none. */
  readonly service: CatalogueService | null
  readonly words: readonly string[]
}

/** A colon behind something that is no service separates words like any other. */
export function readQuery(catalogue: Catalogue, text: string): ActionQuery {
  const plain = text.toLowerCase().replace(/[*?]/g, ' ').trim()
  const colon = plain.indexOf(':')
  const service = colon < 0 ? undefined : catalogue.services.get(plain.slice(0, colon))
  if (service === undefined) return { service: null, words: wordsOf(plain.replaceAll(':', ' ')) }
  return { service, words: wordsOf(plain.slice(colon + 1)) }
}

export interface FoundActions {
  readonly actions: readonly CatalogueAction[]
  /** How many there are in all. */
  readonly count: number
}

/** How well a name is hit by a word: the whole of it, its beginning, a word in it, somewhere. */
const grades = 5

/**
 * The actions in whose name, or in the name of whose service, every word stands; those of `preferred`
 * services before others that are hit as well.
 */
export function searchActions(
  index: ActionIndex,
  query: ActionQuery,
  preferred: ReadonlySet<string>,
  max: number,
): FoundActions {
  const buckets = Array.from({ length: 2 * grades }, (): CatalogueAction[] => [])
  let count = 0
  for (const each of index.services) {
    const { prefix, actions } = each.service
    if (query.service !== null && query.service !== each.service) continue
    const shift = preferred.has(prefix) ? 0 : 1
    const from = prefix.length + 1
    const left =
      query.service === null ? query.words.filter((word) => !isCalled(each, word)) : query.words
    for (const [lower, action] of actions) {
      if (!holdsAll(lower, left, from)) continue
      count += 1
      const bucket = buckets[2 * gradeOf(action.name, lower, query.words, from) + shift]
      if (bucket !== undefined && bucket.length < max) bucket.push(action)
    }
  }
  return { actions: buckets.flat().slice(0, max), count }
}

function holdsAll(lower: string, words: readonly string[], from: number): boolean {
  for (const word of words) if (!lower.includes(word, from)) return false
  return true
}

/** By the first word that stands in the action's own name; by the service's prefix where none does. */
function gradeOf(name: string, lower: string, words: readonly string[], from: number): number {
  for (const word of words) {
    const at = lower.indexOf(word, from)
    if (at < 0) continue
    if (at === from) return lower.length === from + word.length ? 0 : 1
    return startsWord(name, at) ? 2 : 3
  }
  if (words.includes(lower.slice(0, from - 1))) return 1
  return grades - 1
}

/** Names are written in CamelCase. */
function startsWord(name: string, at: number): boolean {
  return /[A-Z]/.test(name.charAt(at)) && !/[A-Z]/.test(name.charAt(at - 1))
}

/**
 * The services of which each word begins the prefix or a word of the name: those whose prefix is the
 * text first, then those whose prefix begins with it.
 */
export function searchServices(
  { services }: ActionIndex,
  { service, words }: ActionQuery,
): readonly CatalogueService[] {
  if (service !== null || words.length === 0) return []
  const text = words.join(' ')
  const grade = ({ prefix }: CatalogueService): number =>
    prefix === text ? 0 : prefix.startsWith(text) ? 1 : 2
  return services
    .filter((each) => words.every((word) => isCalled(each, word)))
    .map((each) => each.service)
    .sort((a, b) => grade(a) - grade(b))
}
