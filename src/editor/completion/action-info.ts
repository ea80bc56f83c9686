/**
 * What the panel says of an action: what it grants, on which resources, with which condition keys.
 */

import { conditionKeysOf, findActionDetail } from '../../engine/index.ts'
import type { CatalogueAction, ServiceDetail } from '../../engine/index.ts'
import { about, listed } from './option.ts'
import type { Fact, Info } from './option.ts'
import { sourceOf } from './world.ts'
import type { World } from './world.ts'

/** At once where the service's data is there, else when it is loaded. */
export function actionInfo(action: CatalogueAction, world: World): Info | Promise<Info> {
  const prefix = action.name.slice(0, action.name.indexOf(':'))
  const detail = world.detail(prefix)
  if (detail !== null) return describe(action, detail)
  return world
    .load(prefix)
    .then((loaded) =>
      loaded === null
        ? about(
            `Access level: ${action.level}. More could not be loaded.`,
            [],
            sourceOf(world.catalogue),
          )
        : describe(action, loaded),
    )
}

function describe(action: CatalogueAction, detail: ServiceDetail): Info {
  const found = findActionDetail(detail, action.name)
  if (found === null) return about('', [{ name: 'Access level', values: [action.level] }])
  const keys = conditionKeysOf(detail, action.name)
  const { dependents, resources } = found
  const facts: readonly Fact[] = [
    { name: 'Access level', values: [found.level] },
    resources.length === 0
      ? { name: 'Resource', values: ['* only: it works on no single resource'] }
      : {
          name: 'Resource types',
          values: listed(
            [...resources]
              .sort((a, b) => Number(b.required) - Number(a.required))
              .map(({ name, required }) => (required ? `${name} (required)` : name)),
          ),
        },
    ...(keys.length === 0 ? [] : [{ name: 'Condition keys', values: listed(keys) }]),
    ...(dependents.length === 0
      ? []
      : [
          { name: `May need as well (as of ${detail.dependentsDate})`, values: listed(dependents) },
        ]),
  ]
  return about(`${found.about}.`, facts, sourceOf(detail))
}
