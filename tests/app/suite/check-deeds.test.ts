/** What is said of what is done to checks by hand, and that a removal is taken back where it belongs. */

import { describe, expect, it } from 'vitest'
import { withPolicyDocument } from '../../../src/account/index.ts'
import { createNotices } from '../../../src/app/notices.svelte.ts'
import { createCheckDeeds } from '../../../src/app/suite/check-deeds.ts'
import { checkRows } from '../../../src/app/views/check-rows.ts'
import { namesById } from '../../../src/app/views/names.ts'
import { createWorkspace } from '../../../src/app/workspace.svelte.ts'
import type { Check } from '../../../src/scenario/model.ts'
import { decided, manualEngine, reply } from '../support/engine.ts'
import { policyNamed, smallScenario } from '../support/scenario.ts'

const small = smallScenario()
const { ref } = policyNamed(small, 'second')
const check = (id: string): Check => ({
  ...{ id, name: id, question: small.question, expected: 'allow', by: null },
})

function make(ids: readonly string[] = ['first', 'second']) {
  const engine = manualEngine()
  const scenario = { ...small, checks: ids.map(check) }
  let made = 0
  const workspace = createWorkspace({
    ...{ scenario, engine, suite: manualEngine, onChange: () => undefined },
    loadExample: () => Promise.resolve(scenario),
    newId: () => `made ${(made += 1)}`,
    nowMs: () => 0,
  })
  const notices = createNotices()
  const deeds = createCheckDeeds({ workspace, notices })
  const row = (id: string) => {
    const { question } = workspace
    const sources = { states: new Map(), remembered: new Map(), names: namesById, question }
    const found = checkRows({ ...sources, checks: workspace.scenario.checks })
    const wanted = found.find((each) => each.id === id)
    if (wanted === undefined) throw new Error(`There is no check ${id}`)
    return wanted
  }
  const putBack = () => {
    const notice = notices.list.find(({ actions }) => actions.length > 0)
    const [action] = notice?.actions ?? []
    if (notice === undefined || action === undefined) throw new Error('Nothing can be put back')
    notices.act(notice.id, action)
  }
  const names = () => workspace.scenario.checks.map(({ name }) => name)
  return { workspace, engine, notices, deeds, row, putBack, names }
}

describe('a removed check', () => {
  it('comes back to its place, at once and after other changes', () => {
    for (const change of [false, true]) {
      const { workspace, deeds, row, putBack, names } = make()
      deeds.remove(row('first'))
      expect(names()).toEqual(['second'])
      if (change) workspace.setQuestion({ action: 's3:PutObject' })
      putBack()
      expect(names()).toEqual(['first', 'second'])
    }
  })

  it('does not come into another scenario that has been opened meanwhile', () => {
    const { workspace, notices, deeds, row, putBack, names } = make()
    deeds.remove(row('first'))
    workspace.replaceScenario({ ...smallScenario('other'), checks: [check('theirs')] })
    putBack()
    expect(names()).toEqual(['theirs'])
    expect(notices.list.map(({ text }) => text)).toEqual([
      'Another scenario is open: “first” was not put back.',
    ])
  })

  it('says so when there is no room for it any more', () => {
    const { workspace, notices, deeds, row, putBack } = make()
    deeds.remove(row('first'))
    const many = Array.from({ length: 1_000 }, (_, at) => check(`n${at}`))
    workspace.addChecks(many)
    putBack()
    expect(workspace.scenario.checks).toHaveLength(1_000)
    expect(notices.list.map(({ text }) => text)).toEqual([
      'A scenario holds 1,000 checks at most: remove some first.',
    ])
    expect(notices.live).not.toContain('back')
  })
})

describe('a check that is too large to be saved', () => {
  const question = { ...small.question, action: `s3:${'a'.repeat(300)}` }
  const words = 'Found 303 characters of the action. Expected at most 256.'

  it('is not made, and no other is changed into it', () => {
    const { workspace, notices, deeds, row } = make()
    expect(deeds.make({ question, expected: 'allow' })).toBeNull()
    expect(deeds.change(row('first'), { question, expected: 'allow' })).toBeNull()
    expect(workspace.scenario.checks.map((each) => each.question)).toEqual([
      ...[small.question, small.question],
    ])
    expect(notices.list.map(({ text }) => text)).toEqual([words, words])
  })

  it('is not counted among those that were added', () => {
    const { workspace } = make()
    const ids = workspace.addChecks([
      { question, expected: 'allow' },
      { question: small.question, expected: 'allow' },
    ])
    expect(ids).toEqual([workspace.scenario.checks.at(-1)?.id])
    expect(workspace.undo()?.message).toBe('Undone: new check')
  })
})

it('expects the statement that decides by its place where another has its Sid', async () => {
  const { workspace, engine, deeds } = make([])
  const statement = { Sid: 'Twin', Effect: 'Allow', Action: '*', Resource: '*' }
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement, statement] })
  const world = withPolicyDocument(small.world, ref, text)
  workspace.replaceScenario({ ...small, world })
  const answer = decided('allow')
  const decidedBy = { policy: ref, sid: 'Twin', statement: 1 }
  await engine.answer(
    reply({ revision: workspace.revision }, { ...answer, decidedBy } as typeof answer),
  )
  deeds.add(true)
  expect(workspace.scenario.checks[0]?.by).toEqual({ policy: ref, statement: 1 })
})
