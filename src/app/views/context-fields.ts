/**
 * The request's context as fields: grouped by where each key comes from, each with the type that
 * says how it is edited.
 */

import type { ContextEntry, ContextSource } from '../../account/index.ts'
import { openFieldProblem } from '../sentence/open-fields.ts'

/** How a key is edited. */
export type FieldType = 'text' | 'boolean' | 'date' | 'number' | 'address' | 'arn'

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

export interface KeyFacts {
  readonly type: FieldType
  /** As AWS calls the type: 'IPAddress'; empty for a key that is not known. */
  readonly typeName: string
  /** Holds a list. */
  readonly multiple: boolean
  /** What the value is and when it is there; empty where nothing is said of it. */
  readonly about: string
}

/** What is known of a key. */
export type KeyLookup = (key: string) => KeyFacts

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
  const value = firstValues(now)[type]
  return multiple ? [value] : value
}

function firstValues(now: string): Readonly<Record<FieldType, string>> {
  return { text: '', arn: '', boolean: 'true', date: now, number: '0', address: '203.0.113.10' }
}

const shapes: Partial<
  Readonly<Record<FieldType, { readonly form: RegExp; readonly want: string }>>
> = {
  boolean: { form: /^(true|false)$/i, want: 'true or false' },
  number: { form: /^[-+]?\d+(\.\d+)?$/, want: 'a number' },
  date: { form: /^(\d{4}-\d\d-\d\d|\d+$)/, want: 'a date, such as 2026-11-23T09:00:00Z' },
  address: {
    form: /^(\d{1,3}(\.\d{1,3}){3}|[\da-f]*:[\da-f:.]+)$/i,
    want: 'one address, such as 203.0.113.10',
  },
  arn: { form: /^arn:[^:]+:([^:]*:){3}./, want: 'an ARN, such as arn:aws:s3:::bucket' },
}

/** What a value of this type would look like, for one that does not; null where nothing is odd about it. */
export function valueProblem(type: FieldType, value: string): string | null {
  const shape = shapes[type]
  if (shape === undefined || value === '' || shape.form.test(value)) return null
  return `Not ${shape.want}.`
}

/** Null when the text may stand as a condition key. The part behind a slash is a tag's key: it may hold spaces. */
export function checkKey(text: string): string | null {
  const open = openFieldProblem(text)
  if (open !== null) return open
  return /^[^\s:]+:[^\s:/][^\s/]*(\/\S.*)?$/.test(text)
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
