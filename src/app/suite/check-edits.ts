/**
 * The changes that can be made to the checks of a scenario: pure functions that give the same object
 * back when nothing changes, and never one that is larger than the saved document may be.
 */

import type { Question } from '../../account/index.ts'
import type { Check, Scenario, StatementAddress } from '../../scenario/model.ts'
import { bounded, lengths, most, roomForChecks, unstorable, SID_LENGTH } from '../bounds.ts'
import { sameQuestion } from '../same-question.ts'

/** What a check is made of; a name and a statement may be left out. */
export interface NewCheck {
  readonly name?: string
  readonly question: Question
  readonly expected: Check['expected']
  readonly by?: StatementAddress | null
}

export type CheckPatch = Partial<Omit<Check, 'id'>>

/** The bounds of the schema for a statement's address; a Sid is never empty. */
const longest = { policy: 2400, statement: 10_000 }

/** Puts checks at a place of the list; those that there is no room for, or that are too large, are left out. */
export function withChecks(scenario: Scenario, added: readonly Check[], index: number): Scenario {
  const taken = added.filter(isStorable).slice(0, roomForChecks(scenario)).map(storable)
  if (taken.length === 0) return scenario
  return { ...scenario, checks: scenario.checks.toSpliced(index, 0, ...taken) }
}

export function withoutCheck(scenario: Scenario, id: string): Scenario {
  const checks = scenario.checks.filter((check) => check.id !== id)
  return checks.length === scenario.checks.length ? scenario : { ...scenario, checks }
}

/** With another verdict expected, no statement is: a Deny cannot allow. */
export function withCheckFields(scenario: Scenario, id: string, patch: CheckPatch): Scenario {
  const index = scenario.checks.findIndex((check) => check.id === id)
  const check = scenario.checks[index]
  if (check === undefined) return scenario
  const { expected = check.expected } = patch
  const by = patch.by === undefined && expected !== check.expected ? null : check.by
  const next = storable({ ...check, by, ...patch })
  if (!isStorable(next)) return scenario
  const unchanged = JSON.stringify(next) === JSON.stringify(check)
  return unchanged ? scenario : { ...scenario, checks: scenario.checks.with(index, next) }
}

/** To the place `index` of the list. */
export function withCheckAt(scenario: Scenario, id: string, index: number): Scenario {
  const { checks } = scenario
  const check = checks.find((candidate) => candidate.id === id)
  if (check === undefined || checks[index] === check) return scenario
  const others = checks.filter((candidate) => candidate !== check)
  return { ...scenario, checks: others.toSpliced(index, 0, check) }
}

/** It asks something, and nothing of that has to be cut: cut, it would ask something else. */
function isStorable({ question }: Check): boolean {
  const { principal, action, resource } = question
  return ![principal, action, resource].includes('') && sameQuestion(question, cut(question))
}

/** The check as the saved document can hold it. */
function storable(check: Check): Check {
  const { id, name, question, expected, by } = check
  return { id, name: name.slice(0, lengths.name), question, expected, by: at(by) }
}

/** As much of a question as the saved document can hold. */
function cut({ principal, action, resource, vpcEndpointId, context }: Question): Question {
  const entries = Object.entries(context)
    .map(([key, value]) => [key.slice(0, lengths.key), bounded(value)] as const)
    .filter(([key]) => !unstorable.has(key))
    .slice(0, most.keys)
  return {
    principal: principal.slice(0, lengths.principal),
    action: action.slice(0, lengths.action),
    resource: resource.slice(0, lengths.resource),
    vpcEndpointId: vpcEndpointId === '' ? null : (vpcEndpointId?.slice(0, lengths.name) ?? null),
    context: Object.fromEntries(entries),
  }
}

/** A statement that cannot be addressed is not expected. */
function at(by: StatementAddress | null): StatementAddress | null {
  if (by === null || by.policy === '' || by.policy.length > longest.policy) return null
  const { statement } = by
  if (typeof statement === 'number') {
    const isPlace = Number.isInteger(statement) && statement >= 0
    return isPlace && statement <= longest.statement ? by : null
  }
  return statement !== '' && statement.length <= SID_LENGTH ? by : null
}
