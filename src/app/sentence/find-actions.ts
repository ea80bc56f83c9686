/**
 * What the action slot offers: what the scenario mentions, then AWS's services, which are gone into,
 * and their actions.
 */

import { findAction, nearestAction } from '../../engine/index.ts'
import type {
  Catalogue,
  CatalogueAction,
  CatalogueService,
  ServiceDetail,
} from '../../engine/index.ts'
import { checkAction, cutChoices, findChoices } from '../views/choices.ts'
import type { Choice, Found } from '../views/choices.ts'
import { dayInWords } from '../views/days.ts'
import { readQuery, searchActions, searchServices } from './action-index.ts'
import type { ActionIndex, ActionQuery } from './action-index.ts'

export interface ActionSource {
  readonly index: ActionIndex
  /** What the scenario speaks of, as it writes it. */
  readonly mentioned: readonly Choice[]
  /** What is known of a service in detail; null while it is not loaded, which asking begins. */
  readonly detail: (prefix: string) => ServiceDetail | null
}

/**
 * More are drawn by nobody's wish; as many services as leave room for actions. What actions do is told
 * for the services that are seen first: each has a file of its own, which is fetched for it.
 */
const most = { actions: 100, services: 8, told: 8 }

/** What may be chosen for a text, which is empty before anything is typed. */
export function findActions(source: ActionSource, text: string): Found {
  const { index, mentioned } = source
  const { catalogue } = index
  const query = readQuery(catalogue, text)
  const known = mentioned.map((choice) => mentionedChoice(catalogue, choice, query.service))
  if (text.trim() === '') {
    const listed = known.length > 0 ? known : [...catalogue.services.values()].map(serviceChoice)
    return { ...cutChoices(listed), note: invitation(catalogue) }
  }
  const own = findChoices(known, text.replace(/[*?]/g, ' '))
  const services = searchServices(index, query)
  const actions = restOfActions(source, query)
  const shown = actions.choices.length + own.choices.length > 0 ? most.services : most.actions
  const choices = [
    ...services.slice(0, shown).map(serviceChoice),
    ...own.choices,
    ...actions.choices,
  ]
  if (choices.length === 0) return { choices: meant(source, text), more: 0 }
  const all = services.length + own.choices.length + own.more + actions.choices.length
  const drawn = withWhatTheyDo(source, query, cutChoices(choices).choices)
  const found = { choices: drawn, more: all + actions.more - drawn.length }
  return isOffered(drawn, text) ? found : { ...found, completes: true }
}

function isOffered(choices: readonly Choice[], text: string): boolean {
  const lower = text.trim().toLowerCase()
  return choices.some(({ value }) => value.toLowerCase() === lower)
}

function restOfActions(source: ActionSource, query: ActionQuery): Found {
  const { index, mentioned } = source
  const names = new Set(mentioned.map(({ value }) => value.toLowerCase()))
  const used = new Set([...names].map((name) => name.slice(0, name.indexOf(':'))))
  const { actions, count } = searchActions(index, query, used, most.actions + names.size)
  const rest = actions.filter(({ name }) => !names.has(name.toLowerCase()))
  const choices = rest
    .slice(0, most.actions)
    .map((action) => actionChoice(index.catalogue, action, query.service))
  // What is hit beyond the list may be mentioned too, and then counts in both.
  return { choices, more: Math.max(0, count - (actions.length - rest.length) - choices.length) }
}

function serviceChoice({ prefix, name, actions }: CatalogueService): Choice {
  const count = `${actions.size} action${actions.size === 1 ? '' : 's'}`
  return {
    value: `${prefix}:`,
    label: prefix,
    kind: name,
    detail: count,
    icon: 'service',
    section: 'Services',
    goesOn: true,
  }
}

function mentionedChoice(
  catalogue: Catalogue,
  choice: Choice,
  within: CatalogueService | null,
): Choice {
  const action = findAction(catalogue, choice.value)
  const section = 'In this scenario'
  if (action === null) return { ...choice, kind: 'not in AWS’s catalogue', section }
  return { ...actionChoice(catalogue, action, within), value: choice.value, section }
}

function actionChoice(
  catalogue: Catalogue,
  { name, level }: CatalogueAction,
  within: CatalogueService | null,
): Choice {
  const service = catalogue.services.get(prefixOf(name))?.name ?? ''
  const section = within === null ? 'Actions of all services' : `Actions of ${within.name}`
  const detail = within === null ? service : ''
  return { value: name, label: name, kind: level, detail, icon: 'action', section }
}

function prefixOf(action: string): string {
  return action.slice(0, action.indexOf(':')).toLowerCase()
}

/** Of the services that the text names, and of those hit first once it is more than a letter or two. */
function withWhatTheyDo(
  { index, detail }: ActionSource,
  { service, words }: ActionQuery,
  choices: readonly Choice[],
): readonly Choice[] {
  const named = words.filter((word) => index.catalogue.services.has(word))
  const actions = words.join('').length < 3 ? [] : choices.filter(({ icon }) => icon === 'action')
  const hit = [...new Set(actions.map(({ value }) => prefixOf(value)))].slice(0, most.told)
  const told = new Set(service === null ? [...named, ...hit] : [service.prefix])
  return choices.map((choice) => {
    const prefix = prefixOf(choice.value)
    if (choice.icon !== 'action' || !told.has(prefix)) return choice
    const about = detail(prefix)?.actions.get(choice.value.toLowerCase())?.about ?? ''
    return about === '' ? choice : { ...choice, about }
  })
}

/** A name that nothing has, but nearly. */
function meant(source: ActionSource, text: string): readonly Choice[] {
  const { catalogue } = source.index
  const name = checkAction(text) === null ? nearestAction(catalogue, text) : null
  const action = name === null ? null : findAction(catalogue, name)
  if (action === null) return []
  const choice = { ...actionChoice(catalogue, action, null), section: 'Did you mean' }
  return withWhatTheyDo(source, { service: null, words: [prefixOf(action.name)] }, [choice])
}

function invitation({ actionCount, services, source }: Catalogue): string {
  const count = actionCount.toLocaleString('en')
  return `Type to search AWS’s ${count} actions of ${services.size} services, as of ${dayInWords(source.date)}.`
}
