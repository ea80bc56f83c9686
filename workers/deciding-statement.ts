/**
 * The one statement to name as the reason of a decision, where a single one can be named.
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

/**
 * The first Deny that applies in a layer that blocks; for an allowed request the Allow that grants it.
 * Null where no statement decides: an implicit deny, a root user.
 */
export function decidingStatement(decision: Decision): DecidingStatement | null {
  switch (decision.verdict) {
    case 'explicitDeny':
      return first(decision, 'Deny', decision.blockedBy)
    case 'allow':
      return first(decision, 'Allow', grantingFirst)
    case 'implicitDeny':
      return null
    default:
      return decision.verdict satisfies never
  }
}

function first(
  decision: Decision,
  effect: 'Allow' | 'Deny',
  layers: readonly Layer[],
): DecidingStatement | null {
  for (const layer of layers) {
    const trace = decision.layers.find((candidate) => candidate.layer === layer)
    for (const policy of trace?.levels.flatMap((level) => level.policies) ?? []) {
      const statement = policy.statements.find((each) => each.applies && each.effect === effect)
      if (statement !== undefined) {
        return { policy: policy.policyId, sid: statement.sid, statement: statement.index }
      }
    }
  }
  return null
}
