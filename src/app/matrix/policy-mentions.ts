/**
 * What the scenario's policies speak of, as far as it is of use to the axes of the matrix.
 */

import type { PolicyEntry } from '../../account/index.ts'
import { isWhole, mentioned, mentionedActions, testedValues } from '../views/mentioned.ts'

export interface PolicyMentions {
  /** Values of Action and NotAction, patterns included; each once, as they first stand. */
  readonly actions: readonly string[]
  /** Values of Resource and NotResource without wildcards or variables. */
  readonly resources: readonly string[]
  /** Values of Principal and NotPrincipal, whatever their kind. */
  readonly principals: readonly string[]
  /** Each key in lower case, with the whole values that it is compared with. */
  readonly values: readonly (readonly [key: string, values: readonly string[]])[]
}

/** What a key, given in lower case, is compared with. */
export function valuesOf({ values }: PolicyMentions, key: string): readonly string[] {
  return values.find(([name]) => name === key)?.[1] ?? []
}

export function policyMentions(policies: readonly PolicyEntry[]): PolicyMentions {
  return {
    actions: mentionedActions(policies),
    resources: mentioned(policies, 'Resource', 'NotResource').filter(isWhole),
    principals: mentioned(policies, 'Principal', 'NotPrincipal'),
    values: [...testedValues(policies)],
  }
}
