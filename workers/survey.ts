/**
 * Which statements of a world's policies the checks exercise: in whose traces a statement applies, and
 * what keeps the nearest check from one that applies in none.
 */

import { listPolicies, type PolicyEntry } from '../src/account/index.ts'
import { outlinePolicy, type Decision } from '../src/engine/index.ts'
import type {
  MissingElement,
  PolicyCoverage,
  StatementCoverage,
  SurveyJob,
} from '../src/protocol/coverage-api.ts'
import { ask, explained } from './ask.ts'
import type { PolicyReader } from './policy-reader.ts'
import type { StatementRemarks } from './statement-remarks.ts'

interface Touched {
  readonly applies: number
  readonly nearly: number
  readonly missing: readonly MissingElement[]
}

export function survey(
  job: SurveyJob,
  reader: PolicyReader,
  remarks: StatementRemarks,
): readonly PolicyCoverage[] {
  const touched = touchedBy(job, reader)
  return listPolicies(job.world).map((entry) => ({
    ref: entry.ref,
    statements: reader.policy(entry) === null ? null : statementsOf(entry, touched, remarks),
  }))
}

function statementsOf(
  entry: PolicyEntry,
  touched: ReadonlyMap<string, Touched>,
  remarks: StatementRemarks,
): readonly StatementCoverage[] {
  return outlinePolicy(entry.document).statements.map(({ index, sid, effect, from, to }) => {
    const counts = touched.get(place(entry.ref, index)) ?? untouched
    const found = { index, sid, effect: effect === 'Deny' ? 'Deny' : 'Allow', from, to } as const
    return { ...found, ...counts, ...remarks.of(entry, { from, to }) }
  })
}

function place(policy: string, index: number): string {
  return `${index} ${policy}`
}

const untouched = { applies: 0, nearly: 0, missing: null }

function touchedBy(job: SurveyJob, reader: PolicyReader): ReadonlyMap<string, Touched> {
  const touched = new Map<string, Touched>()
  for (const { question } of job.checks) {
    const asked = ask(job, question, reader)
    if (asked.broken.length > 0) continue
    for (const [at, missing] of missingIn(explained(asked))) {
      touched.set(at, counted(touched.get(at), missing))
    }
  }
  return touched
}

function counted(before: Touched | undefined, missing: readonly MissingElement[]): Touched {
  const { applies = 0, nearly = 0 } = before ?? {}
  const isNearly = missing.length === 1 && missing[0] === 'condition'
  const isNearest = before === undefined || missing.length < before.missing.length
  return {
    applies: applies + Number(missing.length === 0),
    nearly: nearly + Number(isNearly),
    missing: isNearest || (isNearly && before.missing.length === 1) ? missing : before.missing,
  }
}

/** What each statement lacks, at best: its policy may take part in several layers and levels. */
function missingIn({ layers }: Decision): ReadonlyMap<string, readonly MissingElement[]> {
  const found = new Map<string, readonly MissingElement[]>()
  const met = layers.flatMap(({ levels }) => levels).flatMap(({ policies }) => policies)
  for (const { policyId, statements } of met) {
    for (const { index, elements } of statements) {
      const at = place(policyId, index)
      const missing = [...new Set(elements.filter(({ holds }) => !holds).map(({ kind }) => kind))]
      const before = found.get(at)
      if (before === undefined || missing.length < before.length) found.set(at, missing)
    }
  }
  return found
}
