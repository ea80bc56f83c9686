/**
 * What help says about one part of a policy: a small typed card, made without a DOM and drawn elsewhere.
 */

import { readings } from '../../engine/index.ts'
import type { Catalogue, KnownKeys, ReadingId, ServiceDetail } from '../../engine/index.ts'
import type { Surroundings } from '../help.ts'
import { cut, say } from './words.ts'
import type { Words } from './words.ts'

export interface HelpCard {
  /** The thing's name, as AWS spells it. */
  readonly title: string
  /** What kind of thing it is. */
  readonly kind: Words
  readonly paragraphs: readonly Paragraph[]
  readonly facts: readonly Fact[]
  readonly lists: readonly CardList[]
  /** Where it comes from: a page or a catalogue with its date. */
  readonly source: string
}

export interface Paragraph {
  /** 'mind': what people trip over; 'doubt': AWS's documents leave it open; 'wait': more is on its way. */
  readonly tone: 'plain' | 'mind' | 'doubt' | 'wait'
  readonly words: Words
}

export interface Fact {
  readonly name: string
  readonly words: Words
  /** It is the part that the caret is in. */
  readonly here?: boolean
}

export interface CardList {
  readonly title: string
  readonly items: readonly Item[]
  /** As many are shown before the rest is asked for. */
  readonly most: number
}

export interface Item {
  readonly code: string
  /** Said after it: 'required'. */
  readonly note: string
  /** On a line of its own. */
  readonly detail: Words
}

/** What cards are made of, besides the text of the policy. */
export interface HelpData {
  /** Null while it is not there; `waiting` says whether it is on its way. */
  readonly catalogue: Catalogue | null
  readonly keys: KnownKeys | null
  readonly waiting: boolean
  /** Null for what is no service, and for what cannot be loaded. */
  readonly service: (prefix: string) => ServiceDetail | 'loading' | null
  readonly surroundings: Surroundings
}

/** A card of these parts; what is left out is empty. */
export function cardOf(parts: Pick<HelpCard, 'title' | 'kind'> & Partial<HelpCard>): HelpCard {
  const title = cut(parts.title)
  return { paragraphs: [], facts: [], lists: [], source: '', ...parts, title }
}

export function plainly(words: Words): Paragraph {
  return { tone: 'plain', words }
}

export function mind(words: Words): Paragraph {
  return { tone: 'mind', words }
}

/** A question that AWS's documents leave open, and how Verdict reads them. */
export function doubt(id: ReadingId): Paragraph {
  const { doubt: kind, question, taken } = readings[id]
  const opening = kind === 'conflict' ? 'AWS’s documents disagree' : 'AWS’s documents leave it open'
  return { tone: 'doubt', words: say`${opening}: ${question} Verdict’s reading: ${taken}` }
}

export const waiting: Paragraph = { tone: 'wait', words: ['AWS’s data is on its way …'] }

const notLoaded: Paragraph = { tone: 'wait', words: ['AWS’s data could not be loaded.'] }

/** What is said in place of what only AWS's data tells; nothing when it is there. */
export function absence(data: HelpData): readonly Paragraph[] {
  if (data.catalogue !== null) return []
  return [data.waiting ? waiting : notLoaded]
}

/** Likewise of a service's own file. */
export function detailAbsence(detail: ServiceDetail | 'loading' | null): readonly Paragraph[] {
  if (detail === 'loading') return [waiting]
  return detail === null ? [notLoaded] : []
}

export function list(title: string, items: readonly Item[], most = 8): readonly CardList[] {
  return items.length === 0 ? [] : [{ title, items, most }]
}

export function item(text: string, note = '', detail: Words = []): Item {
  return { code: cut(text), note, detail }
}

/** Where the names of services, actions and keys come from. */
export function catalogueSource(data: HelpData): string {
  return data.catalogue === null ? '' : `AWS’s catalogue of ${data.catalogue.source.date}`
}

export function pageSource(page: string): string {
  return `AWS documentation, ${page}`
}
