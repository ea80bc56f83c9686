/** AWS's data as the page loads it: when, once, again after a failure, and nothing but what is there. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createAwsData } from '../../src/app/aws-data.svelte.ts'

/** The readers are a module of their own, and machines may be slow. */
const patient = { timeout: 30_000 }

const site = path.join(import.meta.dirname, '../../static')

function served(file: string): Promise<string> {
  return Promise.resolve(readFileSync(path.join(site, file), 'utf8'))
}

function start(answer: (file: string) => Promise<string> = served) {
  const asked: string[] = []
  const aws = createAwsData({
    fetchText(file) {
      asked.push(file)
      return answer(file)
    },
  })
  return { aws, asked }
}

async function awake(answer?: (file: string) => Promise<string>) {
  const started = start(answer)
  started.aws.wake()
  await expect.poll(() => started.aws.state, patient).not.toBe('loading')
  return started
}

test('nothing is fetched before it is woken, and then each file once', async () => {
  const { aws, asked } = start()
  expect(aws.state).toBe('asleep')
  expect(asked).toEqual([])
  aws.wake()
  aws.wake()
  await expect.poll(() => aws.state, patient).toBe('ready')
  expect(aws.catalogue?.services.get('s3')?.name).toBe('Amazon S3')
  expect(aws.keys?.source.date).toBe(aws.catalogue?.source.date)
  expect(asked).toEqual(['catalogue/actions.json', 'catalogue/keys.json'])
})

test('a service comes when it is asked for, and stays', async () => {
  const { aws, asked } = await awake()
  expect(aws.service('sqs')).toBeNull()
  await expect.poll(() => aws.service('sqs')?.name, patient).toBe('Amazon SQS')
  expect((await aws.loadService('sqs'))?.prefix).toBe('sqs')
  expect(asked.filter((file) => file.endsWith('sqs.json'))).toHaveLength(1)
})

test('a prefix that is no service is never asked for', async () => {
  const { aws, asked } = await awake()
  for (const prefix of ['../../x', 'nosuch', 's3.json?', '__proto__', '']) {
    expect(await aws.loadService(prefix)).toBeNull()
  }
  expect(asked).toHaveLength(2)
})

test('what failed can be tried again', async () => {
  let online = false
  const { aws } = await awake((file) =>
    online ? served(file) : Promise.reject(new Error('offline')),
  )
  expect(aws.state).toBe('failed')
  expect(aws.catalogue).toBeNull()
  expect(await aws.loadNames()).toBe(false)
  online = true
  expect(await aws.loadNames()).toBe(true)
  expect(aws.state).toBe('ready')
})

test.each(['', 'no JSON', '[]', '{"source":{}}', '{"services":{"s3":[]}}'])(
  'a file that is %j is a failure, not an exception',
  async (text) => {
    const { aws } = await awake(() => Promise.resolve(text))
    expect(aws.state).toBe('failed')
  },
)

test('managed policies: a list, and the text of each', async () => {
  const { aws, asked } = start()
  const list = await aws.loadManagedPolicies()
  expect(list?.policies.size).toBeGreaterThan(1500)
  expect(await aws.loadManagedPolicy('ReadOnlyAccess')).toContain('"Statement"')
  expect(await aws.loadManagedPolicy('../index')).toBeNull()
  expect(asked).toEqual([
    'managed-policies/index.json',
    'managed-policies/policies/ReadOnlyAccess.json',
  ])
})
