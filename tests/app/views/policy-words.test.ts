/**
 * Policies in words: every row of tests/corpus/words against a small catalogue; AWS's own policies, of
 * which each has to come out as sentences; and the law that lets a negated test be said as 'unless'.
 */

import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listPolicies } from '../../../src/account/index.ts'
import { plain, type Phrase } from '../../../src/app/views/phrase.ts'
import { policyWords } from '../../../src/app/views/policy-words.ts'
import { compile, readCatalogue } from '../../../src/engine/index.ts'
import type { Catalogue, PolicyKind } from '../../../src/engine/index.ts'
import { secureCart } from '../../../src/scenario/secure-cart.ts'
import { documentOf } from '../../engine/arbitraries.ts'
import { corpusRows } from '../../engine/corpus.ts'
import { allKnown } from '../../engine/known-aws.ts'
import { read } from './real.ts'

/** A few actions, so that the rows do not change with AWS. */
const actionsFile = {
  source: { package: 'made-up', version: '1.0.0', date: '2026-09-26' },
  services: {
    dynamodb: ['Amazon DynamoDB', '', 'GetItem', 'PutItem', '', ''],
    iam: [
      'AWS Identity and Access Management (IAM)',
      '',
      'GetRole',
      'PassRole',
      '',
      'AttachRolePolicy PutRolePolicy',
    ],
    kms: ['AWS Key Management Service', '', '', 'Decrypt Encrypt', '', ''],
    lambda: ['AWS Lambda', '', 'GetFunction', '', '', ''],
    s3: [
      'Amazon S3',
      'ListBucket',
      'GetObject GetObjectAcl GetBucketPolicy',
      'PutObject DeleteObject',
      'PutObjectTagging',
      'PutBucketPolicy',
    ],
    sts: [
      'AWS Security Token Service',
      'ListSessions',
      '',
      'AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity',
      'TagSession',
      '',
    ],
  },
}

function small(): Catalogue {
  const result = readCatalogue(JSON.stringify(actionsFile))
  if (result.kind === 'malformed') throw new Error(result.problem)
  return result.value
}

const names = {
  catalogue: small(),
  accountName: (id: string) => (id === '444455556666' ? 'Shop' : null),
}

/** As the rows write it: what is set in monospace stands in back quotes. */
function marked(words: Phrase): string {
  return words.map(({ kind, text }) => (kind === 'code' ? `\`${text}\`` : text)).join('')
}

interface StatementRow {
  readonly name: string
  readonly kind: PolicyKind
  readonly statement: object
  readonly words: string
}

interface WholeRow {
  readonly name: string
  readonly kind: PolicyKind
  readonly document: object
  readonly summary: readonly string[]
  readonly trait: string | null
  readonly role: string | null
}

for (const { file, rows } of corpusRows<StatementRow | WholeRow>('words')) {
  describe(file, () => {
    test.each(rows)('$name', (row) => {
      if ('statement' in row) {
        const document = { Version: '2012-10-17', Statement: [row.statement] }
        const said = policyWords(JSON.stringify(document), row.kind, names)
        expect(said?.statements.map(({ words }) => marked(words))).toEqual([row.words])
      } else {
        const said = policyWords(JSON.stringify(row.document), row.kind, names)
        expect(said?.summary.map(marked)).toEqual(row.summary)
        expect(said?.trait?.word ?? null).toBe(row.trait)
        expect(said?.role ?? null).toBe(row.role)
      }
    })
  })
}

describe('without AWS’s data', () => {
  const unknowing = { ...names, catalogue: null }
  const said = (statement: object): string | undefined => {
    const words = policyWords(JSON.stringify({ Statement: [statement] }), 'identity', unknowing)
    return words?.statements.map((each) => marked(each.words))[0]
  }

  test('patterns stand as they are, and nothing is counted', () => {
    expect(said({ Effect: 'Allow', Action: ['s3:Get*', 's3:List*'], Resource: '*' })).toBe(
      'Allows `s3:Get*` and `s3:List*` on every resource.',
    )
    expect(said({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })).toBe(
      'Allows every action except `iam:*` on every resource.',
    )
    expect(said({ Effect: 'Deny', Action: '*', Resource: '*' })).toBe(
      'Denies every action on every resource.',
    )
  })

  test('a whole policy says how many of its statements allow', () => {
    const statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' }
    const document = JSON.stringify({ Statement: [statement, { ...statement, Effect: 'Deny' }] })
    const words = policyWords(document, 'identity', unknowing)
    expect(words?.summary.map(plain)).toEqual(['1 statement allows, 1 denies.'])
    expect(words?.trait).toBeNull()
  })
})

test.each(['', '{', '{}', '[]', '{"Statement":[]}', '{"Statement":{"Effect":"Maybe"}}'])(
  'no words for %j',
  (text) => {
    const words = policyWords(text, 'identity', names)
    expect(words === null || words.statements.length === 0).toBe(true)
  },
)

test('a long policy is cut, and says by how much', () => {
  const Statement = Array.from({ length: 41 }, (_, index) => ({
    Sid: `S${index}`,
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: '*',
  }))
  const words = policyWords(JSON.stringify({ Statement }), 'identity', names)
  expect(words?.statements.map(({ index }) => index)).toEqual(Array.from(Array(30).keys()))
  expect(words?.more).toBe(11)
  expect(words?.statements.map(({ sid }) => sid && plain(sid)).at(-1)).toBe('S29')
})

test('names and values that cannot be seen are spelt out', () => {
  const statement = {
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::a\u202e/*',
    Principal: { AWS: 'arn:aws:iam::444455556666:user/\u200bana' },
  }
  const words = policyWords(JSON.stringify({ Statement: [statement] }), 'resource', names)
  expect(words?.statements.map((each) => plain(each.words))).toEqual([
    'Allows s3:GetObject (Read) on S3 objects a‹U+202E›/* to the user ‹U+200B›ana of Shop.',
  ])
})

describe('with AWS’s data', () => {
  const { catalogue } = allKnown()
  const known = { ...names, catalogue }
  const folder = path.join(import.meta.dirname, '../../../static/managed-policies/policies')

  /** What no sentence may hold: signs of a piece that is missing. */
  const odd = /undefined|null|NaN|\[object|,,|,\.| {2}|\( | \)|`| on and |^\W/

  test('every policy that AWS manages comes out as sentences', () => {
    const wrong: string[] = []
    for (const file of readdirSync(folder)) {
      const words = policyWords(readFileSync(path.join(folder, file), 'utf8'), 'identity', known)
      if (words === null) wrong.push(file)
      for (const each of [
        ...(words?.statements.map((s) => s.words) ?? []),
        ...(words?.summary ?? []),
      ]) {
        const said = plain(each)
        if (odd.test(said) || !/^[A-Z].*\.$/s.test(said)) wrong.push(`${file}: ${said}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('and says what it is known for', () => {
    const trait = (name: string): string | undefined =>
      policyWords(readFileSync(path.join(folder, `${name}.json`), 'utf8'), 'identity', known)?.trait
        ?.word
    expect(trait('AdministratorAccess')).toBe('Full administrator')
    expect(trait('IAMFullAccess')).toBe('Can change permissions')
    expect(trait('PowerUserAccess')).toBe('Can change permissions')
    expect(trait('AmazonS3ReadOnlyAccess')).toBe('Only lists and reads')
    expect(trait('AWSDenyAll')).toBe('Only denies')
    expect(trait('ReadOnlyAccess')).toBeUndefined()
  })

  test('every policy of the example comes out as sentences', () => {
    for (const { document, kind, name } of listPolicies(secureCart().world)) {
      const words = policyWords(document, kind, known)
      expect([name, words === null]).toEqual([name, false])
      for (const { words: said } of words?.statements ?? []) expect(plain(said)).not.toMatch(odd)
    }
  })
})

const kinds: readonly PolicyKind[] = [
  'identity',
  'boundary',
  'session',
  'resource',
  'trust',
  'scp',
  'rcp',
  'endpoint',
]

test.each(kinds)('any %s policy has words, one sentence for each statement', (kind) => {
  fc.assert(
    fc.property(documentOf(kind), (document) => {
      const words = policyWords(JSON.stringify(document), kind, names)
      if (words === null) return
      for (const { words: said } of words.statements) expect(plain(said)).toMatch(/^[A-Z].*\.$/s)
    }),
    { numRuns: 200 },
  )
})

/** Each negated operator with its plain form and values to compare. */
const pairs = [
  ['StringNotEquals', 'StringEquals', ['a', 'b', '']],
  ['StringNotEqualsIgnoreCase', 'StringEqualsIgnoreCase', ['a', 'A', 'b']],
  ['StringNotLike', 'StringLike', ['a*', 'ab', 'b?', '']],
  ['NumericNotEquals', 'NumericEquals', ['1', '1.0', '2', 'x']],
  ['DateNotEquals', 'DateEquals', ['2026-01-01', '2026-01-01T00:00:00Z', 'x']],
  ['NotIpAddress', 'IpAddress', ['10.0.0.0/8', '10.1.2.3', 'x']],
  ['ArnNotLike', 'ArnLike', ['arn:aws:s3:::a*', 'arn:aws:s3:::ab', 'x']],
] as const

test('a negated test is the opposite of its plain form, with or without IfExists', () => {
  const holds = (
    operator: string,
    values: readonly string[],
    carried: readonly string[] | null,
  ) => {
    const Condition = { [operator]: { 'a:key': values } }
    const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition }
    const decided = compile({
      identity: [read('p', 'identity', [statement])],
      boundary: null,
      session: null,
      resource: null,
      endpoint: null,
      serviceControl: null,
      resourceControl: null,
    }).decide({
      principal: 'arn:aws:iam::111122223333:user/alice',
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/x',
      resourceAccount: '111122223333',
      context: carried === null ? {} : { 'a:key': [...carried] },
    })
    return decided === 'allow'
  }
  const asked = fc.constantFrom(...pairs).chain(([negated, base, values]) =>
    fc.record({
      negated: fc.constantFrom(negated, `${negated}IfExists`),
      base: fc.constant(base),
      values: fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }),
      carried: fc.option(fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 })),
    }),
  )
  fc.assert(
    fc.property(asked, ({ negated, base, values, carried }) => {
      expect(holds(negated, values, carried)).toBe(!holds(base, values, carried))
    }),
    { numRuns: 500 },
  )
})
