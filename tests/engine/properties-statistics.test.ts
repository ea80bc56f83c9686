/**
 * Do the random questions reach everything that the properties speak of?
 * A law about denials says nothing when next to nothing is denied.
 */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CallerKind, Layer, Verdict } from '../../src/engine/index.ts'
import { authorizerOf, questionWithPolicies } from './arbitraries.ts'

const sampleSize = 4000
const sample = fc
  .sample(questionWithPolicies, { numRuns: sampleSize, seed: 20 })
  .map(({ documents, request }) => ({
    request,
    decision: authorizerOf(documents).explain(request),
  }))

function share(holds: (each: (typeof sample)[number]) => boolean): number {
  return sample.filter(holds).length / sampleSize
}

test.each<Verdict>(['allow', 'explicitDeny', 'implicitDeny'])('%s is frequent', (verdict) => {
  expect(share(({ decision }) => decision.verdict === verdict)).toBeGreaterThan(0.1)
})

test.each<Layer>([
  'resourceControl',
  'serviceControl',
  'endpoint',
  'resource',
  'identity',
  'boundary',
  'session',
])('%s both lets pass and blocks', (layer) => {
  const passes = share(({ decision }) =>
    decision.layers.some((each) => each.layer === layer && each.outcome === 'allow'),
  )
  const blocks = share(({ decision }) => decision.blockedBy.includes(layer))
  const blocksAlone = share(({ decision }) => String(decision.blockedBy) === layer)
  expect(passes).toBeGreaterThan(0.02)
  expect(blocks).toBeGreaterThan(0.02)
  expect(blocksAlone).toBeGreaterThan(0.005)
})

const callers: readonly [CallerKind, RegExp][] = [
  ['user', /:user\//],
  ['role', /:role\//],
  ['roleSession', /:assumed-role\//],
  ['federatedUser', /:federated-user\//],
  ['root', /:root$/],
  ['service', /^[a-z]+\.amazonaws\.com$/],
  ['identityProvider', /:oidc-provider\//],
  ['anonymous', /^anonymous$/],
]

test.each(callers)('a caller of kind %s is allowed, and is refused', (_, pattern) => {
  const verdicts = sample
    .filter(({ request }) => pattern.test(request.principal))
    .map(({ decision }) => decision.verdict)
  expect(verdicts.filter((each) => each === 'allow').length).toBeGreaterThan(10)
  expect(verdicts.filter((each) => each === 'explicitDeny').length).toBeGreaterThan(5)
  expect(verdicts.filter((each) => each === 'implicitDeny').length).toBeGreaterThan(10)
})

test('requests cross accounts, and some are allowed there', () => {
  const crosses = sample.filter(({ request }) => request.resource.includes(':444455556666:'))
  expect(crosses.length).toBeGreaterThan(sampleSize / 10)
  const allowed = crosses.filter(({ decision }) => decision.verdict === 'allow')
  expect(allowed.length).toBeGreaterThan(30)
})
