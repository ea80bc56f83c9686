/**
 * What Action and NotAction can say: services, the actions of one, patterns with what they cover, and
 * actions by their bare names.
 */

import type { CatalogueAction, CatalogueService } from '../../engine/index.ts'
import { actionInfo } from './action-info.ts'
import { patternOptions, typedPattern } from './action-patterns.ts'
import { searchActions } from './action-search.ts'
import { matchName } from './matching.ts'
import { about, counted, option, text } from './option.ts'
import type { Option } from './option.ts'
import { mostOptions, ranked } from './ranking.ts'
import type { Ranked } from './ranking.ts'
import { nearestServices, serviceOptions } from './services.ts'
import { trustActionOptions } from './trust-actions.ts'
import { holds } from './world.ts'
import type { PlaceOf, Scene, World } from './world.ts'

type ActionScene = Scene<PlaceOf<'action'>>

export function actionOptions(scene: ActionScene): readonly Ranked[] {
  const { place, typed, world } = scene
  const left = (options: readonly Option[]): readonly Option[] =>
    options.filter(({ label }) => !holds(place.beside, label))
  if (world.kind === 'trust') return ranked(left(trustActionOptions(scene)), typed)
  if (world.catalogue === null) return ranked(left([everything(scene), ...retryOption(world)]), '')
  if (/[*?]/.test(typed)) return typedPattern(scene)
  const colon = typed.indexOf(':')
  if (colon < 0) return anywhere(scene, left).slice(0, mostOptions)
  const service = world.catalogue.services.get(typed.slice(0, colon).toLowerCase())
  if (service === undefined) return ranked(serviceOptions(scene), typed.slice(0, colon))
  return ranked(left(ofService(service, typed, world)), typed)
}

/** Before there is a colon: services, and actions of all of them. */
function anywhere(
  scene: ActionScene,
  left: (options: readonly Option[]) => readonly Option[],
): readonly Ranked[] {
  const { typed, world } = scene
  if (world.catalogue === null) return []
  const found = searchActions(world.catalogue, typed, nearestServices(scene)).map((action) => {
    const { detail, ...rest } = actionOption(action, world, 'Actions')
    const service = world.catalogue?.services.get(action.name.slice(0, action.name.indexOf(':')))
    return { ...rest, detail: `${detail} · ${service?.name ?? ''}` }
  })
  const services = ranked(serviceOptions(scene), typed)
  const actions = ranked(left(found), typed)
  // A resource control policy has to name a service (G25).
  const all = world.kind === 'rcp' ? [] : ranked(left([everything(scene)]), typed)
  if (typed === '') return [...services.slice(0, 1), ...all, ...services.slice(1)]
  // A service that is called what is typed, before the actions that hold it.
  const [first] = services
  const named =
    first !== undefined && first.option.label.toLowerCase().startsWith(typed.toLowerCase())
  return named ? [...services, ...actions] : [...actions, ...services, ...all]
}

/** How many of the actions stand above the patterns, once something is typed. */
const FIRST = 6

/** Most of them that become options: none have to be made of those that are not found. */
const MOST = 190

function ofService(service: CatalogueService, typed: string, world: World): readonly Option[] {
  const patterns = patternOptions(service, typed.slice(service.prefix.length + 1), world)
  const found = [...service.actions.values()].flatMap((action) => {
    const match = matchName(action.name, typed)
    return match === null ? [] : [{ action, rank: match.rank }]
  })
  // Of names that only hold the letters somewhere, the shorter are the likelier.
  const lengthOf = ({ action, rank }: (typeof found)[number]): number =>
    rank < 3 ? 0 : action.name.length
  const best = found.toSorted((a, b) => a.rank - b.rank || lengthOf(a) - lengthOf(b)).slice(0, MOST)
  const options = (actions: typeof best, section: string): readonly Option[] =>
    actions.map(({ action }) => actionOption(action, world, section))
  if (typed.length === service.prefix.length + 1) return [...patterns, ...options(best, 'Actions')]
  const first = best
    .filter(({ rank }) => rank < 2)
    .sort((a, b) => a.action.name.length - b.action.name.length)
    .slice(0, FIRST)
  const others = best.filter((each) => !first.includes(each))
  return [...options(first, 'Actions'), ...patterns, ...options(others, 'More actions')]
}

function actionOption(action: CatalogueAction, world: World, section: string): Option {
  return option({
    label: action.name,
    detail: action.level,
    kind: 'action',
    section,
    info: () => actionInfo(action, world),
    take: text(action.name),
  })
}

function everything({ world: { catalogue } }: ActionScene): Option {
  const count = catalogue === null ? '' : counted(catalogue.actionCount, 'action')
  return option({
    label: '*',
    detail: count,
    kind: 'pattern',
    section: 'Everything',
    info: () => about('Every action of every service, those to come included.'),
    take: text('*'),
  })
}

/** Why actions are missing, and what can be done about it. */
export function retryOption({ state }: World): readonly Option[] {
  if (state === 'ready') return []
  const failed = state === 'failed'
  return [
    option({
      label: failed ? 'Load AWS’s actions again' : 'AWS’s actions are being loaded …',
      kind: 'retry',
      section: failed ? 'AWS’s catalogue could not be loaded' : 'AWS’s catalogue is on its way',
      info: () =>
        about(
          failed
            ? 'Actions, resource types and the condition keys of services come from AWS’s catalogue, which could not be loaded. All else is offered as ever.'
            : 'Actions, resource types and the condition keys of services come from AWS’s catalogue.',
        ),
      take: { kind: 'retry' },
    }),
  ]
}
