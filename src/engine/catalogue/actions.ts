/**
 * Which services and actions there are, and which of them a pattern covers.
 * [reference_policies_actions-resources-contextkeys, as of the data's date]
 */

import { globOf, matchesGlob } from '../match/glob.ts'
import { parseTemplate, staticPieces } from '../match/template.ts'
import {
  byLowerName,
  complain,
  readData,
  readList,
  readMembers,
  readSource,
  readText,
} from './data.ts'
import type { DataReader, DataResult, DataSource } from './data.ts'

/** What an action does, as AWS sorts them. */
export type AccessLevel = 'List' | 'Read' | 'Write' | 'Tagging' | 'Permissions management'

/** In the order of the data file. */
export const accessLevels: readonly AccessLevel[] = [
  'List',
  'Read',
  'Write',
  'Tagging',
  'Permissions management',
]

export interface CatalogueAction {
  /** As AWS spells it: 's3:GetObject'. */
  readonly name: string
  readonly level: AccessLevel
}

export interface CatalogueService {
  /** What its actions begin with: 's3'. */
  readonly prefix: string
  /** 'Amazon S3' */
  readonly name: string
  /** By name in lower case, in alphabetical order. */
  readonly actions: ReadonlyMap<string, CatalogueAction>
}

export interface Catalogue {
  readonly source: DataSource
  /** By prefix, in alphabetical order. */
  readonly services: ReadonlyMap<string, CatalogueService>
  readonly actionCount: number
}

/**
 * Reads the names of all services and actions.
 * @param text what static/catalogue/actions.json holds; anything else is answered with what is wrong
 */
export function readCatalogue(text: string): DataResult<Catalogue> {
  return readData(text, (root, reader) => {
    const services = new Map<string, CatalogueService>()
    for (const [prefix, value] of readMembers(root.get('services'), 'services', reader)) {
      services.set(prefix, readService(prefix, value, reader))
    }
    const actionCount = [...services.values()].reduce((sum, { actions }) => sum + actions.size, 0)
    return { source: readSource(root, reader), services, actionCount }
  })
}

function readService(prefix: string, value: unknown, reader: DataReader): CatalogueService {
  if (!/^[a-z0-9-]+$/.test(prefix)) complain(reader, `“${prefix}” is no service prefix`)
  const [name = '', ...texts] = readList(value, prefix, reader, (each) =>
    readText(each, prefix, reader),
  )
  if (texts.length !== accessLevels.length) complain(reader, `${prefix} lacks an access level`)
  const actions = texts.flatMap((text, index) => {
    const level = accessLevels[index] ?? 'Write'
    return namesIn(text).map((each) => ({ name: `${prefix}:${each}`, level }))
  })
  const odd = actions.find((action) => !/:[A-Za-z0-9_-]+$/.test(action.name))
  if (odd !== undefined) complain(reader, `“${odd.name}” is no action`)
  const sorted = actions.sort((a, b) => (a.name < b.name ? -1 : 1))
  return { prefix, name, actions: byLowerName(sorted, `actions of ${prefix}`, reader) }
}

/** `Get,Object,ObjectAcl Invoke` names three actions: each word a verb and what follows it, if anything. */
function namesIn(text: string): readonly string[] {
  if (text === '') return []
  return text.split(' ').flatMap((word) => {
    const [verb = '', ...rests] = word.split(',')
    return rests.length === 0 ? [verb] : rests.map((rest) => verb + rest)
  })
}

/** The service of an action or of a pattern of actions; null where its prefix names none. */
export function serviceOf(catalogue: Catalogue, action: string): CatalogueService | null {
  const colon = action.indexOf(':')
  return colon < 0 ? null : (catalogue.services.get(action.slice(0, colon).toLowerCase()) ?? null)
}

/** The action of this full name, in any letter case (M3); null for one that the data does not know. */
export function findAction(catalogue: Catalogue, action: string): CatalogueAction | null {
  return serviceOf(catalogue, action)?.actions.get(action.toLowerCase()) ?? null
}

/**
 * Whether an action changes who may do what. AWS sorts a few that only look, such as
 * billing:GetResourcePolicy, with those that change.
 */
export function changesPermissions({ name, level }: CatalogueAction): boolean {
  return level === 'Permissions management' && !/:(?:get|list|describe)/i.test(name)
}

/**
 * The actions that a value of Action or NotAction covers, by service and then name. None for a
 * value that is no pattern of actions: only `*` needs no colon. [M3, G52, G53]
 */
export function expandActionPattern(
  catalogue: Catalogue,
  pattern: string,
): readonly CatalogueAction[] {
  const lower = pattern.toLowerCase()
  if (!/[*?]/.test(lower)) {
    const action = findAction(catalogue, lower)
    return action === null ? [] : [action]
  }
  const prefix = lower.slice(0, Math.max(0, lower.indexOf(':')))
  if (prefix === '' && lower !== '*') return []
  const service = catalogue.services.get(prefix)
  const services = /^$|[*?]/.test(prefix) ? catalogue.services.values() : service ? [service] : []
  const glob = globOf(staticPieces(parseTemplate(lower, { wildcards: true, variables: false })))
  const found: CatalogueAction[] = []
  for (const { actions } of services) {
    for (const [name, action] of actions) if (matchesGlob(glob, name)) found.push(action)
  }
  return found
}
