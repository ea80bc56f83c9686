/** Managed policies through the workspace: each change is one step, named, saved and decided; each refusal changes nothing. */

import { describe, expect, test } from 'vitest'
import { newUniqueId } from '../../src/app/ids.ts'
import { createWorkspace } from '../../src/app/workspace.svelte.ts'
import { findPolicy, policyCarriers } from '../../src/account/index.ts'
import type { ManagedPolicy } from '../../src/account/index.ts'
import { decodeScenario } from '../../src/scenario/codec.ts'
import { encodeScenario } from '../../src/scenario/encode.ts'
import { POLICY_TEXT_LENGTH } from '../../src/scenario/limits.ts'
import type { Scenario } from '../../src/scenario/model.ts'
import { manualEngine } from './support/engine.ts'
import { allow, smallScenario } from './support/scenario.ts'

function make(scenario = smallScenario()) {
  const engine = manualEngine()
  const saved: Scenario[] = []
  const workspace = createWorkspace({
    scenario,
    engine,
    suite: () => engine,
    onChange: (changed) => saved.push(changed),
    loadExample: () => Promise.resolve(smallScenario('example')),
    newId: () => 'id',
    nowMs: () => 0,
  })
  const alice = policyCarriers(scenario.world).find(({ kind }) => kind === 'user')?.id ?? ''
  const accountId = scenario.world.accounts[0]?.id ?? ''
  return { workspace, engine, saved, alice, accountId, scenario }
}

function awsManaged(name: string, document = allow('*')): ManagedPolicy {
  const version = { versionId: 'v3', createdAt: '2026-08-12T00:00:00Z', document }
  const arn = `arn:aws:iam::aws:policy/${name}`
  const id = newUniqueId('ANPA')
  const names = { arn, id, name, description: '', awsManaged: true }
  return { ...names, versions: [version], defaultVersionId: 'v3' }
}

const readOnly = awsManaged('ReadOnlyAccess')
const { arn: policyArn } = readOnly

describe('a managed policy', () => {
  test('is attached, counted, saved, decided and taken back in one step', async () => {
    const { workspace, engine, saved, alice, scenario } = make()
    const attachment = { carrierId: alice, policyArn, supplied: readOnly }
    expect(await workspace.attachPolicy(attachment, 'permissions')).toBeNull()
    expect(workspace.revision).toBe(2)
    expect(engine.jobs).toHaveLength(2)
    expect(saved).toEqual([workspace.scenario])
    expect(workspace.policy(policyArn)?.attachedTo).toEqual([alice])
    expect(workspace.undo()?.message).toBe('Undone: attachment of ReadOnlyAccess')
    expect(workspace.scenario).toBe(scenario)
    workspace.redo()
    expect(await workspace.detachPolicy(alice, policyArn, 'permissions')).toBeNull()
    expect(workspace.policy(policyArn)?.attachedTo).toEqual([])
    expect(workspace.undo()?.message).toBe('Undone: detachment of ReadOnlyAccess')
  })

  test('bounds a user, and no longer', async () => {
    const { workspace, alice } = make()
    const attachment = { carrierId: alice, policyArn, supplied: readOnly }
    expect(await workspace.attachPolicy(attachment, 'boundary')).toBeNull()
    const boundary = () =>
      policyCarriers(workspace.scenario.world).find(({ id }) => id === alice)
        ?.permissionsBoundaryArn
    expect(boundary()).toBe(policyArn)
    expect(await workspace.detachPolicy(alice, policyArn, 'boundary')).toBeNull()
    expect(boundary()).toBeNull()
    const name = alice.slice(alice.lastIndexOf('/') + 1)
    expect(workspace.undo()?.message).toBe(`Undone: removal of the permissions boundary of ${name}`)
    expect(workspace.undo()?.message).toBe(
      `Undone: ReadOnlyAccess as permissions boundary of ${name}`,
    )
  })

  test('that is refused changes nothing', async () => {
    const { workspace, saved, alice, scenario } = make()
    const attachment = { carrierId: alice, policyArn, supplied: null }
    const error = await workspace.attachPolicy(attachment, 'permissions')
    expect(error?.code).toBe('NoSuchEntity')
    expect((await workspace.detachPolicy(alice, policyArn, 'permissions'))?.code).toBe(
      'NoSuchEntity',
    )
    expect(workspace.scenario).toBe(scenario)
    expect(saved).toEqual([])
    expect(workspace.canUndo).toBe(false)
  })

  test('that is attached already is no step of history', async () => {
    const { workspace, alice } = make()
    const attachment = { carrierId: alice, policyArn, supplied: readOnly }
    await workspace.attachPolicy(attachment, 'permissions')
    await workspace.attachPolicy(attachment, 'permissions')
    workspace.undo()
    expect(workspace.canUndo).toBe(false)
  })

  test('can be as large as a scenario holds, and is refused beyond', async () => {
    const { workspace, alice, scenario } = make()
    let refusal = null
    let count = 0
    while (refusal === null && count < 60) {
      count += 1
      const policy = awsManaged(`P${count}`, ' '.repeat(POLICY_TEXT_LENGTH))
      const attachment = { carrierId: alice, policyArn: policy.arn, supplied: policy }
      refusal = await workspace.attachPolicy(attachment, 'boundary')
    }
    expect(refusal?.code).toBe('Scenario is full')
    expect(workspace.scenario).not.toBe(scenario)
    const decoded = decodeScenario(JSON.parse(encodeScenario(workspace.scenario)))
    expect(decoded.kind).toBe('ok')
    const long = awsManaged('Long', ' '.repeat(POLICY_TEXT_LENGTH + 1))
    const attachment = { carrierId: alice, policyArn: long.arn, supplied: long }
    expect((await make().workspace.attachPolicy(attachment, 'boundary'))?.code).toBe(
      'Scenario is full',
    )
  })
})

describe('a new policy', () => {
  const copy = { name: 'Copy', id: 'ANPACOPY', description: '', document: allow('s3:*') }

  test('is open, dated by the scenario’s clock, and goes in one step', async () => {
    const { workspace, accountId, scenario } = make()
    expect(await workspace.createPolicy({ ...copy, accountId })).toBeNull()
    const ref = `arn:aws:iam::${accountId}:policy/Copy`
    expect(workspace.openPolicy).toBe(ref)
    expect(workspace.openDocument).toBe(copy.document)
    const [policy] = workspace.scenario.world.accounts[0]?.policies ?? []
    expect(policy?.versions[0]?.createdAt).toBe(scenario.now)
    const undone = workspace.undo()
    expect(undone?.message).toBe('Undone: creation of Copy')
    expect(findPolicy(workspace.scenario.world, ref)).toBeNull()
    expect(workspace.openPolicy).not.toBe(ref)
    workspace.redo()
    expect(workspace.openPolicy).toBe(ref)
  })

  test('that is refused opens nothing', async () => {
    const { workspace, accountId, scenario } = make()
    const error = await workspace.createPolicy({ ...copy, accountId, name: 'a b' })
    expect(error?.code).toBe('ValidationError')
    expect(workspace.scenario).toBe(scenario)
    expect(workspace.openPolicy).toBeNull()
  })
})

test('ids look like AWS’s and differ', () => {
  const made = Array.from({ length: 50 }, () => newUniqueId('ANPA'))
  for (const id of made) expect(id).toMatch(/^ANPA[A-Z2-7]{17}$/)
  expect(new Set(made).size).toBe(50)
})
