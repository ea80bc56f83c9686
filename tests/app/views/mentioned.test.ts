/**
 * What policies speak of: only what can be read of their texts, each once.
 */

import { expect, test } from 'vitest'
import type { PolicyEntry } from '../../../src/account/index.ts'
import { mentionedActions, mentionedKeys, testedValues } from '../../../src/app/views/mentioned.ts'

const entry = (document: string): PolicyEntry => ({
  ref: 'p',
  kind: 'identity',
  name: 'P',
  accountId: null,
  owner: { kind: 'permissionSet', permissionSetName: 'P' },
  document,
  editable: true,
  quota: null,
  attachedTo: [],
})

const policies = [
  entry(
    '{"Statement":{"Condition":{"Bool":{"aws:SecureTransport":"true"},"Null":{"b:k":"true"}}}}',
  ),
  entry(
    '{"Statement":[{"Condition":{"Bool":{"aws:SecureTransport":"true"}}},{"Condition":3},null]}',
  ),
  entry(
    '{"Statement":[{"NotAction":["a:B",7,"c:*"]},{"Condition":{"StringLike":{"B:K":["x","y*"]}}}]}',
  ),
  entry('{"Statement":[{"Condition":{"StringEquals":{"b:k":"${aws:username}"}},"Action":"d:E"}]}'),
  entry('{"Statement": ['),
  entry('[]'),
]

test('actions and patterns of actions', () => {
  expect(mentionedActions(policies)).toEqual(['a:B', 'c:*', 'd:E'])
})

test('condition keys as they are written', () => {
  expect(mentionedKeys(policies)).toEqual(['B:K', 'aws:SecureTransport', 'b:k'])
})

test('values that keys are compared with, by key in any letter case: no patterns, no variables', () => {
  expect([...testedValues(policies)]).toEqual([
    ['aws:securetransport', ['true']],
    ['b:k', ['true', 'x']],
  ])
})
