/**
 * The condition operators. Those that fit the keys they already hold come first, the IfExists and set
 * forms last; and a condition key can be taken first, with the operator that fits it.
 */

import {
  conditionKey,
  findKnownKey,
  operandFits,
  operators,
  parseOperator,
  usualOperator,
} from '../../engine/index.ts'
import type { ConditionKeyType, OperatorRow } from '../../engine/index.ts'
import { keyChoices } from './keys.ts'
import { operatorWords } from './operator-words.ts'
import { about, field, option, plain } from './option.ts'
import type { Option } from './option.ts'
import { inBraces } from './in-braces.ts'
import { quoted } from './insertion.ts'
import { holds } from './world.ts'
import type { PlaceOf, Scene } from './world.ts'

type OperatorScene = Scene<PlaceOf<'operator' | 'condition'>>

export function operatorOptions(scene: OperatorScene): readonly Option[] {
  const { place } = scene
  const held = heldKeys(scene)
  const fits = ({ operand }: OperatorRow): boolean =>
    held.every(({ type, key }) => operandFits(operand, type, key))
  const rows = [...operators].sort((a, b) => rankOf(a) - rankOf(b))
  const [fitting, others] = [rows.filter(fits), rows.filter((row) => !fits(row))]
  const left = (names: readonly string[], section: string): readonly Option[] =>
    names.filter((name) => !holds(place.beside, name)).map((name) => operatorOption(name, section))
  const options = [
    ...left(fitting.map(nameOf), 'Operators'),
    // A name that has its value already takes an operator alone.
    ...(place.hasValue ? [] : keyFirst(scene)),
    ...left(fitting.flatMap(formsOf), 'For missing keys and for lists'),
    ...left([...others.map(nameOf), ...others.flatMap(formsOf)], 'For keys of other types'),
  ]
  return place.kind === 'operator' ? options : options.map(inCondition)
}

/** The operators in everyday use; the others follow in the order of AWS's page. */
const often = [
  ...['StringEquals', 'StringLike', 'StringNotEquals', 'StringNotLike', 'Bool'],
  ...['IpAddress', 'NotIpAddress', 'ArnLike', 'ArnNotLike', 'Null'],
]

function rankOf({ name }: OperatorRow): number {
  const at = often.indexOf(name)
  return at < 0 ? often.length : at
}

function nameOf({ name }: OperatorRow): string {
  return name
}

/** The keys that the operator's object holds, and their types. */
function heldKeys({
  place,
  world,
}: OperatorScene): readonly { readonly key: string; readonly type: ConditionKeyType }[] {
  const tests = place.statement?.tests ?? []
  return tests
    .filter(({ operator }) => operator.from === place.from)
    .flatMap(({ key: { value } }) => {
      const known = world.keys === null ? conditionKey(value) : findKnownKey(world.keys, value)
      return known === null ? [] : [{ key: value, type: known.type }]
    })
}

function formsOf({ name, operand }: OperatorRow): readonly string[] {
  const ifExists = operand === 'presence' ? [] : [`${name}IfExists`]
  const sets = ['ForAnyValue', 'ForAllValues'].map((set) => `${set}:${name}`)
  return [...ifExists, ...sets]
}

function operatorOption(name: string, section: string): Option {
  const operator = parseOperator(name)
  return option({
    label: name,
    detail: operator === null ? '' : operands[operator.row.operand],
    kind: 'operator',
    section,
    info: () => about(operator === null ? '' : operatorWords(operator)),
    take: {
      kind: 'name',
      pieces: [plain(name)],
      value: [plain('{\n\t'), field(''), plain('\n}')],
      more: true,
    },
  })
}

const operands: Readonly<Record<OperatorRow['operand'], string>> = {
  string: 'text',
  number: 'number',
  date: 'date',
  boolean: 'true or false',
  binary: 'base64',
  address: 'IP address',
  arn: 'ARN',
  presence: 'key there or not',
}

function keyFirst(scene: OperatorScene): readonly Option[] {
  const { place, world, typed } = scene
  return keyChoices(place, world, typed).flatMap((choice) => {
    const name = usualOperator(choice.type, choice.multivalued)
    // A second operator of that name would put the first one out of force.
    if (holds(place.beside, name)) return []
    const value = [
      plain('{\n\t'),
      ...quoted(choice.pieces),
      plain(': '),
      ...choice.value(parseOperator(name)),
      plain('\n}'),
    ]
    return [
      option({
        label: choice.label,
        detail: `in ${name}`,
        kind: 'key',
        section: 'By condition key',
        info: choice.info,
        take: { kind: 'name', pieces: [plain(name)], value, more: choice.more },
      }),
    ]
  })
}

/** As the value of Condition itself an operator needs its braces. */
function inCondition(operator: Option): Option {
  const { take } = operator
  return take.kind === 'name' ? { ...operator, take: inBraces(take) } : operator
}
