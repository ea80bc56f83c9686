/**
 * One job of the coverage worker. A pure function but for what it remembers of texts.
 */

import { checkPolicy, parsePolicy } from '../src/engine/index.ts'
import type { CoverageJob, CoverageReply } from '../src/protocol/coverage-api.ts'
import { createReader, type PolicyReader } from './policy-reader.ts'
import { propose } from './propose.ts'
import { createStatementRemarks, type StatementRemarks } from './statement-remarks.ts'
import { survey } from './survey.ts'

export interface CoverageMemory {
  readonly reader: PolicyReader
  readonly remarks: StatementRemarks
}

export function createCoverageMemory(): CoverageMemory {
  return { reader: createReader(parsePolicy), remarks: createStatementRemarks(checkPolicy) }
}

/** Never throws: a bug of ours is a 'failed' reply. */
export function coverageJob(job: CoverageJob, { reader, remarks }: CoverageMemory): CoverageReply {
  try {
    if (job.kind === 'propose') return { kind: 'proposed', ...propose(job, reader) }
    const policies = survey(job, reader, remarks)
    reader.forgetUnused()
    remarks.forgetUnused()
    return { kind: 'surveyed', policies }
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { kind: 'failed', message }
  }
}
