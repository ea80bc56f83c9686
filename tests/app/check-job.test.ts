/** One job of the checker's worker: what it finds, what it wants, and that it never throws. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { CheckerJob, DataFile } from '../../src/protocol/checker-api.ts'
import { checkJob, createMemory, type DataMemory } from '../../workers/check-job.ts'

const site = path.join(import.meta.dirname, '../../static')

function job(document: string, files: readonly DataFile[] = []): CheckerJob {
  return { ref: 'p', document, kind: 'identity', resourceType: null, files }
}

function policy(action: string): string {
  const statement = { Effect: 'Allow', Action: action, Resource: 'arn:aws:s3:::shop/*' }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
}

function file(name: string): DataFile {
  return { path: name, text: readFileSync(path.join(site, name), 'utf8') }
}

const names = [file('catalogue/actions.json'), file('catalogue/keys.json')]

function run(memory: DataMemory, document: string, files: readonly DataFile[] = []) {
  const reply = checkJob(job(document, files), memory)
  if (reply.kind === 'failed') throw new Error(reply.message)
  return { codes: reply.findings.map(({ code }) => code), wanted: reply.wanted }
}

test('without data it says what the text decides, and wants the names', () => {
  const { codes, wanted } = run(createMemory(), policy('s3:GetObjct'))
  expect(codes).not.toContain('invalid-action')
  expect(wanted).toEqual(['catalogue/actions.json', 'catalogue/keys.json'])
})

test('with the names it wants the services that the policy is about, and remembers all', () => {
  const memory = createMemory()
  const first = run(memory, policy('s3:GetObject'), names)
  expect(first.wanted).toEqual(['catalogue/services/s3.json'])
  const second = run(memory, policy('s3:GetObject'), first.wanted.map(file))
  expect(second.wanted).toEqual([])
  expect(run(memory, policy('s3:GetObjct')).codes).toContain('invalid-action')
})

test('it wants nothing that is not a file of the site', () => {
  const memory = createMemory()
  for (const action of ['../../x:Get', 'nosuch:Get', '__proto__:Get', 's3/../s3:Get', '*']) {
    const { wanted } = run(memory, policy(action), names)
    for (const each of wanted) expect(existsSync(path.join(site, each)), each).toBe(true)
  }
})

test('a file that is not of its shape is not asked for again', () => {
  const memory = createMemory()
  const broken = names.map(({ path }) => ({ path, text: '{}' }))
  expect(run(memory, policy('s3:GetObject'), broken).wanted).toEqual([])
  expect(run(memory, policy('s3:GetObject')).wanted).toEqual([])
})

test('any text has an answer', () => {
  for (const text of ['', '{', '[]', 'null', '"\\ud800"', '{"Statement":'.repeat(200)]) {
    expect(checkJob(job(text, names), createMemory()).kind).toBe('checked')
  }
})

test('of very many findings it keeps the gravest, in the order of the text, and counts the rest', () => {
  const statements = Array.from({ length: 800 }, (_, index) => ({
    ...{ Sid: `a${index}`, Effect: index === 799 ? 'allow' : 'Allow' },
    ...{ Action: ['s3:Get*', 's3:GetObject', 's3:GetObject'], Resource: '*' },
  }))
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  const reply = checkJob(job(text), createMemory())
  if (reply.kind === 'failed') throw new Error(reply.message)
  expect(reply.findings).toHaveLength(1000)
  expect(reply.more).toBeGreaterThan(0)
  expect(reply.findings.map(({ code }) => code)).toContain('invalid-effect')
  const places = reply.findings.map(({ from }) => from)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})
