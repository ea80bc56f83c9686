/**
 * The verdict with all its reasons: a trace of every gate, and the verdict folded from it.
 */

import type { CompiledLevel, CompiledPolicy } from './compile.ts'
import type { Facts } from './facts.ts'
import { allowIsImplied, blocks, layerOrder, planLayer, voidGrant } from './layers.ts'
import type { CompiledLayers } from './layers.ts'
import { limitsOf } from './limits.ts'
import { errorMessage } from './message.ts'
import type { ReadingId } from '../policy/readings.ts'
import { missingKeys } from './missing-keys.ts'
import { stronger } from './principal.ts'
import { traceStatement } from './statement-trace.ts'
import type {
  Decision,
  Grant,
  LayerReason,
  LayerTrace,
  LevelTrace,
  PolicyTrace,
  StatementTrace,
} from './trace.ts'
import { none } from './trace-parts.ts'
import type { Layer, Verdict } from './types.ts'

const reportingOrder: readonly ReadingId[] = ['reporting-order']

/** Decides a request with all its reasons. */
export function explain(compiled: CompiledLayers, facts: Facts): Decision {
  const gates = layerOrder.map((layer) => traceGate(layer, compiled, facts))
  const resource = gates.find((each) => each.layer === 'resource')
  const grant = resource === undefined ? null : grantToCount(resource, facts)
  const layers = gates.map(({ layer, outcome, reason, levels }): LayerTrace => {
    return { layer, outcome, blocks: blocks(layer, outcome, grant, facts), reason, levels }
  })
  const verdict = verdictOf(layers)
  const blockedBy = layers.filter((each) => each.blocks).map((each) => each.layer)
  return {
    verdict,
    blockedBy,
    layers,
    missingKeys: missingKeys(layers),
    errorMessage: verdict === 'allow' ? null : errorMessage(layers, facts),
    readings: blockedBy.length > 1 ? reportingOrder : none,
    limits: limitsOf(verdict, layers, facts),
  }
}

/**
 * The grant that says which other gates block. Where the resource's policy is needed and does not allow,
 * it is what its nearest statement would grant: a trust policy that names the user and only misses a
 * condition leaves no work to the identity-based policies (D27, D28).
 */
function grantToCount(resource: Gate, facts: Facts): Grant | null {
  if (resource.reason.kind === 'granted') return resource.reason.grant
  return facts.mandatory === null ? null : strongestGrant(resource.levels, nearlyGrants)
}

/** What a statement would grant if its conditions held. */
function nearlyGrants(statement: StatementTrace): Grant | null {
  let grant: Grant | null = null
  for (const element of statement.elements) {
    if (!element.holds && element.kind !== 'condition') return null
    if (element.kind === 'principal' && element.reason.kind === 'covers')
      grant = element.reason.grant
  }
  return grant
}

/** The whole decision: an explicit deny wins (D5), then whatever blocks, else it is allowed. */
function verdictOf(layers: readonly LayerTrace[]): Verdict {
  if (layers.some((layer) => layer.outcome === 'explicitDeny')) return 'explicitDeny'
  return layers.some((layer) => layer.blocks) ? 'implicitDeny' : 'allow'
}

/** A gate before it is known whether it blocks: that depends on what the resource's policy grants. */
type Gate = Omit<LayerTrace, 'blocks'>

function traceGate(layer: Layer, compiled: CompiledLayers, facts: Facts): Gate {
  const plan = planLayer(layer, compiled, facts)
  if (plan.kind === 'settled') {
    return { layer, outcome: plan.outcome, reason: plan.reason, levels: [] }
  }
  const levels = plan.levels.map((level) => traceLevel(level, layer, facts))
  const { outcome, reason } = foldLevels(layer, levels, compiled, facts)
  return { layer, outcome, reason, levels }
}

/** D40: an explicit deny at any level, else an Allow at every level. */
function foldLevels(
  layer: Layer,
  levels: readonly LevelTrace[],
  compiled: CompiledLayers,
  facts: Facts,
): { readonly outcome: LevelTrace['outcome']; readonly reason: LayerReason } {
  if (levels.some((level) => level.outcome === 'explicitDeny')) {
    return { outcome: 'explicitDeny', reason: { kind: 'explicitDeny' } }
  }
  if (allowIsImplied(layer)) return { outcome: 'allow', reason: { kind: 'noDeny' } }
  const closed = levels.find((level) => level.outcome === 'implicitDeny')
  if (closed !== undefined) {
    const reason: LayerReason =
      closed.id === null ? { kind: 'noAllow' } : { kind: 'noAllowAtLevel', level: closed.id }
    return { outcome: 'implicitDeny', reason }
  }
  if (layer !== 'resource') return { outcome: 'allow', reason: { kind: 'allowed' } }
  const why = voidGrant(compiled, facts)
  if (why !== null) return { outcome: 'implicitDeny', reason: { kind: 'grantVoid', why } }
  const grant = strongestGrant(levels, (statement) => statement.grant)
  if (grant === null) return { outcome: 'implicitDeny', reason: { kind: 'noAllow' } }
  return { outcome: 'allow', reason: { kind: 'granted', grant } }
}

/** The strongest grant of the Allow statements (D62), by what each grants. */
function strongestGrant(
  levels: readonly LevelTrace[],
  grantOf: (statement: StatementTrace) => Grant | null,
): Grant | null {
  let grant: Grant | null = null
  for (const level of levels) {
    for (const policy of level.policies) {
      for (const statement of policy.statements) {
        if (statement.effect === 'Allow') grant = stronger(grant, grantOf(statement))
      }
    }
  }
  return grant
}

function traceLevel(level: CompiledLevel, layer: Layer, facts: Facts): LevelTrace {
  const policies = level.policies.map((policy) => tracePolicy(policy, facts))
  const outcome = foldOutcomes(policies.map((policy) => policy.outcome))
  const implied = allowIsImplied(layer) && outcome === 'implicitDeny' ? 'allow' : outcome
  return { id: level.id, outcome: implied, policies }
}

function tracePolicy(policy: CompiledPolicy, facts: Facts): PolicyTrace {
  const statements = policy.statements.map((statement) => traceStatement(statement, facts))
  const outcome = foldOutcomes(statements.map(statementOutcome))
  return { policyId: policy.document.id, kind: policy.document.kind, outcome, statements }
}

function statementOutcome(statement: StatementTrace): LevelTrace['outcome'] {
  if (!statement.applies) return 'implicitDeny'
  return statement.effect === 'Deny' ? 'explicitDeny' : 'allow'
}

/** D3: a Deny, else an Allow, else neither. */
function foldOutcomes(outcomes: readonly LevelTrace['outcome'][]): LevelTrace['outcome'] {
  if (outcomes.includes('explicitDeny')) return 'explicitDeny'
  return outcomes.includes('allow') ? 'allow' : 'implicitDeny'
}
