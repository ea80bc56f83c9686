/** AWS's managed policies as a list: what each row says, and what a search finds. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { findManaged, managedRows, windowOf } from '../../../src/app/views/managed-list.ts'
import type { ManagedFilter } from '../../../src/app/views/managed-list.ts'
import { readManagedPolicies } from '../../../src/engine/index.ts'
import { allKnown } from '../../engine/known-aws.ts'

const file = path.join(import.meta.dirname, '../../../static/managed-policies/index.json')
const list = readManagedPolicies(readFileSync(file, 'utf8'))
if (list.kind === 'malformed') throw new Error(list.problem)
const rows = managedRows(list.value, allKnown().catalogue)
const everything: ManagedFilter = { text: '', kind: null, level: null, among: null }

function names(filter: Partial<ManagedFilter>): readonly string[] {
  return findManaged(rows, { ...everything, ...filter }).map(({ entry }) => entry.name)
}

function rowOf(name: string) {
  const found = rows.find(({ entry }) => entry.name === name)
  if (found === undefined) throw new Error(`AWS has no managed policy named ${name}`)
  return found
}

test.each([
  ['AmazonSQSReadOnlyAccess', 'For anyone', 'Amazon SQS', 'Only reads'],
  ['AmazonSQSFullAccess', 'For anyone', 'Amazon SQS', 'Changes permissions'],
  ['AdministratorAccess', 'For anyone', 'Every service', 'Changes permissions'],
  ['Billing', 'Job function', /\d+ services/, /./],
  ['AWSDenyAll', 'For anyone', 'No service', 'Allows nothing'],
])('%s is %s, about %s, and %s', (name, kind, about, does) => {
  const row = rowOf(name)
  expect(row.kindWords).toBe(kind)
  expect(row.about).toMatch(about)
  expect(row.does.word).toMatch(does)
})

test('without the catalogue, services go by their prefixes', () => {
  const bare = managedRows(list.value, null)
  expect(bare.find(({ entry }) => entry.name === 'AmazonSQSFullAccess')?.about).toBe('sqs')
})

describe('a search', () => {
  test('of nothing finds all', () => {
    expect(names({})).toHaveLength(list.value.policies.size)
  })

  test('finds by name, by service and by ARN, in any letters', () => {
    for (const text of ['sqsread', 'amazon sqs only reads', 'policy/AmazonSQSReadOnlyAccess']) {
      expect(names({ text })).toContain('AmazonSQSReadOnlyAccess')
    }
  })

  test('puts names that begin with the word first, AWS’s own name aside', () => {
    const found = names({ text: 's3' })
    const begin = found.map((name) => /^(?:aws|amazon)?[_-]?s3/i.test(name))
    expect(begin[0]).toBe(true)
    expect(begin).toEqual(begin.toSorted((a, b) => Number(b) - Number(a)))
  })

  test('wants every word', () => {
    expect(names({ text: 'sqs nosuchword' })).toEqual([])
  })

  test('asks for no more than listing and reading', () => {
    const reading = names({ level: 'onlyReads' })
    expect(reading).toContain('AmazonSQSReadOnlyAccess')
    expect(reading).not.toContain('AmazonSQSFullAccess')
    expect(reading).not.toContain('AWSDenyAll')
  })

  test('asks for an access level, a kind, or what the scenario holds', () => {
    expect(names({ level: 'Tagging' })).toContain('AmazonSQSFullAccess')
    expect(names({ kind: 'serviceLinked', text: 'sqs' })).not.toContain('AmazonSQSFullAccess')
    const among = new Set(['arn:aws:iam::aws:policy/AmazonSQSFullAccess'])
    expect(names({ among })).toEqual(['AmazonSQSFullAccess'])
  })
})

test.each([
  [
    { top: 0, height: 600 },
    { from: 0, to: 18 },
  ],
  [
    { top: 5000, height: 600 },
    { from: 94, to: 118 },
  ],
  [
    { top: 1e9, height: 600 },
    { from: 1594, to: 1594 },
  ],
  [
    { top: -50, height: 0 },
    { from: 0, to: 5 },
  ],
])('of a long list only the rows around %j are drawn', (view, expected) => {
  expect(windowOf(1594, 50, view)).toEqual(expected)
})
