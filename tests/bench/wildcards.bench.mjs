// Do patterns with many wildcards stay linear? Ten times as many characters may take ten times as long,
// give or take: never the square, never more.

import { duration, measure } from './measure.mjs'

export const title = 'wildcards, on values of 1,000, 10,000 and 100,000 characters'

/**
 * Each against text of one unit over and over, ended by `last`: beginning and end match, so that nothing
 * but a search through all of it tells whether the middle does.
 */
const patterns = [
  { pattern: 'a*a*a*a*b', unit: 'a', last: 'b' },
  { pattern: 'a*a*a*a*b', unit: 'a', last: 'c' },
  { pattern: 'a*a*a*a*b*c', unit: 'a', last: 'c' },
  { pattern: `${'a*'.repeat(32)}b*c`, unit: 'a', last: 'c' },
  { pattern: `*${'a'.repeat(32)}b*c`, unit: 'a', last: 'c' },
  { pattern: `*${'a?'.repeat(16)}b*c`, unit: 'a', last: 'c' },
  { pattern: '?*?*?*?*b*?', unit: 'a', last: 'c' },
  { pattern: '*ab*ba*ab*aa*c', unit: 'ab', last: 'c' },
  { pattern: `*${'ab?'.repeat(8)}*bb*c`, unit: 'ab', last: 'c' },
]
const lengths = [1000, 10_000, 100_000]
const allowance = 3

/** Where a pattern can stand, and what it is held against. */
const places = [
  {
    name: 'Resource',
    /** @param {string} pattern */
    statement: (pattern) => ({ Action: '*', Resource: `arn:aws:s3:::b/${pattern}` }),
    /** @param {string} text */
    request: (text) => ({ resource: `arn:aws:s3:::b/${text}`, context: {} }),
  },
  {
    name: 'StringLike',
    /** @param {string} pattern */
    statement: (pattern) => ({
      Action: '*',
      Resource: '*',
      Condition: { StringLike: { 'x:k': pattern } },
    }),
    /** @param {string} text */
    request: (text) => ({ resource: '*', context: { 'x:k': text } }),
  },
  {
    name: 'ArnLike',
    /** @param {string} pattern */
    statement: (pattern) => ({
      Action: '*',
      Resource: '*',
      Condition: { ArnLike: { 'x:k': `arn:aws:s3:::b/${pattern}` } },
    }),
    /** @param {string} text */
    request: (text) => ({ resource: '*', context: { 'x:k': `arn:aws:s3:::b/${text}` } }),
  },
]

/** @param {import('./run.mjs').Tools} tools */
export async function bench(tools) {
  const engine = await tools.engine()
  return places.flatMap(({ name, statement, request }) =>
    patterns.map(({ pattern, unit, last }) => {
      const authorizer = authorizerFor(engine, statement(pattern))
      const perCharacterNs = lengths.map((length) => {
        const asked = {
          principal: 'arn:aws:iam::111122223333:user/alice',
          action: 's3:GetObject',
          ...request(unit.repeat(length / unit.length).slice(1) + last),
        }
        return measure(() => void authorizer.decide(asked), { rounds: 7, batchMs: 5 }) / length
      })
      const growth = Math.max(...perCharacterNs.slice(1).map((ns, index) => ns / least(index)))
      /** @param {number} upTo */
      function least(upTo) {
        return Math.min(...perCharacterNs.slice(0, upTo + 1))
      }
      const shown = pattern.length > 16 ? `${pattern.slice(0, 12)}… (${pattern.length})` : pattern
      const times = perCharacterNs.map((ns, index) => duration(ns * (lengths[index] ?? 0)))
      return {
        what: `${name} ${shown} against ${unit}…${last}`,
        figure: `${times.join(', ')}; a character at most ${growth.toFixed(1)} times as long`,
        target: `${allowance} times`,
        met: growth <= allowance,
      }
    }),
  )
}

/**
 * @param {import('./engine.mjs').Engine} engine
 * @param {object} statement
 */
function authorizerFor({ parsePolicy, compile }, statement) {
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', ...statement },
  })
  const { policy, diagnostics } = parsePolicy(text, 'identity', 'long')
  if (policy === null) throw new Error(JSON.stringify(diagnostics))
  return compile({
    identity: [policy],
    boundary: null,
    session: null,
    resource: null,
    endpoint: null,
    serviceControl: null,
    resourceControl: null,
  })
}
