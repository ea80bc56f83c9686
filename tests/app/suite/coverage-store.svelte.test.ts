/** When the statements are looked at anew, and what is said of a search for a request until then. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createNotices } from '../../../src/app/notices.svelte.ts'
import { createCoverage, type CoverageClient } from '../../../src/app/suite/coverage.svelte.ts'
import { coverageView, type CoveredStatement } from '../../../src/app/suite/coverage-view.ts'
import { createMaking } from '../../../src/app/suite/making.svelte.ts'
import { namesById } from '../../../src/app/views/names.ts'
import type { JobOutcome } from '../../../src/app/worker-client.ts'
import { createWorkspace } from '../../../src/app/workspace.svelte.ts'
import type { CoverageJob, CoverageReply } from '../../../src/protocol/coverage-api.ts'
import { coverageJob, createCoverageMemory } from '../../../workers/coverage-job.ts'
import { manualEngine } from '../support/engine.ts'
import { policyNamed, smallScenario } from '../support/scenario.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a survey', () => {
  it('is made once while it is looked at, and again when something is other', async () => {
    const { workspace, coverage, jobs, watch } = make()
    const stop = watch()
    await answered()
    expect(coverage.state).toBe('current')
    await answered()
    expect(jobs).toEqual(['survey'])

    workspace.setQuestion({ action: 's3:DeleteObject' })
    await answered()
    expect(jobs).toEqual(['survey'])

    workspace.addCheck()
    await answered()
    expect(jobs).toEqual(['survey', 'survey'])
    expect(coverage.state).toBe('current')
    stop()
  })

  it('that failed is tried again by who looks anew', async () => {
    const made = make()
    made.outcome = { kind: 'timedOut' }
    const stop = made.watch()
    await answered()
    expect(made.coverage.state).toBe('failed')
    stop()
    made.outcome = null
    made.watch()
    await answered()
    expect(made.coverage.state).toBe('current')
  })

  it('waits for a search that somebody waits for', async () => {
    const { workspace, coverage, jobs } = make()
    const { scenario } = workspace
    const [policy] = workspace.policies
    const found = coverage.propose(scenario, {
      policy: policy?.ref ?? '',
      statement: 0,
      actions: [],
    })
    coverage.survey(scenario)
    vi.advanceTimersByTime(0)
    expect(jobs).toEqual(['propose'])
    await answered()
    expect((await found).kind).not.toBe('failed')
    expect(jobs).toEqual(['propose', 'survey'])
  })
})

describe('what came of a search', () => {
  it('is said until the next survey, and no other search begins meanwhile', async () => {
    const { workspace, coverage, jobs, notices, making, statements } = await surveyed()
    const [first, second] = statements()
    if (first === undefined || second === undefined) throw new Error('There are two at least')
    const looking = making.make(first, namesById)
    expect(making.isBusy).toBe(true)
    expect(making.wordsAt(first)).toBe('Looking for a request…')
    await making.make(second, namesById)
    expect(making.wordsAt(second)).toBeNull()
    // The world is another one when the search ends: what is found there is not taken.
    expect(workspace.editPolicy(policyNamed(workspace.scenario, 'second').ref, '{}')).toBe(true)
    await answered()
    await looking
    expect(jobs.filter((kind) => kind === 'propose')).toHaveLength(1)
    expect(making.isBusy).toBe(false)
    expect(making.wordsAt(first)).toBe('The scenario changed meanwhile. Try again.')
    expect(notices.live).toContain('The scenario changed meanwhile.')

    coverage.survey(workspace.scenario)
    await answered()
    expect(making.wordsAt(first)).toBeNull()
  })
})

function make() {
  const scenario = smallScenario()
  const jobs: CoverageJob['kind'][] = []
  const memory = createCoverageMemory()
  const workspace = createWorkspace({
    ...{ scenario, engine: manualEngine(), suite: manualEngine, onChange: () => undefined },
    loadExample: () => Promise.resolve(scenario),
    newId: () => 'new',
    nowMs: () => 0,
  })
  const made = {
    workspace,
    jobs,
    /** In place of the worker's replies. */
    outcome: null as JobOutcome<CoverageReply> | null,
    coverage: createCoverage(() => ({ run }) as unknown as CoverageClient),
    /** As the page does while the coverage is open. */
    watch: () =>
      $effect.root(() => {
        $effect(() => made.coverage.survey(workspace.scenario))
      }),
  }

  async function run(job: CoverageJob): Promise<JobOutcome<CoverageReply>> {
    jobs.push(job.kind)
    await new Promise((resolve) => setTimeout(resolve, 5))
    return made.outcome ?? { kind: 'reply', reply: coverageJob(job, memory) }
  }
  return made
}

async function surveyed() {
  const made = make()
  const { workspace, coverage } = made
  coverage.survey(workspace.scenario)
  await answered()
  const notices = createNotices()
  const aws = { catalogue: null } as unknown as Parameters<typeof createMaking>[0]['aws']
  const making = createMaking({ workspace, coverage, notices, aws })
  const statements = (): readonly CoveredStatement[] =>
    coverageView(coverage.policies ?? [], workspace.policies).policies.flatMap(
      (policy) => policy.statements,
    )
  return { ...made, notices, making, statements }
}

/** Past the calm that a survey waits for, and the worker's reply. */
async function answered(): Promise<void> {
  await vi.advanceTimersByTimeAsync(1_000)
}
