/** The world as a policy sees it: what completion can offer as values. */

import { expect, test } from 'vitest'
import { listPolicies, principals, resources } from '../../../src/account/index.ts'
import { surroundings } from '../../../src/app/views/surroundings.ts'
import { secureCart } from '../../../src/scenario/secure-cart.ts'

const { world } = secureCart()
const policy = listPolicies(world).find(({ accountId }) => accountId !== null)
if (policy === undefined) throw new Error('SecureCart has no policy of an account')
const around = surroundings(world, policy, principals(world), resources(world))

test('it names the accounts, the organization and its paths from the root down', () => {
  expect(around.accounts.map(({ id }) => id)).toContain(around.accountId)
  const { organization } = world
  expect(around.organization?.id).toBe(organization?.id)
  expect(around.organization?.paths).toHaveLength(1 + (organization?.units.length ?? 0))
  for (const path of around.organization?.paths ?? []) {
    expect(path).toMatch(/^o-[a-z0-9]+\/r-[a-z0-9]+\/(ou-[a-z0-9-]+\/)*$/)
  }
})

test('principals, identity providers and resources are ARNs, each with its kind', () => {
  for (const list of [around.principals, around.identityProviders, around.resources]) {
    expect(list.length).toBeGreaterThan(0)
    for (const { arn, label, type } of list) {
      expect(arn).toMatch(/^arn:aws/)
      expect(label).not.toBe('')
      expect(type).not.toBe('')
    }
  }
  expect(around.principals.some(({ arn }) => /(saml|oidc)-provider/.test(arn))).toBe(false)
})

test('tags come once a key, with all their values', () => {
  const keys = around.tags.map(({ key }) => key)
  expect(keys).toEqual([...new Set(keys)].sort())
  expect(around.tags.every(({ values }) => values.length > 0)).toBe(true)
})

test('units in a circle end', () => {
  const { organization } = world
  if (organization === null) throw new Error('SecureCart has an organization')
  const units = organization.units.map((unit) => ({ ...unit, parentId: unit.id }))
  const circular = { ...world, organization: { ...organization, units } }
  expect(() => surroundings(circular, policy, [], [])).not.toThrow()
})
