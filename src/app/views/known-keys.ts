/**
 * What is known of condition keys, in the words of the fields that edit them: of the global ones
 * always, of the services' own once AWS's data is there.
 */

import { conditionKey, findKnownKey, findServiceKey } from '../../engine/index.ts'
import type { ConditionKeyType, KnownKeys, ServiceDetail } from '../../engine/index.ts'
import type { AwsData } from '../aws-data.svelte.ts'
import type { FieldType, KeyFacts, KeyLookup } from './context-fields.ts'

const fieldTypes: Readonly<Record<ConditionKeyType, FieldType>> = {
  String: 'text',
  ARN: 'arn',
  Binary: 'text',
  Bool: 'boolean',
  Date: 'date',
  Numeric: 'number',
  IPAddress: 'address',
}

/** A look-up that knows as much as is loaded; asking about a service's key begins to load what is said of it. */
export function keyLookup(aws: Pick<AwsData, 'keys' | 'service'>): KeyLookup {
  return (key) => {
    const home = aws.keys === null ? null : (findKnownKey(aws.keys, key)?.home ?? null)
    return keyFacts(key, aws.keys, home === null ? null : aws.service(home))
  }
}

/** What is known of a key; text, one value, for one that is not known. */
export function keyFacts(
  key: string,
  keys: KnownKeys | null,
  detail: ServiceDetail | null,
): KeyFacts {
  const described = detail === null ? null : findServiceKey(detail, key)
  const known = (keys === null ? null : findKnownKey(keys, key)) ?? conditionKey(key) ?? described
  if (known === null) return { type: 'text', typeName: '', multiple: false, about: '' }
  return {
    type: fieldTypes[known.type],
    typeName: known.type,
    multiple: known.multivalued,
    about: known.about === '' ? sentence(described?.about ?? '') : known.about,
  }
}

/** AWS describes its keys with and without a full stop. */
function sentence(text: string): string {
  return text === '' || text.endsWith('.') ? text : `${text}.`
}
