/** When two questions are one. */

import { expect, it } from 'vitest'
import { sameQuestion } from '../../src/app/same-question.ts'
import type { Question } from '../../src/account/index.ts'
import { withWholeQuestion } from '../../src/app/edits.ts'
import { smallScenario } from './support/scenario.ts'

const scenario = smallScenario()
const { question } = scenario
const context: Question['context'] = { 'aws:SourceIp': '1.2.3.4', 'aws:TagKeys': ['a', 'b'] }
const asked = { ...question, context }

it('asks the same with its keys in another order', () => {
  const other = { 'aws:TagKeys': ['a', 'b'], 'aws:SourceIp': '1.2.3.4' }
  expect(sameQuestion(asked, { ...question, context: other })).toBe(true)
  const open = { ...scenario, question: asked }
  expect(withWholeQuestion(open, { ...question, context: other })).toBe(open)
})

it.each<[string, Partial<Question>]>([
  ['principal', { principal: 'anonymous' }],
  ['action', { action: 's3:PutObject' }],
  ['resource', { resource: '*' }],
  ['endpoint', { vpcEndpointId: 'vpce-1' }],
  ['value', { context: { ...context, 'aws:SourceIp': '1.2.3.5' } }],
  ['order of values', { context: { ...context, 'aws:TagKeys': ['b', 'a'] } }],
  ['number of keys', { context: { 'aws:SourceIp': '1.2.3.4' } }],
  ['key', { context: { 'aws:VpcSourceIp': '1.2.3.4', 'aws:TagKeys': ['a', 'b'] } }],
  ['key that is taken away', { context: { 'aws:SourceIp': null, 'aws:TagKeys': ['a', 'b'] } }],
])('asks something else with another %s', (_, part) => {
  expect(sameQuestion(asked, { ...asked, ...part })).toBe(false)
  expect(sameQuestion({ ...asked, ...part }, asked)).toBe(false)
})
