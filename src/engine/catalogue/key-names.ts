/**
 * Condition keys by name, where a name may hold fields that the user fills in: 's3:ExistingObjectTag/${key}'.
 */

import { globOf, matchesGlob } from '../match/glob.ts'
import type { Glob } from '../match/glob.ts'
import type { ConditionKeyType } from './condition-keys.ts'
import { byLowerName, readName, readOneOf } from './data.ts'
import type { DataReader } from './data.ts'

/** Entries by the names of the keys they are about. */
export interface KeyIndex<T> {
  /** By name in lower case (C3), those with fields included. */
  readonly exact: ReadonlyMap<string, T>
  /** Those with fields, the most literal first: it is the one that is meant. */
  readonly open: readonly { readonly glob: Glob; readonly entry: T }[]
}

const field = /\$\{\w+\}/

/** Makes an index; a name that comes twice is a complaint. */
export function indexKeys<T extends { readonly name: string }>(
  entries: readonly T[],
  at: string,
  reader: DataReader,
): KeyIndex<T> {
  const open = entries
    .filter(({ name }) => field.test(name))
    .map((entry) => ({ entry, literal: literalsOf(entry.name).join('').length }))
    .sort((a, b) => b.literal - a.literal)
    .map(({ entry }) => ({ glob: globOfKey(entry.name), entry }))
  return { exact: byLowerName(entries, at, reader), open }
}

/** The entry for a key as a policy writes it, in any letter case; null for one that is not there. */
export function findKey<T>(index: KeyIndex<T>, name: string): T | null {
  const lower = name.toLowerCase()
  const entry = index.exact.get(lower)
  return entry ?? index.open.find(({ glob }) => matchesGlob(glob, lower))?.entry ?? null
}

function literalsOf(name: string): readonly string[] {
  return name.toLowerCase().split(new RegExp(field, 'g'))
}

/** A field stands for one character or more. */
function globOfKey(name: string): Glob {
  return globOf(
    literalsOf(name).flatMap((text, index) => [
      ...(index === 0 ? [] : ([{ kind: 'one' }, { kind: 'many' }] as const)),
      { kind: 'text', text } as const,
    ]),
  )
}

const types: readonly ConditionKeyType[] = [
  'String',
  'ARN',
  'Bool',
  'Date',
  'Numeric',
  'IPAddress',
  'Binary',
]

/** Reads `String`, or `String[]` for a key that holds a list. */
export function readKeyType(
  value: unknown,
  at: string,
  reader: DataReader,
): { readonly type: ConditionKeyType; readonly multivalued: boolean } {
  const text = typeof value === 'string' ? value : ''
  const multivalued = text.endsWith('[]')
  return { type: readOneOf(multivalued ? text.slice(0, -2) : text, types, at, reader), multivalued }
}

/** Reads a key's name. */
export function readKeyName(value: unknown, at: string, reader: DataReader): string {
  return readName(value, /^[^\s:]+:[^\s]+$/, at, reader)
}
