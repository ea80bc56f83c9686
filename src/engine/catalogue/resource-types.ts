/**
 * Which resource types of a service an ARN, or a pattern of ARNs, is about.
 */

import { fitsTemplate } from './arn-fit.ts'
import { literalLength } from './arn-templates.ts'
import { findActionDetail, resourceTypesOf } from './service-detail.ts'
import type { ResourceType, ServiceDetail } from './service-detail.ts'

/** Whether a value of a Resource element covers some resource of this type. `*` covers any. */
export function fitsResourceType(type: ResourceType, value: string): boolean {
  return type.arns.some((template) => fitsTemplate(template, value))
}

/**
 * The resource types that a value of a Resource element covers resources of, the most telling first:
 * an ARN is of the first type, and of those that say as much. Empty where no type of the service fits.
 */
export function resourceTypesFor(detail: ServiceDetail, value: string): readonly ResourceType[] {
  return [...detail.resourceTypes.values()]
    .flatMap((type) => {
      const fitting = type.arns.filter((template) => fitsTemplate(template, value))
      if (fitting.length === 0) return []
      return [{ type, literal: Math.max(...fitting.map(literalLength)) }]
    })
    .sort((a, b) => b.literal - a.literal)
    .map(({ type }) => type)
}

/** AWS's data on these lists the resources of one of two generations of the service only. */
export const halfListedServices: ReadonlySet<string> = new Set(['apigateway'])

/** Whether an action works on what a value of Resource covers; 'everything': only `*` will do for it (G59). */
export type ActionReach = 'some' | 'none' | 'everything' | 'unknown'

/**
 * A look-up of what actions of the service can do to what a value of a Resource element covers; takes
 * full names of actions.
 * @returns 'unknown' for an action that is not in the data, and where the data is not complete
 */
export function actionReach(detail: ServiceDetail, value: string): (action: string) => ActionReach {
  const fitting = new Set(resourceTypesFor(detail, value))
  const isHalfListed = halfListedServices.has(detail.prefix)
  return (action) => {
    if (findActionDetail(detail, action) === null) return 'unknown'
    const types = resourceTypesOf(detail, action)
    if (value === '*' || types.some((type) => fitting.has(type))) return 'some'
    if (isHalfListed) return 'unknown'
    return types.length === 0 ? 'everything' : 'none'
  }
}
