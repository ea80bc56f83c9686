/**
 * What can be put on the axes of principals and resources: every one with its name, and the groups by which
 * several are chosen at once: by kind, by account, by tag, and by what policies and checks name.
 */

import { tagsByArn } from '../../account/index.ts'
import type { PrincipalOption, ResourceOption, World } from '../../account/index.ts'
import type { Scenario } from '../../scenario/model.ts'
import { principalChoices, resourceChoices, type Choice } from '../views/choices.ts'
import type { PolicyMentions } from './policy-mentions.ts'

/** Several members of an axis that are chosen together. */
export interface OptionGroup {
  readonly label: string
  readonly ids: readonly string[]
}

/** Groups of one sort: 'By account'. */
export interface Facet {
  readonly title: string
  readonly groups: readonly OptionGroup[]
}

export interface AxisOptions {
  readonly choices: readonly Choice[]
  readonly facets: readonly Facet[]
  /** What the axis holds until somebody chooses. */
  readonly first: readonly string[]
}

/** Kinds that act by themselves; services, identity providers and nobody are there to be added. */
const acting: ReadonlySet<PrincipalOption['kind']> = new Set([
  ...(['root', 'user', 'role', 'session', 'federatedUser'] as const),
])

const kindWords: Readonly<Record<PrincipalOption['kind'], string>> = {
  root: 'Root users',
  user: 'Users',
  role: 'Roles',
  session: 'Sessions',
  federatedUser: 'Federated users',
  identityProvider: 'Identity providers',
  service: 'AWS services',
  anonymous: 'Nobody signed in',
}

export function principalOptions(
  principals: readonly PrincipalOption[],
  { world, question, checks }: Scenario,
  mentions: PolicyMentions,
): AxisOptions {
  const ids = principals.map(({ value }) => value)
  const asked = [question, ...checks.map((check) => check.question)]
  return {
    choices: principalChoices(principals),
    facets: facets([
      [
        'By kind',
        groupsBy(
          principals,
          ({ kind }) => kindWords[kind],
          ({ value }) => value,
        ),
      ],
      ['By account', groupsBy(principals, accountOf, ({ value }) => value)],
      ['By tag', tagGroups(world, ids)],
      [
        'Named by',
        [
          { label: 'Policies', ids: among(ids, mentions.principals) },
          {
            label: 'Checks',
            ids: among(
              ids,
              asked.map(({ principal }) => principal),
            ),
          },
        ],
      ],
    ]),
    first: principals.filter(({ kind }) => acting.has(kind)).map(({ value }) => value),
  }
}

export function resourceOptions(
  known: readonly ResourceOption[],
  { world, question, checks }: Scenario,
  mentions: PolicyMentions,
): AxisOptions {
  const asked = [question, ...checks.map((check) => check.question)].map(({ resource }) => resource)
  const there = new Set(known.map(({ arn }) => arn))
  const others = [...new Set([...asked, ...mentions.resources])].filter((arn) => !there.has(arn))
  const resources = [...known, ...others.map(onlyNamed)]
  const ids = resources.map(({ arn }) => arn)
  return {
    choices: resourceChoices(resources),
    facets: facets([
      [
        'By type',
        groupsBy(
          resources,
          ({ type }) => type,
          ({ arn }) => arn,
        ),
      ],
      ['By account', groupsBy(resources, accountOf, ({ arn }) => arn)],
      ['By tag', tagGroups(world, ids)],
      [
        'Named by',
        [
          { label: 'Policies', ids: among(ids, mentions.resources) },
          { label: 'Checks', ids: among(ids, asked) },
        ],
      ],
    ]),
    first: [...there, ...among(others, asked)],
  }
}

/** A resource of which no more is known than that something names it. */
function onlyNamed(arn: string): ResourceOption {
  const rest = arn.split(':').slice(5).join(':')
  const label = rest === '' ? arn : rest
  return { arn, label, type: 'Only named', accountId: null, accountName: null }
}

function accountOf({ accountName }: { readonly accountName: string | null }): string {
  return accountName ?? 'No account'
}

function facets(all: readonly (readonly [string, readonly OptionGroup[]])[]): readonly Facet[] {
  return all
    .map(([title, groups]) => ({ title, groups: groups.filter(({ ids }) => ids.length > 0) }))
    .filter(({ groups }) => groups.length > 0)
}

function groupsBy<Item>(
  items: readonly Item[],
  labelOf: (item: Item) => string,
  idOf: (item: Item) => string,
): readonly OptionGroup[] {
  const groups = new Map<string, string[]>()
  for (const item of items) {
    const ids = groups.get(labelOf(item))
    if (ids === undefined) groups.set(labelOf(item), [idOf(item)])
    else ids.push(idOf(item))
  }
  return [...groups].map(([label, ids]) => ({ label, ids }))
}

function tagGroups(world: World, ids: readonly string[]): readonly OptionGroup[] {
  const tags = tagsByArn(world)
  const tagged = ids.flatMap((id) =>
    (tags.get(id) ?? []).map(({ key, value }) => ({ id, label: `${key} = ${value}` })),
  )
  return groupsBy(
    tagged,
    ({ label }) => label,
    ({ id }) => id,
  )
}

function among(ids: readonly string[], named: readonly string[]): readonly string[] {
  const wanted = new Set(named)
  return ids.filter((id) => wanted.has(id))
}
