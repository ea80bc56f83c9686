/**
 * What AWS's catalogue says of the values of Action: the access level of one, how many a pattern covers.
 */

import { accessLevels, expandActionPattern, findAction } from '../../engine/index.ts'
import type { AccessLevel, Catalogue } from '../../engine/index.ts'

export type ActionFact =
  | { readonly kind: 'action'; readonly level: AccessLevel }
  | { readonly kind: 'pattern'; readonly count: number; readonly levels: readonly LevelCount[] }
  /** The catalogue, which has a date, does not know it. */
  | { readonly kind: 'unknown' }

export interface LevelCount {
  readonly level: AccessLevel
  readonly count: number
}

/** Looks values up, each once: a pattern may cover every action of AWS. */
export function actionFacts(catalogue: Catalogue): (value: string) => ActionFact {
  const known = new Map<string, ActionFact>()
  return (value) => {
    const found = known.get(value) ?? lookUp(catalogue, value)
    known.set(value, found)
    return found
  }
}

function lookUp(catalogue: Catalogue, value: string): ActionFact {
  if (!/[*?]/.test(value)) {
    const action = findAction(catalogue, value)
    return action === null ? { kind: 'unknown' } : { kind: 'action', level: action.level }
  }
  const covered = expandActionPattern(catalogue, value)
  if (covered.length === 0) return { kind: 'unknown' }
  const levels = accessLevels
    .map((level) => ({ level, count: covered.filter((each) => each.level === level).length }))
    .filter(({ count }) => count > 0)
  return { kind: 'pattern', count: covered.length, levels }
}

/** For the end of a row: 'Read', '171 actions', 'not in AWS’s list'. */
export function factLabel(fact: ActionFact): string {
  switch (fact.kind) {
    case 'action':
      return fact.level
    case 'pattern':
      return fact.count === 1 ? '1 action' : `${fact.count.toLocaleString('en')} actions`
    case 'unknown':
      return 'not in AWS’s list'
  }
}

/** In full, for who asks: '171 actions: 12 List, 60 Read, …'. */
export function factDetail(fact: ActionFact): string {
  if (fact.kind === 'unknown') {
    return 'The list of AWS’s actions that is used here has no action of that name.'
  }
  if (fact.kind === 'action') return `Access level: ${fact.level}`
  const parts = fact.levels.map(({ level, count }) => `${count.toLocaleString('en')} ${level}`)
  return `${factLabel(fact)}: ${parts.join(', ')}`
}

/** It hands out permissions, alone or among others. */
export function isGrave(fact: ActionFact): boolean {
  if (fact.kind === 'action') return fact.level === 'Permissions management'
  return (
    fact.kind === 'pattern' && fact.levels.some(({ level }) => level === 'Permissions management')
  )
}
