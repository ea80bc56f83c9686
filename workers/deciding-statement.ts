/**
 * The statements that decide: a Deny in a gate that blocks, or the Allows of a request that is allowed.
 * Several may, and their order has no influence (G67); the first is the one to name as the reason.
 */

import type { Decision, Layer } from '../src/engine/index.ts'
import type { DecidingStatement } from '../src/protocol/engine-api.ts'

/** Where an Allow says most: what grants comes before what merely does not stand in the way. */
const grantingFirst: readonly Layer[] = [
  'identity',
  'resource',
  'session',
  'boundary',
  'endpoint',
  'serviceControl',
  'resourceControl',
]

/** None where no statement decides: an implicit deny, a root user. */
export function decidingStatements(decision: Decision): readonly DecidingStatement[] {
  switch (decision.verdict) {
    case 'explicitDeny':
      return applying(decision, 'Deny', decision.blockedBy)
    case 'allow':
      return applying(decision, 'Allow', grantingFirst)
    case 'implicitDeny':
      return []
    default:
      return decision.verdict satisfies never
  }
}

function applying(
  decision: Decision,
  effect: 'Allow' | 'Deny',
  layers: readonly Layer[],
): readonly DecidingStatement[] {
  return layers.flatMap((layer) => {
    const trace = decision.layers.find((candidate) => candidate.layer === layer)
    const policies = trace?.levels.flatMap((level) => level.policies) ?? []
    return policies.flatMap(({ policyId, statements }) =>
      statements
        .filter((statement) => statement.applies && statement.effect === effect)
        .map(({ sid, index }) => ({ policy: policyId, sid, statement: index })),
    )
  })
}
