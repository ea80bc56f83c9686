/**
 * Which refusal is named where several policies refuse: explicit denies before implicit ones, each in
 * this order. AWS publishes none (E6, unconfirmed).
 */

import type { Layer } from './types.ts'

export const reportingOrder: {
  readonly explicitDeny: readonly Layer[]
  readonly implicitDeny: readonly Layer[]
} = {
  explicitDeny: [
    'serviceControl',
    'resourceControl',
    'endpoint',
    'boundary',
    'session',
    'resource',
    'identity',
  ],
  implicitDeny: [
    'resourceControl',
    'serviceControl',
    'endpoint',
    'resource',
    'identity',
    'boundary',
    'session',
  ],
}
