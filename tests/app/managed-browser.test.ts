/** AWS's managed policies as the dialog has them: found, read, attached, copied; and what cannot be loaded. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { policyCarriers } from '../../src/account/index.ts'
import { createAwsData } from '../../src/app/aws-data.svelte.ts'
import { createManagedBrowser } from '../../src/app/managed-browser.svelte.ts'
import { accountForCopy, copyNameFor } from '../../src/app/policy-copy.ts'
import { carrierChoices } from '../../src/app/views/carriers.ts'
import { createWorkspace } from '../../src/app/workspace.svelte.ts'
import { manualEngine } from './support/engine.ts'
import { smallScenario } from './support/scenario.ts'

/** The readers are a module of their own, and machines may be slow. */
const patient = { timeout: 30_000 }
const site = path.join(import.meta.dirname, '../../static')

function served(file: string): Promise<string> {
  return Promise.resolve(readFileSync(path.join(site, file), 'utf8'))
}

function make({ first = null as string | null, answer = served } = {}) {
  const scenario = smallScenario()
  const workspace = createWorkspace({
    scenario,
    engine: manualEngine(),
    suite: manualEngine,
    onChange: () => undefined,
    loadExample: () => Promise.resolve(smallScenario('example')),
    newId: () => 'id',
    nowMs: () => 0,
  })
  const asked: string[] = []
  const aws = createAwsData({
    fetchText(file) {
      asked.push(file)
      return answer(file)
    },
  })
  const browser = createManagedBrowser({ app: { workspace, aws }, format: () => null, first })
  const alice = policyCarriers(scenario.world).find(({ kind }) => kind === 'user')?.id ?? ''
  return { browser, workspace, asked, alice, scenario }
}

async function opened(first = 'AmazonSQSReadOnlyAccess') {
  const made = make({ first })
  await expect.poll(() => made.browser.opened?.document.kind, patient).toBe('ready')
  return made
}

describe('the list', () => {
  test('comes alone; a text comes when its policy is opened, and once', async () => {
    const { browser, asked } = make()
    await expect.poll(() => browser.state, patient).toBe('ready')
    expect(browser.count).toBeGreaterThan(1500)
    expect(browser.found).toHaveLength(browser.count)
    const texts = (): readonly string[] => asked.filter((file) => file.includes('/policies/'))
    expect(texts()).toEqual([])
    browser.open('AmazonSQSReadOnlyAccess')
    await expect.poll(() => browser.opened?.document.kind, patient).toBe('ready')
    browser.open(null)
    expect(browser.opened).toBeNull()
    browser.open('arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess')
    expect(browser.opened?.document.kind).toBe('ready')
    expect(texts()).toEqual(['managed-policies/policies/AmazonSQSReadOnlyAccess.json'])
  })

  test('is searched', async () => {
    const { browser } = make()
    await expect.poll(() => browser.state, patient).toBe('ready')
    browser.setSearch({ text: 'sqs', level: 'onlyReads' })
    expect(browser.found.map(({ entry }) => entry.name)).toContain('AmazonSQSReadOnlyAccess')
    browser.setSearch({ here: true })
    expect(browser.found).toEqual([])
    expect(browser.search.text).toBe('sqs')
  })

  test('that cannot be loaded is loaded when asked again', async () => {
    let online = false
    const answer = (file: string): Promise<string> =>
      online ? served(file) : Promise.reject(new Error('offline'))
    const { browser } = make({ first: 'ReadOnlyAccess', answer })
    await expect.poll(() => browser.state, patient).toBe('failed')
    online = true
    browser.retry()
    await expect.poll(() => browser.opened?.document.kind, patient).toBe('ready')
  })

  test('has nothing open for a name that is not AWS’s', async () => {
    const { browser, asked } = make({ first: '../../index' })
    await expect.poll(() => browser.state, patient).toBe('ready')
    browser.open('__proto__')
    expect(browser.opened).toBeNull()
    expect(asked.some((file) => file.includes('/policies/'))).toBe(false)
  })
})

test('a text that cannot be loaded is loaded when asked again; meanwhile nothing is attached', async () => {
  let online = false
  const answer = (file: string): Promise<string> =>
    online || !file.includes('/policies/') ? served(file) : Promise.reject(new Error('offline'))
  const { browser, workspace, alice, scenario } = make({ first: 'AmazonSQSFullAccess', answer })
  await expect.poll(() => browser.opened?.document.kind, patient).toBe('failed')
  expect((await browser.attach(alice, 'permissions'))?.code).toBe('NoSuchEntity')
  expect(workspace.scenario).toBe(scenario)
  online = true
  browser.retry()
  expect(browser.opened?.document.kind).toBe('loading')
  await expect.poll(() => browser.opened?.document.kind, patient).toBe('ready')
})

test('what is open is attached, said to be, and detached, each one step of history', async () => {
  const { browser, workspace, alice, scenario } = await opened()
  expect(browser.opened?.held).toBe(false)
  expect(browser.opened?.words).not.toBeNull()
  expect(await browser.attach(alice, 'permissions')).toBeNull()
  expect(await browser.attach(alice, 'boundary')).toBeNull()
  expect(browser.opened?.held).toBe(true)
  expect(browser.opened?.uses.map(({ as }) => as)).toEqual(['permissions', 'boundary'])
  browser.setSearch({ here: true })
  expect(browser.found.map(({ entry }) => entry.name)).toEqual(['AmazonSQSReadOnlyAccess'])
  for (const use of browser.opened?.uses ?? []) expect(await browser.detach(use)).toBeNull()
  expect(browser.opened?.uses).toEqual([])
  for (let step = 0; step < 4; step += 1) workspace.undo()
  expect(workspace.scenario).toBe(scenario)
  expect(workspace.canUndo).toBe(false)
})

test('an eleventh policy is refused, and nothing is changed', async () => {
  const { browser, workspace, alice } = await opened()
  const others = browser.found.filter(({ kind }) => kind === 'ordinary').slice(0, 11)
  const refusals: (string | null)[] = []
  for (const { entry } of others) {
    browser.open(entry.name)
    await expect.poll(() => browser.opened?.document.kind, patient).toBe('ready')
    const before = workspace.scenario
    const error = await browser.attach(alice, 'permissions')
    refusals.push(error?.code ?? null)
    if (error !== null) expect(workspace.scenario).toBe(before)
  }
  expect(refusals).toEqual([...Array<null>(10).fill(null), 'LimitExceeded'])
})

test('the policy of a service-linked role is nobody else’s', async () => {
  const { browser, alice } = await opened('AWSSupportServiceRolePolicy')
  expect(browser.opened?.row.kind).toBe('serviceLinked')
  expect((await browser.attach(alice, 'permissions'))?.code).toBe('PolicyNotAttachable')
})

test('a group has permissions and no boundary', () => {
  const { world } = smallScenario()
  const accounts = world.accounts.map((account) => ({
    ...account,
    groups: [
      ...account.groups,
      {
        arn: `arn:aws:iam::${account.id}:group/staff`,
        id: 'AGPASTAFF',
        name: 'staff',
        path: '/',
        attachedPolicyArns: [],
        inlinePolicies: [],
      },
    ],
  }))
  const kinds = (as: 'permissions' | 'boundary'): readonly string[] =>
    carrierChoices({ ...world, accounts }, as).map(({ icon }) => icon)
  expect(kinds('permissions')).toContain('group')
  expect(kinds('boundary')).not.toContain('group')
  expect(kinds('boundary')).toContain('user')
})

describe('a copy', () => {
  test('is a customer managed policy that is open, with AWS’s text', async () => {
    const { browser, workspace } = await opened()
    const accountId = accountForCopy(workspace)
    expect(await browser.copy(accountId, ' Queues ')).toMatchObject({ code: 'ValidationError' })
    expect(await browser.copy(accountId, 'Queues')).toBeNull()
    expect(workspace.openPolicy).toBe(`arn:aws:iam::${accountId}:policy/Queues`)
    expect(workspace.openDocument).toContain('sqs:GetQueueAttributes')
    expect((await browser.copy(accountId, 'Queues'))?.code).toBe('EntityAlreadyExists')
    expect(workspace.undo()?.message).toBe('Undone: creation of Queues')
  })

  test('has a name that is free', async () => {
    const { browser, workspace } = await opened()
    const accountId = accountForCopy(workspace)
    const next = (): string => copyNameFor(workspace.scenario.world, accountId, 'Queues')
    expect(next()).toBe('Queues-copy')
    expect(await browser.copy(accountId, next())).toBeNull()
    expect(next()).toBe('Queues-copy-2')
  })

  test('of what is too long for a customer managed policy is refused', async () => {
    const { browser, workspace, scenario } = await opened('SecurityAudit')
    expect(browser.opened?.uncopyable?.code).toBe('LimitExceeded')
    const error = await browser.copy(accountForCopy(workspace), 'Audit')
    expect(error?.code).toBe('LimitExceeded')
    expect(workspace.scenario).toBe(scenario)
  })
})
