/**
 * Look-ups in a request's context: letter case of key names does not count (C3).
 */

/** What the request carries for one key. */
export interface ContextValue {
  readonly values: readonly string[]
  /** Given as one value and not as a list. */
  readonly single: boolean
}

/** A context to look keys up in. The index by lower-case names is made when a spelling differs. */
export interface Context {
  readonly given: Readonly<Record<string, unknown>>
  index: ReadonlyMap<string, ContextValue> | null
}

/** A context that has not been looked at. */
export function contextOf(given: Readonly<Record<string, unknown>>): Context {
  return { given, index: null }
}

/**
 * What the request carries for a key; undefined when it is missing.
 * Of several keys that differ only in letter case the one spelt alike counts, else the first; AWS leaves it open (C3).
 * Anything that is no text, and a list without texts, counts as missing.
 * @param lower the key in lower case
 */
export function lookUp(context: Context, key: string, lower: string): ContextValue | undefined {
  if (Object.hasOwn(context.given, key)) {
    const found = toValue(context.given[key])
    if (found !== undefined) return found
  }
  context.index ??= indexOf(context.given)
  return context.index.get(lower)
}

function indexOf(given: Readonly<Record<string, unknown>>): ReadonlyMap<string, ContextValue> {
  const index = new Map<string, ContextValue>()
  for (const key of Object.keys(given)) {
    const lower = key.toLowerCase()
    const value = toValue(given[key])
    if (value !== undefined && !index.has(lower)) index.set(lower, value)
  }
  return index
}

function toValue(given: unknown): ContextValue | undefined {
  if (typeof given === 'string') return { values: [given], single: true }
  if (!Array.isArray(given)) return undefined
  const values = given.filter((each) => typeof each === 'string')
  return values.length === 0 ? undefined : { values, single: false }
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
export function singleValue(context: Context, key: string): string | null {
  const lower = key.toLowerCase()
  const found = lookUp(context, key, lower)
  if (found === undefined || !found.single) return null
  if (multivaluedKeys.has(lower) || lower.endsWith(':amr')) return null
  return found.values[0] ?? null
}
