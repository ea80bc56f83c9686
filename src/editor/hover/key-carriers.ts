/**
 * Whether the requests that a statement is about ever have a condition key, as far as AWS's data says.
 */

import {
  findAction,
  holdsWhenMissing,
  openName,
  parseOperator,
  serviceKeys,
} from '../../engine/index.ts'
import type { Catalogue, KnownKey, ServiceDetail, ServiceKeys } from '../../engine/index.ts'
import { item, list, mind, waiting } from './card.ts'
import type { CardList, HelpData, Item, Paragraph } from './card.ts'
import { coveredActions } from './covered-actions.ts'
import type { KeyPlace } from './written.ts'

interface Carriers {
  readonly paragraphs: readonly Paragraph[]
  readonly lists: readonly CardList[]
}

const nothing: Carriers = { paragraphs: [], lists: [] }

/** Nothing is said where AWS's data gives the key to no action at all: it is then not complete. */
export function carriers(place: KeyPlace, known: KnownKey, data: HelpData): Carriers {
  const { statement } = place
  if (statement === null || statement.actions.negated || data.catalogue === null) return nothing
  const { home } = known
  const name = openName(known.name)
  if (home === null ? !isTagKey(name) : unlisted.has(home) || name === managedNode) return nothing
  const homeDetail = home === null ? null : data.service(home)
  if (homeDetail === 'loading') return { paragraphs: [waiting], lists: [] }
  if (homeDetail !== null && !keysOf(homeDetail).isAttached(name)) return nothing
  const having: Item[] = []
  const lacking: Item[] = []
  for (const { value } of statement.actions.values) {
    const found = carriedBy(value, name, home, data, data.catalogue)
    if (found === 'loading') return { paragraphs: [waiting], lists: [] }
    if (found !== null) (found.some ? having : lacking).push(found.item)
  }
  return {
    paragraphs: having.length > 0 || lacking.length === 0 ? [] : [mind([never(place)])],
    lists: [
      ...list('Actions of the statement that have it', having, 6),
      ...list('Actions that AWS does not list it for', lacking, 6),
    ],
  }
}

/** The data of AWS Marketplace lacks keys that its guide gives to its actions. */
const unlisted: ReadonlySet<string> = new Set(['aws-marketplace'])

/** It comes with every request of its credentials (4.4). */
const managedNode = 'ssm:sourceinstancearn'

/** Of the global keys these are listed action by action. */
function isTagKey(open: string): boolean {
  return /^aws:(?:requesttag\/|resourcetag\/|tagkeys$)/.test(open)
}

function never({ operator }: KeyPlace): string {
  const parsed = parseOperator(operator)
  const start = 'AWS lists it for none of the statement’s actions'
  if (parsed === null || parsed.row.operand === 'presence') return `${start}.`
  const result = holdsWhenMissing(parsed) ? 'holds for every request' : 'holds for no request'
  return `${start}, so that the test ${result}.`
}

/** How many of the actions that a value of Action covers have the key; null where nothing is known of them. */
function carriedBy(
  value: string,
  key: string,
  home: string | null,
  data: HelpData,
  catalogue: Catalogue,
): { readonly some: boolean; readonly item: Item } | 'loading' | null {
  const written = value.slice(0, Math.max(0, value.indexOf(':'))).toLowerCase()
  // Of a pattern of services, the one that the key is of.
  const prefix = catalogue.services.has(written) ? written : (home ?? '')
  const detail = data.service(prefix)
  if (detail === null || detail === 'loading') return detail
  const { byAction } = keysOf(detail)
  if (!/[*?]/.test(value)) {
    const keys = byAction(value.toLowerCase())
    const name = findAction(catalogue, value)?.name ?? value
    return keys === null ? null : { some: keys.has(key), item: item(name) }
  }
  const names = coveredActions(catalogue, value)
    .actions.map((action) => action.name.toLowerCase())
    .filter((name) => name.startsWith(`${prefix}:`))
  const found = names.filter((name) => byAction(name)?.has(key) === true).length
  const note = `${found} of ${names.length} in ${detail.name}`
  return names.length === 0 ? null : { some: found > 0, item: item(value, note) }
}

const kept = new WeakMap<ServiceDetail, ServiceKeys>()

function keysOf(detail: ServiceDetail): ServiceKeys {
  const keys = kept.get(detail) ?? serviceKeys(detail)
  kept.set(detail, keys)
  return keys
}
