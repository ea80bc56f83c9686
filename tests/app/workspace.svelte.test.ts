/** The gateway: every change counts once, is saved, decided, and can be taken back. */

import fc from 'fast-check'
import { flushSync } from 'svelte'
import { describe, expect, it } from 'vitest'
import { createWorkspace } from '../../src/app/workspace.svelte.ts'
import { POLICY_TEXT_LENGTH } from '../../src/scenario/limits.ts'
import type { Scenario } from '../../src/scenario/model.ts'
import { broken, decided, manualEngine, reply } from './support/engine.ts'
import { allow, policyNamed, smallScenario } from './support/scenario.ts'

describe('workspace: changes', () => {
  it('counts a revision, saves and decides for every change, and for none without one', () => {
    const { workspace, engine, saved, second } = make()
    expect(workspace.revision).toBe(1)
    expect(engine.jobs).toHaveLength(1)
    workspace.editPolicy(second, allow('s3:GetObject'))
    workspace.setQuestion({ action: 's3:PutObject' })
    workspace.setContext('aws:SourceIp', '198.51.100.7')
    workspace.renameScenario('Renamed')
    expect(workspace.revision).toBe(5)
    expect(saved).toHaveLength(4)
    expect(saved.at(-1)).toBe(workspace.scenario)
    expect(engine.jobs.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5])
    workspace.editPolicy(second, allow('s3:GetObject'))
    workspace.setQuestion({ action: 's3:PutObject' })
    workspace.renameScenario(' Renamed ')
    expect(workspace.revision).toBe(5)
    expect(saved).toHaveLength(4)
  })

  it('never mutates the scenario and shares what did not change', () => {
    const { workspace, second } = make()
    const before = structuredClone(workspace.scenario)
    const first = workspace.scenario
    workspace.editPolicy(second, '{}')
    expect(first).toEqual(before)
    expect(workspace.scenario.question).toBe(first.question)
    expect(policyNamed(workspace.scenario, 'second').document).toBe('{}')
  })

  it('hands the engine what can be cloned', () => {
    const { workspace, engine, second } = make()
    workspace.editPolicy(second, '{}')
    expect(() => structuredClone(engine.jobs.at(-1))).not.toThrow()
  })

  it('refuses a text that cannot be saved, and an address that does not exist', () => {
    const { workspace, second } = make()
    expect(workspace.editPolicy(second, ' '.repeat(POLICY_TEXT_LENGTH + 1))).toBe(false)
    expect(workspace.editPolicy('nowhere', '{}')).toBe(false)
    expect(workspace.editPolicy(second, '{}')).toBe(true)
    expect(workspace.revision).toBe(2)
  })

  it('can be used inside an effect without becoming what the effect depends on', () => {
    const { workspace, second } = make()
    let runs = 0
    const stop = effectRoot(() => {
      runs += 1
      workspace.editPolicy(second, `{ "Id": "${runs}" }`)
      workspace.setQuestion({ action: `s3:Get${runs}` })
      workspace.addCheck()
    })
    flushSync()
    expect(runs).toBe(1)
    stop()
  })

  it('tells effects of a change', () => {
    const { workspace, second } = make()
    const seen: (string | null)[] = []
    workspace.openPolicyRef(second)
    const stop = effectRoot(() => {
      seen.push(workspace.openDocument)
    })
    flushSync()
    workspace.editPolicy(second, '{}')
    flushSync()
    workspace.undo()
    flushSync()
    expect(seen).toEqual([allow('s3:*'), '{}', allow('s3:*')])
    stop()
  })
})

describe('workspace: undo and redo', () => {
  it('goes back and forth across policy edits and changes of the request', () => {
    const { workspace, first, second, tick } = make()
    const states = [workspace.scenario]
    const then = (change: () => void) => {
      tick(1000)
      change()
      states.push(workspace.scenario)
    }
    then(() => workspace.editPolicy(first, '{}'))
    then(() => workspace.setQuestion({ action: 's3:PutObject' }))
    then(() => workspace.setContext('aws:SourceIp', null))
    then(() => workspace.editPolicy(second, '[]'))
    then(() => workspace.addCheck())
    then(() => workspace.renameScenario('Other'))
    for (const state of states.slice(0, -1).reverse()) {
      expect(workspace.canUndo).toBe(true)
      workspace.undo()
      expect(workspace.scenario).toBe(state)
    }
    expect(workspace.canUndo).toBe(false)
    expect(workspace.undo()).toBeNull()
    for (const state of states.slice(1)) {
      workspace.redo()
      expect(workspace.scenario).toBe(state)
    }
    expect(workspace.canRedo).toBe(false)
    expect(workspace.redo()).toBeNull()
  })

  it('comes back to the beginning and to the end, whatever was done', () => {
    const text = fc.constantFrom('{}', '[]', '{ }', allow('s3:*'))
    const name = fc.constantFrom('a', 'b', '')
    type Deed = (made: ReturnType<typeof make>) => unknown
    const deed = fc.oneof(
      text.map(
        (to): Deed =>
          ({ workspace, first }) =>
            workspace.editPolicy(first, to),
      ),
      text.map(
        (to): Deed =>
          ({ workspace, second }) =>
            workspace.editPolicy(second, to),
      ),
      name.map(
        (to): Deed =>
          ({ workspace }) =>
            workspace.setQuestion({ action: to }),
      ),
      name.map(
        (to): Deed =>
          ({ workspace }) =>
            workspace.setContext(to, to),
      ),
      name.map(
        (to): Deed =>
          ({ workspace }) =>
            workspace.renameScenario(to),
      ),
      fc.constant<Deed>(({ workspace }) => workspace.addCheck()),
      fc.nat(3).map(
        (n): Deed =>
          ({ workspace }) =>
            workspace.removeCheck(`id-${n}`),
      ),
      fc.nat(3).map(
        (n): Deed =>
          ({ workspace }) =>
            workspace.askCheck(`id-${n}`),
      ),
      fc.constant<Deed>(({ workspace }) => workspace.undo()),
      fc.constant<Deed>(({ workspace }) => workspace.redo()),
      fc.nat(1000).map(
        (delayMs): Deed =>
          ({ tick }) =>
            tick(delayMs),
      ),
    )
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        const made = make()
        const { workspace } = made
        const start = workspace.scenario
        for (const act of deeds) act(made)
        while (workspace.redo() !== null);
        const end = workspace.scenario
        while (workspace.undo() !== null);
        expect(workspace.scenario).toBe(start)
        while (workspace.redo() !== null);
        expect(workspace.scenario).toBe(end)
      }),
    )
  })

  it('counts, saves and decides undo and redo like any change', () => {
    const { workspace, engine, saved, second } = make()
    workspace.editPolicy(second, '{}')
    workspace.undo()
    workspace.redo()
    expect(workspace.revision).toBe(4)
    expect(saved).toHaveLength(3)
    expect(engine.jobs.at(-1)).toMatchObject({ revision: 4, world: workspace.scenario.world })
  })

  it('takes fast typing as one step, and typing after a pause as the next', () => {
    const { workspace, second, tick } = make()
    for (const text of ['{', '{ ', '{ }']) {
      tick(200)
      workspace.editPolicy(second, text)
    }
    tick(700)
    workspace.editPolicy(second, '{ }\n')
    workspace.undo()
    expect(policyNamed(workspace.scenario, 'second').document).toBe('{ }')
    workspace.undo()
    expect(policyNamed(workspace.scenario, 'second').document).toBe(allow('s3:*'))
  })

  it('shows the policy that was edited, and says what came back', () => {
    const { workspace, first, second } = make()
    workspace.editPolicy(second, '{}')
    workspace.openPolicyRef(first)
    const restored = workspace.undo()
    expect(workspace.openPolicy).toBe(second)
    expect(workspace.openDocument).toBe(allow('s3:*'))
    expect(restored).toEqual({
      openPolicy: second,
      policies: [second],
      question: false,
      message: 'Undone: edit of second',
    })
    workspace.openPolicyRef(first)
    expect(workspace.redo()).toMatchObject({
      openPolicy: second,
      message: 'Redone: edit of second',
    })
  })

  it('leaves the open policy alone when a change of the request is undone', () => {
    const { workspace, first } = make()
    workspace.setQuestion({ action: 's3:PutObject' })
    workspace.openPolicyRef(first)
    expect(workspace.undo()).toMatchObject({ openPolicy: first, policies: [], question: true })
  })

  it('ends a step of typing when another policy is opened or the editor is left', () => {
    const { workspace, first, second } = make()
    workspace.openPolicyRef(second)
    workspace.editPolicy(second, '{')
    workspace.openPolicyRef(first)
    workspace.openPolicyRef(second)
    workspace.editPolicy(second, '{}')
    workspace.pauseHistory()
    workspace.editPolicy(second, '{} ')
    const texts = [1, 2, 3].map(() => {
      workspace.undo()
      return policyNamed(workspace.scenario, 'second').document
    })
    expect(texts).toEqual(['{}', '{', allow('s3:*')])
  })

  it('can take back the return to the example', async () => {
    const { workspace, second } = make()
    workspace.editPolicy(second, '{}')
    const mine = workspace.scenario
    await workspace.resetToExample()
    expect(workspace.scenario).toMatchObject({ id: mine.id, name: 'Example' })
    expect(workspace.undo()?.policies).toContain(second)
    expect(workspace.scenario).toBe(mine)
  })

  it('begins anew with another scenario', () => {
    const { workspace, engine, saved, second } = make()
    workspace.editPolicy(second, '{}')
    const other = smallScenario('other')
    workspace.replaceScenario(other)
    expect(workspace.scenario).toBe(other)
    expect(workspace.canUndo).toBe(false)
    expect(workspace.results).toMatchObject({ decision: null, pending: true })
    expect(saved).toHaveLength(1)
    expect(engine.jobs.at(-1)?.revision).toBe(3)
  })

  it('does not save what the storage holds already, but what undo makes of it', () => {
    const { workspace, saved } = make()
    workspace.adoptScenario({ ...smallScenario('small'), name: 'Theirs' }, 'changes', true)
    expect(workspace.scenario.name).toBe('Theirs')
    expect(saved).toHaveLength(0)
    workspace.undo()
    expect(saved.map(({ name }) => name)).toEqual(['Small'])
  })
})

describe('workspace: results', () => {
  it('shows the newest answer and drops older ones', async () => {
    const { workspace, engine } = make()
    workspace.setQuestion({ action: 's3:PutObject' })
    await engine.answer(reply({ revision: 1 }, decided('allow')), 1)
    expect(workspace.results).toMatchObject({ pending: true, decision: null })
    await engine.answer(reply({ revision: 2 }, decided('implicitDeny')))
    expect(workspace.results).toMatchObject({ pending: false, revision: 2, stale: null })
    expect(workspace.results.decision?.verdict).toBe('implicitDeny')
  })

  it('keeps the last decision while a policy is broken', async () => {
    const { workspace, engine, second } = make()
    await engine.answer(reply({ revision: 1 }, decided('allow')))
    workspace.editPolicy(second, '{')
    await engine.answer(reply({ revision: 2 }, broken(second)))
    expect(workspace.results.stale).toEqual({ kind: 'broken', policies: [second], since: 2 })
    expect(workspace.results.decision?.verdict).toBe('allow')
  })

  it('opens the policy that decides when none is open yet', async () => {
    const { workspace, engine, first, second } = make()
    expect(workspace.openPolicy).toBeNull()
    await engine.answer(reply({ revision: 1 }, decided('allow', second)))
    expect(workspace.openPolicy).toBe(second)
    workspace.openPolicyRef(first)
    workspace.setQuestion({ action: 's3:PutObject' })
    await engine.answer(reply({ revision: 2 }, decided('allow', second)))
    expect(workspace.openPolicy).toBe(first)
  })

  it('opens some policy even when the engine does not work', async () => {
    const { workspace, engine } = make()
    engine.enter('stopped')
    await engine.answer({ kind: 'stopped' })
    expect(workspace.engine).toBe('stopped')
    expect(workspace.results.stale?.kind).toBe('stopped')
    expect(workspace.openPolicy).not.toBeNull()
    workspace.restartEngine()
    expect(engine.restarts).toBe(1)
    expect(engine.jobs).toHaveLength(2)
    expect(workspace.results.pending).toBe(true)
  })

  it('expects of a new check what it gets now', async () => {
    const { workspace, engine } = make()
    await engine.answer(reply({ revision: 1 }, decided('allow')))
    const id = workspace.addCheck()
    expect(workspace.scenario.checks).toEqual([
      { id, name: '', question: workspace.question, expected: 'allow', by: null },
    ])
    workspace.setQuestion({ action: 's3:PutObject' })
    workspace.askCheck(id)
    expect(workspace.question).toBe(workspace.scenario.checks[0]?.question)
  })
})

/** An effect outside of a component. */
function effectRoot(run: () => void): () => void {
  return $effect.root(() => {
    $effect(run)
  })
}

function make() {
  const engine = manualEngine()
  const suite = manualEngine()
  const saved: Scenario[] = []
  let nowMs = 0
  let ids = 0
  const scenario = smallScenario()
  const workspace = createWorkspace({
    scenario,
    engine,
    suite: () => suite,
    onChange: (changed) => saved.push(changed),
    loadExample: () => Promise.resolve({ ...smallScenario('example'), name: 'Example' }),
    newId: () => `id-${(ids += 1)}`,
    nowMs: () => nowMs,
  })
  const tick = (delayMs: number) => void (nowMs += delayMs)
  const first = policyNamed(scenario, 'alice-can').ref
  const second = policyNamed(scenario, 'second').ref
  return { workspace, engine, saved, tick, first, second }
}
