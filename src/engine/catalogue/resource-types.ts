/**
 * Which resource types of a service an ARN, or a pattern of ARNs, is about.
 */

import { fitsTemplate } from './arn-fit.ts'
import { literalLength } from './arn-templates.ts'
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
