/**
 * The resource types that a statement's actions work on, and which of the actions each belongs to.
 */

import { resourceTypesOf } from '../../engine/index.ts'
import type { ResourceType, ServiceDetail } from '../../engine/index.ts'
import { statementActions } from './statement-actions.ts'
import type { PlaceOf, Scene } from './world.ts'

export interface UsedType {
  readonly type: ResourceType
  readonly service: ServiceDetail
  /** Names of the statement's actions. */
  readonly actions: readonly string[]
}

export interface UsedTypes {
  /** Those that most of the actions work on first. */
  readonly types: readonly UsedType[]
  /** Actions that work on no single resource, so that only * covers them. */
  readonly anywhere: readonly string[]
  /** Nothing is known of the actions, so any resource may be meant. */
  readonly open: boolean
}

export function usedTypes({ place, world }: Scene<PlaceOf<'resource'>>): UsedTypes {
  const named = statementActions(place, world)
  const types = new Map<ResourceType, UsedType & { readonly actions: string[] }>()
  const anywhere: string[] = []
  let open = named.length === 0
  for (const { prefix, actions } of named) {
    const service = world.detail(prefix)
    if (service === null) open = true
    else {
      for (const { name } of actions) {
        const found = resourceTypesOf(service, name)
        if (found.length === 0) anywhere.push(name)
        for (const type of found) {
          const used = types.get(type)
          if (used === undefined) types.set(type, { type, service, actions: [name] })
          else used.actions.push(name)
        }
      }
    }
  }
  const sorted = [...types.values()].sort(
    (a, b) => b.actions.length - a.actions.length || lengthOf(a.type) - lengthOf(b.type),
  )
  return { types: sorted, anywhere, open }
}

/** A bucket's objects before those behind an access point. */
function lengthOf({ arns }: ResourceType): number {
  return Math.min(...arns.map(({ text }) => text.length))
}
