/**
 * One principal against everything: each slot splits the columns into classes, their meet tells apart
 * what has to be told apart, and each class that is left gets one strip.
 */

import { callerOf } from '../evaluate/caller.ts'
import { factsOf } from '../evaluate/facts.ts'
import type { Facts } from '../evaluate/facts.ts'
import { operationsWhere } from './actions.ts'
import type { OperationFlags } from './actions.ts'
import { cellRequest } from './cell.ts'
import { rowContextOf } from './contexts.ts'
import { getOrMake } from './memo.ts'
import { examplesOf, meet } from './partition.ts'
import { callerSlots } from './prepare.ts'
import type { Preparation } from './prepare.ts'
import { rulesOf } from './rules.ts'
import type { Rules } from './rules.ts'
import { slotAnswer } from './slot.ts'
import type { Slot } from './slot.ts'
import { decideStrip } from './strip.ts'
import type { LevelEffects, Workspace } from './strip.ts'
import type { MatrixPrincipal } from './types.ts'
import { intern, rowAt } from './word-pool.ts'
import type { WordPool } from './word-pool.ts'

/** By column, the number of the principal's strip in the pool. */
export function decideRow(
  principal: MatrixPrincipal,
  preparation: Preparation,
  pool: WordPool,
  workspace: Workspace,
): Uint32Array {
  const slots = [...callerSlots(principal, preparation), ...preparation.resourceSlots]
  const strips = personasOf(principal, preparation).map((persona) =>
    decidePersona({ principal, persona, slots, preparation }, pool, workspace),
  )
  return strips.reduce((joined, others) => joinStrips(joined, others, pool, workspace))
}

/**
 * Who asks, for some of the operations. Nearly always for all; but the domain of an identity provider
 * may be a service's too, and the action says which of the two it is (G34).
 */
interface Persona {
  readonly facts: Facts
  readonly operations: OperationFlags
}

function personasOf(principal: MatrixPrincipal, { library }: Preparation): readonly Persona[] {
  const axis = library.actions
  const surroundings = {
    hasBoundary: principal.boundary !== null,
    gatewayEndpoint: principal.endpointType === 'gateway',
  }
  const factsFor = (action = ''): Facts =>
    factsOf(cellRequest(principal, action, { resource: '*', context: {} }), surroundings)
  const { request, caller } = factsFor()
  const kinds = axis.operations.map(({ operation }) => callerOf(request, operation).kind)
  const distinct = kinds.length === 0 ? [caller.kind] : [...new Set(kinds)]
  return distinct.map((kind) => ({
    facts: factsFor(axis.operations[kinds.indexOf(kind)]?.example),
    operations: operationsWhere(axis, (_, index) => kinds[index] === kind),
  }))
}

interface Asked {
  readonly principal: MatrixPrincipal
  readonly persona: Persona
  readonly slots: readonly Slot[]
  readonly preparation: Preparation
}

/** The strips of the operations for which the principal is this caller; the other actions are in none. */
function decidePersona(
  { principal, persona, slots, preparation }: Asked,
  pool: WordPool,
  workspace: Workspace,
): Uint32Array {
  const { axis, columnKinds } = preparation
  const row = rowContextOf(persona.facts.request.context)
  const answers = slots.map((slot) => slotAnswer(persona.facts, row, slot, axis.columns.length))
  const partition = answers.reduce((all, each) => meet(all, each.partition), columnKinds.partition)
  const rules = rulesFor(principal, persona, preparation)
  const strips = examplesOf(partition).map((column) => {
    const rulesHere = rules[columnKinds.partition.classOf[column] ?? 0]
    if (rulesHere === undefined) return 0
    const levels = slots.flatMap(({ layer }, at): LevelEffects[] => {
      const answer = answers[at]
      const effects = answer?.effects[answer.partition.classOf[column] ?? 0]
      return effects === undefined ? [] : [{ layer, effects }]
    })
    decideStrip(levels, rulesHere, workspace)
    return intern(pool, workspace.strip)
  })
  return partition.classOf.map((own) => strips[own] ?? 0)
}

/** The rules for each kind of column, remembered by all they look at of the caller. */
function rulesFor(
  principal: MatrixPrincipal,
  { facts, operations }: Persona,
  { library, rules, columnKinds }: Preparation,
): readonly Rules[] {
  const { kind, account, partition, issuerArn } = facts.caller
  const caller = [kind, account, partition, issuerArn, facts.serviceLinkedRole]
  const has = {
    serviceControl: principal.serviceControl !== null,
    endpoint: principal.endpoint !== null,
    identity: true,
    boundary: principal.boundary !== null,
    session: principal.session !== null,
  }
  const name = JSON.stringify([caller, has, operations])
  return getOrMake(rules, name, () =>
    columnKinds.kinds.map(({ example, hasPolicy, hasControl, blocksPublicAccess }) => {
      const asked = cellRequest(principal, '', example)
      const both = { ...has, resource: hasPolicy, resourceControl: hasControl }
      return rulesOf(asked, { has: both, blocksPublicAccess }, operations, library.actions)
    }),
  )
}

/** The strips that have what either has. */
function joinStrips(
  a: Uint32Array,
  b: Uint32Array,
  pool: WordPool,
  { strip }: Workspace,
): Uint32Array {
  return a.map((one, column) => {
    strip.set(rowAt(pool, one))
    const other = rowAt(pool, b[column] ?? 0)
    other.forEach((word, at) => (strip[at] = (strip[at] ?? 0) | word))
    return intern(pool, strip)
  })
}
