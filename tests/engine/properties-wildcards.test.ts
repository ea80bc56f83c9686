/**
 * Is the engine's linear wildcard matching that of a slow, obvious matcher, wherever wildcards stand?
 */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccessRequest } from '../../src/engine/index.ts'
import { authorizerOf } from './arbitraries.ts'
import type { Documents, Statement } from './arbitraries.ts'

const numRuns = 2500

/** M1, as one would say it: `*` is nothing, or any character and then `*`; `?` is any character. */
function matches(pattern: string, text: string): boolean {
  if (pattern === '') return text === ''
  const [first = '', rest] = [pattern[0], pattern.slice(1)]
  if (first === '*') return matches(rest, text) || (text !== '' && matches(pattern, text.slice(1)))
  return text !== '' && (first === '?' || first === text[0]) && matches(rest, text.slice(1))
}

function allows(statement: Partial<Statement>, asked: Partial<AccessRequest>): boolean {
  const action = 'NotAction' in statement ? {} : { Action: '*' }
  const resource = 'NotResource' in statement ? {} : { Resource: '*' }
  const Statement: Statement[] = [{ Effect: 'Allow', ...action, ...resource, ...statement }]
  const documents: Documents = {
    identity: [{ Version: '2012-10-17', Statement }],
    boundary: null,
    session: null,
    resource: null,
    resourceKind: 'resource',
    endpoint: null,
    serviceControl: null,
    resourceControl: null,
    endpointType: 'interface',
    restrictPublicBuckets: false,
  }
  const authorizer = authorizerOf(documents)
  const request: AccessRequest = {
    principal: 'arn:aws:iam::111122223333:user/alice',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::b',
    context: {},
    ...asked,
  }
  const verdict = authorizer.decide(request)
  expect(authorizer.explain(request).verdict).toBe(verdict)
  return verdict === 'allow'
}

/** Few letters, so that matches are frequent; and characters that mean something in regular expressions. */
function textOf(letters: string): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...letters), { maxLength: 9 }).map((all) => all.join(''))
}

function patternOf(letters: string): fc.Arbitrary<string> {
  const letter = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...letters) },
    { weight: 2, arbitrary: fc.constantFrom('*', '?') },
  )
  return fc.array(letter, { maxLength: 7 }).map((all) => all.join(''))
}

/** Pairs that match and pairs that don't, each often enough: half the texts are made from the pattern. */
function pairs(letters: string): fc.Arbitrary<readonly [string, string]> {
  const filled = fc
    .tuple(patternOf(letters), fc.array(textOf(letters), { minLength: 7, maxLength: 7 }))
    .map(([pattern, fillings]) => {
      const text = [...pattern].map((each, index) => {
        const filling = fillings[index] ?? ''
        return each === '*' ? filling.slice(0, 3) : each === '?' ? (filling[0] ?? 'a') : each
      })
      return [pattern, text.join('')] as const
    })
  return fc.oneof(filled, fc.tuple(patternOf(letters), textOf(letters)))
}

function sameAsObvious(
  letters: string,
  engine: (pattern: string, text: string) => boolean,
  obvious: (pattern: string, text: string) => boolean = matches,
): void {
  const outcomes = { true: 0, false: 0 }
  fc.assert(
    fc.property(pairs(letters), ([pattern, text]) => {
      const expected = obvious(pattern, text)
      outcomes[`${expected}`]++
      expect(engine(pattern, text)).toBe(expected)
    }),
    { numRuns },
  )
  expect(Math.min(outcomes.true, outcomes.false)).toBeGreaterThan(numRuns / 10)
}

const object = (key: string): string => `arn:aws:s3:::b/${key}`

test('in the last segment of a resource (M7, M8)', () => {
  sameAsObvious('abA/:.[^+', (pattern, text) =>
    allows({ Resource: object(pattern) }, { resource: object(text) }),
  )
})

test('in NotResource (M12)', () => {
  sameAsObvious(
    'ab/',
    (pattern, text) => allows({ NotResource: object(pattern) }, { resource: object(text) }),
    (pattern, text) => !matches(pattern, text),
  )
})

test('in the account segment of a resource', () => {
  sameAsObvious('12', (pattern, text) =>
    allows(
      { Resource: `arn:aws:sqs:eu-west-1:${pattern}:q` },
      { resource: `arn:aws:sqs:eu-west-1:${text}:q`, resourceAccount: '111122223333' },
    ),
  )
})

test('in an action, without regard to letter case (M3)', () => {
  sameAsObvious(
    'abAB1',
    (pattern, text) => allows({ Action: `s3:x${pattern}` }, { action: `s3:x${text}` }),
    (pattern, text) => matches(pattern.toLowerCase(), text.toLowerCase()),
  )
})

test('in NotAction', () => {
  sameAsObvious(
    'abAB1',
    (pattern, text) => allows({ NotAction: `s3:x${pattern}` }, { action: `s3:x${text}` }),
    (pattern, text) => !matches(pattern.toLowerCase(), text.toLowerCase()),
  )
})

/** The value of a condition on `k`, against the request's value. */
function tests(operator: string, pattern: string, text: string): boolean {
  return allows({ Condition: { [operator]: { 'x:k': pattern } } }, { context: { 'x:k': text } })
}

test('in StringLike and StringNotLike, over the whole value (3.2)', () => {
  sameAsObvious('abA.$(\\', (pattern, text) => tests('StringLike', pattern, text))
  sameAsObvious(
    'abA|',
    (pattern, text) => tests('StringNotLike', pattern, text),
    (pattern, text) => !matches(pattern, text),
  )
})

test('nowhere in StringEquals (3.2)', () => {
  sameAsObvious(
    'ab',
    (pattern, text) => tests('StringEquals', text, text) && tests('StringEquals', pattern, text),
    (pattern, text) => pattern === text,
  )
})

test('in ArnLike, segment by segment (3.8)', () => {
  const arn = (region: string, rest: string): string => `arn:aws:s3:${region}:1:${rest}`
  sameAsObvious(
    'ab',
    (pattern, text) => tests('ArnLike', arn(pattern, pattern), arn(text, text)),
    matches,
  )
})

test('a value that a policy variable fills in is literal (M11, M16)', () => {
  sameAsObvious(
    'ab',
    (pattern, text) =>
      allows(
        { Condition: { StringLike: { 'x:k': 'a${x:v}${*}' } } },
        { context: { 'x:k': `a${text}*`, 'x:v': pattern } },
      ),
    (pattern, text) => pattern === text,
  )
})
