/** Findings of the open policy: the newest text wins, and the checker gets the files that it lacks. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFindings, type CheckerClient } from '../../src/app/findings.svelte.ts'
import type { Finding } from '../../src/engine/index.ts'
import type { CheckerJob, CheckerReply } from '../../src/protocol/checker-api.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const subject = { ref: 'p', kind: 'identity', resourceType: null } as const

function found(job: CheckerJob): Finding {
  const message = `Found ${job.document}.`
  return { code: 'x', severity: 'error', message, from: 0, to: 1, basis: 'text', fix: null }
}

function reply(job: CheckerJob, ...wanted: string[]): CheckerReply {
  return { kind: 'checked', findings: [found(job)], more: 0, wanted }
}

function start(
  answer: (job: CheckerJob) => CheckerReply | Promise<CheckerReply>,
  fetchText: (path: string) => Promise<string | null> = (path) =>
    Promise.resolve(`text of ${path}`),
) {
  const jobs: CheckerJob[] = []
  let stopped = false
  const client: CheckerClient = {
    onState: () => undefined,
    async run(job) {
      jobs.push(job)
      return stopped ? { kind: 'stopped' } : { kind: 'reply', reply: await answer(job) }
    },
    restart: () => undefined,
    dispose: () => undefined,
  }
  const make = vi.fn(() => client)
  const findings = createFindings({ client: make, fetchText })
  const check = (document: string) => findings.check({ ...subject, document })
  const stop = (): void => void (stopped = true)
  return { findings, check, jobs, make, stop }
}

const settle = () => vi.advanceTimersByTimeAsync(1000)

test('there is no worker before the first check', async () => {
  const { findings, make, check } = start((job) => reply(job))
  await settle()
  expect(make).not.toHaveBeenCalled()
  check('a')
  await settle()
  expect(findings.found).toMatchObject({ ref: 'p', document: 'a', complete: true })
})

test('texts that follow each other at once are one check', async () => {
  const { check, jobs, findings } = start((job) => reply(job))
  for (const document of ['a', 'ab', 'abc']) check(document)
  await settle()
  expect(jobs.map(({ document }) => document)).toEqual(['abc'])
  expect(findings.found?.findings[0]?.message).toBe('Found abc.')
})

test('an answer to an older text is dropped', async () => {
  let answerFirst: (reply: CheckerReply) => void = () => undefined
  const { check, findings, jobs } = start((job) =>
    job.document === 'a' ? new Promise((resolve) => (answerFirst = resolve)) : reply(job),
  )
  check('a')
  await settle()
  check('ab')
  await settle()
  const [first] = jobs
  if (first !== undefined) answerFirst(reply(first))
  await settle()
  expect(findings.found?.document).toBe('ab')
})

test('the checker gets the files that it wants, each once', async () => {
  const { check, jobs, findings } = start((job) =>
    job.files.length === 0 ? reply(job, 'a.json', 'b.json') : reply(job),
  )
  check('a')
  await settle()
  expect(jobs[1]?.files).toEqual([
    { path: 'a.json', text: 'text of a.json' },
    { path: 'b.json', text: 'text of b.json' },
  ])
  expect(jobs).toHaveLength(2)
  expect(findings.found?.complete).toBe(true)
})

test('files that cannot be had leave findings that say they are not all', async () => {
  const { check, jobs, findings } = start(
    (job) => reply(job, 'a.json'),
    () => Promise.resolve(null),
  )
  check('a')
  await settle()
  expect(jobs).toHaveLength(1)
  expect(findings.found).toMatchObject({ complete: false })
})

test('a file that is still wanted after it was given is given once', async () => {
  const { check, jobs, findings } = start((job) => reply(job, 'a.json'))
  check('a')
  await settle()
  expect(jobs).toHaveLength(2)
  expect(findings.found).toMatchObject({ complete: false })
})

test('a text that cannot be checked has no findings of an older one', async () => {
  const { check, findings, stop } = start((job) => reply(job))
  check('a')
  await settle()
  stop()
  check('ab')
  await settle()
  expect(findings.found).toBeNull()
})
