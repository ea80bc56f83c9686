/**
 * The world as a policy sees it: what its values can name.
 */

import type {
  Account,
  Organization,
  PolicyEntry,
  PrincipalOption,
  ResourceOption,
  Tag,
  World,
} from '../../account/index.ts'
import { principalChoices } from './choices.ts'

/** In the shape that the editor asks for; structural, because the editor and this know nothing of each other. */
export function surroundings(
  world: World,
  policy: Pick<PolicyEntry, 'kind' | 'accountId' | 'attachedTo'>,
  principals: readonly PrincipalOption[],
  resources: readonly ResourceOption[],
) {
  const { organization, accounts } = world
  const named = principalChoices(principals).filter(({ value }) => value.startsWith('arn:'))
  const providers = (choice: { readonly icon: string }): boolean =>
    choice.icon === 'identityProvider'
  const toNamed = (choices: typeof named) =>
    choices.map(({ value, label, kind }) => ({ arn: value, label, type: kind }))
  return {
    kind: policy.kind,
    accountId: policy.accountId,
    attachedTo: policy.attachedTo,
    organization:
      organization === null
        ? null
        : { id: organization.id, paths: organizationPaths(organization) },
    accounts: accounts.map(({ id, name }) => ({ id, name })),
    principals: toNamed(named.filter((choice) => !providers(choice))),
    identityProviders: toNamed(named.filter(providers)),
    resources: resources.filter(({ arn }) => arn !== '*'),
    vpcEndpoints: accounts.flatMap(({ vpcEndpoints }) =>
      vpcEndpoints.map(({ id, vpcId }) => ({ id, vpcId })),
    ),
    tags: tagsOf(accounts),
  }
}

/** From the root down, as the request's keys have them. [reference_policies_condition-keys, aws:PrincipalOrgPaths] */
function organizationPaths({ id, root, units }: Organization): readonly string[] {
  const parents = new Map(units.map((unit) => [unit.id, unit.parentId]))
  const start = `${id}/${root.id}/`
  const pathOf = (unit: string, left: number): string => {
    const parent = parents.get(unit)
    // A file may name parents in a circle.
    if (parent === undefined || left === 0) return start
    return `${pathOf(parent, left - 1)}${unit}/`
  }
  return [start, ...units.map((unit) => pathOf(unit.id, units.length))]
}

function tagsOf(
  accounts: readonly Account[],
): readonly { readonly key: string; readonly values: readonly string[] }[] {
  const found = new Map<string, Set<string>>()
  const note = (tags: readonly Tag[]): void => {
    for (const { key, value } of tags) {
      const values = found.get(key) ?? new Set()
      found.set(key, values.add(value))
    }
  }
  for (const account of accounts) {
    for (const { tags } of account.users) note(tags)
    for (const { tags } of account.roles) note(tags)
    for (const { tags } of account.resources) note(tags)
    for (const { tags } of account.sessions) note(tags)
  }
  return [...found].sort().map(([key, values]) => ({ key, values: [...values].sort() }))
}
