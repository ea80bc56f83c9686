/**
 * What a typed text finds among AWS's actions: the pattern that it is, services, and single actions. Each
 * entry stands for one action or for several.
 */

import { expandActionPattern } from '../../engine/index.ts'
import type { Catalogue } from '../../engine/index.ts'
import type { Choice } from '../views/choices.ts'
import { everyAction } from './action-axis.ts'

export interface FoundActions {
  readonly choices: readonly Choice[]
  /** How many were left off. */
  readonly more: number
  /** The actions that an entry stands for. */
  members(this: void, value: string): readonly string[]
}

const SHOWN_MAX = 100
const SERVICES_MAX = 8

/** Without a text, what is chosen: to be looked through, and taken out. */
export function findActions(
  catalogue: Catalogue | null,
  chosen: readonly string[],
  text: string,
): FoundActions {
  const typed = text.trim().toLowerCase()
  const members = (value: string): readonly string[] => membersOf(catalogue, value)
  if (typed === '' || catalogue === null) {
    const named = chosen.filter((action) => action.toLowerCase().includes(typed))
    return cut(named.map(actionChoice), members)
  }
  const patterns = /[*?]/.test(typed) ? patternChoices(catalogue, typed) : []
  const words = typed.split(/[\s:*?]+/).filter(Boolean)
  const services = [...catalogue.services.values()]
    .filter(({ prefix, name }) => prefix.startsWith(typed) || name.toLowerCase().includes(typed))
    // By prefix before by name, and the shortest first: the one that is typed in full.
    .sort((one, other) => rankOf(one.prefix, typed) - rankOf(other.prefix, typed))
    .slice(0, SERVICES_MAX)
    .map(({ prefix, name, actions }): Choice => ({
      ...{ value: `${prefix}:*`, label: `${prefix}:*`, kind: name, icon: 'action' },
      detail: `${actions.size} actions`,
    }))
  const single = everyAction(catalogue).filter((action) => {
    const lower = action.toLowerCase()
    return words.every((word) => lower.includes(word))
  })
  return cut([...patterns, ...services, ...single.map(actionChoice)], members)
}

function rankOf(prefix: string, typed: string): number {
  return prefix.startsWith(typed) ? prefix.length : 1000
}

function patternChoices(catalogue: Catalogue, pattern: string): readonly Choice[] {
  const covered = expandActionPattern(catalogue, pattern)
  if (covered.length === 0) return []
  const detail = `${covered.length.toLocaleString('en')} actions`
  return [{ value: pattern, label: pattern, kind: 'pattern', detail, icon: 'action' }]
}

function actionChoice(action: string): Choice {
  return { value: action, label: action, kind: '', detail: '', icon: 'action' }
}

function membersOf(catalogue: Catalogue | null, value: string): readonly string[] {
  if (catalogue === null || !/[*?]/.test(value)) return [value]
  return expandActionPattern(catalogue, value).map(({ name }) => name)
}

/** A service that is also the pattern stands once. */
function cut(choices: readonly Choice[], members: FoundActions['members']): FoundActions {
  const once = [...new Map(choices.map((choice) => [choice.value, choice])).values()]
  return { choices: once.slice(0, SHOWN_MAX), more: Math.max(0, once.length - SHOWN_MAX), members }
}
