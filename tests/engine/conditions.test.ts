/**
 * Does every condition hold, or fail, as AWS documents it?
 * One `check` runs every row of tests/corpus/conditions in an Allow and in a Deny statement (C7); a new
 * case is a new row, never new code.
 */

import { describe, expect, test } from 'vitest'
import { compile, parsePolicy } from '../../src/engine/index.ts'
import type {
  AccessRequest,
  ApplicablePolicies,
  Decision,
  Policy,
  StatementTrace,
} from '../../src/engine/index.ts'
import { corpusRows } from './corpus.ts'

interface Row {
  /** The rule, or the section of the table, of the specification that the row shows. */
  readonly rule: string
  readonly name: string
  /** The Condition element, as it stands in a policy. */
  readonly condition: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly context: AccessRequest['context']
  /** Left out: 2012-10-17; null: the document has none. */
  readonly version?: string | null
  readonly holds: boolean
  /** Exactly the keys that the decision reports as looked for and missing. */
  readonly missing?: readonly string[]
}

const account = '111122223333'
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const deny = { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' }

for (const { file, rows } of corpusRows<Row>('conditions')) {
  describe(file, () => {
    test.each(rows.map((row) => [`${row.rule} ${row.name}`, row] as const))('%s', (_, row) => {
      check(row)
    })
  })
}

function check(row: Row): void {
  const asked = { ...allow, Condition: row.condition }
  const allowed = decide(row, [asked])
  expect(allowed.verdict).toBe(row.holds ? 'allow' : 'implicitDeny')
  expectTrace(row, allowed, 0)
  if (row.missing) expect([...allowed.missingKeys].sort()).toEqual([...row.missing].sort())

  const denied = decide(row, [allow, { ...deny, Condition: row.condition }])
  expect(denied.verdict).toBe(row.holds ? 'explicitDeny' : 'allow')
  expectTrace(row, denied, 1)
}

/** The verdict of `explain`, once `decide` has given the same. */
function decide(row: Row, statements: readonly object[]): Decision {
  const version = row.version === undefined ? '2012-10-17' : row.version
  const document = { ...(version !== null && { Version: version }), Statement: statements }
  const request: AccessRequest = {
    principal: `arn:aws:iam::${account}:user/alice`,
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::amzn-s3-demo-bucket/key',
    resourceAccount: account,
    context: row.context,
  }
  const authorizer = compile(onlyIdentity(read(document)))
  const decision = authorizer.explain(request)
  expect(authorizer.decide(request)).toBe(decision.verdict)
  return decision
}

/** The trace has a node for each operator and key, in the order of the text, and folds to the answer. */
function expectTrace(row: Row, decision: Decision, index: number): void {
  const statement = statementsOf(decision).find((each) => each.index === index)
  const conditions = statement?.elements.filter((element) => element.kind === 'condition') ?? []
  const tests = Object.entries(row.condition).flatMap(([operator, keys]) =>
    Object.keys(keys).map((key) => `${operator} ${key}`),
  )
  expect(statement?.applies).toBe(row.holds)
  expect(conditions.map(({ operator, key }) => `${operator} ${key}`)).toEqual(tests)
  expect(conditions.every((condition) => condition.holds)).toBe(row.holds)
}

function statementsOf(decision: Decision): StatementTrace[] {
  return decision.layers
    .filter((layer) => layer.layer === 'identity')
    .flatMap((layer) => layer.levels)
    .flatMap((level) => level.policies)
    .flatMap((policy) => policy.statements)
}

function read(document: object): Policy {
  const { policy, diagnostics } = parsePolicy(JSON.stringify(document), 'identity', 'asked')
  if (policy === null) throw new Error(`refused: ${JSON.stringify(diagnostics)}`)
  return policy
}

function onlyIdentity(policy: Policy): ApplicablePolicies {
  return {
    identity: [policy],
    boundary: null,
    session: null,
    resource: null,
    endpoint: null,
    serviceControl: null,
    resourceControl: null,
  }
}
