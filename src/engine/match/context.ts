/**
 * The request's context, made ready for look-ups: key names in lower case (C3), values as lists.
 */

/** What the request carries for one key. */
export interface ContextValue {
  readonly values: readonly string[]
  /** Given as one value and not as a list. */
  readonly single: boolean
}

/** Keys in lower case. */
export type ContextIndex = ReadonlyMap<string, ContextValue>

/**
 * Indexes a context. Of two keys that differ only in letter case the first counts; AWS leaves it open (C3).
 * Anything that is no text, or a list without texts, counts as missing.
 */
export function indexContext(context: Readonly<Record<string, unknown>>): ContextIndex {
  const index = new Map<string, ContextValue>()
  for (const key of Object.keys(context)) {
    const given = context[key]
    const lower = key.toLowerCase()
    if (index.has(lower)) continue
    if (typeof given === 'string') index.set(lower, { values: [given], single: true })
    else if (Array.isArray(given)) {
      const values = given.filter((each) => typeof each === 'string')
      if (values.length > 0) index.set(lower, { values, single: false })
    }
  }
  return index
}

/** Keys that always hold a list, whatever the request gives (M20, semantics 4). */
const multivaluedKeys: ReadonlySet<string> = new Set([
  'aws:tagkeys',
  'aws:principalorgpaths',
  'aws:resourceorgpaths',
  'aws:sourceorgpaths',
  'aws:vpceorgpaths',
  'aws:calledvia',
  'aws:principalservicenameslist',
  'sts:transitivetagkeys',
  'sts:requestcontextproviders',
  'sts:identitytokenaudience',
])

/** The value a policy variable takes from the context; null when the key is missing or multi-valued. */
export function singleValue(context: ContextIndex, key: string): string | null {
  const lower = key.toLowerCase()
  const found = context.get(lower)
  if (found === undefined || !found.single) return null
  if (multivaluedKeys.has(lower) || lower.endsWith(':amr')) return null
  return found.values[0] ?? null
}
