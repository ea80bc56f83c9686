/**
 * The axis of actions: where its members come from, narrowed to some access levels.
 */

import { accessLevels, expandActionPattern, findAction } from '../../engine/index.ts'
import type { AccessLevel, Catalogue } from '../../engine/index.ts'
import type { Scenario } from '../../scenario/model.ts'
import type { PolicyMentions } from './policy-mentions.ts'

/** Where the actions come from. */
export type ActionSource =
  /** Those that policies and checks name one by one. */
  | { readonly kind: 'named' }
  /** And those that their patterns cover, '*' and patterns of every service apart. */
  | { readonly kind: 'covered' }
  | { readonly kind: 'all' }
  /** Chosen one by one or by pattern; in this order. */
  | { readonly kind: 'chosen'; readonly actions: readonly string[] }

export interface ActionChoice {
  readonly source: ActionSource
  /** Actions of other levels are left out. An action that AWS's list does not have has no level, and stays. */
  readonly levels: readonly AccessLevel[]
}

export const allLevels: readonly AccessLevel[] = accessLevels

export const firstActions: ActionChoice = { source: { kind: 'named' }, levels: accessLevels }

/** Each once, whatever its letter case. Without the catalogue patterns cover nothing. */
export function actionsOf(
  { source, levels }: ActionChoice,
  catalogue: Catalogue | null,
  mentions: PolicyMentions,
  scenario: Pick<Scenario, 'question' | 'checks'>,
): readonly string[] {
  const actions = sourceActions(source, catalogue, mentions, scenario)
  if (levels.length === accessLevels.length || catalogue === null) return actions
  return actions.filter((action) => {
    const level = findAction(catalogue, action)?.level
    return level === undefined || levels.includes(level)
  })
}

function sourceActions(
  source: ActionSource,
  catalogue: Catalogue | null,
  mentions: PolicyMentions,
  { question, checks }: Pick<Scenario, 'question' | 'checks'>,
): readonly string[] {
  const asked = [question, ...checks.map((check) => check.question)].map(({ action }) => action)
  switch (source.kind) {
    case 'named':
      return once([...mentions.actions.filter(isAction), ...asked], catalogue).sort()
    case 'covered':
      return once([...mentions.actions.filter(isOfOneService), ...asked], catalogue).sort()
    case 'all':
      return catalogue === null ? [] : everyAction(catalogue)
    case 'chosen':
      return source.actions
    default:
      return source satisfies never
  }
}

export function everyAction(catalogue: Catalogue): readonly string[] {
  return [...catalogue.services.values()].flatMap(({ actions }) =>
    [...actions.values()].map(({ name }) => name),
  )
}

/** Actions and patterns as actions, spelt as AWS spells them. */
function once(values: readonly string[], catalogue: Catalogue | null): string[] {
  const found = new Map<string, string>()
  for (const value of values) {
    for (const action of expanded(value, catalogue)) {
      const key = action.toLowerCase()
      if (!found.has(key)) found.set(key, action)
    }
  }
  return [...found.values()]
}

function expanded(value: string, catalogue: Catalogue | null): readonly string[] {
  const known = catalogue === null ? [] : expandActionPattern(catalogue, value)
  if (known.length > 0) return known.map(({ name }) => name)
  return isAction(value) ? [value] : []
}

function isAction(text: string): boolean {
  return /^[a-z0-9-]+:[a-z0-9_-]+$/i.test(text)
}

function isOfOneService(text: string): boolean {
  return /^[a-z0-9-]+:/i.test(text)
}
