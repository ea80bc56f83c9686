/**
 * What the entities of a decision are called: the engine knows ids only.
 */

import type { PolicyRef } from '../../account/questions.ts'

export interface Names {
  /** Display name of a policy, such as 'DenyOutsideNetwork'. The trace's policyId is a PolicyRef. */
  policy(ref: PolicyRef): string
  /** Display name of an organization level, such as 'OU Workloads', 'Root' or 'Production'. */
  level(id: string): string
}

/** Names for when nothing better is known: the ids themselves. */
export const namesById: Names = { policy: (ref) => ref, level: (id) => id }
