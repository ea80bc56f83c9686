/** Changes of the form go through the workspace: each is one step of history, and a refusal says why. */

import { describe, expect, test } from 'vitest'
import { changeStatement, changeStatementList } from '../../../src/app/form/change-policy.ts'
import { createWorkspace } from '../../../src/app/workspace.svelte.ts'
import { POLICY_TEXT_LENGTH } from '../../../src/scenario/limits.ts'
import { manualEngine } from '../support/engine.ts'
import { allow, policyNamed, smallScenario } from '../support/scenario.ts'

function make() {
  const scenario = smallScenario()
  const workspace = createWorkspace({
    scenario,
    engine: manualEngine(),
    suite: manualEngine,
    onChange: () => undefined,
    loadExample: () => Promise.reject(new Error('not here')),
    newId: () => 'new',
    nowMs: () => 0,
  })
  const { ref } = policyNamed(scenario, 'second')
  const text = (): string => workspace.policy(ref)?.document ?? ''
  return { workspace, ref, text }
}

const add = (value: string) => ({
  kind: 'addValue' as const,
  at: { element: 'Action' as const },
  value,
})

describe('a change of a statement', () => {
  test('stands in the text, and each is a step of its own however fast they come', () => {
    const { workspace, ref, text } = make()
    const before = text()
    expect(changeStatement(workspace, ref, 0, add('s3:List*'))).toBeNull()
    const between = text()
    expect(between).toContain('["s3:*", "s3:List*"]')
    expect(changeStatement(workspace, ref, 0, add('kms:*'))).toBeNull()
    workspace.undo()
    expect(text()).toBe(between)
    workspace.undo()
    expect(text()).toBe(before)
    expect(workspace.canUndo).toBe(false)
  })

  test('does not become part of what is being typed', () => {
    const { workspace, ref, text } = make()
    workspace.editPolicy(ref, allow('s3:Get*'))
    changeStatement(workspace, ref, 0, { kind: 'setSid', sid: 'Read' })
    workspace.editPolicy(ref, `${text()} `)
    workspace.undo()
    workspace.undo()
    expect(text()).toBe(allow('s3:Get*'))
  })

  test('that changes nothing is no step', () => {
    const { workspace, ref } = make()
    expect(changeStatement(workspace, ref, 0, { kind: 'setEffect', effect: 'Allow' })).toBeNull()
    expect(workspace.canUndo).toBe(false)
  })
})

describe('a refusal says why', () => {
  test('the text is no JSON', () => {
    const { workspace, ref } = make()
    workspace.editPolicy(ref, '{')
    expect(changeStatement(workspace, ref, 0, add('a'))).toContain('The text is not JSON')
    expect(changeStatementList(workspace, ref, { kind: 'add', index: 0 })).toContain('not JSON')
  })

  test('the policy is gone, or would be too long', () => {
    const { workspace, ref } = make()
    expect(changeStatement(workspace, 'nowhere', 0, add('a'))).toContain('not there any more')
    workspace.editPolicy(ref, allow('s3:*').padEnd(POLICY_TEXT_LENGTH))
    expect(changeStatement(workspace, ref, 0, add('kms:*'))).toContain('longer than it can be')
  })
})

test('a statement is added in the manner of its kind of policy', () => {
  const { workspace, ref, text } = make()
  expect(changeStatementList(workspace, ref, { kind: 'add', index: 1 })).toBeNull()
  expect(JSON.parse(text())).toMatchObject({
    Statement: [{ Action: 's3:*' }, { Effect: 'Allow', Action: [], Resource: [] }],
  })
})
