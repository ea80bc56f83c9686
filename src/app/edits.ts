/**
 * The changes that can be made to a scenario: pure functions that give the same object back when
 * nothing changes, and never one that is larger than the saved document may be.
 */

import { withPolicyDocument } from '../account/index.ts'
import type { PolicyRef, Question } from '../account/index.ts'
import type { Verdict } from '../engine/index.ts'
import type { Check, Scenario } from '../scenario/model.ts'

export type QuestionPatch = Partial<
  Pick<Question, 'principal' | 'action' | 'resource' | 'vpcEndpointId'>
>

export type ContextValue = Question['context'][string]

/** The bounds of the scenario's schema, in characters and entries. */
const lengths = { name: 256, principal: 2048, action: 256, resource: 2048, key: 512, value: 4096 }
/** Names that no key can have: documents with such fields are refused when they are read. */
const unstorable: ReadonlySet<string> = new Set(['', '__proto__', 'constructor', 'prototype'])
const most = { values: 200, keys: 200, checks: 1000 }

export function withPolicy(scenario: Scenario, ref: PolicyRef, document: string): Scenario {
  const world = withPolicyDocument(scenario.world, ref, document)
  return world === scenario.world ? scenario : { ...scenario, world }
}

/** Spaces around a name are a slip, and nothing has an empty one. */
export function withName(scenario: Scenario, name: string): Scenario {
  const trimmed = name.trim().slice(0, lengths.name)
  return trimmed === '' || trimmed === scenario.name ? scenario : { ...scenario, name: trimmed }
}

/** An empty principal, action or resource is not a question and is left out. */
export function withQuestion(scenario: Scenario, patch: QuestionPatch): Scenario {
  const { question } = scenario
  const { vpcEndpointId = question.vpcEndpointId } = patch
  const next = { ...question, vpcEndpointId }
  for (const field of ['principal', 'action', 'resource'] as const) {
    const text = patch[field]?.trim().slice(0, lengths[field]) ?? ''
    if (text !== '') next[field] = text
  }
  return asking(scenario, next)
}

/**
 * Condition keys have no letter case (C3), so that one spelling takes another's place.
 * Undefined leaves the key to what is brought along, null takes that away.
 */
export function withContextKey(
  scenario: Scenario,
  key: string,
  value: ContextValue | undefined,
): Scenario {
  const { question } = scenario
  const name = key.trim().slice(0, lengths.key)
  const isSame = (other: string): boolean => other.toLowerCase() === name.toLowerCase()
  const entries = Object.entries(question.context)
  const index = entries.findIndex(([other]) => isSame(other))
  if (unstorable.has(name) || (index < 0 && entries.length >= most.keys)) return scenario
  const entry: [string, ContextValue][] = value === undefined ? [] : [[name, bounded(value)]]
  const next = entries.toSpliced(index < 0 ? entries.length : index, index < 0 ? 0 : 1, ...entry)
  return asking(scenario, { ...question, context: Object.fromEntries(next) })
}

export function withoutContext(scenario: Scenario): Scenario {
  return asking(scenario, { ...scenario.question, context: {} })
}

export function withQuestionOfCheck(scenario: Scenario, id: string): Scenario {
  const check = scenario.checks.find((candidate) => candidate.id === id)
  return check === undefined ? scenario : asking(scenario, check.question)
}

/** The question of the moment as a check, at the end of the list. */
export function withCheck(scenario: Scenario, id: string, expected: Verdict): Scenario {
  const { checks, question } = scenario
  if (checks.length >= most.checks) return scenario
  return { ...scenario, checks: [...checks, { id, name: '', question, expected }] }
}

/** Another question in the place of the one that is asked. */
export function withWholeQuestion(scenario: Scenario, question: Question): Scenario {
  return asking(scenario, question)
}

/** What a check is made of; a name may be left out. */
export interface NewCheck {
  readonly name?: string
  readonly question: Question
  readonly expected: Verdict
}

/** Puts checks at a place of the list; those that there is no room for are left out. */
export function withChecks(scenario: Scenario, added: readonly Check[], index: number): Scenario {
  const taken = added.slice(0, Math.max(0, most.checks - scenario.checks.length))
  if (taken.length === 0) return scenario
  return { ...scenario, checks: scenario.checks.toSpliced(index, 0, ...taken) }
}

export function withoutCheck(scenario: Scenario, id: string): Scenario {
  const checks = scenario.checks.filter((check) => check.id !== id)
  return checks.length === scenario.checks.length ? scenario : { ...scenario, checks }
}

export function withCheckFields(
  scenario: Scenario,
  id: string,
  fields: Partial<Pick<Check, 'name' | 'expected'>>,
): Scenario {
  const index = scenario.checks.findIndex((check) => check.id === id)
  const check = scenario.checks[index]
  if (check === undefined) return scenario
  const { expected = check.expected } = fields
  const name = (fields.name ?? check.name).slice(0, lengths.name)
  if (name === check.name && expected === check.expected) return scenario
  return { ...scenario, checks: scenario.checks.with(index, { ...check, name, expected }) }
}

export function withCheckAt(scenario: Scenario, id: string, index: number): Scenario {
  const { checks } = scenario
  const check = checks.find((candidate) => candidate.id === id)
  if (check === undefined || checks[index] === check) return scenario
  const others = checks.filter((candidate) => candidate !== check)
  return { ...scenario, checks: others.toSpliced(index, 0, check) }
}

function asking(scenario: Scenario, question: Question): Scenario {
  const unchanged = JSON.stringify(question) === JSON.stringify(scenario.question)
  return unchanged ? scenario : { ...scenario, question }
}

function bounded(value: ContextValue): ContextValue {
  if (value === null) return null
  if (typeof value === 'string') return value.slice(0, lengths.value)
  return value.slice(0, most.values).map((each) => each.slice(0, lengths.value))
}
