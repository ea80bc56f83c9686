/**
 * What would change the verdict, read off the trace and never guessed: for a missing Allow the
 * statements that one element kept from applying, for a Deny the tests that made it apply.
 */

import type {
  ConditionTrace,
  Decision,
  ElementTrace,
  Layer,
  LayerTrace,
  LevelTrace,
  ListTrace,
  PolicyTrace,
  StatementTrace,
} from '../../engine/index.ts'
import { nearlyAllows } from './gates.ts'
import { layerNoun } from './layer-reasons.ts'
import { listName, missingVariable } from './list-reasons.ts'
import type { Names } from './names.ts'
import { nodeId, type NodeId } from './node-ids.ts'
import { requestFor } from './operators.ts'
import { code, listed, name, phrase, type Phrase } from './phrase.ts'
import { principalName } from './principal-reasons.ts'

export interface Hint {
  readonly text: Phrase
  /** The element that stands in the way, to jump to; null when something is missing altogether. */
  readonly nodeId: NodeId | null
}

const MOST_HINTS = 3

/** At most three, the nearest first; none for a request that is allowed. */
export function hints(decision: Decision, names: Names): readonly Hint[] {
  const blocking = decision.layers.filter((layer) => layer.blocks)
  const perLayer = blocking.map((layer) =>
    layer.outcome === 'explicitDeny'
      ? liftingDenies(layer, names)
      : allowing(layer, decision, names),
  )
  // Every gate has to open: one hint of each before the second of any.
  const ranked = perLayer
    .flatMap((ofLayer) => ofLayer.map((hint, rank) => ({ hint, rank })))
    .sort((a, b) => a.rank - b.rank)
  return ranked.slice(0, MOST_HINTS).map(({ hint }) => hint)
}

/** A statement with its place. */
interface Found {
  readonly layer: LayerTrace
  readonly level: LevelTrace
  readonly policy: PolicyTrace
  readonly statement: StatementTrace
}

function statementsOf(layer: LayerTrace): readonly Found[] {
  return layer.levels.flatMap((level) =>
    level.policies.flatMap((policy) =>
      policy.statements.map((statement) => ({ layer, level, policy, statement })),
    ),
  )
}

/** 'a call where aws:SourceIp is inside 198.51.100.0/24 lifts the Deny of OnlyFromOffice'. */
function liftingDenies(layer: LayerTrace, names: Names): readonly Hint[] {
  const denying = statementsOf(layer).filter(
    ({ statement }) => statement.applies && statement.effect === 'Deny',
  )
  const others = denying.length > 1 ? ` (${denying.length - 1} more would still deny)` : ''
  return denying.flatMap((found) => {
    const where = phrase`${place(found, names)}${others}`
    const tests = found.statement.elements.flatMap((element, i) =>
      element.kind === 'condition' && canTurn(element) ? [{ element, i }] : [],
    )
    const turned = tests.map(({ element, i }) => ({
      text: phrase`a call ${requestFor(element, false)}, which lifts the Deny of ${where}`,
      nodeId: nodeId(found.policy.policyId, found.statement.index, i),
    }))
    const exception: Hint = {
      text: phrase`an exception for this call in ${where}`,
      nodeId: nodeId(found.policy.policyId, found.statement.index),
    }
    return [...turned, exception]
  })
}

/** Some request gives the test the other outcome. */
function canTurn(test: ConditionTrace): boolean {
  return test.reason.kind !== 'constant' && test.values.length > 0
}

/** Statements that one element kept from allowing, then the plain truth that an Allow is missing. */
function allowing(layer: LayerTrace, decision: Decision, names: Names): readonly Hint[] {
  if (!lacksAllow(layer)) return []
  const near = lackingStatements(layer)
    .flatMap((found) => {
      const i = found.statement.elements.findIndex((element) => !element.holds)
      const element = found.statement.elements[i]
      if (element === undefined || !nearlyAllows(found.statement, layer)) return []
      const text = missing(element, place(found, names))
      if (text === null) return []
      const id = nodeId(found.policy.policyId, found.statement.index, i)
      return [{ hint: { text, nodeId: id }, far: distance(element) }]
    })
    .sort((a, b) => a.far - b.far)
    .map(({ hint }) => hint)
  return [...near, ...newAllow(layer, decision, names)]
}

/** What is missing is an Allow, not something that no policy can give. */
function lacksAllow({ reason }: LayerTrace): boolean {
  switch (reason.kind) {
    case 'noAllow':
    case 'noAllowAtLevel':
    case 'noPolicy':
    case 'policyRequired':
    case 'sessionPolicyRequired':
      return true
    case 'explicitDeny':
    case 'allowed':
    case 'noDeny':
    case 'granted':
    case 'grantVoid':
    case 'rootUser':
    case 'rootCannotAssumeRoles':
    case 'rootUnlocksBucketPolicy':
    case 'noPermissionNeeded':
    case 'callerHasNone':
    case 'exempt':
    case 'serviceNotCovered':
    case 'unknownPrincipal':
      return false
    default:
      return reason satisfies never
  }
}

/** Of the levels only those without an Allow count: the others have opened already. (D40) */
function lackingStatements(layer: LayerTrace): readonly Found[] {
  return statementsOf(layer).filter(({ level }) => level.outcome === 'implicitDeny')
}

/** How much would have to change: the call's context, its resource, then the policy. */
function distance(element: ElementTrace): number {
  const order: readonly ElementTrace['kind'][] = ['condition', 'resource', 'action', 'principal']
  return order.indexOf(element.kind)
}

/** What the one failing element would need. Null where nothing short can be said. */
function missing(element: ElementTrace, where: Phrase): Phrase | null {
  switch (element.kind) {
    case 'condition':
      return canTurn(element) ? phrase`a call ${requestFor(element, true)}, as ${where} asks` : null
    case 'resource':
    case 'action':
      return missingInList(element, where)
    case 'principal':
      return element.negated
        ? phrase`the caller taken out of the ${principalName(element)} of ${where}`
        : phrase`the caller added to the ${principalName(element)} of ${where}`
    default:
      return element satisfies never
  }
}

function missingInList(list: ListTrace, where: Phrase): Phrase {
  const element = listName(list)
  if (list.negated) return phrase`${code(list.asked)} taken out of the ${element} of ${where}`
  const variable = missingVariable(list.values)
  if (variable !== null)
    return phrase`a caller that has ${code(variable)}, which the ${element} of ${where} uses`
  const covered = list.values.map((value) => code(value.resolved ?? value.value))
  const now = covered.length === 0 ? [] : phrase`, which covers ${listed(covered, 'and')}`
  return phrase`${code(list.asked)} added to the ${element} of ${where}${now}`
}

/** 'an Allow for s3:PutObject in an identity-based policy'. */
function newAllow(layer: LayerTrace, decision: Decision, names: Names): readonly Hint[] {
  const action = askedAction(decision)
  const what =
    action === null ? phrase`an Allow for this call` : phrase`an Allow for ${code(action)}`
  const noun = layerNoun(layer)
  const lacking = layer.reason.kind === 'noAllowAtLevel' ? layer.reason.level : null
  const at = lacking === null ? [] : phrase` on ${name(names.level(lacking))}`
  const whose = layer.layer === 'identity' ? ' of this caller' : ''
  return [{ text: phrase`${what} in ${article(layer.layer)} ${noun}${at}${whose}`, nodeId: null }]
}

/** Of some kinds a request meets at most one policy. */
function article(layer: Layer): string {
  switch (layer) {
    case 'endpoint':
    case 'resource':
    case 'boundary':
      return 'the'
    case 'identity':
      return 'an'
    case 'resourceControl':
    case 'serviceControl':
    case 'session':
      return 'a'
    default:
      return layer satisfies never
  }
}

/** The trace holds the request's action wherever a statement was looked at. */
function askedAction(decision: Decision): string | null {
  for (const layer of decision.layers)
    for (const { statement } of statementsOf(layer))
      for (const element of statement.elements) if (element.kind === 'action') return element.asked
  return null
}

/** 'OnlyFromOffice in DenyOutsideNetwork on OU Workloads'. */
function place({ policy, statement, level }: Found, names: Names): Phrase {
  const at = level.id === null ? [] : phrase` on ${name(names.level(level.id))}`
  const which = statement.sid === null ? `statement ${statement.index + 1}` : [name(statement.sid)]
  return phrase`${which} in ${name(names.policy(policy.policyId))}${at}`
}
