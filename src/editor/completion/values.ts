/**
 * The values that a condition key can be compared with, as far as they are known: of AWS, of the
 * scenario, or as examples to be filled in.
 */

import { conditionKey, findKnownKey, knownValues, parseOperator } from '../../engine/index.ts'
import type { ConditionKeyType, Operand } from '../../engine/index.ts'
import { about, field, option, plain, text } from './option.ts'
import type { Option } from './option.ts'
import { tagValues, valuesOf } from './scenario-values.ts'
import { holds } from './world.ts'
import type { PlaceOf, Scene, World } from './world.ts'

type ValueScene = Scene<PlaceOf<'conditionValue'>>

export function valueOptions(scene: ValueScene): readonly Option[] {
  const { beside } = scene.place
  return optionsFor(scene).filter(({ label }) => !holds(beside, label))
}

function optionsFor({ place, world }: ValueScene): readonly Option[] {
  const key = place.key.toLowerCase()
  const operator = parseOperator(place.operator)
  if (operator?.row.operand === 'presence') return presence
  const known = knownValues.get(key)
  if (known !== undefined) {
    return Object.entries(known).map(([value, word]) => valueOption(value, word))
  }
  const guess = operator === null ? null : byOperand[operator.row.operand]
  const type = typeOf(place.key, world) ?? guess ?? 'String'
  if (type === 'Bool') return truth
  const scenario = [...tagValues(key, place.key, world), ...valuesOf(key, type, world)]
  return [...scenario, ...examples(type, world)]
}

function typeOf(key: string, { keys }: World): ConditionKeyType | null {
  return (keys === null ? conditionKey(key) : findKnownKey(keys, key))?.type ?? null
}

/** What a key that nobody knows must hold, by the operator. */
const byOperand: Partial<Readonly<Record<Operand, ConditionKeyType>>> = {
  number: 'Numeric',
  date: 'Date',
  address: 'IPAddress',
  boolean: 'Bool',
}

function valueOption(value: string, detail: string): Option {
  return option({ label: value, detail, kind: 'value', take: text(value) })
}

const presence: readonly Option[] = [
  valueOption('true', 'the key is missing'),
  valueOption('false', 'the key is there'),
]

const truth: readonly Option[] = [valueOption('true', ''), valueOption('false', '')]

/** Values to be changed: what they look like is what is hard to know. */
function examples(type: ConditionKeyType, { today }: World): readonly Option[] {
  switch (type) {
    case 'Date':
      return [example(`${today}T00:00:00Z`, 'date and time, UTC'), example(today, 'date')]
    case 'IPAddress':
      return [
        example('203.0.113.0/24', 'an IPv4 range'),
        example('203.0.113.7/32', 'one IPv4 address'),
        example('2001:db8:1234::/48', 'an IPv6 range'),
      ]
    case 'Numeric':
      return [example('3600', 'a number')]
    case 'Binary':
      return [example('QmluYXJ5', 'bytes in base64')]
    case 'String':
    case 'ARN':
    case 'Bool':
      return []
  }
}

function example(value: string, detail: string): Option {
  return option({
    label: value,
    detail,
    kind: 'template',
    section: 'To change',
    info: () => about('An example of the form that the operator reads.'),
    take: { kind: 'text', pieces: [field(value, 'value'), plain('')], more: false },
  })
}
