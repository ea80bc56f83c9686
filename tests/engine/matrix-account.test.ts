/**
 * The matrix against single decisions on a whole account and all actions of AWS: 100,000 random cells. The
 * account is a made-up one of realistic size; the variable ACCOUNT_DETAILS names a file with the answer of
 * `aws iam get-account-authorization-details` to take a real one instead.
 */

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  compile,
  evaluateMatrix,
  matrixCell,
  parsePolicy,
  readCatalogue,
} from '../../src/engine/index.ts'
import type { Authorizer, MatrixInput, Verdict } from '../../src/engine/index.ts'
import { allActions, inputOf } from '../bench/account-input.mjs'
import { makeAccount } from '../bench/account.mjs'
import { principalsOf, type AccountDetails } from './account-details.ts'

const CELLS = 100_000
const ROUNDS = 100

test('100,000 random cells of an account are what single decisions say', () => {
  const input = account()
  const { principals, actions, resources } = input
  const result = evaluateMatrix(input)
  const decide = oneByOne(input)
  const found: Record<Verdict, number> = { allow: 0, explicitDeny: 0, implicitDeny: 0 }
  const cells = fc.array(
    fc.tuple(
      fc.nat({ max: principals.length - 1 }),
      fc.nat({ max: actions.length - 1 }),
      fc.nat({ max: resources.length - 1 }),
    ),
    { minLength: CELLS / ROUNDS, maxLength: CELLS / ROUNDS, size: 'max' },
  )
  fc.assert(
    fc.property(cells, (sample) => {
      for (const [principal, action, resource] of sample) {
        const verdict = result.verdict(principal, action, resource)
        found[verdict] += 1
        expect(verdict).toBe(decide(principal, action, resource))
      }
    }),
    { numRuns: ROUNDS },
  )
  const total = found.allow + found.explicitDeny + found.implicitDeny
  expect(total).toBeGreaterThanOrEqual(CELLS)
  expect(found.allow).toBeGreaterThan(0)
  expect(found.implicitDeny).toBeGreaterThan(0)
})

/** Each cell decided alone; the policies of a principal on a resource are prepared once. */
function oneByOne({ principals, actions, resources }: MatrixInput) {
  const prepared = new Map<string, Authorizer>()
  return (row: number, column: number, place: number): Verdict => {
    const [principal, action, resource] = [principals[row], actions[column], resources[place]]
    if (principal === undefined || action === undefined || resource === undefined) {
      throw new Error('There is no such cell.')
    }
    const { policies, request } = matrixCell(principal, action, resource)
    const key = `${row} ${place}`
    const authorizer = prepared.get(key) ?? compile(policies)
    prepared.set(key, authorizer)
    return authorizer.decide(request)
  }
}

function account(): MatrixInput {
  const engine = { readCatalogue, parsePolicy }
  const made = inputOf(makeAccount(allActions(engine)), engine)
  const file = process.env['ACCOUNT_DETAILS']
  if (file === undefined) return made
  const principals = principalsOf(JSON.parse(readFileSync(file, 'utf8')) as AccountDetails)
  const own = principals[0]?.principal.split(':')[4] ?? ''
  // The made-up resources, in the account of the principals.
  const resources = made.resources.map((each) => ({
    ...each,
    resourceAccount: own,
    policy: null,
    resourceControl: null,
  }))
  return { ...made, principals, resources }
}
