/**
 * One plain sentence for each reason of a statement, an element and a value of the trace,
 * and for each reading of AWS's documents that an outcome rests on.
 */

import {
  readings,
  type ConditionTrace,
  type ElementTrace,
  type ListTrace,
  type PolicyKind,
  type ReadingId,
  type Span,
  type StatementTrace,
} from '../../engine/index.ts'
import { conditionFact, conditionValueFact } from './condition-reasons.ts'
import { listFact, listName, patternFact, shortArn } from './list-reasons.ts'
import { code, phrase, plain, type Phrase } from './phrase.ts'
import { withVariables } from './variables.ts'
import { principalFact, principalName, principalValueFact } from './principal-reasons.ts'

/** What a statement does to the request: 'denies the request', 'does not apply: the action differs'. */
export function statementSentence(statement: StatementTrace, kind: PolicyKind): Phrase {
  if (statement.applies) return phrase`${effect(statement, kind)}`
  const failing = statement.elements.filter((element) => !element.holds)
  const [only] = failing
  const test = failing.length === 1 && only?.kind === 'condition' ? only : null
  const why = test === null ? phrase`${whatDiffers(failing)}` : keyedFact(test)
  return phrase`does not apply: ${why}`
}

/** The fact with the key it is about, where it does not name it. */
function keyedFact(test: ConditionTrace): Phrase {
  const fact = conditionFact(test)
  const key = code(test.key)
  return fact.some((piece) => piece.text === key.text) ? fact : phrase`${key}: ${fact}`
}

/** The same for the end of the statement's first line, where its elements have their own notes. */
export function statementNote(statement: StatementTrace, kind: PolicyKind): string {
  if (statement.applies) return `this statement ${effect(statement, kind)}`
  return `does not apply: ${whatDiffers(statement.elements.filter((element) => !element.holds))}`
}

function effect(statement: StatementTrace, kind: PolicyKind): string {
  if (statement.effect === 'Deny') return 'denies the request'
  switch (kind) {
    case 'identity':
      return 'allows the request'
    case 'resource':
    case 'trust':
      // The account's form only delegates. (D19, D28)
      return statement.grant === 'account'
        ? 'lets the caller’s account decide'
        : 'allows the request'
    case 'boundary':
    case 'session':
    case 'scp':
    case 'rcp':
    case 'endpoint':
      return 'lets the request pass'
    default:
      return kind satisfies never
  }
}

/** 'action and resource differ, a condition is not met'. */
function whatDiffers(failing: readonly ElementTrace[]): string {
  const tests = failing.filter((element) => element.kind === 'condition').length
  const parts = failing.flatMap((element) => {
    if (element.kind === 'condition') return []
    return [element.kind === 'principal' ? 'caller' : element.kind]
  })
  const said = [differing(parts), unmet(tests)].filter((part) => part !== '')
  return said.join(', ') || 'an element is missing'
}

function differing(parts: readonly string[]): string {
  const last = parts.at(-1)
  if (last === undefined) return ''
  if (parts.length === 1) return `the ${last} differs`
  return `${parts.slice(0, -1).join(', ')} and ${last} differ`
}

function unmet(tests: number): string {
  if (tests === 0) return ''
  return tests === 1 ? 'a condition is not met' : `${tests} conditions are not met`
}

/** For the gates: 'NotIpAddress aws:SourceIp: 203.0.113.9 is outside 198.51.100.0/24'. */
export function elementSentence(element: ElementTrace): Phrase {
  switch (element.kind) {
    case 'principal':
      return phrase`${principalName(element)}: ${principalFact(element)}`
    case 'action':
    case 'resource':
      if (element.reason.kind === 'absent') return listFact(element)
      return phrase`${listName(element)}: ${listFact(element)}`
    case 'condition':
      return phrase`${code(element.operator)} ${code(element.key)}: ${conditionFact(element)}`
    default:
      return element satisfies never
  }
}

/** Longer facts point to the values on their line instead of naming them. */
const NOTE_LENGTH = 60

/** For the end of the element's line; null where the line says enough. */
export function elementNote(element: ElementTrace): string | null {
  switch (element.kind) {
    case 'principal': {
      const star = element.reason.kind === 'covers' && element.reason.grant === 'any'
      return star ? null : plain(principalFact(element))
    }
    case 'action':
    case 'resource':
      return listNote(element)
    case 'condition': {
      const named = plain(conditionFact(element))
      const isShort = named.length <= NOTE_LENGTH && element.contextValues !== null
      return isShort ? named : plain(conditionFact(element, 'pointed'))
    }
    default:
      return element satisfies never
  }
}

/** "*" covers everything and a name covers itself: nobody needs to be told. */
function listNote(list: ListTrace): string | null {
  const matching = list.values.find((value) => value.holds)
  const plainly = matching?.value === '*' || matching?.value === list.asked
  if (list.reason.kind === 'covers' && plainly) return null
  const named = plain(listFact(list, shortArn(list.asked)))
  if (named.length <= NOTE_LENGTH || list.reason.kind !== 'covers') return named
  const variables = withVariables(matching?.variables ?? [])
  return plain(phrase`covers ${code(shortArn(list.asked))}${variables}`)
}

/** A value of an element: its place, its sentence, and whether it matches. */
export interface ValueFact extends Span {
  readonly fact: Phrase
  readonly matches: boolean
  readonly readings: readonly ReadingId[]
}

/** What each value of an element does: 's3:* covers s3:PutObject'. */
export function valueFacts(element: ElementTrace): readonly ValueFact[] {
  switch (element.kind) {
    case 'principal':
      return element.values.map((value) => ({
        fact: principalValueFact(value),
        matches: value.holds,
        from: value.from,
        to: value.to,
        readings: [],
      }))
    case 'action':
    case 'resource':
      return element.values.map((value) => ({
        fact: patternFact(element, value),
        matches: value.holds,
        from: value.from,
        to: value.to,
        readings: value.readings,
      }))
    case 'condition':
      return element.values.map((value) => ({
        fact: conditionValueFact(element, value),
        matches: value.matches,
        from: value.from,
        to: value.to,
        readings: value.readings,
      }))
    default:
      return element satisfies never
  }
}

/** The readings that an element's outcome rests on, its values' included, each once. */
export function readingsOf(element: ElementTrace): readonly ReadingId[] {
  const own = 'readings' in element ? element.readings : []
  return [...new Set([...own, ...valueFacts(element).flatMap((value) => value.readings)])]
}

/** 'AWS’s documents leave open: … Taken here: …' */
export function readingSentence(id: ReadingId): string {
  const { rule, doubt, question, taken } = readings[id]
  const doubtful =
    doubt === 'conflict' ? 'AWS’s documents contradict each other' : 'AWS’s documents leave open'
  return `${doubtful}: ${question} Taken here: ${taken} (${rule})`
}
