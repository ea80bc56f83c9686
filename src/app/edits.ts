/**
 * The changes that can be made to a scenario: pure functions that give the same object back when
 * nothing changes, and never one that is larger than the saved document may be.
 */

import { withPolicyDocument } from '../account/index.ts'
import type { PolicyRef, Question } from '../account/index.ts'
import type { Scenario } from '../scenario/model.ts'
import { bounded, lengths, most, unstorable } from './bounds.ts'
import { sameQuestion } from './same-question.ts'

export type QuestionPatch = Partial<
  Pick<Question, 'principal' | 'action' | 'resource' | 'vpcEndpointId'>
>

export type ContextValue = Question['context'][string]

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
  return withWholeQuestion(scenario, next)
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
  return withWholeQuestion(scenario, { ...question, context: Object.fromEntries(next) })
}

export function withoutContext(scenario: Scenario): Scenario {
  return withWholeQuestion(scenario, { ...scenario.question, context: {} })
}

export function withQuestionOfCheck(scenario: Scenario, id: string): Scenario {
  const check = scenario.checks.find((candidate) => candidate.id === id)
  return check === undefined ? scenario : withWholeQuestion(scenario, check.question)
}

/** Another question in the place of the one that is asked. */
export function withWholeQuestion(scenario: Scenario, question: Question): Scenario {
  return sameQuestion(scenario.question, question) ? scenario : { ...scenario, question }
}
