/**
 * What the checks call redundant, covered, always denied or never matching: is it? Leaving it out must not
 * change a single decision.
 */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPolicy, compile, parsePolicy } from '../../src/engine/index.ts'
import type { AccessRequest, Finding, Fix } from '../../src/engine/index.ts'
import { nothingKnown } from './known-aws.ts'

interface Part {
  readonly Effect: 'Allow' | 'Deny'
  readonly [element: string]: unknown
}

/** Few letters, so that patterns often cover each other. */
function pattern(letters: string, maxLength: number): fc.Arbitrary<string> {
  const letter = fc.constantFrom(...letters, '*', '*', '?')
  return fc.array(letter, { minLength: 1, maxLength }).map((all) => all.join(''))
}

const action = fc.oneof(
  fc.constant('*'),
  pattern('ab', 3).map((name) => `s3:${name}`),
)
const resource = fc.oneof(
  fc.constant('*'),
  pattern('ab/', 4).map((name) => `arn:aws:s3:::${name}`),
  pattern('ab:', 5).map((rest) => `arn:aws:s3:${rest}`),
  fc.constantFrom('arn:aws:s3:::${aws:username}', 'arn:aws:s3:::${aws:username}*'),
)
const list = (value: fc.Arbitrary<string>): fc.Arbitrary<string[]> =>
  fc.array(value, { minLength: 1, maxLength: 4 })
const condition = fc.option(
  fc.record({
    operator: fc.constantFrom('StringEquals', 'StringNotEquals', 'StringLikeIfExists'),
    value: fc.constantFrom('a', 'b', '*'),
  }),
  { nil: undefined },
)

const statement: fc.Arbitrary<Part> = fc
  .record({
    effect: fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const),
    actions: list(action),
    notAction: fc.boolean(),
    resources: list(resource),
    notResource: fc.boolean(),
    condition,
  })
  .map((made) => ({
    Effect: made.effect,
    [made.notAction ? 'NotAction' : 'Action']: made.actions,
    [made.notResource ? 'NotResource' : 'Resource']: made.resources,
    ...(made.condition === undefined
      ? {}
      : {
          Condition: { [made.condition.operator]: { 'aws:PrincipalTag/t': made.condition.value } },
        }),
  }))

const document = fc
  .array(statement, { minLength: 1, maxLength: 4 })
  .map((Statement) => JSON.stringify({ Version: '2012-10-17', Statement }))

const requests: readonly AccessRequest[] = ['a', 'b', 'ab', 'aab', 'ba'].flatMap((name) =>
  ['arn:aws:s3:::a', 'arn:aws:s3:::ab/b', 'arn:aws:s3:a:b:ab', 'arn:aws:s3:::b', '*'].flatMap(
    (on) =>
      [{}, { 'aws:PrincipalTag/t': 'a' }, { 'aws:PrincipalTag/t': 'b' }].map((context) => ({
        principal: 'arn:aws:iam::111122223333:user/ab',
        action: `s3:${name}`,
        resource: on,
        context: { 'aws:username': 'ab', ...context },
      })),
  ),
)

describe('what is called redundant', () => {
  const codes = [
    'redundant-action',
    'redundant-resource',
    'redundant-statement',
    'statement-covered',
    'redundant-key-due-to-wildcard-in-condition',
  ]
  test('can be left out without changing a decision', () => {
    let fixes = 0
    const property = fc.property(document, (text) => {
      for (const finding of findings(text, codes)) {
        if (finding.fix === null) continue
        fixes++
        expect(verdicts(apply(text, finding.fix)), finding.message).toEqual(verdicts(text))
      }
    })
    fc.assert(property, { numRuns: 1000 })
    expect(fixes).toBeGreaterThan(500)
  })
})

describe('a statement that is called without effect', () => {
  test('has none', () => {
    let found = 0
    const property = fc.property(document, (text) => {
      for (const finding of findings(text, ['allow-always-denied'])) {
        found++
        expect(verdicts(without(text, finding)), finding.message).toEqual(verdicts(text))
      }
    })
    fc.assert(property, { numRuns: 1000 })
    expect(found).toBeGreaterThan(15)
  })
})

function findings(text: string, codes: readonly string[]): readonly Finding[] {
  return checkPolicy(text, 'identity', nothingKnown).filter(({ code }) => codes.includes(code))
}

function verdicts(text: string): readonly string[] {
  const { policy } = parsePolicy(text, 'identity', 'p')
  const authorizer = compile({
    identity: policy === null ? [] : [policy],
    boundary: null,
    session: null,
    resource: null,
    endpoint: null,
    serviceControl: null,
    resourceControl: null,
  })
  return requests.map((request) => authorizer.decide(request))
}

function apply(text: string, fix: Fix): string {
  return fix.edits.reduceRight(
    (mended, { from, to, insert }) => mended.slice(0, from) + insert + mended.slice(to),
    text,
  )
}

/** The policy without the statement that a finding stands on. */
function without(text: string, { from, to }: Finding): string {
  const { Statement } = JSON.parse(text) as { Statement: unknown[] }
  const gone = JSON.stringify(JSON.parse(text.slice(from, to)))
  const index = Statement.findIndex((each) => JSON.stringify(each) === gone)
  return JSON.stringify({ Version: '2012-10-17', Statement: Statement.toSpliced(index, 1) })
}
