/**
 * The workers that decide the checks: one for as many as most scenarios have, more for long lists. A
 * check stays with its worker while the list is as long as it was, so that what it remembers is of use.
 */

import type { EvaluateReply } from '../../protocol/engine-api.ts'
import type { EngineClient, EvaluateOutcome } from '../results.ts'

export type SuiteClient = Pick<EngineClient, 'run' | 'restart'>

export interface SuitePoolOptions {
  /** Makes a worker's client, when there is something for it to decide. */
  readonly make: () => SuiteClient
  /** How many workers there can be. */
  readonly most: number
}

/** Fewer checks are decided sooner than another worker has read the policies. */
const LEAST_SHARE = 250

export function createSuitePool({ make, most }: SuitePoolOptions): SuiteClient {
  const clients: SuiteClient[] = []
  return {
    async run(job) {
      const { checks } = job
      const workers = Math.max(1, Math.min(most, Math.ceil(checks.length / LEAST_SHARE)))
      const size = Math.ceil(checks.length / workers)
      const outcomes = await Promise.all(
        Array.from({ length: workers }, (_, at) => {
          const client = (clients[at] ??= make())
          const share = checks.slice(at * size, (at + 1) * size)
          // What is wrong with the policies, each of them would find alike.
          return client.run({ ...job, checks: share, findings: at === 0 })
        }),
      )
      return joined(outcomes)
    },
    restart() {
      for (const client of clients) client.restart()
    },
  }
}

type Checked = Extract<EvaluateReply, { kind: 'checked' }>

/** All checks in one reply, or the first outcome that is none. */
function joined(outcomes: readonly EvaluateOutcome[]): EvaluateOutcome {
  const replies: Checked[] = []
  for (const outcome of outcomes) {
    if (outcome.kind !== 'reply' || outcome.reply.kind !== 'checked') return outcome
    replies.push(outcome.reply)
  }
  const [first] = replies
  // There is one worker at least; without an answer of it there is none of all.
  if (first === undefined) return { kind: 'superseded' }
  // The first has the findings.
  return { kind: 'reply', reply: { ...first, checks: replies.flatMap(({ checks }) => checks) } }
}
