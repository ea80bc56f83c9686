/**
 * Patterns of actions with what they cover: all of a service, one of its verbs, or what is typed.
 */

import { expandActionPattern } from '../../engine/index.ts'
import type { CatalogueAction, CatalogueService } from '../../engine/index.ts'
import { actionInfo } from './action-info.ts'
import { about, counted, listed, option, text } from './option.ts'
import type { Option } from './option.ts'
import type { Ranked } from './ranking.ts'
import { levelFact } from './services.ts'
import { holds, sourceOf } from './world.ts'
import type { PlaceOf, Scene, World } from './world.ts'

/** Fewer actions are as well named one by one. */
const FEWEST = 3

/** Most patterns that stand above the actions while nothing is typed. */
const MOST = 6

/** `s3:*`, and `s3:Get*` for the verbs that the service really has, those with most actions first. */
export function patternOptions(
  service: CatalogueService,
  rest: string,
  world: World,
): readonly Option[] {
  const actions = [...service.actions.values()]
  const asked = rest.toLowerCase()
  const verbs = byVerb(service)
  const patterns = [...verbs.keys()]
    .filter((verb) => verb.toLowerCase().startsWith(asked))
    // s3:Put* also covers what begins with a longer verb.
    .map((verb) => ({
      verb,
      covered: [...verbs].flatMap(([other, its]) => (other.startsWith(verb) ? its : [])),
    }))
    .filter(({ covered }) => covered.length >= FEWEST && covered.length < actions.length)
    .sort((a, b) => b.covered.length - a.covered.length)
    .slice(0, MOST)
  return [
    ...(asked === '' ? [patternOption(`${service.prefix}:*`, actions, world)] : []),
    ...patterns.map(({ verb, covered }) =>
      patternOption(`${service.prefix}:${verb}*`, covered, world),
    ),
  ]
}

/** Actions by the words that their names begin with. */
function byVerb({
  prefix,
  actions,
}: CatalogueService): ReadonlyMap<string, readonly CatalogueAction[]> {
  const verbs = new Map<string, CatalogueAction[]>()
  for (const action of actions.values()) {
    const verb = /^[A-Z][a-z]+/.exec(action.name.slice(prefix.length + 1))?.[0] ?? action.name
    const known = verbs.get(verb)
    if (known === undefined) verbs.set(verb, [action])
    else known.push(action)
  }
  return verbs
}

function patternOption(pattern: string, covered: readonly CatalogueAction[], world: World): Option {
  return option({
    label: pattern,
    detail: counted(covered.length, 'action'),
    kind: 'pattern',
    section: 'Patterns',
    info: () =>
      about(
        `Covers ${counted(covered.length, 'action')}, and those to come that are called so.`,
        [
          levelFact(covered),
          {
            name: 'Such as',
            values: listed(
              covered.map(({ name }) => name),
              9,
            ),
          },
        ],
        sourceOf(world.catalogue),
      ),
    take: text(pattern),
  })
}

/** Most actions that are listed under a pattern. */
const LISTED = 150

/** A pattern that is being typed: what it covers, and that one by one. */
export function typedPattern({ typed, place, world }: Scene<PlaceOf<'action'>>): readonly Ranked[] {
  if (world.catalogue === null) return []
  const covered = expandActionPattern(world.catalogue, typed)
  if (covered.length === 0) return []
  const section = `Covered by ${typed}`
  const single = covered
    .slice(0, LISTED)
    .filter(({ name }) => !holds(place.beside, name))
    .map((action) =>
      option({
        label: action.name,
        detail: action.level,
        kind: 'action',
        section,
        info: () => actionInfo(action, world),
        take: text(action.name),
      }),
    )
  return [patternOption(typed, covered, world), ...single].map((each) => ({
    option: each,
    ranges: [],
  }))
}
