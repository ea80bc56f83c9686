/**
 * How a statement is addressed by what is saved of it.
 */

import type { PolicyRef } from '../../account/index.ts'
import type { StatementAddress } from '../../scenario/model.ts'
import { SID_LENGTH } from '../bounds.ts'

/** A statement where it stands in its policy. */
interface Placed {
  readonly sid: string | null
  /** From 0. */
  readonly index: number
}

/** A policy with what is known of its statements. */
interface Outlined {
  readonly ref: PolicyRef
  readonly statements: readonly Placed[]
}

/**
 * By its Sid, which stays when statements are put before it. By its place where it has none, where another
 * statement has the same, or where it is longer than a saved address.
 */
export function addressIn({ ref, statements }: Outlined, { sid, index }: Placed): StatementAddress {
  const goesBySid =
    sid !== null &&
    sid !== '' &&
    sid.length <= SID_LENGTH &&
    !statements.some((other) => other.sid === sid && other.index !== index)
  return { policy: ref, statement: goesBySid ? sid : index }
}
