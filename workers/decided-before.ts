/**
 * Remembers what checks came to: while one policy is being typed, most of many checks meet the same
 * policies with the same request as before, and need not be decided again.
 */

import type { ApplicablePolicies, Policy, Verdict } from '../src/engine/index.ts'
import type { DecidingStatement } from '../src/protocol/engine-api.ts'
import { explained, type Asked } from './ask.ts'
import { decidingStatements } from './deciding-statement.ts'

export interface Decided {
  readonly verdict: Verdict
  /** All of them; the first is the one to name. */
  readonly deciding: readonly DecidingStatement[]
}

export interface DecidedBefore {
  /** What the check with this id comes to. */
  decide(id: string, asked: Asked): Decided
  /** Drops every check that was not decided since the last call. */
  forgetUnused(): void
}

interface Remembered {
  readonly policies: readonly (Policy | string)[]
  readonly request: string
  readonly decided: Decided
}

export function createDecidedBefore(): DecidedBefore {
  let known = new Map<string, Remembered>()
  let used = new Map<string, Remembered>()
  return {
    decide(id, asked) {
      const policies = partsOf(asked.policies)
      const request = JSON.stringify(asked.request)
      const before = known.get(id)
      const found =
        before?.request === request && same(before.policies, policies)
          ? before
          : { policies, request, decided: decideNow(asked) }
      used.set(id, found)
      return found.decided
    },
    forgetUnused() {
      known = used
      used = new Map()
    },
  }
}

function decideNow(asked: Asked): Decided {
  const decision = explained(asked)
  return { verdict: decision.verdict, deciding: decidingStatements(decision) }
}

/** The policies where they stand. A text that was read before is the same object (see `PolicyReader`). */
function partsOf(policies: ApplicablePolicies): readonly (Policy | string)[] {
  const { identity, boundary, session, resource, endpoint, serviceControl, resourceControl } =
    policies
  const { endpointType = '', restrictPublicBuckets = false } = policies
  const levels = (list: ApplicablePolicies['serviceControl']): readonly (Policy | string)[] =>
    list?.flatMap((level) => [level.id, ...level.policies]) ?? ['none']
  return [
    ...identity,
    boundary ?? 'none',
    ...(session ?? ['none']),
    resource ?? 'none',
    endpoint ?? 'none',
    ...levels(serviceControl),
    'resource control',
    ...levels(resourceControl),
    `${endpointType} ${restrictPublicBuckets}`,
  ]
}

function same(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index])
}
