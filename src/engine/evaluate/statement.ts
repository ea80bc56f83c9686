/**
 * Whether a statement applies to a request: one routine for every kind of policy (D2).
 */

import { matchesResource } from '../match/arn.ts'
import type { ArnPattern } from '../match/arn.ts'
import type { Context } from '../match/context.ts'
import { matchesGlob } from '../match/glob.ts'
import { resolve } from '../match/template.ts'
import type { PolicyKind } from '../policy/kinds.ts'
import type { CompiledResource, CompiledStatement } from './compile.ts'
import { testHolds } from './condition.ts'
import type { Facts } from './facts.ts'
import type { Operation } from './operation.ts'
import { evaluatePrincipal } from './principal.ts'
import { completePattern, mayMatch } from './resource-template.ts'
import type { Grant } from './trace.ts'

/** What a statement that applies says: the grant of its principal, 'direct' where it names none. */
export function appliedGrant(statement: CompiledStatement, facts: Facts): Grant | null {
  if (!actionHolds(statement, facts) || !resourceHolds(statement, facts)) return null
  const { principal } = statement.source
  let grant: Grant | null = 'direct'
  if (principal !== null) {
    const result = evaluatePrincipal(principal, facts, statement.kind)
    if (!result.holds) return null
    grant = result.grant
  }
  if (statement.tests.length > 0) {
    const context = facts.context
    for (const test of statement.tests) if (!testHolds(test, context)) return null
  }
  return grant
}

/** Action or NotAction. An empty list neutralises the statement (G6). */
function actionHolds(statement: CompiledStatement, facts: Facts): boolean {
  const { actions, source } = statement
  if (actions.length === 0) return false
  for (const action of actions)
    if (matchesGlob(action.glob, facts.action)) return !source.action.negated
  return source.action.negated
}

/** Resource or NotResource, or what its absence means. */
function resourceHolds(statement: CompiledStatement, facts: Facts): boolean {
  const { resource } = statement.source
  if (resource === null) return resourceImplied(statement.kind, facts.operation)
  if (statement.resources.length === 0) return false
  for (const each of statement.resources) {
    if (covers(each, facts)) return !resource.negated
  }
  return resource.negated
}

/** G22: a statement without Resource never applies in a key policy; other services imply it. */
export function resourceImplied(kind: PolicyKind, { service }: Operation): boolean {
  return kind !== 'resource' || service !== 'kms'
}

/** Whether one resource of the element covers the asked one. */
function covers(resource: CompiledResource, facts: Facts): boolean {
  if (resource.pattern !== null) return matchesResource(resource.pattern, facts.resource)
  // Most requests are decided before a variable is filled in.
  if (!mayMatch(resource.template, facts.resource)) return false
  const pattern = patternIn(resource, facts.context)
  return pattern !== null && matchesResource(pattern, facts.resource)
}

/** The pattern with its variables filled in; null where one has no value, which covers nothing (M17). */
export function patternIn(resource: CompiledResource, context: Context): ArnPattern | null {
  if (resource.pattern !== null) return resource.pattern
  const resolution = resolve(resource.template.tail, context)
  return resolution.kind === 'missing'
    ? null
    : completePattern(resource.template, resolution.pieces)
}
