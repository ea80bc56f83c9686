/**
 * Why Action, NotAction, Resource and NotResource came out as they did, in words.
 */

import type { ListTrace, PatternTrace } from '../../engine/index.ts'
import { code, counted, phrase, type Phrase } from './phrase.ts'
import { noValueFor, withVariables } from './variables.ts'

/** The element as it is written: 'NotAction'. */
export function listName(list: ListTrace): string {
  const element = list.kind === 'action' ? 'Action' : 'Resource'
  return list.negated ? `Not${element}` : element
}

/** 's3:* covers s3:PutObject'. The asked value can be given in a shorter form. */
export function listFact(list: ListTrace, asked: string = list.asked): Phrase {
  const element = listName(list)
  const matching = list.values.find((value) => value.holds)
  const { reason } = list
  switch (reason.kind) {
    case 'covers':
      return matching === undefined ? phrase`covers ${code(asked)}` : covers(matching, asked)
    case 'coversNone':
      return coversNone(list.values, asked)
    case 'excludes':
      return matching === undefined
        ? phrase`${element} lists ${code(asked)}`
        : phrase`${covers(matching, asked)}, so ${element} leaves it out`
    case 'excludesNone':
      return phrase`${element} does not list ${code(asked)}`
    case 'emptyList':
      return phrase`lists nothing, so it ${list.holds ? 'holds for everything' : 'covers nothing'}`
    case 'absent':
      return phrase`no ${element} element: the policy speaks of its own resource`
    default:
      return reason satisfies never
  }
}

function coversNone(values: readonly PatternTrace[], asked: string): Phrase {
  const [only, ...others] = values
  const spoilt = missingVariable(values)
  if (only === undefined) return phrase`does not cover ${code(asked)}`
  if (others.length === 0)
    return spoilt === null
      ? phrase`${shown(only)} does not cover ${code(asked)}`
      : noValueFor(spoilt)
  const none = phrase`none of ${counted(values.length, 'value')} covers ${code(asked)}`
  return spoilt === null ? none : phrase`${none}; ${noValueFor(spoilt)}`
}

/** The key of a policy variable without which a value matches nothing. (M17) */
export function missingVariable(values: readonly PatternTrace[]): string | null {
  for (const { reason } of values) if (reason.kind === 'variableMissing') return reason.key
  return null
}

/** 'arn:…/home/alice/* covers arn:…/home/alice/x, with ${aws:username} = alice'. */
function covers(value: PatternTrace, asked: string): Phrase {
  if (value.value === '*') return phrase`${code('*')} covers everything`
  if (isNamed(value, asked)) return phrase`${code(asked)} is listed`
  return phrase`${shown(value)} covers ${code(asked)}${withVariables(value.variables)}`
}

/** The value is what was asked, wildcards aside; in actions letter case does not count. */
function isNamed({ value }: PatternTrace, asked: string): boolean {
  return value.toLowerCase() === asked.toLowerCase()
}

/** What one value of the list does. */
export function patternFact(list: ListTrace, value: PatternTrace): Phrase {
  const { reason } = value
  switch (reason.kind) {
    case 'matches':
      return covers(value, list.asked)
    case 'differs':
      return phrase`${shown(value)} does not cover ${code(list.asked)}${withVariables(value.variables)}`
    case 'variableMissing':
      return phrase`${noValueFor(reason.key)}, so ${code(value.value)} covers nothing`
    default:
      return reason satisfies never
  }
}

function shown(value: PatternTrace): Phrase {
  return [code(value.resolved ?? value.value)]
}

/** An ARN without the five segments that say where it is: 'securecart-prod/img/1.png'. */
export function shortArn(arn: string): string {
  const [scheme, ...rest] = arn.split(':')
  return scheme === 'arn' && rest.length >= 5 ? rest.slice(4).join(':') : arn
}
