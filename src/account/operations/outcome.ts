/**
 * What comes of an operation on the mock organization: the organization afterwards, or the error that
 * AWS answers with.
 */

import type { World } from '../model.ts'

export interface AwsError {
  /** AWS's code: 'LimitExceeded', 'NoSuchEntity', … */
  readonly code: string
  /** What stands in the way, and where there is one what would help; a sentence or two. */
  readonly message: string
}

/** Where nothing had to change, the world is the same object. */
export type Outcome =
  | { readonly kind: 'done'; readonly world: World }
  | { readonly kind: 'refused'; readonly error: AwsError }

export function done(world: World): Outcome {
  return { kind: 'done', world }
}

export function refused({ code, message }: AwsError): Outcome {
  return { kind: 'refused', error: { code, message } }
}
