/**
 * A test of a Condition as fields: which operators fit its key, in groups, and in what kind of field its
 * values are typed.
 */

import {
  operatorFacts,
  operators,
  operatorsFor,
  parseOperator,
  usualOperator,
  valueMeaning,
} from '../../engine/index.ts'
import type { ConditionKeyType, Operand } from '../../engine/index.ts'

/** An operator taken apart, as its fields show it. */
export interface OperatorParts {
  /** In AWS's spelling; as it stands where there is no such operator. */
  readonly base: string
  readonly set: SetPrefix
  readonly ifExists: boolean
  /** Null for an operator that AWS does not have. */
  readonly operand: Operand | null
}

export type SetPrefix = 'none' | 'all' | 'any'

export function operatorParts(operator: string): OperatorParts {
  const known = parseOperator(operator)
  if (known === null) return { base: operator, set: 'none', ifExists: false, operand: null }
  const { row, set, ifExists } = known
  return { base: row.name, set, ifExists, operand: row.operand }
}

/** Null has neither a set form nor IfExists. */
export function operatorName({ base, set, ifExists }: Omit<OperatorParts, 'operand'>): string {
  if (base === 'Null') return base
  const prefix = { none: '', all: 'ForAllValues:', any: 'ForAnyValue:' }[set]
  return `${prefix}${base}${ifExists ? 'IfExists' : ''}`
}

export interface OperatorGroup {
  readonly title: string
  readonly names: readonly string[]
}

const titles: readonly (readonly [Operand, string])[] = [
  ['string', 'Text'],
  ['number', 'Number'],
  ['date', 'Date and time'],
  ['boolean', 'True or false'],
  ['address', 'IP address'],
  ['arn', 'ARN'],
  ['binary', 'Bytes'],
  ['presence', 'Whether the key is there'],
]

/** All operators, those first that are made for what the key holds. */
export function operatorGroups(
  key: string,
  keyType: ConditionKeyType | null,
): readonly OperatorGroup[] {
  const first = keyType === null ? [] : operatorsFor(keyType, key)
  const others = titles
    .map(([operand, title]) => ({
      title,
      names: operators
        .filter((each) => each.operand === operand && !first.includes(each.name))
        .map(({ name }) => name),
    }))
    .filter(({ names }) => names.length > 0)
  return first.length === 0 ? others : [{ title: 'Fits the key', names: first }, ...others]
}

/** What a new test of a key begins with. */
export function firstOperator(keyType: ConditionKeyType | null, multivalued: boolean): string {
  return usualOperator(keyType ?? 'String', multivalued)
}

/** How a value is typed. */
export type ValueField = 'text' | 'boolean' | 'date' | 'number'

export function valueField(operand: Operand | null): ValueField {
  switch (operand) {
    case 'boolean':
    case 'presence':
      return 'boolean'
    case 'date':
      return 'date'
    case 'number':
      return 'number'
    case 'string':
    case 'address':
    case 'arn':
    case 'binary':
    case null:
      return 'text'
  }
}

/** What is wrong with a typed value; null when the operator can compare with it. */
export function valueProblem(operator: string, value: string): string | null {
  const known = parseOperator(operator)
  const facts = known === null ? null : operatorFacts(known.row)
  if (known === null || facts === null) return null
  const meaning = valueMeaning(known, value, true)
  // A pattern or a variable may stand for several parts.
  const isArn = meaning.kind !== 'arn' || meaning.complete || /^(\*|\$\{)/.test(value)
  if (meaning.kind !== 'unreadable' && isArn) return null
  const expected = `${facts.value}, such as ${facts.example}`.replaceAll('`', '')
  return `“${brief(value)}” compares with nothing. Expected ${expected}.`
}

/** What a value that is added begins with; empty where only the person knows. */
export function firstValueOf(operand: Operand | null, now: string): string {
  if (operand === 'boolean' || operand === 'presence') return 'true'
  return operand === 'date' ? now : ''
}

function brief(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
