/**
 * What the checker finds in the policy that is looked at: one check in flight, the newest text wins,
 * and files that the checker lacks are fetched for it and handed over.
 */

import type { Finding } from '../engine/index.ts'
import type { PolicyRef } from '../account/index.ts'
import type { CheckerJob, CheckerReply, DataFile } from '../protocol/checker-api.ts'
import type { WorkerClient } from './worker-client.ts'

export type CheckerClient = WorkerClient<CheckerJob, CheckerReply>

/** A policy's text as it is to be checked. */
export type Subject = Omit<CheckerJob, 'files'>

export interface Found {
  readonly ref: PolicyRef
  /** The text that the findings' offsets count in. */
  readonly document: string
  readonly findings: readonly Finding[]
  /** How many more there are than `findings` holds. */
  readonly more: number
  /** False: some checks lacked AWS's data and said nothing. */
  readonly complete: boolean
}

export interface Findings {
  /** The last that was found; null before the first, and when the newest text cannot be checked. */
  readonly found: Found | null
  /** Checks a text in place of the one before. */
  check(subject: Subject): void
}

export interface FindingsDeps {
  /** Made with the first check: until then there is no worker. */
  readonly client: () => CheckerClient
  /** A file of AWS's data; null when it cannot be had. */
  readonly fetchText: (path: string) => Promise<string | null>
}

/** The verdict goes first: a check that starts with it would take its processor. */
const AFTER_MS = 40

export function createFindings({ client, fetchText }: FindingsDeps): Findings {
  let found = $state.raw<Found | null>(null)
  let newest: Subject | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  async function run(subject: Subject, files: readonly DataFile[]): Promise<void> {
    const outcome = await client().run({ ...subject, files })
    if (subject !== newest) return
    if (outcome.kind !== 'reply' || outcome.reply.kind === 'failed') {
      found = null
      return
    }
    const { findings, more, wanted } = outcome.reply
    const { ref, document } = subject
    const fetched = await fetchAll(wanted, files)
    if (subject !== newest) return
    if (fetched.length > 0) await run(subject, fetched)
    else found = { ref, document, findings, more, complete: wanted.length === 0 }
  }

  /** What was handed over and is still wanted came to nothing: it is not handed over again. */
  async function fetchAll(
    wanted: readonly string[],
    given: readonly DataFile[],
  ): Promise<readonly DataFile[]> {
    const missing = wanted.filter((path) => given.every((file) => file.path !== path))
    const files = missing.map(async (path) => ({ path, text: await fetchText(path) }))
    return (await Promise.all(files)).flatMap(({ path, text }) =>
      text === null ? [] : [{ path, text }],
    )
  }

  return {
    get found() {
      return found
    },
    check(subject) {
      newest = subject
      clearTimeout(timer)
      timer = setTimeout(() => void run(subject, []), AFTER_MS)
    },
  }
}

/** The reply to a job that a bug of ours kept from being done. */
export function failedCheck(_: CheckerJob, message: string): CheckerReply {
  return { kind: 'failed', message }
}
