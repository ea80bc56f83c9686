/**
 * Help on a policy variable: what it stands for, when it stands for nothing, and what then happens.
 */

import {
  findVariables,
  parseOperator,
  takesVariables,
  variableMeaning,
} from '../../engine/index.ts'
import type { VariableMeaning, WrittenVariable } from '../../engine/index.ts'
import { cardOf, catalogueSource, doubt, mind, pageSource, plainly } from './card.ts'
import type { Fact, HelpCard, HelpData } from './card.ts'
import { describeKey } from './key-card.ts'
import { code, say } from './words.ts'
import type { Words } from './words.ts'

/** Where a variable stands. */
export type VariablePlace =
  | { readonly kind: 'resource'; readonly negated: boolean; readonly beforeFifthColon: boolean }
  | { readonly kind: 'value'; readonly operator: string }
  | { readonly kind: 'elsewhere' }

const page = pageSource('reference_policies_variables')

/** The `${…}` of a value that the offset is in; null where it is in none. */
export function variableAt(value: string, at: number): WrittenVariable | null {
  return findVariables(value).find(({ from, to }) => from <= at && at < to) ?? null
}

/** @param variables whether the policy's Version knows policy variables (G13) */
export function variableCard(
  written: string,
  place: VariablePlace,
  variables: boolean,
  data: HelpData,
): HelpCard {
  const meaning = variableMeaning(written)
  const hindrance = hindranceOf(meaning, place, variables)
  if (hindrance !== null) {
    return cardOf({
      title: written,
      kind: ['No policy variable here'],
      paragraphs: [mind(hindrance), plainly(['It stays plain text, character by character.'])],
      source: page,
    })
  }
  if (meaning.kind === 'escape') {
    const words = say`The plain character ${code(meaning.char)}, where ${code(meaning.char)} alone would have a meaning.`
    return cardOf({ title: written, kind: ['Escape'], paragraphs: [plainly(words)], source: page })
  }
  const { key, fallback } = meaning.kind === 'key' ? meaning : { key: '', fallback: null }
  const known = describeKey(key, data)
  return cardOf({
    title: written,
    kind: ['Policy variable'],
    paragraphs: [
      plainly(say`Filled in from the request: the value of ${code(known.name)}.`),
      ...known.paragraphs,
      ...(known.multivalued ? [mind(manyValues)] : []),
      // M11, M19
      plainly(say`What is filled in is plain text: a ${code('*')} in it is no wildcard.`),
      ...(place.kind === 'value' && isBool(place.operator) ? [doubt('variable-in-bool')] : []),
      ...(fallback === '' ? [doubt('variable-empty-default')] : []), // M18
    ],
    facts: [missingFact(fallback, place), defaultFact(key, fallback)],
    source: catalogueSource(data),
  })
}

/** M20 */
const manyValues = ['The key holds a list, and has no value as a variable.']

/** Why it is no variable where it stands; null where it is one. */
function hindranceOf(
  meaning: VariableMeaning,
  place: VariablePlace,
  variables: boolean,
): Words | null {
  // M14
  if (place.kind === 'elsewhere')
    return ['Variables work in Resource and in the values of conditions only.']
  if (place.kind === 'resource' && place.beforeFifthColon) {
    return ['In an ARN variables work after the fifth colon only.']
  }
  const operator = place.kind === 'value' ? parseOperator(place.operator) : null
  if (operator !== null && !takesVariables(operator.row.operand)) {
    return say`Values of ${code(operator.name)} hold no variables.`
  }
  if (!variables) return say`Variables need ${code('"Version": "2012-10-17"')} in the policy.` // G13
  // M15
  if (meaning.kind === 'text') {
    return say`A variable is written ${code('${key}')} or ${code("${key, 'default'}")}: without spaces in the key, with one after the comma.`
  }
  return null
}

function isBool(operator: string): boolean {
  return parseOperator(operator)?.row.operand === 'boolean'
}

/** M17 */
function missingFact(fallback: string | null, place: VariablePlace): Fact {
  const name = 'Key is missing'
  if (fallback !== null) return { name, words: say`${code(fallback)} is filled in` }
  if (place.kind === 'resource') {
    return {
      name,
      words: [place.negated ? 'this ARN leaves nothing out' : 'this ARN covers nothing'],
    }
  }
  const negated = place.kind === 'value' && parseOperator(place.operator)?.row.negated === true
  return {
    name,
    words: [negated ? 'this value rules nothing out' : 'this value matches nothing'],
  }
}

function defaultFact(key: string, fallback: string | null): Fact {
  const name = 'Default'
  if (fallback !== null) return { name, words: [code(fallback)] }
  return { name, words: say`none; ${code(`\${${key}, 'default'}`)} gives one` }
}
