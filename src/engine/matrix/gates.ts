/**
 * Which policies stand at which gate, level by level, on the caller's side and on the resource's.
 */

import type { Layer, PolicyLevel } from '../evaluate/types.ts'
import type { Policy } from '../policy/model.ts'
import type { MatrixPrincipal, MatrixResource } from './types.ts'

/** The policies of one level of one gate. */
export interface PolicyList {
  readonly layer: Layer
  readonly policies: readonly Policy[]
}

export function callerLists(row: MatrixPrincipal): readonly PolicyList[] {
  return [
    ...levels('serviceControl', row.serviceControl),
    ...one('endpoint', row.endpoint),
    { layer: 'identity', policies: row.identity },
    ...one('boundary', row.boundary),
    ...(row.session === null ? [] : [{ layer: 'session', policies: row.session } as const]),
  ]
}

export function resourceLists(column: MatrixResource): readonly PolicyList[] {
  return [...one('resource', column.policy), ...levels('resourceControl', column.resourceControl)]
}

function one(layer: Layer, policy: Policy | null): readonly PolicyList[] {
  return policy === null ? [] : [{ layer, policies: [policy] }]
}

function levels(layer: Layer, given: readonly PolicyLevel[] | null): readonly PolicyList[] {
  return (given ?? []).map(({ policies }) => ({ layer, policies }))
}
