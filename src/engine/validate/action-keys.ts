/**
 * Which condition keys the requests for an action can hold, as far as AWS's data says.
 */

import { conditionKeysOf } from '../catalogue/service-detail.ts'
import type { ServiceDetail } from '../catalogue/service-detail.ts'
import { remembered } from './remembered.ts'

/** A key's name with what the user fills in left open, for comparing: 's3:existingobjecttag/${}'. */
export function openName(name: string): string {
  return name.toLowerCase().replace(/\$\{[^}]*\}/g, '${}')
}

/** Open names of condition keys. */
export type KeyNames = ReadonlySet<string>

/** What a service's data says of its actions' keys; worked out as it is asked for. */
export interface ServiceKeys {
  /** By the action's full name in lower case; null for an action that is not known. */
  readonly byAction: (action: string) => KeyNames | null
  /** Whether some action has the key, by its open name: of other keys the data says nothing. */
  readonly isAttached: (key: string) => boolean
}

export function serviceKeys(detail: ServiceDetail): ServiceKeys {
  const attached = remembered(() => attachedKeys(detail))
  return {
    byAction: remembered((action) =>
      detail.actions.has(action) ? new Set(conditionKeysOf(detail, action).map(openName)) : null,
    ),
    isAttached: (key) => attached('').has(key),
  }
}

/** The keys of all actions and resource types. */
function attachedKeys(detail: ServiceDetail): KeyNames {
  const names = new Set<string>()
  for (const { keys, resources } of detail.actions.values()) {
    for (const key of keys) names.add(key)
    for (const resource of resources) for (const key of resource.keys) names.add(key)
  }
  for (const { keys } of detail.resourceTypes.values()) for (const key of keys) names.add(key)
  return new Set([...names].map(openName))
}
