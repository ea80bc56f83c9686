/**
 * The sentence's slots as AWS's data comes, fails to come, and comes at last.
 */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { flushSync } from 'svelte'
import { afterEach, expect, test } from 'vitest'
import { createAwsData } from '../../../src/app/aws-data.svelte.ts'
import { createSentence } from '../../../src/app/sentence/sentence.svelte.ts'
import type { Sentence } from '../../../src/app/sentence/sentence.svelte.ts'
import { createWorkspace } from '../../../src/app/workspace.svelte.ts'
import { secureCart } from '../../../src/scenario/secure-cart.ts'
import { manualEngine } from '../support/engine.ts'

const site = path.join(import.meta.dirname, '../../../static')
const served = (file: string) => Promise.resolve(readFileSync(path.join(site, file), 'utf8'))

/** Machines that run the tests may be slow; what never comes still ends. */
const later = (look: () => unknown) => expect.poll(look, { timeout: 30_000 })

let stop: () => void = () => undefined
afterEach(() => stop())

function start(fetchText: (file: string) => Promise<string> = served) {
  const asked: string[] = []
  const workspace = createWorkspace({
    scenario: secureCart(),
    engine: manualEngine(),
    suite: manualEngine,
    onChange: () => undefined,
    loadExample: () => Promise.resolve(secureCart()),
    newId: () => 'id',
    nowMs: () => 0,
  })
  const aws = createAwsData({
    fetchText(file) {
      asked.push(file)
      return fetchText(file)
    },
  })
  let made: Sentence | null = null
  stop = $effect.root(() => {
    made = createSentence({ workspace, aws })
  })
  flushSync()
  const sentence = made as Sentence | null
  if (sentence === null) throw new Error('not made')
  return { workspace, aws, asked, sentence }
}

async function awake(fetchText?: (file: string) => Promise<string>) {
  const started = start(fetchText)
  started.sentence.wake()
  await later(() => started.sentence.findActions('').note).not.toContain('being loaded')
  return started
}

test('before somebody goes to a slot nothing is fetched, and it offers what the scenario mentions', () => {
  const { sentence, asked } = start()
  const { choices } = sentence.findActions('getobj')
  expect(choices.map(({ value }) => value)).toEqual(['s3:GetObject'])
  expect(sentence.findActions('ReceiveMess').choices).toEqual([])
  expect(sentence.findResources('img').choices[0]?.label).toBe('securecart-prod/img/1.png')
  expect(sentence.actionHint).toBeNull()
  expect(sentence.spelled('s3:getobject')).toBe('s3:getobject')
  expect(asked).toEqual([])
})

test('with the data it offers all of AWS, and of those that are seen first what they do', async () => {
  const { sentence, asked } = await awake()
  expect(sentence.spelled('s3:getobject')).toBe('s3:GetObject')
  sentence.findActions('')
  expect(asked).not.toContain('catalogue/services/sqs.json')
  expect(sentence.findActions('receivemess').choices[0]?.value).toBe('sqs:ReceiveMessage')
  await later(() => sentence.findActions('receivemess').choices[0]?.about).toBeDefined()
  expect(asked.filter((file) => file.endsWith('sqs.json'))).toHaveLength(1)
})

test('a resource that the new action does not work on is pointed out and stays', async () => {
  const { sentence, workspace } = await awake()
  const { resource } = workspace.question
  await later(() => sentence.findResources('').choices[0]?.section).toBe('Fits s3:PutObject')
  expect(sentence.resourceHint).toBeNull()
  workspace.setQuestion({ action: 'dynamodb:GetItem' })
  await later(() => sentence.resourceHint?.options.length).toBe(3)
  expect(workspace.question.resource).toBe(resource)
  workspace.setQuestion({ resource: sentence.resourceHint?.options[0]?.value ?? '' })
  expect(sentence.resourceHint).toBeNull()
})

test('an action that AWS does not have is asked as it is, and pointed out', async () => {
  const { sentence, workspace } = await awake()
  workspace.setQuestion({ action: 's3:GetObjct' })
  expect(workspace.question.action).toBe('s3:GetObjct')
  expect(sentence.actionHint?.options).toEqual([{ label: 's3:GetObject', value: 's3:GetObject' }])
  expect(sentence.resourceHint).toBeNull()
})

test('without the data it goes on as before and says why; going to a slot again tries again', async () => {
  let online = false
  const { sentence } = await awake((file) =>
    online ? served(file) : Promise.reject(new Error('offline')),
  )
  for (const found of [sentence.findActions('getobj'), sentence.findResources('img')]) {
    expect(found.choices.length).toBeGreaterThan(0)
    expect(found.note).toContain('could not be loaded')
  }
  expect(sentence.actionHint).toBeNull()
  online = true
  sentence.wake()
  await later(() => sentence.findActions('receivemess').choices.length).toBeGreaterThan(0)
})

test('principals stand under their accounts until something is typed', () => {
  const { sentence } = start()
  const sections = sentence.findPrincipals('').choices.map(({ section }) => section)
  expect(sections[0]).toBe('Management')
  expect(sections.at(-1)).toBe('Of no account')
  expect(sentence.findPrincipals('mateo').choices[0]).toMatchObject({ detail: 'Production' })
})
