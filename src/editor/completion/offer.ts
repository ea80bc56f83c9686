/**
 * What can stand where the caret is: the one door to all that completion knows. Pure: a text, an
 * offset and the world in, options out.
 */

import { placeAt } from '../../engine/index.ts'
import type { PolicyPlace } from '../../engine/index.ts'
import { actionOptions } from './actions.ts'
import { elementOptions } from './elements.ts'
import { effectOptions, versionOptions } from './fixed-values.ts'
import { keyOptions } from './keys.ts'
import { operatorOptions } from './operators.ts'
import type { Option } from './option.ts'
import { principalForms, principalOptions, principalTypeOptions } from './principals.ts'
import { ranked } from './ranking.ts'
import type { Ranked } from './ranking.ts'
import { resourceOptions } from './resources.ts'
import { statementOptions } from './statements.ts'
import { valueOptions } from './values.ts'
import { variableAt, variableOptions } from './variables.ts'
import type { Scene, World } from './world.ts'

export interface Offer {
  readonly place: PolicyPlace
  /** What is typed, and so what the options were looked up by; half open, and up to the caret. */
  readonly from: number
  readonly options: readonly Ranked[]
}

/**
 * @param asked somebody asked for it; otherwise something was typed, and only a text or a word that
 *   has been begun is helped with
 * @returns null where there is nothing to offer
 */
export function offerAt(text: string, caret: number, world: World, asked: boolean): Offer | null {
  const place = placeAt(text, caret)
  if (place === null || isTaken(place)) return null
  if (!asked && !place.quoted && place.from === caret) return null
  const from = place.quoted ? place.from + 1 : place.from
  const scene: Scene = { world, place, text, caret, typed: text.slice(from, caret) }
  const variable = variableAt(place, text, caret)
  if (variable !== null) {
    const options = ranked(variableOptions(scene, variable), variable.typed)
    return options.length === 0 ? null : { place, from: variable.from, options }
  }
  const options = optionsAt(scene)
  if (options.length === 0 || (!asked && isDone(options, place))) return null
  return { place, from, options }
}

/** A value stands there already, and there is no list to put another one into. */
function isTaken({ kind, quoted, inList, follows, text }: PolicyPlace): boolean {
  const isName = /Element$|Type$|Key$|^operator$/.test(kind)
  return !isName && !quoted && !inList && text === '' && follows === 'value'
}

/** What stands there is all that is left to choose. */
function isDone(options: readonly Ranked[], place: PolicyPlace): boolean {
  const [only, ...others] = options
  return others.length === 0 && only?.option.label === place.text
}

/** Scenes are narrowed by the kind of their place. */
function optionsAt(scene: Scene): readonly Ranked[] {
  const { place, typed } = scene
  const of = (options: readonly Option[]): readonly Ranked[] => ranked(options, typed)
  switch (place.kind) {
    case 'documentElement':
    case 'statementElement':
      return of(elementOptions({ ...scene, place }))
    case 'document':
    case 'statement':
      return of(statementOptions({ ...scene, place }))
    case 'version':
      return of(versionOptions({ ...scene, place }))
    case 'effect':
      return of(effectOptions({ ...scene, place }))
    case 'action':
      return actionOptions({ ...scene, place })
    case 'resource':
      return of(resourceOptions({ ...scene, place }))
    case 'principal':
      return of(principalForms({ ...scene, place }))
    case 'principalType':
      return of(principalTypeOptions({ ...scene, place }))
    case 'principalValue':
      return of(principalOptions({ ...scene, place }))
    case 'condition':
    case 'operator':
      return of(operatorOptions({ ...scene, place }))
    case 'test':
    case 'conditionKey':
      return of(keyOptions({ ...scene, place }))
    case 'conditionValue':
      return of(valueOptions({ ...scene, place }))
    case 'id':
    case 'sid':
      return []
  }
}
