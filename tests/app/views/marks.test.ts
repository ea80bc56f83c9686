/**
 * A decision drawn onto a policy's text, and the way between text and trace.
 */

import { describe, expect, test } from 'vitest'
import { marks, nodeAt, spanOf, type PolicyMark } from '../../../src/app/views/marks.ts'
import { holdsNode, nodeId, readNodeId } from '../../../src/app/views/node-ids.ts'
import type { Mark } from '../../../src/editor/policy-editor.ts'
import { decided, fullAccess, read } from './real.ts'

const text = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "OnlyFromOffice",
      "Effect": "Deny",
      "Action": ["s3:*", "secretsmanager:*"],
      "Resource": "*",
      "Condition": { "NotIpAddress": { "aws:SourceIp": "198.51.100.0/24" } } },
    { "Sid": "KeepTrail", "Effect": "Deny", "Action": "cloudtrail:*", "Resource": "*" },
    { "Sid": "Rest", "Effect": "Allow", "Action": "*", "Resource": "*" }
  ]
}`
const ref = 'scp:DenyOutside#1'
const scp = read(ref, 'scp', text)
const outside = decided(
  {
    serviceControl: [
      { id: 'Root', policies: [scp] },
      { id: 'Workloads', policies: [fullAccess, scp] },
    ],
  },
  { context: { 'aws:SourceIp': '203.0.113.9' } },
)

const shown = (mark: PolicyMark) =>
  `${mark.tone} ${mark.kind} ${text.slice(mark.from, mark.to).split('\n')[0]} → ${mark.note}`

describe('marks', () => {
  test('tell what each statement does, and by which values', () => {
    expect(marks(outside, ref, null).map(shown)).toEqual([
      'deny statement { "Sid": "OnlyFromOffice", → this statement denies the request',
      'deny value "s3:*" → s3:* covers s3:PutObject',
      'deny value "*" → null',
      'deny value "198.51.100.0/24" → 203.0.113.9 is outside 198.51.100.0/24',
      'quiet statement { "Sid": "KeepTrail", "Effect": "Deny", "Action": "cloudtrail:*", "Resource": "*" } → does not apply: the action differs',
      'allow statement { "Sid": "Rest", "Effect": "Allow", "Action": "*", "Resource": "*" } → this statement lets the request pass',
      'allow value "*" → null',
      'allow value "*" → null',
    ])
  })

  test('have ids of their own', () => {
    const ids = marks(outside, ref, null).map((mark) => mark.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('fit the editor', () => {
    const forEditor: readonly Mark[] = marks(outside, ref, null)
    expect(forEditor.length).toBeGreaterThan(0)
  })

  test('are none for a policy that takes no part', () => {
    expect(marks(outside, 'another', null)).toEqual([])
  })

  test('an Allow that one element kept from applying is amber, with the reason at that element', () => {
    const mfa = read('Mfa', 'identity', [
      {
        Effect: 'Allow',
        Action: 's3:*',
        Resource: '*',
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      },
    ])
    const drawn = marks(decided({ identity: [mfa] }), 'Mfa', null)
    expect(drawn.map(({ tone, kind, note }) => [tone, kind, note])).toEqual([
      ['implicit', 'statement', 'does not apply: a condition is not met'],
      ['implicit', 'value', 'not in the request, so this fails'],
    ])
  })
})

describe('what is chosen', () => {
  const chosen = (id: string) =>
    marks(outside, ref, id)
      .filter((mark) => mark.chosen)
      .map((mark) => mark.id)

  test('a statement is chosen without its values', () => {
    expect(chosen(nodeId(ref, 0))).toEqual([nodeId(ref, 0)])
  })

  test('an element is chosen by its values', () => {
    expect(chosen(nodeId(ref, 0, 0))).toEqual([nodeId(ref, 0, 0, 0)])
  })

  test('what has no mark gets a quiet one', () => {
    const id = nodeId(ref, 0, 0, 1)
    expect(chosen(id)).toEqual([id])
    const mark = marks(outside, ref, id).find((one) => one.id === id)
    expect(mark).toMatchObject({ tone: 'quiet', kind: 'value', note: null })
    expect(text.slice(mark?.from, mark?.to)).toBe('"secretsmanager:*"')
  })

  test('nodes that are elsewhere or nowhere choose nothing', () => {
    for (const id of ['another#0', `${ref}#9`, `${ref}#0.9`, 'nonsense'])
      expect(chosen(id)).toEqual([])
  })
})

describe('from text to trace and back', () => {
  test('the innermost node is found', () => {
    const at = (needle: string) => nodeAt(outside, ref, text.indexOf(needle) + 1)
    expect(at('"OnlyFromOffice"')).toBe(nodeId(ref, 0))
    expect(at('"Action"')).toBe(nodeId(ref, 0, 0))
    expect(at('"secretsmanager:*"')).toBe(nodeId(ref, 0, 0, 1))
    expect(at('"198.51')).toBe(nodeId(ref, 0, 2, 0))
    expect(at('"cloudtrail')).toBe(nodeId(ref, 1, 0, 0))
    expect(nodeAt(outside, ref, 3)).toBeNull()
    expect(nodeAt(outside, 'another', 100)).toBeNull()
  })

  test('every mark leads to its place', () => {
    for (const { id, from, to } of marks(outside, ref, null))
      expect(spanOf(outside, id)).toEqual({ policyRef: ref, span: { from, to } })
  })

  test('unknown nodes lead nowhere', () => {
    for (const id of [
      '',
      'x',
      `${ref}#`,
      `${ref}#7`,
      `${ref}#0.7`,
      `${ref}#0.0.7`,
      `${ref}#0.0.0.0`,
    ])
      expect(spanOf(outside, id)).toBeNull()
  })
})

test('node ids are read as they were made', () => {
  expect(readNodeId(nodeId('a#b', 1, 2, 3))).toEqual({
    policyRef: 'a#b',
    statement: 1,
    element: 2,
    value: 3,
  })
  expect(readNodeId(nodeId('p', 4))).toMatchObject({ statement: 4, element: null, value: null })
  expect(holdsNode(nodeId('p', 1), nodeId('p', 1, 0, 2))).toBe(true)
  expect(holdsNode(nodeId('p', 1), nodeId('p', 10))).toBe(false)
})
