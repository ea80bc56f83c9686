/**
 * The context of a cell: the principal's, with the resource's laid over it. Where both give a key, in
 * whatever letter case (C3), the resource's counts: it is the nearer to the request.
 * Resources with equal contexts share one, so that what depends on it is asked once.
 */

import { contextOf } from '../match/context.ts'
import type { Context } from '../match/context.ts'

export type GivenContext = Readonly<Record<string, string | readonly string[]>>

/** The resource's context laid over the principal's. */
export function layOver(over: GivenContext, under: GivenContext): GivenContext {
  const above = entriesOf(over)
  if (above.length === 0) return under
  const shadowed = new Set(above.map(([key]) => key.toLowerCase()))
  const below = entriesOf(under).filter(([key]) => !shadowed.has(key.toLowerCase()))
  return Object.fromEntries([...below, ...above])
}

/** A context from outside TypeScript may be anything. */
function entriesOf(context: GivenContext): [string, string | readonly string[]][] {
  return typeof context === 'object' && context !== null ? Object.entries(context) : []
}

/** A context that some resources share. */
export interface ResourceContext {
  readonly given: GivenContext
  /** As if the principal brought nothing. */
  readonly alone: Context
  /** Its keys in lower case. */
  readonly keys: ReadonlySet<string>
}

/** Gives equal contexts one object. */
export function contextSharer(): (given: GivenContext) => ResourceContext {
  const known = new Map<string, ResourceContext>()
  return (given) => {
    const entries = entriesOf(given)
    const content = JSON.stringify(entries.map(([key, value]) => [key, textsOf(value)]))
    let shared = known.get(content)
    if (shared === undefined) {
      const keys = new Set(entries.map(([key]) => key.toLowerCase()))
      shared = { given, alone: contextOf(given), keys }
      known.set(content, shared)
    }
    return shared
  }
}

/** What a look-up sees of a value: a text, the texts of a list, or nothing. */
function textsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string')
  return typeof value === 'string' ? value : null
}

/** The principal's context, alone and below those of resources. */
export interface RowContext {
  readonly given: GivenContext
  readonly alone: Context
  readonly laid: Map<ResourceContext, Context>
}

export function rowContextOf(given: GivenContext): RowContext {
  return { given, alone: contextOf(given), laid: new Map() }
}

/** The context of a cell. */
export function cellContext(row: RowContext, resource: ResourceContext): Context {
  let context = row.laid.get(resource)
  if (context === undefined) {
    context = contextOf(layOver(resource.given, row.given))
    row.laid.set(resource, context)
  }
  return context
}
