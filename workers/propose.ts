/**
 * Finds a request that a statement applies to, best one that it decides. What is proposed has been
 * decided: the trace shows that the statement applies.
 */

import { findPolicy, type PolicyEntry, type Question } from '../src/account/index.ts'
import { outlinePolicy, type Decision, type StatementTrace } from '../src/engine/index.ts'
import type { ProposeJob, Proposal } from '../src/protocol/coverage-api.ts'
import { ask, explained } from './ask.ts'
import { decidingStatements } from './deciding-statement.ts'
import type { PolicyReader } from './policy-reader.ts'
import { contextsFor } from './propose-context.ts'
import { filledVariables, partsFor, suits, type Parts } from './propose-parts.ts'

export interface Search {
  readonly proposal: Proposal | null
  /** How many requests were decided. */
  readonly tried: number
}

/** Requests that are decided at most as they come by themselves, and those that are worth another try. */
const MOST_WALKED = 1_500
const MOST_NEAR = 60

export function propose(job: ProposeJob, reader: PolicyReader): Search {
  const entry = findPolicy(job.world, job.policy)
  const statement = outlinePolicy(entry?.document ?? '').statements.find(
    ({ index }) => index === job.statement,
  )
  if (entry === null || statement === undefined) return { proposal: null, tried: 0 }
  const search = createSearch(job, reader)
  // First as requests come by themselves, then with a context made for the statement.
  const near = search.walk(partsFor(job, entry, statement), entry)
  for (const context of contextsFor(statement, job.checks)) {
    for (const question of near) search.tryOut({ ...question, context })
  }
  return search.result()
}

/** What keeps the statement from applying, or from deciding; 'done' when it decides a request. */
type Obstacle = 'done' | 'others' | 'policy' | 'principal' | 'resource' | 'action' | 'condition'

interface Searching {
  /** Tries the parts together; gives the requests that another context may make a difference to. */
  walk(parts: Parts, entry: PolicyEntry): readonly Question[]
  tryOut(question: Question): Obstacle
  result(): Search
}

function createSearch(job: ProposeJob, reader: PolicyReader): Searching {
  let tried = 0
  let found: Proposal | null = null

  function tryOut(asked: Question): Obstacle {
    if (found?.decides === true) return 'done'
    tried += 1
    const question = filledVariables(job, asked)
    const request = ask(job, question, reader)
    if (request.broken.length > 0) return 'policy'
    const decision = explained(request)
    const traces = tracesOf(decision, job)
    if (!traces.some(({ applies }) => applies)) return obstacleIn(traces)
    const decides = decidingStatements(decision).some(({ policy, statement }) => {
      return policy === job.policy && statement === job.statement
    })
    if (found === null || decides) found = { question, verdict: decision.verdict, decides }
    return decides ? 'done' : 'others'
  }

  function walk(
    { principals, resources, named, actions, vpcEndpointId }: Parts,
    entry: PolicyEntry,
  ): readonly Question[] {
    const near: Question[] = []
    for (const principal of principals) {
      resources: for (const resource of resources) {
        for (const action of actions) {
          if (!suits(action, resource, named)) continue
          const question = { principal, action, resource, vpcEndpointId, context: {} }
          const obstacle = tryOut(question)
          const enough = tried >= MOST_WALKED || near.length >= MOST_NEAR
          if (obstacle === 'done' || enough) return near
          // Nothing else that this principal asks would change that.
          if (obstacle === 'principal') break resources
          if (obstacle === 'policy' && isCallers(entry)) break resources
          if (obstacle === 'policy' || obstacle === 'resource') break
          if (obstacle === 'condition' || obstacle === 'others') near.push(question)
        }
      }
    }
    return near
  }

  return { walk, tryOut, result: () => ({ proposal: found, tried }) }
}

/** The policy comes with who asks, and not with what is asked about: an SCP, and no RCP, is the caller's (D32). */
function isCallers({ owner }: PolicyEntry): boolean {
  switch (owner.kind) {
    case 'organization':
      return owner.type === 'SERVICE_CONTROL_POLICY'
    case 'role':
      return owner.part === 'inline'
    case 'managedPolicy':
    case 'user':
    case 'group':
    case 'permissionSet':
    case 'session':
      return true
    case 'resource':
    case 'vpcEndpoint':
      return false
  }
}

/** The statement, wherever its policy takes part. */
function tracesOf({ layers }: Decision, job: ProposeJob): readonly StatementTrace[] {
  return layers
    .flatMap(({ levels }) => levels)
    .flatMap(({ policies }) => policies)
    .filter(({ policyId }) => policyId === job.policy)
    .flatMap(({ statements }) => statements.filter(({ index }) => index === job.statement))
}

/** Of the first use: the others have the same elements. */
function obstacleIn([trace]: readonly StatementTrace[]): Obstacle {
  return trace?.elements.find(({ holds }) => !holds)?.kind ?? 'policy'
}
