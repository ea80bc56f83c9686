/**
 * What a check is told of AWS: the data of the catalogue, as far as it has been loaded.
 */

import type { Catalogue } from '../catalogue/actions.ts'
import type { KnownKeys } from '../catalogue/known-keys.ts'
import type { ServiceDetail } from '../catalogue/service-detail.ts'

/** What is known of AWS, as far as it has been loaded: rules that need what is null say nothing. */
export interface Knowledge {
  /** The names of all services and actions. */
  readonly catalogue: Catalogue | null
  /** The names and types of all condition keys. */
  readonly keys: KnownKeys | null
  /**
   * What one service has, by its prefix in lower case. Asked for what the policy names: a caller that
   * answers null can note the prefix, load the service and check again.
   */
  readonly service: (prefix: string) => ServiceDetail | null
}
