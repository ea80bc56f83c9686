/** The screen's state put together: it decides by itself, notices edits, explains, marks and counts. */

import { flushSync } from 'svelte'
import { expect, it, vi } from 'vitest'
import { countsAround } from '../../../src/app/matrix/counts-around.ts'
import { createMatrix, type Matrix } from '../../../src/app/matrix/matrix.svelte.ts'
import { createWorkspace } from '../../../src/app/workspace.svelte.ts'
import type { AwsData } from '../../../src/app/aws-data.svelte.ts'
import type { EvaluateJob } from '../../../src/protocol/engine-api.ts'
import type { MatrixJob } from '../../../src/protocol/matrix-api.ts'
import { createCaches, evaluateJob } from '../../../workers/evaluate-job.ts'
import { createMatrixMemory, matrixJob } from '../../../workers/matrix-job.ts'
import { manualEngine } from '../support/engine.ts'
import { allow, policyNamed, smallScenario } from '../support/scenario.ts'
import { fakeWorker } from '../support/worker.ts'

const hello = () => Promise.resolve('ready' as const)

const noData = {
  ...{ state: 'failed', catalogue: null, wake: () => undefined },
  loadService: () => Promise.resolve(null),
} as unknown as AwsData

function make() {
  let ids = 0
  const said: string[] = []
  const workspace = createWorkspace({
    scenario: smallScenario(),
    engine: manualEngine(),
    suite: manualEngine,
    onChange: () => undefined,
    loadExample: () => Promise.resolve(smallScenario()),
    newId: () => `id-${++ids}`,
    nowMs: () => 0,
  })
  const matrix = createMatrix({
    workspace,
    aws: noData,
    spawnMatrix() {
      const memory = createMatrixMemory()
      return fakeWorker({ hello, run: (job: MatrixJob) => Promise.resolve(matrixJob(job, memory)) })
    },
    spawnEngine() {
      const caches = createCaches()
      return fakeWorker({
        hello,
        run: (job: EvaluateJob) => Promise.resolve(evaluateJob(job, caches)),
      })
    },
    cores: 2,
    nowMs: () => 0,
    say: (text) => void said.push(text),
  })
  return { workspace, matrix, said }
}

async function decided() {
  const made = make()
  made.matrix.visit()
  await vi.waitFor(() => expect(made.matrix.run.state.kind).toBe('done'))
  await vi.waitFor(() => expect(made.matrix.view.busy).toBe(false))
  flushSync()
  return made
}

async function again(matrix: Matrix): Promise<void> {
  matrix.start()
  await vi.waitFor(() => expect(matrix.run.state.kind).toBe('done'))
  await vi.waitFor(() => expect(matrix.view.busy).toBe(false))
  flushSync()
  matrix.cell.explainAnew()
}

it('decides by itself when it is first shown, and not again', async () => {
  const { matrix, said } = await decided()
  expect(said).toEqual(['The matrix is decided.'])
  const { subject } = matrix.run
  matrix.visit()
  expect(matrix.run.subject).toBe(subject)
  expect(matrix.view.counts.pending).toBe(0)
})

it('tells when the scenario or the axes are others than what is shown', async () => {
  const { matrix, workspace } = await decided()
  expect(matrix.outdated).toBe(null)
  matrix.axes.principals.choose([])
  expect(matrix.outdated).toBe('axes')
  matrix.axes.principals.choose(null)
  expect(matrix.outdated).toBe(null)
  workspace.editPolicy(policyNamed(workspace.scenario, 'second').ref, allow('s3:GetObject'))
  expect(matrix.outdated).toBe('edited')
})

it('explains a cell with the same verdict, and makes a check of it and takes it back', async () => {
  const { matrix, workspace } = await decided()
  matrix.cell.explain(0, 0)
  await vi.waitFor(() => expect(matrix.cell.explanation.kind).toBe('decided'))
  const { explanation, chosen } = matrix.cell
  const word = chosen?.verdict === 'allow' ? 'Allowed' : 'Denied'
  expect(explanation.kind === 'decided' && explanation.verdict.word).toBe(word)
  matrix.mark(0, 0)
  expect(workspace.scenario.checks).toHaveLength(1)
  expect(matrix.view.source.isMarked(0, 0)).toBe(true)
  expect(workspace.scenario.checks[0]?.expected).toBe(chosen?.verdict)
  matrix.mark(0, 0)
  expect(workspace.scenario.checks).toHaveLength(0)
})

it('puts the explained decision into the sentence', async () => {
  const { matrix, workspace } = await decided()
  expect(matrix.cell.openInPlayground()).toBe(false)
  matrix.cell.explain(0, 0)
  expect(matrix.cell.openInPlayground()).toBe(true)
  expect(workspace.question).toEqual(matrix.cell.question)
})

it('keeps the explained cell through runs with other axes, and lets go of what is not on them', async () => {
  const { matrix, workspace } = await decided()
  const ids = matrix.axes.principals.ids
  const last = matrix.view.rows.findIndex(({ arn }) => arn === ids.at(-1))
  matrix.cell.explain(last, 0)
  const { principal, action } = matrix.cell.question ?? {}
  matrix.axes.principals.choose(ids.slice(1))
  await again(matrix)
  expect(matrix.cell.question).toMatchObject({ principal, action })
  await vi.waitFor(() => expect(matrix.cell.explanation.kind).toBe('decided'))
  workspace.editPolicy(policyNamed(workspace.scenario, 'second').ref, allow('sqs:*'))
  await again(matrix)
  await vi.waitFor(() => expect(matrix.cell.explanation.kind).toBe('decided'))
  const { explanation, chosen } = matrix.cell
  const word = chosen?.verdict === 'allow' ? 'Allowed' : 'Denied'
  expect(explanation.kind === 'decided' && explanation.verdict.word).toBe(word)
  matrix.axes.principals.choose(ids.slice(0, 1))
  await again(matrix)
  expect(matrix.cell.subject).toBeNull()
})

it('keeps the actions on the axis that an edit takes away', async () => {
  const { matrix, workspace } = make()
  const { ref } = policyNamed(workspace.scenario, 'second')
  workspace.editPolicy(ref, allow('s3:GetObject'))
  workspace.rememberChecks()
  workspace.editPolicy(ref, allow('s3:PutObject'))
  expect(matrix.axes.actions.ids).toEqual(expect.arrayContaining(['s3:GetObject', 's3:PutObject']))
})

it('counts what is around the cursor', async () => {
  const { matrix } = await decided()
  const around = countsAround(matrix.view, { row: 0, column: 0 })
  expect(around.map(({ key }) => key)).toEqual(['row', 'rows', 'column', 'columns'])
  for (const { counts } of around) expect(counts.pending).toBe(0)
  expect(countsAround(matrix.view, { row: 99, column: 0 })).toEqual([])
})
