/**
 * What an action works on, as far as AWS's data says: types of resources, each with the forms of its ARN.
 */

import {
  findActionDetail,
  fitsResourceType,
  halfListedServices,
  resourceTypesOf,
} from '../../engine/index.ts'
import type { ResourceType, ServiceDetail } from '../../engine/index.ts'

export interface WorksOn {
  /** Those that the action requires first; none for an action on no resource, which is asked about `*` (G59). */
  readonly types: readonly ResourceType[]
  /** Names of the types without which a call is not allowed. Where there is none, one of the types or `*` will do. */
  readonly required: ReadonlySet<string>
}

/** Null where the data does not say: an action that it does not know, a service that it knows by halves. */
export function worksOn(detail: ServiceDetail | null, action: string): WorksOn | null {
  const found = detail === null ? null : findActionDetail(detail, action)
  if (detail === null || found === null || halfListedServices.has(detail.prefix)) return null
  const required = found.resources.filter((each) => each.required).map(({ name }) => name)
  return { types: resourceTypesOf(detail, action), required: new Set(required) }
}

/** Whether a request for the action can name this resource. */
export function fits({ types, required }: WorksOn, resource: string): boolean {
  if (resource === '*') return required.size === 0
  return types.some((type) => fitsResourceType(type, resource))
}
