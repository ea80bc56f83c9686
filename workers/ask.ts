/**
 * Makes a request of a question: the policies that it meets, the context that comes along, and which
 * policies cannot be read and so leave the answer open.
 */

import {
  applicablePolicies,
  contextOf,
  requestContext,
  toApplicablePolicies,
  type Applicable,
  type ContextEntry,
  type PolicyRef,
  type Question,
  type World,
} from '../src/account/index.ts'
import { compile, type ApplicablePolicies } from '../src/engine/index.ts'
import type { AccessRequest, Decision } from '../src/engine/index.ts'
import type { PolicyReader } from './policy-reader.ts'

/** Where and when it is asked. */
export interface Circumstances {
  readonly world: World
  readonly now: string
}

export interface Asked {
  readonly applicable: Applicable
  readonly context: readonly ContextEntry[]
  readonly policies: ApplicablePolicies
  readonly request: AccessRequest
  /** With any, the answer is open. */
  readonly broken: readonly PolicyRef[]
}

export function ask(
  { world, now }: Circumstances,
  question: Question,
  reader: PolicyReader,
): Asked {
  const applicable = applicablePolicies(world, question)
  const context = requestContext(world, question, now)
  const { policies, request, broken } = toApplicablePolicies(applicable, reader.policy)
  const asked = { ...request, context: contextOf(context) }
  return { applicable, context, policies, request: asked, broken }
}

export function explained({ policies, request }: Asked): Decision {
  return compile(policies).explain(request)
}
