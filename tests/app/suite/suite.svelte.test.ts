/** Checks that run beside the verdict: when, for what, and what is told against the state before. */

import { describe, expect, it, vi } from 'vitest'
import type { CheckResult, EvaluateJob } from '../../../src/protocol/engine-api.ts'
import type { Verdict } from '../../../src/engine/index.ts'
import { createWorkspace } from '../../../src/app/workspace.svelte.ts'
import { allow, policyNamed, smallScenario } from '../support/scenario.ts'
import { checksReply, decided, manualEngine, reply } from '../support/engine.ts'

describe('checks', () => {
  it('are decided once the verdict is there, and not again for another question', async () => {
    const { workspace, answer, checkJobs } = make()
    expect(checkJobs).toHaveLength(0)
    await answer()
    expect(checkJobs).toHaveLength(1)
    expect(checkJobs[0]?.checks).toBe(workspace.scenario.checks)
    workspace.setQuestion({ action: 's3:PutObject' })
    await answer()
    expect(checkJobs).toHaveLength(1)
    workspace.editPolicy(workspace.policies[0]?.ref ?? '', allow('s3:Get*'))
    await answer()
    expect(checkJobs).toHaveLength(2)
  })

  it('hold the verdict up for nothing: an answer comes while they are being decided', async () => {
    const { workspace, answer } = make()
    await answer()
    expect(workspace.results).toMatchObject({ pending: false, suite: 'pending' })
    workspace.setQuestion({ action: 's3:PutObject' })
    await answer('implicitDeny')
    expect(workspace.results.decision?.verdict).toBe('implicitDeny')
  })

  it('that could not be decided stay as they were, say so, and are tried again', async () => {
    const { workspace, answer, settle, suite, checkJobs } = make()
    await answer()
    await settle('allow')
    workspace.editPolicy(workspace.policies[0]?.ref ?? '', allow('s3:Get*'))
    await answer()
    await suite.answerChecks({ kind: 'timedOut' })
    expect(workspace.results.suite).toBe('failed')
    expect(workspace.results.checks.get('a')?.outcome?.verdict).toBe('allow')
    workspace.restartEngine()
    await answer()
    expect(checkJobs).toHaveLength(3)
  })

  it('are remembered as they stood before an edit, or as a person says', async () => {
    const { workspace, answer, settle, ref } = make()
    const remembered = () => workspace.remembered.outcomes.get('a')?.outcome.verdict
    await answer()
    await settle('allow')
    workspace.editPolicy(ref, allow('ec2:*'))
    await answer()
    await settle('implicitDeny')
    expect(remembered()).toBe('allow')
    workspace.rememberChecks()
    expect(remembered()).toBe('implicitDeny')
    expect(workspace.remembered.chosen).toBe(true)
    workspace.forgetRemembered()
    expect(workspace.remembered.chosen).toBe(false)
  })

  it('that were still being decided at the first edit tell how they stood before it', async () => {
    const { workspace, answer, settle, ref } = make()
    await answer()
    workspace.editPolicy(ref, allow('ec2:*'))
    await settle('allow')
    expect(workspace.remembered.outcomes.get('a')?.outcome.verdict).toBe('allow')
    await answer()
    await settle('implicitDeny')
    expect(workspace.results.checks.get('a')?.outcome?.verdict).toBe('implicitDeny')
    expect(workspace.remembered.outcomes.get('a')?.outcome.verdict).toBe('allow')
  })

  it('are added, changed and undone in single steps', async () => {
    const { workspace, answer } = make()
    await answer()
    const ids = workspace.addChecks(
      ['s3:PutObject', 's3:ListBucket'].map((action) => ({
        question: { ...workspace.question, action },
        expected: 'allow',
      })),
    )
    expect(ids).toHaveLength(2)
    workspace.changeCheck(ids[0] ?? '', { name: 'puts' }, 'name of a check')
    expect(workspace.scenario.checks.map(({ name }) => name)).toEqual(['', 'puts', ''])
    expect(workspace.undo()?.message).toBe('Undone: name of a check')
    expect(workspace.undo()?.message).toBe('Undone: 2 new checks')
    expect(workspace.scenario.checks).toHaveLength(1)
  })
})

function make() {
  vi.useFakeTimers()
  const engine = manualEngine()
  const suite = manualEngine()
  const checkJobs: EvaluateJob[] = []
  const { run } = suite
  const small = smallScenario()
  const check = {
    id: 'a',
    name: '',
    question: small.question,
    expected: 'allow',
    by: null,
  } as const
  const scenario = { ...small, checks: [check] }
  let ids = 0
  const workspace = createWorkspace({
    scenario,
    engine,
    suite: () => ({ ...suite, run: (job) => (checkJobs.push(job), run(job)) }),
    onChange: () => undefined,
    loadExample: () => Promise.resolve(scenario),
    newId: () => `id-${(ids += 1)}`,
    nowMs: () => 0,
  })
  async function answer(verdict: Verdict = 'allow'): Promise<void> {
    await engine.answer(reply({ revision: workspace.revision }, decided(verdict)))
    await vi.advanceTimersByTimeAsync(100)
  }
  async function settle(verdict: Verdict): Promise<void> {
    const outcome = { verdict, holds: verdict === 'allow', decidedBy: null, expected: null }
    const result: CheckResult = { id: 'a', result: { kind: 'decided', ...outcome } }
    await suite.answerChecks(checksReply({ revision: workspace.revision }, [result]))
  }
  return { workspace, suite, checkJobs, answer, settle, ref: policyNamed(scenario, 'second').ref }
}
