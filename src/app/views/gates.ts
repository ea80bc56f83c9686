/**
 * A decision as seven gates in the order AWS checks them, each opening to its levels, policies,
 * statements, elements and values.
 */

import type {
  Decision,
  ElementTrace,
  Layer,
  LayerOutcome,
  LayerTrace,
  LevelTrace,
  PolicyTrace,
  Span,
  StatementTrace,
} from '../../engine/index.ts'
import type { PolicyRef } from '../../account/questions.ts'
import { layerSentence, layerSummary, layerTitle, statementTally } from './layer-reasons.ts'
import type { Names } from './names.ts'
import { nodeId, type NodeId } from './node-ids.ts'
import { name, phrase, type Phrase } from './phrase.ts'
import {
  elementSentence,
  readingSentence,
  readingsOf,
  statementSentence,
  valueFacts,
  type ValueFact,
} from './reasons.ts'
import { matchMood, outcomeMood, statementMood, type Mood } from './signs.ts'

export interface Gate extends Mood {
  readonly layer: Layer
  readonly title: string
  readonly outcome: LayerOutcome
  /** This gate alone stops the request. */
  readonly blocks: boolean
  /** At the right of the title: 'explicit deny · OU Workloads', 'allowed at 3 levels', 'none set'. */
  readonly summary: string
  /** Why the gate came out as it did, as one sentence. */
  readonly sentence: Phrase
  readonly levels: readonly GateLevel[]
  /** Shown opened at first: it blocks, or it is what allowed. */
  readonly open: boolean
}

export interface GateLevel extends Mood {
  /** Unique among the gate's levels. */
  readonly key: string
  /** Null outside the two control layers. */
  readonly name: string | null
  readonly summary: string
  readonly policies: readonly GatePolicy[]
}

export interface GatePolicy extends Mood {
  /** Unique among the level's policies. */
  readonly key: string
  readonly policyRef: PolicyRef
  readonly name: string
  /** '1 of 4 statements allows', 'none of 2 statements applies'. */
  readonly summary: string
  /** Its statements decide the gate. */
  readonly decides: boolean
  /** Statements that decide first, then the others in their order. */
  readonly statements: readonly GateLine[]
}

/** A statement, an element or a value. */
export interface GateLine extends Mood {
  readonly nodeId: NodeId
  readonly kind: 'statement' | 'element' | 'value'
  readonly text: Phrase
  readonly policyRef: PolicyRef
  readonly span: Span
  /** A statement that applies and settles the gate; or an element or value of one. */
  readonly decides: boolean
  readonly readings: readonly string[]
  /** Elements of a statement, values of an element that has several. */
  readonly children: readonly GateLine[]
  /** Children shown at first. */
  readonly open: boolean
}

export function gates(decision: Decision, names: Names): readonly Gate[] {
  return decision.layers.map((layer) => gate(layer, decision, names))
}

function gate(trace: LayerTrace, decision: Decision, names: Names): Gate {
  const harmless = trace.outcome === 'implicitDeny' && !trace.blocks
  const mood = outcomeMood(trace.outcome)
  return {
    ...(harmless ? { ...mood, tone: 'quiet', signWord: 'does not allow, and need not' } : mood),
    layer: trace.layer,
    title: layerTitle(trace),
    outcome: trace.outcome,
    blocks: trace.blocks,
    summary: layerSummary(trace, names),
    sentence: phrase`${layerSentence(trace, names)}${harmless ? needNot(trace, decision) : ''}`,
    levels: trace.levels.map((level, i) => gateLevel(level, i, trace, names)),
    open: trace.blocks || (decision.verdict === 'allow' && grants(trace)),
  }
}

/** Inside one account either side's Allow is enough (D26), and a direct grant needs nothing else (5.4). */
function needNot(trace: LayerTrace, decision: Decision): string {
  if (trace.layer === 'resource') return ' An identity-based policy can allow it instead.'
  const granted = decision.layers.some((l) => l.layer === 'resource' && l.outcome === 'allow')
  return granted ? ' The resource-based policy makes up for that.' : ''
}

/** The layer is where an allowed request has its permission from; the others only let pass. */
function grants({ reason, layer }: LayerTrace): boolean {
  if (reason.kind === 'granted') return reason.grant !== 'account'
  return layer === 'identity' && (reason.kind === 'allowed' || reason.kind === 'rootUser')
}

function gateLevel(level: LevelTrace, index: number, layer: LayerTrace, names: Names): GateLevel {
  return {
    ...outcomeMood(level.outcome),
    key: String(index),
    name: level.id === null ? null : names.level(level.id),
    summary: statementTally(level.policies),
    policies: level.policies.map((policy, i) => gatePolicy(policy, i, layer, names)),
  }
}

function gatePolicy(
  policy: PolicyTrace,
  index: number,
  layer: LayerTrace,
  names: Names,
): GatePolicy {
  const rank = (statement: StatementTrace) =>
    settles(statement, layer) ? 0 : statement.applies ? 1 : 2
  const ordered = [...policy.statements].sort((a, b) => rank(a) - rank(b) || a.index - b.index)
  // A policy that does not take part in the outcome is quiet, not amber: only the level lacks an Allow.
  const idle = policy.outcome === 'implicitDeny'
  return {
    ...(idle ? outcomeMood('notApplicable') : outcomeMood(policy.outcome)),
    key: String(index),
    policyRef: policy.policyId,
    name: names.policy(policy.policyId),
    summary: statementTally([policy]),
    decides: policy.statements.some((statement) => settles(statement, layer)),
    statements: ordered.map((statement) => statementLine(statement, policy, layer)),
  }
}

/** The statement is a reason for the layer's outcome. */
export function settles(statement: StatementTrace, layer: LayerTrace): boolean {
  if (!statement.applies) return false
  if (layer.outcome === 'explicitDeny') return statement.effect === 'Deny'
  return layer.outcome === 'allow' && statement.effect === 'Allow'
}

/** An Allow that one element kept from applying, in a layer that lacks one. */
export function nearlyAllows(statement: StatementTrace, layer: LayerTrace): boolean {
  if (!layer.blocks || layer.outcome !== 'implicitDeny' || statement.effect !== 'Allow')
    return false
  return statement.elements.filter((element) => !element.holds).length === 1
}

function statementLine(
  statement: StatementTrace,
  policy: PolicyTrace,
  layer: LayerTrace,
): GateLine {
  const decides = settles(statement, layer)
  const place: Place = { policyRef: policy.policyId, path: [statement.index], decides }
  return {
    ...line(place, 'statement', statement),
    ...statementMood(statement),
    text: phrase`${statementName(statement)} ${statementSentence(statement, policy.kind)}`,
    readings: [],
    children: statement.elements.map((element, i) => elementLine(element, inside(place, i))),
    open: decides || nearlyAllows(statement, layer),
  }
}

/** Its Sid, or its number as people count. */
function statementName(statement: StatementTrace): Phrase {
  return statement.sid === null
    ? phrase`Statement ${String(statement.index + 1)}`
    : [name(statement.sid)]
}

function elementLine(element: ElementTrace, place: Place): GateLine {
  const values = valueFacts(element)
  return {
    ...line(place, 'element', element),
    ...matchMood(element.holds ? 'holds' : 'fails'),
    text: elementSentence(element),
    readings: readingsOf(element).map(readingSentence),
    children: values.length > 1 ? values.map((v, i) => valueLine(v, inside(place, i))) : [],
    open: false,
  }
}

function valueLine(value: ValueFact, place: Place): GateLine {
  return {
    ...line(place, 'value', value),
    ...matchMood(value.matches ? 'holds' : 'differs'),
    text: value.fact,
    readings: value.readings.map(readingSentence),
    children: [],
    open: false,
  }
}

/** Where a line stands, and whether it belongs to a statement that decides. */
interface Place {
  readonly policyRef: PolicyRef
  readonly path: readonly number[]
  readonly decides: boolean
}

function inside(place: Place, index: number): Place {
  return { ...place, path: [...place.path, index] }
}

function line({ policyRef, path, decides }: Place, kind: GateLine['kind'], span: Span) {
  const { from, to } = span
  return { nodeId: nodeId(policyRef, ...path), kind, policyRef, span: { from, to }, decides }
}
