/**
 * The request's context as fields: grouped by where each key comes from, each with the type that
 * says how it is edited.
 */

import type { ContextEntry, ContextSource } from '../../account/index.ts'

/** How a key is edited. */
export type FieldType = 'text' | 'boolean' | 'date' | 'number' | 'address'

export interface ContextField {
  readonly key: string
  readonly type: FieldType
  /** Holds a list of values. */
  readonly multiple: boolean
  readonly value: string | readonly string[] | null
  readonly source: ContextSource
  /** What stands there without the hand's work; null where nothing would. */
  readonly broughtAlong: string | readonly string[] | null
  readonly about: string
  /** Set or left out by hand, so that it can be put back. */
  readonly byHand: boolean
}

export interface ContextGroup {
  readonly source: ContextSource
  readonly title: string
  readonly fields: readonly ContextField[]
}

const titles: Readonly<Record<ContextSource, string>> = {
  hand: 'Set by hand',
  caller: 'From the caller',
  session: 'From the session',
  network: 'From the network',
  resource: 'From the resource',
  request: 'From the request',
  clock: 'From the clock',
}

const order = Object.keys(titles) as readonly ContextSource[]

/** What is known of a key: its type, and whether it holds a list. */
export type KeyLookup = (key: string) => {
  readonly type: FieldType
  readonly multiple: boolean
  /** What the value is and when it is there; empty for a key that is not known. */
  readonly about: string
}

export function contextGroups(
  entries: readonly ContextEntry[],
  lookUp: KeyLookup,
): readonly ContextGroup[] {
  return order
    .map((source) => ({
      source,
      title: titles[source],
      fields: entries
        .filter((entry) => entry.source === source)
        .map((entry) => fieldOf(entry, lookUp)),
    }))
    .filter((group) => group.fields.length > 0)
}

function fieldOf(entry: ContextEntry, lookUp: KeyLookup): ContextField {
  const { type, multiple, about } = lookUp(entry.key)
  return {
    ...entry,
    type,
    about,
    multiple: multiple || Array.isArray(entry.value),
    byHand: entry.source === 'hand',
  }
}

/** What a key that is added starts with, so that it can be edited at once. */
export function firstValue(
  key: string,
  now: string,
  lookUp: KeyLookup,
): string | readonly string[] {
  const { type, multiple } = lookUp(key)
  const value = { text: '', boolean: 'true', date: now, number: '0', address: '203.0.113.10' }[type]
  return multiple ? [value] : value
}

/** For the closed slot: the first of what matters most, and how many keys there are beside it. */
export function contextSummary(entries: readonly ContextEntry[]): {
  readonly text: string
  readonly more: number
} {
  const held = entries.filter((entry) => entry.value !== null)
  const byHand = entries.filter((entry) => entry.source === 'hand')
  const network = held.find((entry) => /^aws:source(ip|vpce)$/i.test(entry.key))
  const first = byHand[0] ?? network ?? held[0]
  if (first === undefined) return { text: 'nothing', more: 0 }
  const name = first.key.replace(/^aws:/i, '')
  const value = first.value === null ? 'left out' : [first.value].flat().join(', ')
  return { text: `${name} ${value}`, more: held.length - (first.value === null ? 0 : 1) }
}

/** Keys that can be added, each once: of the lists given the first ones first. */
export function addableKeys(
  lists: readonly (readonly string[])[],
  entries: readonly ContextEntry[],
): readonly string[] {
  const there = new Set(entries.map((entry) => entry.key.toLowerCase()))
  const seen = new Set<string>()
  return lists.flat().filter((key) => {
    const lower = key.toLowerCase()
    if (there.has(lower) || seen.has(lower)) return false
    seen.add(lower)
    return true
  })
}

/** Null when the text may stand as a condition key. */
export function checkKey(text: string): string | null {
  return /^[a-z0-9-]+:[^\s:][^\s]*$/i.test(text)
    ? null
    : `“${text.slice(0, 60)}” is not a condition key. Expected a prefix and a name, such as aws:SourceIp or s3:prefix.`
}

/** 'YYYY-MM-DDTHH:MM:SS' for a date-time field, in UTC; empty when the text is no date. */
export function toFieldTime(text: string): string {
  const time = new Date(text)
  return Number.isNaN(time.getTime()) ? '' : time.toISOString().slice(0, 19)
}

/** Back from the field; browsers leave the seconds off when they are zero. */
export function fromFieldTime(text: string): string | null {
  const time = new Date(`${text}Z`)
  return Number.isNaN(time.getTime()) ? null : time.toISOString().replace('.000Z', 'Z')
}
