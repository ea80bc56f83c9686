/**
 * The reasons of a statement: every element with its values, whether or not another one already failed.
 */

import { matchesBySpill, matchesResource } from '../match/arn.ts'
import { matchesGlob } from '../match/glob.ts'
import { resolve } from '../match/template.ts'
import type { CompiledAction, CompiledResource, CompiledStatement } from './compile.ts'
import { traceCondition } from './condition-trace.ts'
import type { Facts } from './facts.ts'
import { tracePrincipal } from './principal.ts'
import { resourceImplied, resourcePattern } from './statement.ts'
import type {
  ElementTrace,
  Grant,
  ListReason,
  ListTrace,
  PatternTrace,
  StatementTrace,
} from './trace.ts'
import { none } from './trace-parts.ts'
import { resolvedText, traceVariables, variableReadings } from './variable-trace.ts'

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
    const context = facts.context()
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

function traceAction(action: CompiledAction, facts: Facts): PatternTrace {
  const { source } = action
  const holds = matchesGlob(action.glob, facts.action)
  const prefix = source.value.slice(0, source.value.indexOf(':'))
  const { from, to, value } = source
  return {
    from,
    to,
    value,
    holds,
    reason: { kind: holds ? 'matches' : 'differs' },
    variables: [],
    resolved: null,
    readings: holds && /[*?]/.test(prefix) ? ['action-prefix-wildcard'] : none,
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
    holds: resourceImplied(statement, facts),
    reason: { kind: 'absent' },
    asked,
    values: [],
    readings: none,
  }
}

function traceResource(resource: CompiledResource, facts: Facts): PatternTrace {
  const { from, to, value } = resource.source
  const pattern = resourcePattern(resource, facts)
  const holds = pattern !== null && matchesResource(pattern, facts.resource)
  const spilt = pattern !== null && holds && matchesBySpill(pattern, facts.resource)
  if (resource.pattern !== null) {
    return {
      from,
      to,
      value,
      holds,
      reason: { kind: holds ? 'matches' : 'differs' },
      variables: [],
      resolved: null,
      readings: spilt ? ['resource-colon-spill'] : none,
    }
  }
  const resolution = resolve(resource.pieces, facts.context())
  const variables = traceVariables(resource.pieces, facts.context())
  return {
    from,
    to,
    value,
    holds,
    reason:
      resolution.kind === 'missing'
        ? { kind: 'variableMissing', key: resolution.key }
        : { kind: holds ? 'matches' : 'differs' },
    variables,
    resolved: resolvedText(resolution),
    readings: [
      ...variableReadings(variables),
      ...(spilt ? (['resource-colon-spill'] as const) : []),
    ],
  }
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
  return { kind, from, to, negated, holds, reason, asked, values, readings: none }
}

function listReason(count: number, matched: boolean, negated: boolean): ListReason {
  if (count === 0) return { kind: 'emptyList' }
  if (negated) return { kind: matched ? 'excludes' : 'excludesNone' }
  return { kind: matched ? 'covers' : 'coversNone' }
}
