/**
 * One job of an engine's worker: decides the question, or all checks, against a world, and finds what
 * is wrong with policy texts. A pure function but for what it remembers of earlier jobs.
 */

import {
  applicablePolicies,
  listPolicies,
  type Applicable,
  type PolicyEntry,
  type PolicyRef,
  type PolicyUse,
} from '../src/account/index.ts'
import { parsePolicy } from '../src/engine/index.ts'
import type { Diagnostic, Layer } from '../src/engine/index.ts'
import type { Answer, EvaluateJob, EvaluateReply, MetPolicy } from '../src/protocol/engine-api.ts'
import { ask, explained, type Asked } from './ask.ts'
import { checkOutcomes } from './check-outcomes.ts'
import { createDecidedBefore, type DecidedBefore } from './decided-before.ts'
import { decidingStatements } from './deciding-statement.ts'
import { createReader, type PolicyReader } from './policy-reader.ts'

/** What one job leaves for the next. */
export interface JobCaches {
  readonly reader: PolicyReader
  readonly decidedBefore: DecidedBefore
}

export function createCaches(): JobCaches {
  return { reader: createReader(parsePolicy), decidedBefore: createDecidedBefore() }
}

/** Never throws: a bug of ours is a 'failed' reply. */
export function evaluateJob(job: EvaluateJob, caches: JobCaches): EvaluateReply {
  try {
    return job.part === 'answer' ? answer(job, caches) : check(job, caches)
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { kind: 'failed', revision: job.revision, message }
  }
}

/** Who asks one thing after the other finds the policies of the last few answers still read. */
const ANSWERS_REMEMBERED = 32

function answer(job: EvaluateJob, { reader }: JobCaches): EvaluateReply {
  const asked = ask(job, job.question, reader)
  const { policies, uses } = usesOf(asked.applicable)
  const diagnostics = diagnosticsOf(uses, reader)
  reader.forgetUnused(ANSWERS_REMEMBERED)
  const { context } = asked
  return {
    kind: 'answered',
    revision: job.revision,
    answer: answerOf(asked),
    ...{ context, policies, diagnostics },
  }
}

function answerOf(asked: Asked): Answer {
  if (asked.broken.length > 0) return { kind: 'broken', policies: asked.broken }
  const decision = explained(asked)
  return { kind: 'decided', decision, decidedBy: decidingStatements(decision)[0] ?? null }
}

function check(job: EvaluateJob, { reader, decidedBefore }: JobCaches): EvaluateReply {
  const checks = checkOutcomes(job, job.checks, reader, decidedBefore)
  const diagnostics = job.findings === false ? {} : diagnosticsOf(allUses(job), reader)
  reader.forgetUnused()
  return { kind: 'checked', revision: job.revision, diagnostics, checks }
}

function allUses({ world, question }: EvaluateJob): readonly (PolicyUse | PolicyEntry)[] {
  return [...usesOf(applicablePolicies(world, question)).uses, ...listPolicies(world)]
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
