/**
 * What all checks of a scenario come to, and whether it is what each expects.
 */

import { listPolicies, type PolicyRef, type World } from '../src/account/index.ts'
import { outlinePolicy, type StatementOutline } from '../src/engine/index.ts'
import type {
  Check,
  CheckOutcome,
  CheckResult,
  ExpectedStatement,
  StatementAddress,
} from '../src/protocol/engine-api.ts'
import { ask, type Circumstances } from './ask.ts'
import type { Decided, DecidedBefore } from './decided-before.ts'
import type { PolicyReader } from './policy-reader.ts'

export function checkOutcomes(
  circumstances: Circumstances,
  checks: readonly Check[],
  reader: PolicyReader,
  before: DecidedBefore,
): readonly CheckResult[] {
  const findStatements = statementFinder(circumstances.world)
  const results = checks.map((check): CheckResult => {
    const asked = ask(circumstances, check.question, reader)
    const { id } = check
    if (asked.broken.length > 0) return { id, result: { kind: 'broken', policies: asked.broken } }
    return { id, result: outcomeOf(check, before.decide(id, asked), findStatements) }
  })
  before.forgetUnused()
  return results
}

type FindStatements = (policy: PolicyRef) => readonly StatementOutline[] | null

function outcomeOf(
  { expected, by }: Check,
  { verdict, deciding }: Decided,
  findStatements: FindStatements,
): CheckOutcome {
  const statement = by === null ? null : becameOf(by, deciding, findStatements)
  const holds = verdict === expected && (statement === null || statement === 'decides')
  return { kind: 'decided', verdict, holds, decidedBy: deciding[0] ?? null, expected: statement }
}

/** What became of the statement that a check expects to decide. */
function becameOf(
  by: StatementAddress,
  deciding: Decided['deciding'],
  findStatements: FindStatements,
): ExpectedStatement {
  const decides = deciding.some(({ policy, sid, statement }) => {
    return policy === by.policy && isAt(by, sid, statement)
  })
  if (decides) return 'decides'
  const statements = findStatements(by.policy)
  if (statements === null) return 'policyGone'
  return statements.some(({ sid, index }) => isAt(by, sid, index))
    ? 'doesNotDecide'
    : 'statementGone'
}

function isAt({ statement }: StatementAddress, sid: string | null, index: number): boolean {
  return typeof statement === 'number' ? statement === index : statement === sid
}

/** Finds a policy's statements, null where the world has no such policy. Few checks ask. */
function statementFinder(world: World): FindStatements {
  let documents: ReadonlyMap<PolicyRef, string> | null = null
  const outlines = new Map<PolicyRef, readonly StatementOutline[]>()
  return (policy) => {
    documents ??= new Map(listPolicies(world).map(({ ref, document }) => [ref, document]))
    const document = documents.get(policy)
    if (document === undefined) return null
    const statements = outlines.get(policy) ?? outlinePolicy(document).statements
    outlines.set(policy, statements)
    return statements
  }
}
