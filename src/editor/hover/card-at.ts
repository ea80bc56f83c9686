/**
 * What there is to say about a place in a policy's text. Pure: what is not loaded yet is asked for
 * through the data, and the card is made again when it has come.
 */

import { arnParts, parseOperator, placeAt } from '../../engine/index.ts'
import type { PolicyKind, PolicyPlace, Span } from '../../engine/index.ts'
import { actionCard } from './action-card.ts'
import type { HelpCard, HelpData } from './card.ts'
import { effectCard, elementCard, nameCard, policyCard, versionCard } from './element-card.ts'
import { keyCard } from './key-card.ts'
import { operatorCard } from './operator-card.ts'
import { patternCard } from './pattern-card.ts'
import { principalCard, principalTypeCard } from './principal-card.ts'
import { resourceCard } from './resource-card.ts'
import { valueCard } from './value-card.ts'
import { variableAt, variableCard } from './variable-card.ts'
import type { VariablePlace } from './variable-card.ts'
import { readWritten } from './written.ts'
import type { Written } from './written.ts'

/** The span is the stretch of text that the card is about; empty where nothing is written yet. */
export interface Explained extends Span {
  /** The whole text that the stretch is part of: the card covers none of it. */
  readonly whole: Span
  readonly card: (data: HelpData) => HelpCard
}

/** For a caret: on either side of a quote its text is meant, and between texts what is around them. */
export function explainCaret(text: string, offset: number): Explained | null {
  const outside = placeAt(text, offset)?.quoted === false
  if (outside && text.charAt(offset) === '"') return explain(text, offset + 1)
  if (outside && text.charAt(offset - 1) === '"') return explain(text, offset - 1)
  return explain(text, offset)
}

/** For a pointer on a character: only what is written there. */
export function explainCharacter(text: string, index: number): Explained | null {
  const opens = text.charAt(index) === '"' && placeAt(text, index)?.quoted === false
  const found = explain(text, opens ? index + 1 : index)
  return found !== null && found.from <= index && index < found.to ? found : null
}

function explain(text: string, offset: number): Explained | null {
  const place = placeAt(text, offset)
  if (place === null) return null
  const written = readWritten(text, offset, place)
  const { from, to } = written
  return {
    ...partOf(place, written),
    whole: { from, to },
    card: (data) => cardFor(place, written, data),
  }
}

/** Variables, and the parts of an ARN, are explained one by one. */
function partOf(place: PolicyPlace, { value, at, start, from, to }: Written): Span {
  if (at === null || start === null) return { from, to }
  const part = variableAt(value, at) ?? arnPartAt(place, value, at)
  return part === null ? { from, to } : { from: start + part.from, to: start + part.to }
}

function arnPartAt(place: PolicyPlace, value: string, at: number): Span | null {
  const isArn =
    place.kind === 'resource' ||
    (place.kind === 'conditionValue' && parseOperator(place.operator)?.row.operand === 'arn')
  const parts = isArn ? arnParts(value) : []
  if (parts.length < 6) return null
  return parts.find(({ from, to }) => from <= at && at <= to) ?? null
}

function cardFor(place: PolicyPlace, written: Written, data: HelpData): HelpCard {
  const { at, value } = written
  const variable = at === null ? null : variableAt(value, at)
  const where = variable === null ? null : variablePlace(place, value, variable.from)
  if (variable !== null && where !== null) {
    return variableCard(variable.text, where, hasVariables(place), data)
  }
  // Of the empty texts only a condition's value says something.
  const isNothing = value === '' && !(place.quoted && place.kind === 'conditionValue')
  return isNothing ? aroundCard(place, data) : valueOrNameCard(place, written, data)
}

/** G13 */
function hasVariables({ version }: PolicyPlace): boolean {
  return version === '2012-10-17'
}

/** Null where `${…}` is nobody's idea of a variable, as in a Sid. */
function variablePlace(place: PolicyPlace, value: string, from: number): VariablePlace | null {
  switch (place.kind) {
    case 'resource': {
      const beforeFifthColon = (/^(?:[^:]*:){5}/.exec(value)?.[0].length ?? Infinity) > from
      return { kind: 'resource', negated: place.negated, beforeFifthColon }
    }
    case 'conditionValue':
      return { kind: 'value', operator: place.operator }
    case 'action':
    case 'principal':
    case 'principalValue':
      return { kind: 'elsewhere' }
    case 'document':
    case 'documentElement':
    case 'statementElement':
    case 'statement':
    case 'version':
    case 'id':
    case 'sid':
    case 'effect':
    case 'principalType':
    case 'condition':
    case 'operator':
    case 'test':
    case 'conditionKey':
      return null
  }
}

/** Between texts: what they are in. */
function aroundCard(place: PolicyPlace, { surroundings, ...data }: HelpData): HelpCard {
  const { kind } = surroundings
  const effect = place.statement?.effect ?? null
  switch (place.kind) {
    case 'document':
    case 'documentElement':
      return policyCard(kind)
    case 'statement':
    case 'statementElement':
      return elementCard('Statement', 'document', kind, effect)
    case 'version':
      return elementCard('Version', 'document', kind, effect)
    case 'id':
      return elementCard('Id', 'document', kind, effect)
    case 'sid':
      return elementCard('Sid', 'statement', kind, effect)
    case 'effect':
      return elementCard('Effect', 'statement', kind, effect)
    case 'action':
      return elementCard(place.negated ? 'NotAction' : 'Action', 'statement', kind, effect)
    case 'resource':
      return elementCard(place.negated ? 'NotResource' : 'Resource', 'statement', kind, effect)
    case 'principal':
    case 'principalType':
      return elementCard(place.negated ? 'NotPrincipal' : 'Principal', 'statement', kind, effect)
    case 'principalValue':
      if (place.type === '') return elementCard('Principal', 'statement', kind, effect)
      return principalTypeCard(place.type, kind)
    case 'condition':
    case 'operator':
      return elementCard('Condition', 'statement', kind, effect)
    case 'test':
    case 'conditionKey':
      return testsCard(place, place.operator, kind)
    case 'conditionValue':
      if (place.key === '') return testsCard(place, place.operator, kind)
      return keyCard({ ...place }, { surroundings, ...data })
  }
}

function valueOrNameCard(place: PolicyPlace, { value, at }: Written, data: HelpData): HelpCard {
  const { kind } = data.surroundings
  const { statement } = place
  const effect = statement?.effect ?? null
  const variables = hasVariables(place)
  switch (place.kind) {
    case 'document':
      return policyCard(kind)
    case 'documentElement':
      return elementCard(value, 'document', kind, effect)
    case 'statementElement':
      return elementCard(value, 'statement', kind, effect)
    case 'statement':
      return elementCard('Statement', 'document', kind, effect)
    case 'version':
      return versionCard(value, kind)
    case 'id':
      return nameCard(value, 'Id', kind)
    case 'sid':
      return nameCard(value, 'Sid', kind)
    case 'effect':
      return effectCard(value, kind)
    case 'action': {
      const { negated } = place
      if (!/[*?]/.test(value)) return actionCard(value, negated, data)
      const listed = statement?.actions.values.map((each) => each.value) ?? [value]
      return patternCard(value, negated ? listed : null, data)
    }
    case 'resource':
      return resourceCard({ value, at, negated: place.negated, statement, variables }, data)
    case 'principal':
      return principalCard({ value, type: '', negated: place.negated, effect }, data)
    case 'principalType':
      return principalTypeCard(value, kind)
    case 'principalValue':
      return principalCard({ value, type: place.type, negated: place.negated, effect }, data)
    case 'condition':
      return elementCard('Condition', 'statement', kind, effect)
    case 'test':
      return testsCard(place, place.operator, kind)
    case 'operator':
      return operatorCard(value, effect, keysUnder(place, value))
    case 'conditionKey':
      return keyCard({ key: value, operator: place.operator, statement }, data)
    case 'conditionValue': {
      const { operator, key, beside } = place
      return valueCard({ value, at, operator, key, beside, variables }, data)
    }
  }
}

/** What an operator's keys stand in; an operator without a name is one to be. */
function testsCard(place: PolicyPlace, operator: string, kind: PolicyKind): HelpCard {
  const effect = place.statement?.effect ?? null
  if (operator === '') return elementCard('Condition', 'statement', kind, effect)
  return operatorCard(operator, effect, keysUnder(place, operator))
}

/** How many keys stand under an operator. */
function keysUnder({ statement }: PolicyPlace, operator: string): number {
  return statement?.tests.filter((test) => test.operator.value === operator).length ?? 0
}
