/**
 * That a scenario cannot hold a check, and what of it is too large, in words.
 */

import { lengths, most } from '../bounds.ts'
import type { Question } from '../../account/index.ts'
import { MOST_CHECKS } from '../../scenario/limits.ts'

const holds = `A scenario holds ${shown(MOST_CHECKS)} checks`

/** Why a check that asks this was not taken: it is too large, or else there is no room. */
export function refusalWords(question: Question): string {
  const excess = excessOf(question)
  return excess === null ? `${holds} at most: remove some first.` : excessWords(excess)
}

export function roomWords(room: number): string {
  return `${holds}. Expected at most ${shown(room)} more.`
}

export function excessWords({ part, found, most }: Excess): string {
  return `Found ${shown(found)} ${partWords[part]}. Expected at most ${shown(most)}.`
}

const partWords: Readonly<Record<Excess['part'], string>> = {
  principal: 'characters of the principal',
  action: 'characters of the action',
  resource: 'characters of the resource',
  name: 'characters of the endpoint',
  keys: 'keys',
  key: 'characters of a key',
  values: 'values of a key',
  value: 'characters of a value',
}

/** The part of a question that there is too much of, how much was found, and how much there may be. */
export interface Excess {
  readonly part: keyof typeof limits
  readonly found: number
  readonly most: number
}

const limits = { ...lengths, ...most }

/** The first part of a question that is too large to be saved; `name` is the endpoint's. Cut, it would ask something else. */
export function excessOf(question: Question): Excess | null {
  const { principal, action, resource, vpcEndpointId, context } = question
  const keys = Object.keys(context)
  const lists = Object.values(context).map((value) => [value ?? []].flat())
  const parts = {
    ...{ principal, action, resource, name: vpcEndpointId ?? '' },
    ...{ keys, key: longest(keys), values: longest(lists), value: longest(lists.flat()) },
  }
  for (const part of Object.keys(parts) as (keyof typeof parts)[]) {
    const found = parts[part].length
    if (found > limits[part]) return { part, found, most: limits[part] }
  }
  return null
}

function longest<T extends { readonly length: number }>(all: readonly T[]): T | '' {
  return all.reduce<T | ''>((most, each) => (each.length > most.length ? each : most), '')
}

function shown(count: number): string {
  return count.toLocaleString('en')
}
