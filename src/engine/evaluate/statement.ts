/**
 * Whether a statement applies to a request: one routine for every kind of policy (D2).
 */

import { matchesResource } from '../match/arn.ts'
import { matchesGlob } from '../match/glob.ts'
import { resolve } from '../match/template.ts'
import type { CompiledResource, CompiledStatement } from './compile.ts'
import { testHolds } from './condition.ts'
import type { Facts } from './facts.ts'
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
  if (resource === null) return resourceImplied(statement, facts)
  if (statement.resources.length === 0) return false
  for (const each of statement.resources) {
    if (covers(each, facts)) return !resource.negated
  }
  return resource.negated
}

/** G22: a statement without Resource never applies in a key policy; other services imply it. */
export function resourceImplied(statement: CompiledStatement, facts: Facts): boolean {
  return statement.kind !== 'resource' || facts.service !== 'kms'
}

/** Whether one resource of the element covers the asked one; a variable without a value covers nothing (M17). */
function covers(resource: CompiledResource, facts: Facts): boolean {
  if (resource.pattern !== null) return matchesResource(resource.pattern, facts.resource)
  // Most requests are decided before a variable is filled in.
  if (!mayMatch(resource.template, facts.resource)) return false
  const resolution = resolve(resource.template.tail, facts.context)
  if (resolution.kind === 'missing') return false
  return matchesResource(completePattern(resource.template, resolution.pieces), facts.resource)
}
