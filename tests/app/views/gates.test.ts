/**
 * A decision as gates: their order, summaries, what is open, and how statements are told.
 */

import { describe, expect, test } from 'vitest'
import { gates, type Gate } from '../../../src/app/views/gates.ts'
import { nodeId } from '../../../src/app/views/node-ids.ts'
import { plain } from '../../../src/app/views/phrase.ts'
import type { Decision, Layer } from '../../../src/engine/index.ts'
import { decided, fullAccess, read } from './real.ts'
import { decision, layer, layerNames, level, list, policy, statement } from './traces.ts'

const names = { policy: (ref: string) => ref, level: (id: string) => `OU ${id}` }

function gateOf(of: Decision, name: Layer): Gate {
  const found = gates(of, names).find((gate) => gate.layer === name)
  if (found === undefined) throw new Error(`no gate ${name}`)
  return found
}

const office = read('DenyOutsideNetwork', 'scp', [
  { Sid: 'KeepTrail', Effect: 'Deny', Action: 'cloudtrail:StopLogging', Resource: '*' },
  {
    Sid: 'OnlyFromOffice',
    Effect: 'Deny',
    Action: ['s3:*', 'secretsmanager:*'],
    Resource: '*',
    Condition: { NotIpAddress: { 'aws:SourceIp': '198.51.100.0/24' } },
  },
])
const home = read('Home', 'identity', [
  { Effect: 'Allow', Action: 'iam:*', Resource: '*' },
  { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::b/home/${aws:username}/*' },
])
const ec2Only = read('Ec2Only', 'boundary', [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }])
const context = { 'aws:username': 'alice', 'aws:SourceIp': '203.0.113.9' }

const refused = decided(
  {
    identity: [home],
    serviceControl: [
      { id: 'Root', policies: [fullAccess] },
      { id: 'Workloads', policies: [fullAccess, office] },
    ],
  },
  { context },
)

describe('gates', () => {
  test('are the seven layers in order, also of an empty decision', () => {
    const made = gates(decision([]), names)
    expect(made.map((gate) => gate.layer)).toEqual(layerNames)
    for (const gate of made) {
      expect(gate).toMatchObject({ sign: '–', tone: 'quiet', blocks: false, open: false })
      expect(gate.summary).not.toBe('')
    }
  })

  test('that block are open, the others of a refusal are not', () => {
    const open = gates(refused, names).filter((gate) => gate.open)
    expect(open.map((gate) => gate.layer)).toEqual(['serviceControl'])
  })

  test('that allowed are open when the request is allowed', () => {
    const allowed = decided({ identity: [home] }, { context })
    const open = gates(allowed, names).filter((gate) => gate.open)
    expect(open.map((gate) => gate.layer)).toEqual(['identity'])
  })

  test('say in a few words what happened', () => {
    expect(gateOf(refused, 'serviceControl')).toMatchObject({
      title: 'Service control policies',
      summary: 'explicit deny · OU Workloads',
      sign: '✕',
      tone: 'deny',
    })
    expect(gateOf(refused, 'identity').summary).toBe('1 of 2 statements allows')
    expect(gateOf(refused, 'boundary').summary).toBe('none set')
    const passed = decided({
      serviceControl: ['Root', 'A', 'B'].map((id) => ({ id, policies: [fullAccess] })),
    })
    expect(gateOf(passed, 'serviceControl').summary).toBe('allowed at 3 levels')
    const root = decided({}, { principal: 'arn:aws:iam::111122223333:root' })
    expect(gateOf(root, 'identity').summary).toBe('full access of the root user')
  })

  test('that lack an Allow which a resource-based policy makes up for are quiet', () => {
    const bucket = read('Bucket', 'resource', [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:user/alice' },
        Action: 's3:*',
        Resource: 'arn:aws:s3:::b/*',
      },
    ])
    const made = decided({ resource: bucket, boundary: ec2Only })
    expect(made.verdict).toBe('allow')
    const boundary = gateOf(made, 'boundary')
    expect(boundary).toMatchObject({ sign: '○', tone: 'quiet', blocks: false, open: false })
    expect(plain(boundary.sentence)).toContain('makes up for that')
    expect(gateOf(made, 'resource')).toMatchObject({ open: true, summary: 'names the caller' })
  })
})

describe('levels and policies', () => {
  test('are named, with the level that denies told apart', () => {
    const [root, workloads] = gateOf(refused, 'serviceControl').levels
    expect(root).toMatchObject({ name: 'OU Root', sign: '✓' })
    expect(workloads).toMatchObject({ name: 'OU Workloads', sign: '✕' })
    const [full, deny] = workloads?.policies ?? []
    expect(full).toMatchObject({ name: 'FullAWSAccess', decides: false })
    expect(deny).toMatchObject({ name: 'DenyOutsideNetwork', decides: true, sign: '✕' })
    expect(deny?.summary).toBe('1 of 2 statements denies')
  })

  test('have keys of their own even where a policy takes part twice', () => {
    const twice = decided({ identity: [home, home] }, { context })
    const [only] = gateOf(twice, 'identity').levels
    const keys = only?.policies.map((one) => one.key) ?? []
    expect(new Set(keys).size).toBe(2)
  })
})

describe('statements', () => {
  const lines = gateOf(refused, 'serviceControl').levels[1]?.policies[1]?.statements ?? []
  const [first, second] = lines

  test('that decide come first and are open', () => {
    expect(first).toMatchObject({ sign: '✕', decides: true, open: true })
    expect(first === undefined ? '' : plain(first.text)).toBe('OnlyFromOffice denies the request')
    expect(second).toMatchObject({ sign: '–', tone: 'quiet', decides: false, open: false })
    expect(second === undefined ? '' : plain(second.text)).toBe(
      'KeepTrail does not apply: the action differs',
    )
  })

  test('tell their elements, and the values of those with several', () => {
    const elements = first?.children ?? []
    expect(elements.map((line) => `${line.sign} ${plain(line.text)}`)).toEqual([
      '✓ Action: s3:* covers s3:PutObject',
      '✓ Resource: * covers everything',
      '✓ NotIpAddress aws:SourceIp: 203.0.113.9 is outside 198.51.100.0/24',
    ])
    const values = elements[0]?.children ?? []
    expect(values.map((line) => `${line.sign} ${plain(line.text)}`)).toEqual([
      '✓ s3:* covers s3:PutObject',
      '– secretsmanager:* does not cover s3:PutObject',
    ])
    expect(elements[1]?.children).toEqual([])
    expect(values[1]?.nodeId).toBe(nodeId('DenyOutsideNetwork', 1, 0, 1))
  })

  test('without a Sid are numbered as people count', () => {
    const text = gateOf(refused, 'identity').levels[0]?.policies[0]?.statements[0]?.text ?? []
    expect(plain(text)).toBe('Statement 2 allows the request')
  })

  test('that one element kept from allowing are open where an Allow is missing', () => {
    const made = decided({ boundary: ec2Only, identity: [home] }, { context })
    const [near] = gateOf(made, 'boundary').levels[0]?.policies[0]?.statements ?? []
    expect(near).toMatchObject({ open: true, decides: false, sign: '–' })
    expect(near?.children.map((line) => line.sign)).toEqual(['○', '✓'])
  })

  test('say on which readings of AWS’s documents they rest', () => {
    const doubtful = list({
      holds: true,
      reason: { kind: 'covers' },
      values: [
        {
          ...{ from: 0, to: 3, value: '*:*', holds: true, reason: { kind: 'matches' } },
          ...{ variables: [], resolved: null, readings: ['action-prefix-wildcard'] },
        },
      ],
    })
    const made = decision([
      layer({
        outcome: 'allow',
        reason: { kind: 'allowed' },
        levels: [level(null, [policy('p', [statement([doubtful])])])],
      }),
    ])
    const line = gateOf(made, 'identity').levels[0]?.policies[0]?.statements[0]?.children[0]
    expect(line?.readings).toHaveLength(1)
    expect(line?.readings[0]).toContain('G53')
  })
})
