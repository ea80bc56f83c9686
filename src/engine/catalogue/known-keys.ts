/**
 * Every condition key that AWS documents, with its type. What the table of condition-keys.ts says has
 * the last word: it follows the pages on condition keys, where the data follows each service's own page.
 */

import { conditionKey } from './condition-keys.ts'
import type { ConditionKey } from './condition-keys.ts'
import { readData, readMembers, readSource, readText } from './data.ts'
import type { DataReader, DataResult, DataSource } from './data.ts'
import { findKey, indexKeys, readKeyName, readKeyType } from './key-names.ts'
import type { KeyIndex } from './key-names.ts'

export interface KnownKeys {
  readonly source: DataSource
  readonly keys: KeyIndex<KnownKey>
}

export interface KnownKey extends ConditionKey {
  /** The service whose file describes it; null where none does, as with global keys. */
  readonly home: string | null
}

/**
 * Reads the names and types of all condition keys.
 * @param text what static/catalogue/keys.json holds; anything else is answered with what is wrong
 */
export function readKnownKeys(text: string): DataResult<KnownKeys> {
  return readData(text, (root, reader) => {
    const homes = readHomes(root.get('homes'), reader)
    const keys: KnownKey[] = []
    for (const [prefix, value] of readMembers(root.get('keys'), 'keys', reader)) {
      for (const [type, names] of readMembers(value, prefix, reader)) {
        keys.push(...keysOfType(prefix, type, readText(names, prefix, reader), homes, reader))
      }
    }
    return { source: readSource(root, reader), keys: indexKeys(keys, 'keys', reader) }
  })
}

/** By prefix or full name, the service that describes it where it is not the prefix; '' for none. */
type Homes = ReadonlyMap<string, string>

function readHomes(value: unknown, reader: DataReader): Homes {
  const members = readMembers(value, 'homes', reader)
  return new Map([...members].map(([name, home]) => [name, readText(home, name, reader)]))
}

function homeOf(name: string, prefix: string, homes: Homes): string | null {
  const home = homes.get(name) ?? homes.get(prefix) ?? (prefix === 'aws' ? '' : prefix)
  return home === '' ? null : home
}

function keysOfType(
  prefix: string,
  written: string,
  names: string,
  homes: Homes,
  reader: DataReader,
): readonly KnownKey[] {
  const { type, multivalued } = readKeyType(written, `type of ${prefix}`, reader)
  return names.split(' ').map((each) => {
    const name = readKeyName(`${prefix}:${each}`, prefix, reader)
    const home = homeOf(name, prefix, homes)
    return { name, type, multivalued, family: name.includes('${'), about: '', home }
  })
}

/**
 * What is known of a condition key.
 * @param name as a policy writes it: in any letter case, a tag's key filled in
 * @returns its name is with `${…}` where the user fills something in; `about` is empty where only the
 *   home service's file says it. Null for a key that AWS does not document.
 */
export function findKnownKey(known: KnownKeys, name: string): KnownKey | null {
  const listed = findKey(known.keys, name)
  const ours = conditionKey(name)
  if (ours === null) return listed
  return { ...ours, name: listed?.name ?? ours.name, home: listed?.home ?? null }
}
