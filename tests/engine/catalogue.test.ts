/**
 * The look-ups of the catalogue, on a service made for the purpose, and what they do with files that
 * are not of their shape.
 */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meet } from '../../src/engine/catalogue/arn-tokens.ts'
import type { Token } from '../../src/engine/catalogue/arn-tokens.ts'
import { editDistance } from '../../src/engine/catalogue/nearest.ts'
import {
  arnPieces,
  conditionKeysOf,
  expandActionPattern,
  findAction,
  findActionDetail,
  findKnownKey,
  findManagedPolicy,
  findResourceType,
  findServiceKey,
  fitsResourceType,
  nearestAction,
  nearestName,
  readCatalogue,
  readKnownKeys,
  readManagedPolicies,
  readServiceDetail,
  resourceTypesFor,
  resourceTypesOf,
  serviceOf,
} from '../../src/engine/index.ts'
import type { DataResult } from '../../src/engine/index.ts'

const source = { package: 'made-up', version: '1.2.3', date: '2026-09-26' }

const actionsFile = {
  source,
  services: {
    box: ['Amazon Boxes', 'List,,Boxes', 'Get,Box,BoxLid', 'Open,Box Paint', 'Tag,Box', ''],
    boxes: ['Amazon Many Boxes', '', 'Get,Box', 'Stack', '', ''],
    logs: ['Amazon Logs', '', '', 'Create,LogGroup', '', ''],
  },
}

const serviceFile = {
  source,
  dependentsDate: '2025-12-06',
  prefix: 'box',
  name: 'Amazon Boxes',
  actions: [
    { name: 'ListBoxes', level: 'List', about: 'List boxes' },
    {
      name: 'OpenBox',
      level: 'Write',
      about: 'Open a box',
      resources: [{ name: 'thing' }, { name: 'box', required: true, keys: ['box:Lid'] }],
      keys: ['box:Tool'],
      dependents: ['kms:Decrypt'],
    },
  ],
  resourceTypes: [
    {
      name: 'box',
      arns: ['arn:${Partition}:box:::${BoxName}'],
      keys: ['aws:ResourceTag/${TagKey}'],
    },
    { name: 'thing', arns: ['arn:${Partition}:box:::${BoxName}/${ThingName}'] },
    { name: 'shelf', arns: ['arn:${Partition}:box:${Region}:${Account}:shelf/${ShelfPath}'] },
    { name: 'rack', arns: ['arn:${Partition}:box:*:*:rack/${RackId}/*'] },
    {
      name: 'gate',
      arns: [
        'arn:${Partition}:box:${Region}::/gates/${GateId}',
        'arn:${Partition}:box:${Region}::/doors/${DoorId}',
      ],
    },
  ],
  keys: [
    { name: 'box:Lid', type: 'Bool', about: 'Whether there is a lid' },
    { name: 'box:Tag/${TagKey}', type: 'String', about: 'A tag' },
    { name: 'box:Tag/${TagKey}/Old', type: 'String[]', about: 'What the tag was' },
    { name: 'box:Tool', type: 'String', about: 'The tool' },
  ],
}

const keysFile = {
  source,
  homes: { 'token.${Domain}.example': 'box', saml: 'box', 'box:Lid': '' },
  keys: {
    aws: { ARN: 'Brand', String: 'PrincipalTag/${TagKey} SourceVpcArn', 'String[]': 'TagKeys' },
    box: { Bool: 'Lid', 'String[]': 'Tag/${TagKey}/Old', String: 'Tag/${TagKey}' },
    'token.${Domain}.example': { String: 'sub' },
    saml: { String: 'mail given' },
  },
}

const policiesFile = {
  source,
  policies: [
    { name: 'A', path: '/', version: 'v1', updated: '2020-01-02', services: '*', levels: 'PR' },
    {
      name: 'B',
      path: '/service-role/',
      version: 'v12',
      updated: '2020-01-02',
      services: '',
      levels: '',
    },
  ],
}

function read<T>(reading: DataResult<T>): T {
  if (reading.kind === 'malformed') throw new Error(reading.problem)
  return reading.value
}

const catalogue = read(readCatalogue(JSON.stringify(actionsFile)))
const detail = read(readServiceDetail(JSON.stringify(serviceFile)))
const known = read(readKnownKeys(JSON.stringify(keysFile)))
const policies = read(readManagedPolicies(JSON.stringify(policiesFile)))

describe('actions', () => {
  test('are counted, and know their source', () => {
    expect(catalogue.actionCount).toBe(10)
    expect(catalogue.source).toEqual(source)
    expect([...catalogue.services.keys()]).toEqual(['box', 'boxes', 'logs'])
  })

  test('are found in any letter case, spelt as AWS does', () => {
    const action = { name: 'box:GetBoxLid', level: 'Read' }
    expect(findAction(catalogue, 'BOX:getboxlid')).toEqual(action)
    expect(findAction(catalogue, 'box:Paint')).toEqual({ name: 'box:Paint', level: 'Write' })
    expect(findAction(catalogue, 'box:TagBox')?.level).toBe('Tagging')
    expect(serviceOf(catalogue, 'Box:Whatever*')?.name).toBe('Amazon Boxes')
  })

  test.each(['', 'box', 'box:', ':GetBox', 'box:Get', '__proto__:x', 'box:__proto__', 'bo:GetBox'])(
    'no action "%s"',
    (action) => {
      expect(findAction(catalogue, action)).toBeNull()
    },
  )

  test.each([
    ['box:GetBox', ['box:GetBox']],
    ['BOX:getb*', ['box:GetBox', 'box:GetBoxLid']],
    ['box:*Box', ['box:GetBox', 'box:OpenBox', 'box:TagBox']],
    ['box:?????', ['box:Paint']],
    ['box*:GetBox', ['box:GetBox', 'boxes:GetBox']],
    ['*:*Group', ['logs:CreateLogGroup']],
    ['*', 10],
    ['*:*', 10],
    ['box:*', 7],
    ['bo:*', []],
    ['box', []],
    ['box*', []],
    ['GetBox*', []],
    [':*', []],
    ['', []],
  ])('%s covers %j', (pattern, expected) => {
    const names = expandActionPattern(catalogue, pattern).map(({ name }) => name)
    expect(typeof expected === 'number' ? names.length : names).toEqual(expected)
  })
})

describe('what was meant', () => {
  test.each([
    ['box:GetBoxs', 'box:GetBox'],
    ['box:GteBox', 'box:GetBox'],
    ['BOX:opnbox', 'box:OpenBox'],
    ['box:GetBox', 'box:GetBox'],
    ['bxo:GetBoxLid', 'box:GetBoxLid'],
    ['boxen:GetBox', 'boxes:GetBox'],
    ['cloudwatchlogs:CreateLogGroup', 'logs:CreateLogGroup'],
    ['nothing:GetBox', null],
    ['box:Explode', null],
    ['GetBox', null],
    ['', null],
  ])('%s: %s', (asked, expected) => {
    expect(nearestAction(catalogue, asked)).toBe(expected)
  })

  test('a text that is no name is not compared', () => {
    expect(nearestName(['a'], 'a'.repeat(100_000))).toBeNull()
    expect(nearestAction(catalogue, `box:${'a'.repeat(100_000)}`)).toBeNull()
  })

  test('the nearest wins, and the first of them', () => {
    expect(nearestName(['Condition', 'Conditions', 'Conditio'], 'condition')).toBe('Condition')
    expect(nearestName(['abcdex', 'abcdey'], 'abcdef')).toBe('abcdex')
    expect(nearestName(['ab'], 'ac')).toBeNull()
  })

  test('distances are those of the full table', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, fc.nat(4), (a, b, limit) => {
        const full = fullDistance(a, b)
        expect(editDistance(a, b, limit)).toBe(full > limit ? null : full)
      }),
    )
  })
})

/** Optimal string alignment as its definition has it. */
function fullDistance(a: string, b: string): number {
  if (a === '' || b === '') return Math.max(a.length, b.length)
  const same = a[0] === b[0] ? 0 : 1
  const swapped =
    a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]
      ? 1 + fullDistance(a.slice(2), b.slice(2))
      : Infinity
  return Math.min(
    same + fullDistance(a.slice(1), b.slice(1)),
    1 + fullDistance(a.slice(1), b),
    1 + fullDistance(a, b.slice(1)),
    swapped,
  )
}

describe('a service', () => {
  test('describes its actions', () => {
    expect(findActionDetail(detail, 'BOX:openbox')).toMatchObject({
      name: 'box:OpenBox',
      about: 'Open a box',
      dependents: ['kms:Decrypt'],
    })
    expect(findActionDetail(detail, 'OpenBox')).toBeNull()
    expect(findActionDetail(detail, 'box:ListBoxes')).toMatchObject({ resources: [], keys: [] })
  })

  test('gives an action its resource types, the required first', () => {
    expect(resourceTypesOf(detail, 'box:OpenBox').map(({ name }) => name)).toEqual(['box', 'thing'])
    expect(resourceTypesOf(detail, 'box:ListBoxes')).toEqual([])
    expect(resourceTypesOf(detail, 'box:Nothing')).toEqual([])
    expect(findResourceType(detail, 'Shelf')?.name).toBe('shelf')
  })

  test('gathers the condition keys of an action from all three places', () => {
    expect(conditionKeysOf(detail, 'box:OpenBox')).toEqual([
      'aws:ResourceTag/${TagKey}',
      'box:Lid',
      'box:Tool',
    ])
  })

  test.each([
    ['BOX:lid', 'box:Lid'],
    ['box:Tag/Team', 'box:Tag/${TagKey}'],
    ['box:tag/a/b', 'box:Tag/${TagKey}'],
    ['box:Tag/Team/OLD', 'box:Tag/${TagKey}/Old'],
    ['box:Tag/', undefined],
    ['box:Tag', undefined],
    ['box:Tags/Team', undefined],
    ['constructor', undefined],
  ])('key %s is %s', (asked, expected) => {
    expect(findServiceKey(detail, asked)?.name).toBe(expected)
  })
})

describe('ARNs of resource types', () => {
  test('a template comes apart', () => {
    expect(arnPieces('arn:${Partition}:box:::${BoxName}')).toEqual([
      { kind: 'text', text: 'arn:' },
      { kind: 'field', name: 'Partition' },
      { kind: 'text', text: ':box:::' },
      { kind: 'field', name: 'BoxName' },
    ])
  })

  test.each([
    ['arn:aws:box:::b', ['box']],
    ['arn:aws:box:::b/t', ['thing']],
    ['arn:aws:box:::b/t/u', ['thing']],
    ['arn:aws:box:::b/*', ['thing']],
    ['arn:aws:box:::b*', ['thing', 'box']],
    ['arn:aws:box:::*', ['rack', 'thing', 'box']],
    ['arn:aws:box:::${aws:username}', ['rack', 'thing', 'box']],
    ['arn:aws:box:::x-${aws:username}/y', ['thing']],
    ['arn:aws:box:::${*}', ['box']],
    ['arn:aws:box:::', []],
    ['arn:aws:box:::b/', []],
    ['arn:aws:box:eu-west-1::b', []],
    ['arn:aws:box:*:*:b', ['box']],
    ['arn:aws:box:eu-west-1:111122223333:shelf/a/b/c', ['shelf']],
    ['arn:aws:box:eu-west-1:111122223333:Shelf/a', []],
    ['arn:aws:box::111122223333:shelf/a', []],
    // Of many types AWS has some of its own, in no account.
    ['arn:aws:box:eu-west-1::shelf/a', ['shelf']],
    // M13: without Region and account, the shelf is a box.
    ['arn:aws:box:*:*:shelf/*', ['shelf', 'thing']],
    ['arn:aws:box:*:*:s*f/?', ['shelf', 'thing']],
    ['arn:aws:box:*:shelf/*', ['shelf', 'rack', 'thing']],
    ['arn:aws:box:eu-west-1:111122223333:rack/7/anything', ['rack']],
    ['arn:aws:box:eu-west-1::/doors/1', ['gate']],
    ['arn:aws:box:eu-west-1::/windows/1', []],
    ['arn:aws:box:*', ['gate', 'shelf', 'rack', 'thing', 'box']],
    ['arn:aws:s3:*', []],
    ['arn:*:shelf/x', ['shelf', 'thing']],
    ['arn:*:/gates/x', ['gate', 'thing']],
    ['arn:aws:box', []],
    ['*', ['gate', 'shelf', 'rack', 'thing', 'box']],
    ['', []],
  ])('%s is about %j', (value, expected) => {
    const types = resourceTypesFor(detail, value).map(({ name }) => name)
    expect([...types].sort()).toEqual([...expected].sort())
    expect(types[0]).toBe(expected[0])
  })

  test('a value longer than any ARN fits, and takes no time', () => {
    const box = findResourceType(detail, 'box')
    expect(box !== null && fitsResourceType(box, `arn:${'*?'.repeat(60_000)}`)).toBe(true)
  })

  test('two patterns meet exactly when a short text is covered by both', () => {
    const token = fc.constantFrom<Token>(
      { kind: 'char', char: 'a' },
      { kind: 'char', char: '/' },
      { kind: 'one', not: '' },
      { kind: 'one', not: '/' },
      { kind: 'many', not: '' },
      { kind: 'many', not: '/' },
    )
    const pattern = fc.array(token, { maxLength: 3 })
    fc.assert(
      fc.property(pattern, pattern, (a, b) => {
        expect(meet(a, b)).toBe(texts.some((text) => covers(a, text) && covers(b, text)))
      }),
    )
  })
})

/** Two patterns of three places each have no need of more than six characters. */
const texts = Array.from({ length: 6 }).reduce<readonly string[]>(
  (all) => ['', ...all.flatMap((text) => ['a', 'b', '/'].map((char) => text + char))],
  [''],
)

function covers(tokens: readonly Token[], text: string): boolean {
  const pattern = tokens.map((token) => {
    if (token.kind === 'char') return token.char
    const set = token.not === '' ? '[^]' : '[^/]'
    return token.kind === 'one' ? set : `${set}*`
  })
  return new RegExp(`^${pattern.join('')}$`).test(text)
}

describe('known condition keys', () => {
  test.each([
    // The table has the last word on what is global.
    ['AWS:principaltag/Team', 'String', false, 'aws:PrincipalTag/${TagKey}', null],
    ['aws:SourceVpcArn', 'ARN', false, 'aws:SourceVpcArn', null],
    ['saml:mail', 'String', true, 'saml:mail', 'box'],
    // The data alone knows these.
    ['aws:Brand', 'ARN', false, 'aws:Brand', null],
    ['box:Lid', 'Bool', false, 'box:Lid', null],
    ['box:tag/x/old', 'String', true, 'box:Tag/${TagKey}/Old', 'box'],
    ['token.my-company.example:sub', 'String', false, 'token.${Domain}.example:sub', 'box'],
    // The table alone knows this.
    ['aws:SecureTransport', 'Bool', false, 'aws:SecureTransport', null],
  ])('%s', (asked, type, multivalued, name, home) => {
    expect(findKnownKey(known, asked)).toMatchObject({ type, multivalued, name, home })
  })

  test.each(['', 'box:', 'box:Tag/', 'aws:Nothing', 'token..example:sub', 'toString'])(
    'no key "%s"',
    (asked) => {
      expect(findKnownKey(known, asked)).toBeNull()
    },
  )
})

test('managed policies are found by name or ARN', () => {
  expect(findManagedPolicy(policies, 'A')).toMatchObject({
    services: ['*'],
    levels: ['Read', 'Permissions management'],
  })
  const b = findManagedPolicy(policies, 'arn:aws:iam::aws:policy/service-role/B')
  expect(b).toMatchObject({ name: 'B', version: 'v12', services: [], levels: [] })
  expect(findManagedPolicy(policies, 'arn:aws:iam::aws:policy/B')).toBeNull()
  expect(findManagedPolicy(policies, 'b')).toBeNull()
  expect(findManagedPolicy(policies, '')).toBeNull()
})

/** Each reader with a file that it accepts. */
const readers: readonly (readonly [string, (text: string) => DataResult<unknown>, object])[] = [
  ['actions', readCatalogue, actionsFile],
  ['service', readServiceDetail, serviceFile],
  ['keys', readKnownKeys, keysFile],
  ['policies', readManagedPolicies, policiesFile],
]

describe.each(readers)('a malformed file of %s', (_, readFile, file) => {
  test.each([
    '',
    '{',
    'null',
    '[]',
    '7',
    '"text"',
    '{}',
    '{"source":{}}',
    '['.repeat(200_000),
    '\u0000',
  ])('%#', (text) => {
    expect(readFile(text).kind).toBe('malformed')
  })

  test('any value in any place is read or refused, never thrown', () => {
    const strange = fc.constantFrom(null, 1, true, '', 'x y', '*', [], {}, [null], { __proto__: 1 })
    fc.assert(
      fc.property(fc.nat(), strange, (place, value) => {
        const result = readFile(JSON.stringify(replaced(file, place, value)))
        expect(['read', 'malformed']).toContain(result.kind)
      }),
    )
  })

  test('each place counts: a number there is refused', () => {
    const accepted = Array.from({ length: leaves(file) }, (_each, place) => place).filter(
      (place) => readFile(JSON.stringify(replaced(file, place, 7))).kind === 'read',
    )
    // Whether a type is required is a plain yes; anything else is no.
    expect(accepted).toHaveLength(readFile === readServiceDetail ? 1 : 0)
  })
})

/** The value with its nth leaf, counted round and round, replaced. */
function replaced(value: unknown, place: number, by: unknown): unknown {
  let left = place % leaves(value)
  const visit = (each: unknown): unknown => {
    if (typeof each !== 'object' || each === null) return left-- === 0 ? by : each
    if (Array.isArray(each)) return each.map(visit)
    return Object.fromEntries(Object.entries(each).map(([name, item]) => [name, visit(item)]))
  }
  return visit(value)
}

function leaves(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce((sum: number, each) => sum + leaves(each), 0)
}
