/** What an edit changes on the axes of the matrix: decided after a pause, told from the world before. */

import { expect, it, vi } from 'vitest'
import { createImpact } from '../../../src/app/matrix/impact.svelte.ts'
import { impactLines } from '../../../src/app/matrix/impact-lines.ts'
import { impactWords } from '../../../src/app/matrix/impact-words.ts'
import { createMatrixPool } from '../../../src/app/matrix/pool.ts'
import { askedEverywhere } from '../../../src/app/matrix/asked-on.ts'
import type { Subject } from '../../../src/app/matrix/run.svelte.ts'
import type { World } from '../../../src/account/index.ts'
import type { MatrixJob } from '../../../src/protocol/matrix-api.ts'
import { withPolicyDocument } from '../../../src/account/index.ts'
import { createMatrixMemory, matrixJob } from '../../../workers/matrix-job.ts'
import { policyNamed, smallScenario } from '../support/scenario.ts'
import { fakeWorker } from '../support/worker.ts'

const scenario = smallScenario()
const second = policyNamed(scenario, 'second').ref
const alice = 'arn:aws:iam::111122223333:user/alice'
const bucket = 'arn:aws:s3:::bucket-of-nobody'

const axes = {
  principals: [alice, 'arn:aws:iam::111122223333:root'],
  actions: ['s3:ListBucket', 's3:GetBucketLocation', 'sqs:ListQueues'],
  resources: [bucket],
  circumstances: [{ vpcEndpointId: null, context: {} }],
}

/** The second policy of alice allows exactly this. */
function allowing(...actions: readonly string[]): World {
  const statement = { Effect: 'Allow', Action: actions, Resource: '*' }
  const document = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  return withPolicyDocument(scenario.world, second, document)
}

function subjectOf(world: World, on = axes): Subject {
  return {
    ...{ scenario: scenario.id, scenarioName: scenario.name, names: new Map() },
    source: { world, now: scenario.now, axes: on },
    circumstances: [
      { id: 'plain', label: 'As they come', about: '', vpcEndpointId: null, context: {} },
    ],
  }
}

function make({ decisions = 6, slowMs = 0 } = {}) {
  let jobs = 0
  const worlds = { before: allowing('s3:ListBucket'), now: allowing('s3:ListBucket') }
  worlds.now = worlds.before
  const chosen = { axes }
  const impact = createImpact({
    pool: () => pool,
    nowMs: () => 0,
    before: () => worlds.before,
    subject: () => subjectOf(worlds.now, chosen.axes),
    decisions: () => decisions,
    prepare: () => Promise.resolve(),
    catalogue: () => null,
    asked: (decided) =>
      decided.layout === null ? [] : askedEverywhere(decided.layout, decided.axes.resources),
    isExpected: () => false,
    expectedVersion: () => 0,
  })
  const pool = createMatrixPool({
    workers: 1,
    spawn() {
      const memory = createMatrixMemory()
      return fakeWorker({
        hello: () => Promise.resolve('ready' as const),
        async run(job: MatrixJob) {
          jobs += 1
          await pause(slowMs)
          return matrixJob(job, memory)
        },
      })
    },
  })
  const edit = (world: World): void => {
    worlds.now = world
    impact.follow()
  }
  const decided = async (): Promise<void> => {
    await vi.waitFor(() => expect(impact.state.kind).toBe('decided'), { timeout: 10_000 })
    expect(impact.view.busy).toBe(false)
  }
  return { impact, worlds, chosen, edit, decided, jobs: () => jobs }
}

it('says nothing while nothing has changed', () => {
  const { impact, jobs } = make()
  impact.follow()
  expect(impact.state).toEqual({ kind: 'unchanged' })
  expect(jobs()).toBe(0)
})

it('shows the cells that flipped, with what they were, and counts them', async () => {
  const { impact, edit, decided } = make()
  edit(allowing('s3:GetBucketLocation'))
  expect(impact.state).toEqual({ kind: 'deciding' })
  await decided()
  const { view } = impact
  expect(view.rows.map(({ arn }) => arn)).toEqual([alice])
  expect(view.columns.map(({ id }) => id)).toEqual(['s3:GetBucketLocation', 's3:ListBucket'])
  const cells = view.columns.map((_, column) => [
    view.source.was(0, column),
    view.source.cell(0, column),
  ])
  expect(cells).toEqual([
    ['implicitDeny', 'allow'],
    ['allow', 'implicitDeny'],
  ])
  expect(view.changes).toEqual({ cells: 2, allowed: 1, lost: 1, others: 0 })
  const [line, ...others] = impactLines(view)
  expect(others).toEqual([])
  expect(line?.cells.map(({ words }) => words)).toEqual([
    's3:GetBucketLocation: allowed, was not allowed',
    's3:ListBucket: not allowed, was allowed',
  ])
  expect(impactLines(view, 1).flatMap(({ cells }) => cells)).toHaveLength(1)
  expect(impact.flipped(0, 1)).toMatchObject({ principal: alice, action: 's3:ListBucket' })
  expect(impactWords(impact)).toBe('2 cells flip: 1 newly allowed, 1 no longer allowed.')
})

it('decides the world before once, and the world of now with every edit', async () => {
  const { impact, edit, decided, jobs } = make()
  edit(allowing('s3:GetBucketLocation'))
  await decided()
  const first = jobs()
  edit(allowing('s3:ListBucket', 'sqs:ListQueues'))
  await decided()
  expect(jobs() - first).toBeLessThan(first)
  expect(impact.view.changes).toEqual({ cells: 1, allowed: 1, lost: 0, others: 0 })
})

it('takes an edit back without deciding', async () => {
  const { impact, worlds, edit, decided, jobs } = make()
  edit(allowing('sqs:ListQueues'))
  await decided()
  const before = jobs()
  edit(worlds.before)
  expect(impact.state).toEqual({ kind: 'unchanged' })
  expect(impact.view.rows).toEqual([])
  expect(jobs()).toBe(before)
})

it('forgets what is still being decided when the edit is taken back', async () => {
  const { impact, worlds, edit, jobs } = make({ slowMs: 120 })
  edit(allowing('sqs:ListQueues'))
  await vi.waitFor(() => expect(jobs()).toBeGreaterThan(2), { timeout: 10_000 })
  edit(worlds.before)
  expect(impact.state).toEqual({ kind: 'unchanged' })
  await pause(900)
  expect(impact.state).toEqual({ kind: 'unchanged' })
  expect(impact.former).toBeNull()
})

it('asks what its list says while other axes are being decided', async () => {
  const { impact, chosen, edit, decided } = make({ slowMs: 20 })
  edit(allowing('s3:GetBucketLocation'))
  await decided()
  const ids = impact.view.columns.map(({ id }) => id)
  chosen.axes = { ...axes, actions: axes.actions.toReversed() }
  impact.follow()
  await pause(420)
  expect(impact.state).toEqual({ kind: 'deciding' })
  expect(ids.map((_, column) => impact.flipped(0, column)?.action)).toEqual(ids)
  await decided()
})

it('leaves cells out that a broken policy leaves open', async () => {
  const { impact, edit, decided } = make()
  edit(withPolicyDocument(scenario.world, second, '{ "Version": '))
  await decided()
  expect(impact.view.rows).toEqual([])
  expect(impact.broken).toBe(1)
  expect(impactWords(impact)).toContain('A policy cannot be read')
})

it('waits to be asked where the axes are large', async () => {
  const { impact, edit, decided } = make({ decisions: 170_000_000 })
  edit(allowing('s3:GetBucketLocation'))
  expect(impact.state).toEqual({ kind: 'large', decisions: 170_000_000 })
  impact.decide()
  await decided()
  expect(impact.view.changes.cells).toBe(2)
})

it('forgets everything when nobody looks any more', async () => {
  const { impact, edit, decided } = make()
  edit(allowing('s3:GetBucketLocation'))
  await decided()
  impact.leave()
  expect(impact.state).toEqual({ kind: 'unchanged' })
  expect(impact.former).toBeNull()
})

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
