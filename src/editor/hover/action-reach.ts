/**
 * Which of a statement's actions work on what a value of Resource covers, and which do not.
 */

import {
  actionReach,
  findAction,
  findResourceType,
  resourceTypesOf,
  serviceOf,
} from '../../engine/index.ts'
import type { ActionReach, Catalogue, ServiceDetail } from '../../engine/index.ts'
import { coveredActions } from './covered-actions.ts'
import { item, list } from './card.ts'
import type { CardList, HelpData, Item } from './card.ts'
import { code, listed, say } from './words.ts'
import type { Words } from './words.ts'
import type { ResourcePlace } from './written.ts'

interface Reached {
  readonly lists: readonly CardList[]
  /** A service's data is on its way. */
  readonly isWaiting: boolean
}

/**
 * Patterns are counted, action by action; those of all services within the resource's own.
 * Nothing is said of NotAction and NotResource: what they leave is no list of anybody's.
 */
export function actionReachLists(
  { value, negated, statement }: ResourcePlace,
  prefix: string,
  data: HelpData,
): Reached {
  const { catalogue } = data
  if (catalogue === null || negated || statement === null || statement.actions.negated) {
    return { lists: [], isWaiting: false }
  }
  const working: Item[] = []
  const idle: Item[] = []
  let isWaiting = false
  for (const { value: action } of statement.actions.values) {
    const detail = detailFor(catalogue, action, prefix, data)
    if (detail === 'loading') isWaiting = true
    if (detail === null || detail === 'loading') continue
    const said = /[*?]/.test(action)
      ? ofPattern(catalogue, detail, action, value)
      : ofAction(catalogue, detail, action, value)
    if (said !== null) (said.works ? working : idle).push(said.item)
  }
  return {
    lists: [
      ...list('Actions of the statement that work on it', working, 6),
      ...list('Actions of the statement that do not', idle, 6),
    ],
    isWaiting,
  }
}

function detailFor(
  catalogue: Catalogue,
  action: string,
  prefix: string,
  data: HelpData,
): ServiceDetail | 'loading' | null {
  const own = serviceOf(catalogue, action)?.prefix
  // A pattern of services, or of all there is.
  return data.service(own ?? (/^[^:]*[*?]/.test(action) ? prefix : ''))
}

interface Said {
  readonly works: boolean
  readonly item: Item
}

function ofAction(
  catalogue: Catalogue,
  detail: ServiceDetail,
  action: string,
  value: string,
): Said | null {
  const name = findAction(catalogue, action)?.name ?? action
  switch (actionReach(detail, value)(action)) {
    case 'some':
      return { works: true, item: item(name) }
    case 'none':
      return { works: false, item: item(name, '', formsOf(detail, action)) }
    case 'everything':
      return {
        works: false,
        item: item(name, '', say`works on no particular resource, only on ${code('*')}`),
      }
    case 'unknown':
      return null
  }
}

/** The ARNs that an action works on; a card has room for two. */
function formsOf(detail: ServiceDetail, action: string): Words {
  const types = resourceTypesOf(detail, action)
  const forms = types.flatMap(({ name }) => findResourceType(detail, name)?.arns[0]?.text ?? [])
  const more = forms.length > 2 ? ` and ${forms.length - 2} more forms` : ''
  return say`works on ${listed(forms.slice(0, 2), more === '' ? 'or' : ',')}${more}`
}

function ofPattern(
  catalogue: Catalogue,
  detail: ServiceDetail,
  pattern: string,
  value: string,
): Said | null {
  const found: Record<ActionReach, number> = { some: 0, none: 0, everything: 0, unknown: 0 }
  const own = `${detail.prefix}:`
  const reach = actionReach(detail, value)
  for (const { name } of coveredActions(catalogue, pattern).actions) {
    if (name.startsWith(own)) found[reach(name)] += 1
  }
  const all = found.some + found.none + found.everything + found.unknown
  if (all === 0 || found.unknown === all) return null
  const rest = found.none + found.everything
  const note =
    rest === 0 ? `all ${all} in ${detail.name}` : `${found.some} of ${all} in ${detail.name}`
  return { works: found.some > 0, item: item(pattern, note) }
}
