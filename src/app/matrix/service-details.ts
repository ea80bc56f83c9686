/**
 * What AWS's data says of the services that are on the axes, kept once it has come.
 */

import type { ServiceDetail } from '../../engine/index.ts'
import type { AwsData } from '../aws-data.svelte.ts'

export interface ServiceDetails {
  /** Null while it has not come. */
  of(this: void, prefix: string): ServiceDetail | null
  /** True when something has come that was not there. */
  load(this: void, prefixes: readonly string[]): Promise<boolean>
}

export function createServiceDetails(aws: Pick<AwsData, 'loadService'>): ServiceDetails {
  const details = new Map<string, ServiceDetail>()
  return {
    of: (prefix) => details.get(prefix) ?? null,
    async load(prefixes) {
      const before = details.size
      const wanted = prefixes.filter((prefix) => !details.has(prefix))
      await Promise.all(
        wanted.map(async (prefix) => {
          const detail = await aws.loadService(prefix)
          if (detail !== null) details.set(prefix, detail)
        }),
      )
      return details.size > before
    },
  }
}
