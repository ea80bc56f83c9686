/**
 * Prepares policies once for many requests: patterns are parsed, operators looked up,
 * values without variables turned into tests.
 */

import { arnPatternOf } from '../match/arn.ts'
import type { ArnPattern } from '../match/arn.ts'
import { valueTest } from '../match/compare.ts'
import type { ValueTest } from '../match/compare.ts'
import { globOf } from '../match/glob.ts'
import type { Glob } from '../match/glob.ts'
import { hasVariables, parseTemplate, staticPieces } from '../match/template.ts'
import type { Piece } from '../match/template.ts'
import type {
  ConditionTest,
  ListElement,
  Policy,
  PolicyDocument,
  Statement,
} from '../policy/model.ts'
import { parseOperator, takesVariables } from '../policy/operators.ts'
import type { Operator } from '../policy/operators.ts'
import type { TextValue } from '../text/span.ts'
import { assert } from '../text/assert.ts'
import { parseResource } from './resource-template.ts'
import type { ResourceTemplate } from './resource-template.ts'
import type { PolicyLevel } from './types.ts'

export interface CompiledPolicy {
  readonly document: PolicyDocument
  readonly statements: readonly CompiledStatement[]
}

export interface CompiledStatement {
  readonly source: Statement
  readonly kind: PolicyDocument['kind']
  readonly actions: readonly CompiledAction[]
  readonly resources: readonly CompiledResource[]
  readonly tests: readonly CompiledTest[]
}

export interface CompiledAction {
  readonly source: TextValue
  readonly glob: Glob
  /** A wildcard stands in the service prefix (G53). */
  readonly openPrefix: boolean
}

export interface CompiledResource {
  readonly source: TextValue
  /** Null where the pattern depends on the request. */
  readonly pattern: ArnPattern | null
  readonly template: ResourceTemplate
  readonly unversioned: boolean
}

export interface CompiledTest {
  readonly source: ConditionTest
  readonly operator: Operator
  /** In lower case (C3). */
  readonly key: string
  readonly values: readonly CompiledValue[]
}

export interface CompiledValue {
  readonly source: TextValue
  readonly pieces: readonly Piece[]
  /** Null where the value is not of the operator's type, or depends on the request. */
  readonly test: ValueTest | null
  readonly dynamic: boolean
  /** It would hold policy variables, if the policy did not lack its Version (G12). */
  readonly unversioned: boolean
}

/** The policies of one level of one layer, with the Denies apart so that they can be looked at first. */
export interface CompiledLevel {
  readonly id: string | null
  readonly policies: readonly CompiledPolicy[]
  readonly denies: readonly CompiledStatement[]
  readonly allows: readonly CompiledStatement[]
}

/** Compiles the policies of one level. */
export function compileLevel(id: string | null, policies: readonly Policy[]): CompiledLevel {
  const compiled = policies.map(compilePolicy)
  const statements = compiled.flatMap((policy) => policy.statements)
  return {
    id,
    policies: compiled,
    denies: statements.filter((each) => each.source.effect === 'Deny'),
    allows: statements.filter((each) => each.source.effect === 'Allow'),
  }
}

/** Compiles an organization's levels. */
export function compileLevels(levels: readonly PolicyLevel[]): readonly CompiledLevel[] {
  return levels.map((level) => compileLevel(level.id, level.policies))
}

/** Compiles one policy. */
export function compilePolicy(policy: Policy): CompiledPolicy {
  const document = documentOf(policy)
  return {
    document,
    statements: document.statements.map((each) => compileStatement(each, document)),
  }
}

/** Opens an opaque policy. Only `parsePolicy` makes them, so anything else is a bug of the caller's. */
function documentOf(policy: Policy): PolicyDocument {
  assert('statements' in policy && 'version' in policy, 'a policy that parsePolicy did not make')
  return policy as PolicyDocument
}

function compileStatement(source: Statement, document: PolicyDocument): CompiledStatement {
  return {
    source,
    kind: document.kind,
    actions: source.action.values.map(compileAction),
    resources: compileResources(source.resource, document),
    tests: source.conditions.map((test) => compileTest(test, document)),
  }
}

function compileAction(source: TextValue): CompiledAction {
  const pieces = parseTemplate(source.value.toLowerCase(), { wildcards: true, variables: false })
  const prefix = source.value.slice(0, source.value.indexOf(':'))
  return { source, glob: globOf(staticPieces(pieces)), openPrefix: /[*?]/.test(prefix) }
}

function compileResources(
  element: ListElement | null,
  document: PolicyDocument,
): readonly CompiledResource[] {
  return (element?.values ?? []).map((source) => {
    const template = parseResource(source.value, knowsVariables(document))
    const pattern = hasVariables(template.tail)
      ? null
      : arnPatternOf([...template.head, ...staticPieces(template.tail)])
    return { source, pattern, template, unversioned: isUnversioned(source, document) }
  })
}

/** M14: variables exist in 2012-10-17 only. */
function knowsVariables(document: PolicyDocument): boolean {
  return document.version === '2012-10-17'
}

function isUnversioned(source: TextValue, document: PolicyDocument): boolean {
  return !document.versionGiven && source.value.includes('${')
}

function compileTest(source: ConditionTest, document: PolicyDocument): CompiledTest {
  const operator = parseOperator(source.operator.value)
  assert(operator !== null, 'an operator that the grammar let pass')
  const { operand, comparison } = operator.row
  const syntax = {
    wildcards: comparison === 'like',
    variables: knowsVariables(document) && takesVariables(operand),
  }
  return {
    source,
    operator,
    key: source.key.value.toLowerCase(),
    values: source.values.map((value) => {
      const pieces = parseTemplate(value.value, syntax)
      const dynamic = hasVariables(pieces)
      const test = dynamic ? null : valueTest(operator.row, staticPieces(pieces))
      return { source: value, pieces, test, dynamic, unversioned: isUnversioned(value, document) }
    }),
  }
}
