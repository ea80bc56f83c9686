/**
 * Thousands of users: whatever is asked or shown grows no faster than the world.
 */

import { expect, test } from 'vitest'
import {
  applicablePolicies,
  findPolicy,
  listPolicies,
  principals,
  requestContext,
  resources,
  tree,
  withPolicyDocument,
} from '../../src/account/index.ts'
import type { User, World } from '../../src/account/index.ts'
import { admin, NOW, PRODUCTION, question, user, withAccount } from './small-world.ts'

function worldOf(size: number): World {
  const users = Array.from({ length: size }, (_, index) =>
    user(`user${index}`, {
      groupNames: ['Developers'],
      inlinePolicies: [{ name: 'own', document: `document ${index}` }],
      attachedPolicyArns: [admin, `arn:aws:iam::${PRODUCTION}:policy/Shop`],
    }),
  )
  return withAccount(PRODUCTION, (found) => ({ ...found, users }))
}

const userArn = (index: number): string => `arn:aws:iam::${PRODUCTION}:user/user${index}`

/** Everything there is to do, once. */
function everything(world: World, last: number): void {
  const asked = question({ principal: userArn(last) })
  const ref = `${userArn(last)}#inline/own`
  applicablePolicies(world, asked)
  requestContext(world, asked, NOW)
  listPolicies(world)
  findPolicy(world, ref)
  withPolicyDocument(world, ref, 'x')
  principals(world)
  resources(world)
  tree(world, NOW)
}

test('5,000 users are found, listed and edited', () => {
  const world = worldOf(5000)
  const found = applicablePolicies(world, question({ principal: userArn(4999) }))
  expect(found.identity.map(({ document }) => document)).toContain('document 4999')
  const ref = `${userArn(4999)}#inline/own`
  const changed = withPolicyDocument(world, ref, 'x')
  expect(findPolicy(changed, ref)?.document).toBe('x')
  expect(listPolicies(world).length).toBeGreaterThan(5000)
  expect(findPolicy(world, admin)?.attachedTo.length).toBeGreaterThan(5000)
})

/** The world with users that count how often their name is looked at. */
function watched(world: World): { readonly world: World; readonly looks: () => number } {
  let looks = 0
  const watch = (one: User): User => ({
    ...one,
    get name() {
      looks += 1
      return one.name
    },
  })
  const accounts = world.accounts.map((found) => ({ ...found, users: found.users.map(watch) }))
  return { world: { ...world, accounts }, looks: () => looks }
}

test('eight times the users take eight times the looks, not sixty-four', () => {
  const looksFor = (size: number): number => {
    const { world, looks } = watched(worldOf(size))
    everything(world, size - 1)
    return looks()
  }
  const small = looksFor(500)
  expect(small).toBeGreaterThan(500)
  expect(looksFor(4000) / small).toBeLessThan(9)
})
