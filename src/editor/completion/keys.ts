/**
 * The condition keys that can be tested: with the scenario's tags filled in, those first whose values
 * the operator compares.
 */

import { arnPieces, operandFits, parseOperator } from '../../engine/index.ts'
import type { ConditionKeyType, Operator, PolicyPlace } from '../../engine/index.ts'
import { retryOption } from './actions.ts'
import { quoted } from './insertion.ts'
import { inBraces } from './in-braces.ts'
import { about, field, listed, option, plain } from './option.ts'
import type { Info, Option, Piece } from './option.ts'
import { statementKeys } from './statement-keys.ts'
import type { UsableKey } from './statement-keys.ts'
import { holds } from './world.ts'
import type { PlaceOf, Scene, World } from './world.ts'

/** A key as it can be written. */
export interface KeyChoice {
  /** With {TagKey} where something is to be filled in. */
  readonly label: string
  readonly type: ConditionKeyType
  readonly multivalued: boolean
  readonly origin: string
  readonly pieces: readonly Piece[]
  /** The JSON of a value to be filled in. */
  readonly value: (operator: Operator | null) => readonly Piece[]
  readonly info: () => Info
  /** Its value is to be chosen next: all of the name is there. */
  readonly more: boolean
}

/** Most tags of a scenario that are filled in for one key. */
const MOST_TAGS = 12

/**
 * Tags of a scenario are filled in, for the keys of a service only when the key has been begun.
 * @param typed what stands there so far
 */
export function keyChoices(place: PolicyPlace, world: World, typed: string): readonly KeyChoice[] {
  const lower = typed.toLowerCase()
  return statementKeys(place, world).flatMap((key) => {
    const tagged = key.name.replace(/\$\{(?:TagKey|key|tag-key)\}$/, '')
    const open = choice(key, key.name)
    const begun = tagged.startsWith('aws:') || lower.startsWith(tagged.toLowerCase())
    if (tagged === key.name || !begun) return [open]
    const tags = world.around.tags.slice(0, MOST_TAGS).map((tag) => ({
      ...choice(key, `${tagged}${tag.key}`),
      origin: 'Tags in this scenario',
    }))
    return [open, ...tags]
  })
}

function choice(key: UsableKey, name: string): KeyChoice {
  const { type, multivalued, origin } = key
  const pieces = arnPieces(name).map((piece): Piece =>
    piece.kind === 'text' ? plain(piece.text) : field(piece.name),
  )
  return {
    ...{ type, multivalued, origin, pieces },
    label: pieces.map((each) => (each.kind === 'field' ? `{${each.text}}` : each.text)).join(''),
    value: (operator) => {
      const truth = type === 'Bool' || operator?.row.operand === 'presence'
      return quoted([field(truth ? 'true' : '', 'value')])
    },
    info: () => keyInfo(key),
    more: pieces.every((each) => each.kind === 'plain'),
  }
}

function keyInfo({ about: what, type, multivalued, actions, source }: UsableKey): Info {
  const sentence = /[.!?]$/.test(what) || what === '' ? what : `${what}.`
  const holds = multivalued
    ? `a list of ${typeWords[type]}s: takes ForAnyValue or ForAllValues`
    : typeWords[type]
  return about(
    sentence,
    [
      { name: 'Holds', values: [holds] },
      ...(actions.length === 0 ? [] : [{ name: 'Goes with', values: listed(actions) }]),
    ],
    source,
  )
}

const typeWords: Readonly<Record<ConditionKeyType, string>> = {
  String: 'text',
  ARN: 'ARN',
  Bool: 'truth value',
  Date: 'date',
  Numeric: 'number',
  IPAddress: 'IP address',
  Binary: 'value in base64',
}

export function keyOptions(scene: Scene<PlaceOf<'conditionKey' | 'test'>>): readonly Option[] {
  const { place, world, typed } = scene
  const operator = parseOperator(place.operator)
  const choices = keyChoices(place, world, typed).filter(({ label }) => !holds(place.beside, label))
  const fits = ({ type, multivalued, label }: KeyChoice): boolean =>
    operator === null ||
    (operandFits(operator.row.operand, type, label) &&
      (operator.row.operand === 'presence' || multivalued === (operator.set !== 'none')))
  const options = [
    ...choices.filter(fits).map((each) => keyOption(each, operator, each.origin)),
    ...choices
      .filter((each) => !fits(each))
      .map((each) => keyOption(each, operator, `Not for ${place.operator}`)),
  ]
  const all = world.catalogue === null ? [...options, ...retryOption(world)] : options
  if (place.kind === 'conditionKey') return all
  return all.map((each): Option => {
    const { take } = each
    return take.kind === 'name' ? { ...each, take: inBraces(take) } : each
  })
}

function keyOption(choice: KeyChoice, operator: Operator | null, section: string): Option {
  return option({
    label: choice.label,
    detail: choice.multivalued ? `list of ${choice.type}` : choice.type,
    kind: 'key',
    section,
    info: choice.info,
    take: {
      kind: 'name',
      pieces: choice.pieces,
      value: choice.value(operator),
      more: choice.more,
    },
  })
}
