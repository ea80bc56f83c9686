/**
 * The reasons of a statement: every element with its values, whether or not another one already failed.
 */

import { matchesBySpill, matchesResource } from '../match/arn.ts'
import type { ArnPattern } from '../match/arn.ts'
import type { ReadingId } from '../policy/readings.ts'
import { matchesGlob } from '../match/glob.ts'
import { printPieces, resolve } from '../match/template.ts'
import type { CompiledAction, CompiledResource, CompiledStatement } from './compile.ts'
import { traceCondition } from './condition-trace.ts'
import type { Facts } from './facts.ts'
import { tracePrincipal } from './principal.ts'
import { completePattern } from './resource-template.ts'
import { resourceImplied } from './statement.ts'
import type {
  ElementTrace,
  Grant,
  ListReason,
  ListTrace,
  PatternTrace,
  StatementTrace,
} from './trace.ts'
import { matchReason, none, noVariables } from './trace-parts.ts'
import { traceVariables, variableReadings } from './variable-trace.ts'

/** A statement with its reasons; `applies` equals `appliedGrant(…) !== null`. */
export function traceStatement(statement: CompiledStatement, facts: Facts): StatementTrace {
  const { source } = statement
  const elements: ElementTrace[] = []
  let grant: Grant | null = null
  if (source.principal !== null) {
    const allow = source.effect === 'Allow'
    const trace = tracePrincipal(source.principal, facts, { allow, kind: statement.kind })
    grant = trace.grant
    elements.push(trace)
  }
  elements.push(traceActions(statement, facts))
  const resources = traceResources(statement, facts)
  if (resources !== null) elements.push(resources)
  if (statement.tests.length > 0) {
    const context = facts.context
    for (const test of statement.tests) elements.push(traceCondition(test, context))
  }
  const applies = elements.every((element) => element.holds)
  const { from, to, index, sid, effect } = source
  return { from, to, index, sid, effect, applies, elements, grant: applies ? grant : null }
}

function traceActions(statement: CompiledStatement, facts: Facts): ListTrace {
  const values = statement.actions.map((action) => traceAction(action, facts))
  return traceList('action', statement.source.action, values, facts.request.action)
}

const openPrefix: readonly ReadingId[] = ['action-prefix-wildcard']

function traceAction(action: CompiledAction, facts: Facts): PatternTrace {
  const { source } = action
  const holds = matchesGlob(action.glob, facts.action)
  const { from, to, value } = source
  return {
    from,
    to,
    value,
    holds,
    reason: matchReason(holds),
    variables: noVariables,
    resolved: null,
    readings: holds && action.openPrefix ? openPrefix : none,
  }
}

/** Null for trust policies, which are about their own role. */
function traceResources(statement: CompiledStatement, facts: Facts): ListTrace | null {
  const { resource } = statement.source
  const asked = facts.request.resource
  if (resource !== null) {
    const values = statement.resources.map((each) => traceResource(each, facts))
    return traceList('resource', resource, values, asked)
  }
  if (statement.kind === 'trust') return null
  return {
    kind: 'resource',
    from: statement.source.from,
    to: statement.source.from + 1,
    negated: false,
    holds: resourceImplied(statement.kind, facts.operation),
    reason: { kind: 'absent' },
    asked,
    values: [],
  }
}

function traceResource(resource: CompiledResource, facts: Facts): PatternTrace {
  const { from, to, value } = resource.source
  if (resource.pattern !== null) {
    const holds = matchesResource(resource.pattern, facts.resource)
    const spilt = holds ? spillReadings(resource.pattern, facts) : none
    const readings = resource.unversioned ? [...spilt, 'missing-version' as const] : spilt
    return {
      from,
      to,
      value,
      holds,
      reason: matchReason(holds),
      variables: noVariables,
      resolved: null,
      readings,
    }
  }
  const { head, tail } = resource.template
  const variables = traceVariables(tail, facts.context)
  const resolution = resolve(tail, facts.context)
  if (resolution.kind === 'missing') {
    const reason = { kind: 'variableMissing', key: resolution.key } as const
    return { from, to, value, holds: false, reason, variables, resolved: null, readings: none }
  }
  const pattern = completePattern(resource.template, resolution.pieces)
  const holds = matchesResource(pattern, facts.resource)
  const literal = variableReadings(variables)
  const readings = holds ? [...literal, ...spillReadings(pattern, facts)] : literal
  const resolved = printPieces([...head, ...resolution.pieces])
  return { from, to, value, holds, reason: matchReason(holds), variables, resolved, readings }
}

const spill: readonly ReadingId[] = ['resource-colon-spill']

function spillReadings(pattern: ArnPattern, facts: Facts): readonly ReadingId[] {
  return matchesBySpill(pattern, facts.resource) ? spill : none
}

function traceList(
  kind: 'action' | 'resource',
  element: { readonly from: number; readonly to: number; readonly negated: boolean },
  values: readonly PatternTrace[],
  asked: string,
): ListTrace {
  const { from, to, negated } = element
  const matched = values.some((value) => value.holds)
  const holds = values.length > 0 && matched !== negated
  const reason = listReason(values.length, matched, negated)
  return { kind, from, to, negated, holds, reason, asked, values }
}

function listReason(count: number, matched: boolean, negated: boolean): ListReason {
  if (count === 0) return { kind: 'emptyList' }
  if (negated) return { kind: matched ? 'excludes' : 'excludesNone' }
  return { kind: matched ? 'covers' : 'coversNone' }
}
