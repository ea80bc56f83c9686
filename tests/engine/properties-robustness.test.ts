/**
 * Does the engine answer whatever it is given? Texts cut, doubled, swapped, nested and filled with what
 * nobody expects, and requests whose fields are of the wrong type: no throw, and always a legal answer.
 */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile, parsePolicy } from '../../src/engine/index.ts'
import type {
  AccessRequest,
  ApplicablePolicies,
  Policy,
  PolicyKind,
  Verdict,
} from '../../src/engine/index.ts'
import { documentOf, policyOf, request } from './arbitraries.ts'

const mutants = 20_000

const kinds: readonly PolicyKind[] = [
  'identity',
  'boundary',
  'session',
  'resource',
  'trust',
  'endpoint',
  'scp',
  'rcp',
]
const severities = ['error', 'security-warning', 'warning', 'suggestion']
const verdicts: readonly Verdict[] = ['allow', 'explicitDeny', 'implicitDeny']

const originals = kinds.flatMap((kind) =>
  fc
    .sample(documentOf(kind), { numRuns: 12, seed: 7 })
    .map((document) => ({ kind, text: JSON.stringify(document, null, 1) })),
)
const originalRequests: readonly AccessRequest[] = fc.sample(request, { numRuns: 60, seed: 7 })

// --- texts ---

/** Turns one text into another that is a little broken. */
type Mutation = (text: string) => string

const insertions = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    '\\',
    '${',
    '${aws:username',
    '${}',
    "${a, 'b'}",
    '*',
    '?',
  ],
  ...['null', 'true', '-1e999', '0x10', '1.5', '""', '[]', '{}', '[[[[]]]]', '/* c */', '// c\n'],
  ...['\u0000', '\ufeff', '\ud800', '\udc00', '😀', 'é', '\u2028', '\t', '"\\u12', '"\\ud83d"'],
  ...['"__proto__":{"Effect":"Allow"},', '"constructor":1,', '"toString":[],', '"Effect":"Deny",'],
  ...['"__proto__"', '"hasOwnProperty"', '"Allow"', '"Deny"', '"Statement":', '"NullIfExists":{},'],
  ...['"ForAllValues:Null":{"a":[]},', '"IpAddress":{"aws:SourceIp":"::/999"},'],
  ...['"DateLessThan":{"aws:CurrentTime":"2025-13-99"},', '"BinaryEquals":{"k":"=%"},'],
]

/** What a value may well hold. */
const additions = ['*', '?', 'x', ':', '/', '0', ' ', 'é', '${*}', '${aws:username}', "${k, 'd'}"]

/** Somewhere between a text's begin and end. */
const share = fc.nat({ max: 9999 }).map((each) => each / 10_000)

const mutation: fc.Arbitrary<Mutation> = fc
  .tuple(
    fc.constantFrom(
      ...['cut', 'cut', 'double', 'double', 'swap', 'nest', 'end'],
      ...['insert', 'insert', 'letter', 'letter', 'letter', 'replace', 'replace', 'replace'],
      ...['value', 'value', 'value', 'value', 'value', 'value'],
    ),
    share,
    share,
    fc.nat({ max: 40 }),
    fc.constantFrom(...insertions),
    fc.constantFrom(...additions),
  )
  .map(([kind, where, other, length, insertion, addition]) => (text) => {
    const at = Math.floor(where * text.length)
    const end = Math.min(text.length, at + length)
    const to = Math.floor(other * text.length)
    switch (kind) {
      case 'cut':
        return text.slice(0, at) + text.slice(end)
      case 'double':
        return text.slice(0, end) + text.slice(at)
      case 'swap': // The stretch moves somewhere else.
        return (
          text.slice(0, at) + text.slice(end, end + to) + text.slice(at, end) + text.slice(end + to)
        )
      case 'insert':
        return text.slice(0, at) + insertion + text.slice(at)
      case 'letter':
        return (
          text.slice(0, at) + String.fromCharCode(32 + ((length * 7) % 95)) + text.slice(at + 1)
        )
      case 'replace':
        return replaceToken(text, where, insertion)
      case 'value':
        return changeValue(text, where, other, addition)
      case 'nest':
        return text.slice(0, at) + '[{"a":'.repeat(length * 20) + text.slice(at)
      default:
        return text.slice(0, at)
    }
  })

/** Puts something else in the place of one string, number, list or object of the text. */
function replaceToken(text: string, where: number, insertion: string): string {
  const tokens = [...text.matchAll(/"(?:[^"\\]|\\.)*"|\[[^[\]]*\]|\{[^{}]*\}/g)]
  const token = tokens[Math.floor(where * tokens.length)]
  if (token === undefined) return insertion
  return text.slice(0, token.index) + insertion + text.slice(token.index + token[0].length)
}

/** Puts something into one string of the text that stands for a value, so that the rest stays readable. */
function changeValue(text: string, where: number, other: number, addition: string): string {
  const values = [...text.matchAll(/"(?:[^"\\]|\\.)*"(?!:)/g)]
  const token = values[Math.floor(where * values.length)]
  if (token === undefined) return text
  const at = 1 + Math.floor(other * (token[0].length - 1))
  const changed = token[0].slice(0, at) + addition + token[0].slice(at)
  return text.slice(0, token.index) + changed + text.slice(token.index + token[0].length)
}

/** A mutated text, read as what it was or, now and then, as another kind. */
const mutatedText = fc
  .tuple(
    fc.constantFrom(...originals),
    // Biased numbers would crowd at the text's two ends.
    fc.noBias(
      fc.oneof(
        { weight: 3, arbitrary: fc.tuple(mutation) },
        { weight: 1, arbitrary: fc.array(mutation, { minLength: 2, maxLength: 3 }) },
      ),
    ),
    fc.oneof(
      { weight: 6, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom(...kinds) },
    ),
  )
  .map(([{ text, kind }, mutations, otherKind]) => ({
    text: mutations.reduce((mutated, mutate) => mutate(mutated), text),
    kind: otherKind ?? kind,
  }))

function checkText(text: string, kind: PolicyKind): Policy | null {
  const { policy, diagnostics } = parsePolicy(text, kind, 'id')
  for (const { code, severity, message, from, to } of diagnostics) {
    const legal =
      /^[a-z0-9-]+$/.test(code) &&
      severities.includes(severity) &&
      message.length > 0 &&
      Number.isInteger(from) &&
      Number.isInteger(to) &&
      0 <= from &&
      from <= to &&
      to <= text.length
    if (!legal) expect.fail(JSON.stringify({ code, severity, message, from, to, in: text.length }))
  }
  const refused = diagnostics.some(({ severity }) => severity === 'error')
  if (policy === null) expect(refused, 'a refusal gives its reason').toBe(true)
  else expect([policy.kind, policy.id]).toEqual([kind, 'id'])
  return policy
}

// --- requests ---

const oddities: readonly unknown[] = [
  ...[
    undefined,
    null,
    0,
    -1,
    Number.NaN,
    true,
    '',
    [],
    {},
    [null],
    [undefined, 1, ['a']],
    { a: 1 },
  ],
  ...['\ud800', '*', ':', ':::::', 'arn:', 'arn:aws:iam::', 'arn:aws:iam::111122223333:user/'],
  ...['arn:aws:sts::111122223333:assumed-role/', 'arn:aws:sts::111122223333:assumed-role/R'],
  ...['arn:aws:iam::aws:root', 'arn:::::', 's3:', ':GetObject', '__proto__', 'x'.repeat(5000)],
  ...[
    '.amazonaws.com',
    'ANONYMOUS',
    'arn:aws:kms:eu-west-1:1:key/',
    12n,
    Symbol('odd'),
    () => 'odd',
  ],
]

const fields = [
  'principal',
  'roleArn',
  'issuerArn',
  'principalIds',
  'action',
  'resource',
  'resourceAccount',
  'context',
] as const

const oddContext: fc.Arbitrary<unknown> = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'aws:username',
        'AWS:USERNAME',
        'aws:TagKeys',
        'aws:SourceIp',
        'aws:CurrentTime',
        '__proto__',
        'constructor',
        '',
        'aws:PrincipalTag/\ud800',
      ),
      fc.constantFrom(...oddities),
    ),
    { maxLength: 4 },
  )
  // `fromEntries` makes `__proto__` an own key, as JSON.parse does.
  .map((entries) => Object.fromEntries(entries))

const mutatedRequest: fc.Arbitrary<AccessRequest> = fc
  .tuple(
    fc.constantFrom(...originalRequests),
    fc.array(fc.tuple(fc.constantFrom(...fields), fc.constantFrom(...oddities)), { maxLength: 2 }),
    fc.option(oddContext),
  )
  .map(([original, changes, context]) => {
    const changed = {
      ...original,
      ...(context !== null && { context }),
      ...Object.fromEntries(changes),
    }
    return changed as unknown as AccessRequest
  })

// --- both ---

const nothing: ApplicablePolicies = {
  identity: [],
  boundary: null,
  session: null,
  resource: null,
  endpoint: null,
  serviceControl: null,
  resourceControl: null,
}

/** The policy in every layer that its kind can stand in. */
function applying(policy: Policy): ApplicablePolicies {
  const level = { id: 'r-1', policies: [policy] }
  switch (policy.kind) {
    case 'identity':
      return { ...nothing, identity: [policy, policy] }
    case 'boundary':
      return { ...nothing, boundary: policy }
    case 'session':
      return { ...nothing, session: [policy] }
    case 'resource':
      return { ...nothing, resource: policy, restrictPublicBuckets: true }
    case 'trust':
      return { ...nothing, resource: policy }
    case 'endpoint':
      return { ...nothing, endpoint: policy, endpointType: 'gateway' }
    case 'scp':
      return { ...nothing, serviceControl: [level] }
    case 'rcp':
      return { ...nothing, resourceControl: [level, level] }
  }
}

function checkDecision(policies: ApplicablePolicies, asked: AccessRequest): void {
  const authorizer = compile(policies)
  const verdict = authorizer.decide(asked)
  const decision = authorizer.explain(asked)
  if (!verdicts.includes(verdict)) expect.fail(`no verdict: ${String(verdict)}`)
  if (decision.verdict !== verdict) expect.fail(`explain ${decision.verdict}, decide ${verdict}`)
  if (decision.layers.length !== 7) expect.fail('a layer is missing')
  const allowed = decision.errorMessage === null && decision.blockedBy.length === 0
  if (allowed !== (verdict === 'allow')) expect.fail(`${verdict}: ${decision.errorMessage ?? ''}`)
}

describe('the engine answers', () => {
  test(`${mutants} mutated documents, each against a mutated request`, () => {
    let readable = 0
    fc.assert(
      fc.property(mutatedText, mutatedRequest, ({ text, kind }, asked) => {
        const policy = checkText(text, kind)
        if (policy !== null) readable++
        checkDecision(policy === null ? nothing : applying(policy), asked)
      }),
      { numRuns: mutants },
    )
    // Not only documents that are refused at the first glance.
    expect(readable).toBeGreaterThan(mutants / 40)
  })

  test('requests of wrong types against policies that ask for everything', () => {
    const conditions = {
      StringLike: { 'aws:username': '${aws:PrincipalTag/x}*' },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] },
      'ForAnyValue:StringLikeIfExists': { 'aws:PrincipalOrgPaths': 'o-1/*' },
      NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' },
      DateLessThan: { 'aws:CurrentTime': '2030-01-01' },
      NumericLessThan: { 'aws:MultiFactorAuthAge': '10' },
      BoolIfExists: { 'aws:SecureTransport': 'true' },
      BinaryEquals: { 'x:bytes': 'QQ==' },
      ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::${aws:PrincipalAccount}:*' },
      Null: { 'aws:username': 'false' },
    }
    const tests = Object.entries(conditions).map(([operator, test]) => ({ [operator]: test }))
    const every: readonly Policy[] = [
      ...tests.map((Condition) => ({ Action: '*', Resource: '*', Condition })),
      { NotAction: 'iam:*', NotResource: 'arn:aws:s3:::${aws:username}/*' },
    ].map((rest) =>
      policyOf({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...rest }] }, 'identity'),
    )
    fc.assert(
      fc.property(mutatedRequest, (asked) => {
        checkDecision({ ...nothing, identity: every }, asked)
      }),
      { numRuns: 3000 },
    )
  })

  const deep = 100_000
  test.each([
    ['lists', '['.repeat(deep)],
    ['closed lists', '['.repeat(deep) + ']'.repeat(deep)],
    ['objects', '{"Statement":'.repeat(deep)],
    ['statements', `{"Statement":${'['.repeat(deep)}{}${']'.repeat(deep)}}`],
    ['conditions', `{"Statement":[{"Condition":${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}}]}`],
    ['quotes', '"'.repeat(deep)],
    ['commas', `{"Statement":[${','.repeat(deep)}]}`],
    ['braces of variables', `{"Statement":{"Resource":"${'${'.repeat(deep)}"}}`],
    ['nothing', ''],
    ['space', ' \n'.repeat(deep)],
    ['a scalar', '"policy"'],
  ])('a hundred thousand %s', (_, text) => {
    expect(checkText(text, 'identity')).toBeNull()
    expect(checkText(text, 'trust')).toBeNull()
  })

  test('every text of characters', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.json({ maxDepth: 3 })),
        fc.constantFrom(...kinds),
        (text, kind) => {
          const policy = checkText(text, kind)
          if (policy !== null) checkDecision(applying(policy), originalRequests[0] as AccessRequest)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
