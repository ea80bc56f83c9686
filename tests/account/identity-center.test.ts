/**
 * The roles that IAM Identity Center makes of assignments (R21 to R23).
 */

import { expect, test } from 'vitest'
import { applicablePolicies, provisionedRole } from '../../src/account/index.ts'
import type { Assignment, World } from '../../src/account/index.ts'
import { admin, DEVOPS, PRODUCTION, question, UNKNOWN, withAccount, world } from './small-world.ts'

const assignment: Assignment = {
  permissionSetName: 'Audit',
  accountId: PRODUCTION,
  principalType: 'GROUP',
  principalId: 'g-1',
}

test('R22 name, path and policies', () => {
  const role = provisionedRole(world, assignment)
  expect(role).toMatchObject({
    path: '/aws-reserved/sso.amazonaws.com/eu-west-1/',
    attachedPolicyArns: [admin, `arn:aws:iam::${PRODUCTION}:policy/Shop`],
    inlinePolicies: [{ name: 'AwsSSOInlinePolicy', document: 'audit-inline' }],
    permissionsBoundaryArn: `arn:aws:iam::${PRODUCTION}:policy/Fence`,
    maxSessionDurationSeconds: 7200,
  })
  expect(role?.name).toMatch(/^AWSReservedSSO_Audit_[0-9a-f]{16}$/)
  expect(role?.id).toMatch(/^AROA[A-Z2-7]{17}$/)
})

test('R22 no Region in the path when the home Region is us-east-1', () => {
  const { organization } = world
  if (organization === null || organization.identityCenter === null)
    throw new Error('There is one.')
  const identityCenter = { ...organization.identityCenter, homeRegion: 'us-east-1' }
  const changed: World = { ...world, organization: { ...organization, identityCenter } }
  expect(provisionedRole(changed, assignment)?.path).toBe('/aws-reserved/sso.amazonaws.com/')
})

test('R23 trusts the account’s own SAML provider', () => {
  const trust: unknown = JSON.parse(provisionedRole(world, assignment)?.trustPolicy ?? '')
  expect(trust).toMatchObject({
    Statement: [
      {
        Principal: {
          Federated: expect.stringMatching(
            new RegExp(
              `^arn:aws:iam::${PRODUCTION}:saml-provider/AWSSSO_[0-9a-f]{16}_DO_NOT_DELETE$`,
            ),
          ) as string,
        },
        Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
      },
    ],
  })
})

test('is the same each time, and another in another account', () => {
  const again = provisionedRole(world, assignment)
  expect(again).toEqual(provisionedRole(world, assignment))
  const elsewhere = provisionedRole(world, { ...assignment, accountId: DEVOPS })
  expect(elsewhere?.name).not.toBe(again?.name)
})

test('R25 is then an ordinary role', () => {
  const role = provisionedRole(world, assignment)
  if (role === null) throw new Error('The small world has the permission set.')
  const changed = withAccount(PRODUCTION, (found) => ({ ...found, roles: [...found.roles, role] }))
  const principal = `arn:aws:sts::${PRODUCTION}:assumed-role/${role.name}/ana`
  const found = applicablePolicies(changed, question({ principal }))
  expect(found.identity.map(({ document }) => document)).toEqual(['audit-inline', 'admin', 'shop'])
  expect(found.boundary?.document).toBe('fence')
  expect(found.request.roleArn).toContain('role/aws-reserved/sso.amazonaws.com/eu-west-1/')
})

test.each([
  { rule: 'no such permission set', changes: { permissionSetName: '__proto__' } },
  { rule: 'no such account', changes: { accountId: UNKNOWN } },
])('$rule', ({ changes }) => {
  expect(provisionedRole(world, { ...assignment, ...changes })).toBeNull()
})
