/**
 * One job of the engine's worker: decides the question and all checks against a world, and finds what
 * is wrong with every policy text. A pure function but for its cache of parsed texts.
 */

import {
  applicablePolicies,
  contextOf,
  listPolicies,
  requestContext,
  toApplicablePolicies,
  type Applicable,
  type ContextEntry,
  type PolicyEntry,
  type PolicyRef,
  type PolicyUse,
  type Question,
} from '../src/account/index.ts'
import { compile, parsePolicy } from '../src/engine/index.ts'
import type { Decision, Diagnostic, Layer } from '../src/engine/index.ts'
import type {
  Answer,
  CheckResult,
  EvaluateJob,
  EvaluateReply,
  MetPolicy,
} from '../src/protocol/engine-api.ts'
import { decidingStatement } from './deciding-statement.ts'
import { createReader, type PolicyReader } from './policy-reader.ts'

/** What one job leaves for the next. */
export interface JobCaches {
  readonly reader: PolicyReader
}

export function createCaches(): JobCaches {
  return { reader: createReader(parsePolicy) }
}

/** Never throws: a bug of ours is a 'failed' reply. */
export function evaluateJob(job: EvaluateJob, { reader }: JobCaches): EvaluateReply {
  try {
    return job.part === 'answer' ? answer(job, reader) : check(job, reader)
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { kind: 'failed', revision: job.revision, message }
  }
}

function answer(job: EvaluateJob, reader: PolicyReader): EvaluateReply {
  const { answer, context, policies, uses } = ask(job, job.question, reader)
  const diagnostics = diagnosticsOf(uses, reader)
  return { kind: 'answered', revision: job.revision, answer, context, policies, diagnostics }
}

function check(job: EvaluateJob, reader: PolicyReader): EvaluateReply {
  const checks = job.checks.map((check): CheckResult => {
    const { answer } = ask(job, check.question, reader)
    return { id: check.id, result: checkResult(answer, check.expected) }
  })
  const { uses } = usesOf(applicablePolicies(job.world, job.question))
  const diagnostics = diagnosticsOf([...uses, ...listPolicies(job.world)], reader)
  reader.forgetUnused()
  return { kind: 'checked', revision: job.revision, diagnostics, checks }
}

interface Asked {
  readonly answer: Answer
  readonly context: readonly ContextEntry[]
  readonly policies: readonly MetPolicy[]
  readonly uses: readonly PolicyUse[]
}

function ask({ world, now }: EvaluateJob, question: Question, reader: PolicyReader): Asked {
  const applicable = applicablePolicies(world, question)
  const context = requestContext(world, question, now)
  const { policies, request, broken } = toApplicablePolicies(applicable, reader.policy)
  const asked = { context, ...usesOf(applicable) }
  if (broken.length > 0) return { ...asked, answer: { kind: 'broken', policies: broken } }
  const decision = compile(policies).explain({ ...request, context: contextOf(context) })
  return { ...asked, answer: decided(decision) }
}

function decided(decision: Decision): Answer {
  return { kind: 'decided', decision, decidedBy: decidingStatement(decision) }
}

function checkResult(answer: Answer, expected: Decision['verdict']): CheckResult['result'] {
  if (answer.kind === 'broken') return answer
  const { verdict } = answer.decision
  return { kind: 'decided', verdict, holds: verdict === expected, decidedBy: answer.decidedBy }
}

/** The policies that a question meets, in the order of the layers, and how each is used. */
function usesOf(applicable: Applicable): {
  readonly policies: readonly MetPolicy[]
  readonly uses: readonly PolicyUse[]
} {
  const { resourceControl, serviceControl, endpoint, resource, identity, boundary, session } =
    applicable
  const met = [
    ...(resourceControl ?? []).flatMap(({ id, policies }) => at('resourceControl', id, policies)),
    ...(serviceControl ?? []).flatMap(({ id, policies }) => at('serviceControl', id, policies)),
    ...at('endpoint', null, [endpoint]),
    ...at('resource', null, [resource]),
    ...at('identity', null, identity),
    ...at('boundary', null, [boundary]),
    ...at('session', null, session ?? []),
  ]
  return { policies: met.map(({ policy }) => policy), uses: met.map(({ use }) => use) }
}

function at(
  layer: Layer,
  level: string | null,
  uses: readonly (PolicyUse | null)[],
): readonly { readonly policy: MetPolicy; readonly use: PolicyUse }[] {
  return uses.flatMap((use) =>
    use === null ? [] : [{ policy: { layer, level, ref: use.ref, kind: use.kind }, use }],
  )
}

/** Findings by policy: of one that serves as several kinds, those of all; of one that is only there, if any. */
function diagnosticsOf(
  uses: readonly (PolicyUse | PolicyEntry)[],
  reader: PolicyReader,
): Readonly<Record<PolicyRef, readonly Diagnostic[]>> {
  const found = new Map<PolicyRef, readonly Diagnostic[]>()
  for (const use of uses) {
    const { ref } = use
    const diagnostics = [...(found.get(ref) ?? []), ...reader.read(use).diagnostics]
    const listed = 'owner' in use
    if (!listed || diagnostics.length > 0) found.set(ref, withoutRepeats(diagnostics))
  }
  // Not by assignment: a policy could be called __proto__.
  return Object.fromEntries(found)
}

/** A text that is read as two kinds has most of its findings twice. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length < 2) return diagnostics
  const seen = new Map(diagnostics.map((finding) => [`${finding.code} ${finding.from}`, finding]))
  return [...seen.values()]
}
