/** Many checks are shared out among workers, and come back as one answer in the order of the list. */

import { expect, it, vi } from 'vitest'
import type { EvaluateOutcome } from '../../../src/app/results.ts'
import { createSuitePool, type SuiteClient } from '../../../src/app/suite/suite-pool.ts'
import type { CheckResult, EvaluateJob } from '../../../src/protocol/engine-api.ts'
import type { Check } from '../../../src/scenario/model.ts'
import { smallScenario } from '../support/scenario.ts'
import { checksReply } from '../support/engine.ts'

const { world, now, question } = smallScenario()

function jobOf(count: number): EvaluateJob {
  const checks = Array.from({ length: count }, (_, at): Check => ({
    id: `check ${at}`,
    name: '',
    question,
    expected: 'allow',
    by: null,
  }))
  return { revision: 7, part: 'checks', world, now, question, checks }
}

function resultOf({ id }: Check): CheckResult {
  return { id, result: { kind: 'broken', policies: [] } }
}

function make(most: number, spoil: (worker: number) => EvaluateOutcome | null = () => null) {
  const asked: number[][] = []
  const findings: unknown[] = []
  const restart = vi.fn()
  const pool = createSuitePool({
    most,
    make(): SuiteClient {
      const worker = asked.push([]) - 1
      return {
        restart,
        run(job) {
          asked[worker]?.push(job.checks.length)
          findings.push(job.findings)
          return Promise.resolve(spoil(worker) ?? checksReply(job, job.checks.map(resultOf)))
        },
      }
    },
  })
  return { pool, asked, findings, restart }
}

it('is one worker for a short list, and for none', async () => {
  const { pool, asked } = make(4)
  await pool.run(jobOf(48))
  await pool.run(jobOf(0))
  expect(asked).toEqual([[48, 0]])
})

it('shares a long list out, and joins it in its order', async () => {
  const { pool, asked, findings } = make(4)
  const job = jobOf(999)
  const outcome = await pool.run(job)
  expect(asked).toEqual([[250], [250], [250], [249]])
  // The policies are gone through once.
  expect(findings).toEqual([true, false, false, false])
  expect(outcome).toEqual(checksReply(job, job.checks.map(resultOf)))
})

it('has no more workers than it may', async () => {
  const { pool, asked } = make(2)
  await pool.run(jobOf(1000))
  expect(asked).toEqual([[500], [500]])
})

it('is stopped where one of them is, and starts all again', async () => {
  const { pool, restart } = make(4, (worker) => (worker === 2 ? { kind: 'stopped' } : null))
  expect(await pool.run(jobOf(1000))).toEqual({ kind: 'stopped' })
  pool.restart()
  expect(restart).toHaveBeenCalledTimes(4)
})
