/**
 * The texts that apply, read, with a note of those that cannot be.
 */

import type { Policy, PolicyLevel } from '../engine/index.ts'
import type { ApplicableLevel, PolicyUse } from './policy-use.ts'
import type { PolicyRef } from './questions.ts'

/** Null: AWS would refuse to save the text. */
export type ReadPolicy = (use: PolicyUse) => Policy | null

interface PolicyReading {
  one(this: void, use: PolicyUse | null): Policy | null
  many(this: void, uses: readonly PolicyUse[]): readonly Policy[]
  levels(this: void, found: readonly ApplicableLevel[] | null): readonly PolicyLevel[] | null
  /** What is missing, and what could not be read so far; each once. */
  broken(this: void): readonly PolicyRef[]
}

/** @param missing attached, and not in the world */
export function policyReading(read: ReadPolicy, missing: readonly PolicyRef[]): PolicyReading {
  const broken = new Set<PolicyRef>(missing)
  const one = (use: PolicyUse | null): Policy | null => {
    const policy = use === null ? null : read(use)
    if (use !== null && policy === null) broken.add(use.ref)
    return policy
  }
  const many = (uses: readonly PolicyUse[]): readonly Policy[] =>
    uses.flatMap((use) => one(use) ?? [])
  return {
    one,
    many,
    levels: (found) =>
      found === null ? null : found.map(({ id, policies }) => ({ id, policies: many(policies) })),
    broken: () => [...broken],
  }
}
