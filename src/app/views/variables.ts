/**
 * Policy variables in words: what each became, or that it has no value.
 */

import type { VariableTrace } from '../../engine/index.ts'
import { code, phrase, type Phrase } from './phrase.ts'

/** ', with ${aws:username} = alice'; nothing where there are no variables. */
export function withVariables(variables: readonly VariableTrace[]): Phrase {
  const filled = variables.flatMap(({ key, value, source }) =>
    value === null ? [] : [filledIn(key, value, source)],
  )
  if (filled.length === 0) return []
  return phrase`, with ${filled.reduce((all, one) => phrase`${all} and ${one}`)}`
}

function filledIn(key: string, value: string, source: VariableTrace['source']): Phrase {
  const origin = source === 'default' ? ' (its default)' : ''
  return phrase`${variable(key)} = ${code(value)}${origin}`
}

/** A value with a variable that has no value matches nothing. (M17) */
export function noValueFor(key: string): Phrase {
  return phrase`${variable(key)} has no value for this caller`
}

function variable(key: string) {
  return code(`\${${key}}`)
}
