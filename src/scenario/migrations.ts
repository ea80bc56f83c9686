/**
 * How documents of earlier versions become today's. A migration is a pure function over data that the
 * schema of its own version has accepted; what it gives is read by the next one, or by today's schema.
 */

import type * as v from 'valibot'
import { accept, type Accepted } from './refusal.ts'
import { schemaOfVersion1 } from './schema.ts'

export interface Migration {
  /** The version it reads; it gives a document of the version after it. */
  readonly from: number
  readonly apply: (document: unknown) => Accepted<unknown>
}

export function migration<Schema extends v.GenericSchema>(
  from: number,
  schema: Schema,
  upgrade: (document: v.InferOutput<Schema>) => unknown,
): Migration {
  return {
    from,
    apply: (document) => {
      const accepted = accept(schema, document)
      return accepted.kind === 'ok' ? { kind: 'ok', value: upgrade(accepted.value) } : accepted
    },
  }
}

/** One for every version before today's. */
export const migrations: readonly Migration[] = [
  migration(1, schemaOfVersion1, ({ checks, ...document }) => ({
    ...document,
    version: 2,
    checks: checks.map((check) => ({ ...check, by: null })),
  })),
]
