/**
 * On which of the chosen resources an action is asked: on those that it can name, as AWS documents its
 * resource types. An action that names none of them is asked on '*' where that is chosen, or else on all.
 */

import { fitsResourceType, resourceTypesOf } from '../../engine/index.ts'
import type { Catalogue, ServiceDetail } from '../../engine/index.ts'
import { setBit, type BitLayout } from './bits.ts'
import { foldedResource, type FoldedResource } from './fold.ts'
import { reachingOut } from './reaching-out.ts'

/** The services without whose details it cannot be told what fits. */
export function servicesNeeded(
  catalogue: Catalogue,
  actions: readonly string[],
  resources: readonly string[],
): readonly string[] {
  const owners = new Set(resources.map(serviceOf))
  const prefixes = [...new Set(actions.map(prefixOf))]
  return prefixes.filter(
    (prefix) =>
      catalogue.services.has(prefix) &&
      [prefix, ...(reachingOut[prefix] ?? [])].some((owner) => owners.has(owner)),
  )
}

/** Everything on everything. */
export function askedEverywhere(
  layout: BitLayout,
  resources: readonly string[],
): readonly FoldedResource[] {
  return resources.map((_, index) => foldedResource(index, layout.every))
}

export function askedWhereItFits(
  layout: BitLayout,
  actions: readonly string[],
  resources: readonly string[],
  detail: (prefix: string) => ServiceDetail | null,
): readonly FoldedResource[] {
  const asked = resources.map(() => new Uint32Array(layout.words))
  const fitting = fitter(resources, detail)
  const anything = resources.indexOf('*')
  const otherwise = anything >= 0 ? [anything] : resources.map((_, index) => index)
  actions.forEach((action, index) => {
    const found = fitting(action)
    for (const resource of found.length > 0 ? found : otherwise) {
      const words = asked[resource]
      if (words !== undefined) setBit(words, layout.bitOf[index] ?? 0)
    }
  })
  return asked.map((words, index) => foldedResource(index, words))
}

/** The resources that an action can name, by their places; each resource type is compared once. */
function fitter(
  resources: readonly string[],
  detail: (prefix: string) => ServiceDetail | null,
): (action: string) => readonly number[] {
  const byType = new Map<string, readonly number[]>()
  const remembered = (name: string, holds: (arn: string) => boolean): readonly number[] => {
    const known = byType.get(name)
    if (known !== undefined) return known
    const places = resources.flatMap((arn, index) => (arn !== '*' && holds(arn) ? [index] : []))
    byType.set(name, places)
    return places
  }
  return (action) => {
    const prefix = prefixOf(action)
    const service = detail(prefix)
    // Nothing is known of the service: what belongs to it is the best guess.
    if (service === null) return remembered(prefix, (arn) => serviceOf(arn) === prefix)
    const found = resourceTypesOf(service, action).flatMap((type) =>
      remembered(`${prefix} ${type.name}`, (arn) => fitsResourceType(type, arn)),
    )
    return [...new Set(found)]
  }
}

function prefixOf(action: string): string {
  return action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase()
}

function serviceOf(arn: string): string | null {
  return /^arn:[^:]*:([^:]+):/.exec(arn)?.[1] ?? null
}
