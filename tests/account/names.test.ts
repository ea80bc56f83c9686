/**
 * Names for display, the lists to choose from, and the account tree.
 */

import { describe, expect, test } from 'vitest'
import {
  findPolicy,
  principals,
  resources,
  shortArn,
  shortPrincipal,
  tree,
} from '../../src/account/index.ts'
import type { TreeNode } from '../../src/account/index.ts'
import { NOW, PRODUCTION, withAccount, world } from './small-world.ts'

const iam = `arn:aws:iam::${PRODUCTION}`
const sts = `arn:aws:sts::${PRODUCTION}`

test.each([
  [`${iam}:user/dev/ana`, 'user/ana'],
  [`${iam}:role/ci/deploy`, 'role/deploy'],
  [`${iam}:group/Developers`, 'group/Developers'],
  [`${iam}:root`, `root of ${PRODUCTION}`],
  [`${sts}:assumed-role/deploy/ci-run-42`, 'role/deploy ▸ ci-run-42'],
  [`${sts}:federated-user/guest`, 'federated-user/guest'],
  [`${iam}:oidc-provider/host.example/path`, 'oidc-provider/host.example/path'],
  ['lambda.amazonaws.com', 'lambda.amazonaws.com'],
  ['anonymous', 'anonymous'],
  ['permission-set/Audit', 'permission-set/Audit'],
  ['', ''],
])('shortPrincipal %s', (text, short) => {
  expect(shortPrincipal(text)).toBe(short)
})

test.each([
  ['arn:aws:s3:::shop/img/1.png', 'shop/img/1.png'],
  [
    'arn:aws:secretsmanager:eu-west-1:1:secret:payments/stripe-Ab12Cd',
    'secret:payments/stripe-Ab12Cd',
  ],
  ['*', '*'],
  ['arn:aws:s3', 'arn:aws:s3'],
])('shortArn %s', (arn, short) => {
  expect(shortArn(arn)).toBe(short)
})

describe('principals', () => {
  const options = principals(world)

  test.each([
    [`${iam}:root`, 'root of Production', 'root', 'root user'],
    [`${iam}:user/dev/ana`, 'user/ana', 'user', 'Developers, Employees'],
    [`${iam}:role/ci/deploy`, 'role/deploy', 'role', ''],
    [
      `${sts}:assumed-role/deploy/ci-run-42`,
      'role/deploy ▸ ci-run-42',
      'session',
      'AssumeRoleWithWebIdentity, with session policy',
    ],
    [`${sts}:assumed-role/deploy/mfa`, 'role/deploy ▸ mfa', 'session', 'AssumeRole'],
    [
      `${sts}:federated-user/guest`,
      'federated-user/guest',
      'federatedUser',
      'issued by user/ana, with session policy',
    ],
    [`${iam}:saml-provider/AD`, 'saml-provider/AD', 'identityProvider', 'SAML provider'],
  ])('%s', (value, label, kind, note) => {
    expect(options.find((option) => option.value === value)).toEqual({
      value,
      label,
      kind,
      accountId: PRODUCTION,
      accountName: 'Production',
      note,
    })
  })

  test('hold the services and domains that policies mention, and anonymous at the end', () => {
    const strangers = options.filter(({ accountId }) => accountId === null)
    expect(strangers.map(({ value }) => value)).toEqual([
      'cognito-identity.amazonaws.com',
      'events.amazonaws.com',
      'anonymous',
    ])
    expect(options.at(-1)?.kind).toBe('anonymous')
  })

  test('stand once each', () => {
    expect(new Set(options.map(({ value }) => value)).size).toBe(options.length)
  })
})

test('resources: "*" first, then what accounts and IAM hold', () => {
  const options = resources(world)
  expect(options[0]).toMatchObject({ arn: '*', accountId: null })
  expect(options).toContainEqual({
    arn: 'arn:aws:s3:::shop',
    label: 'shop',
    type: 'S3 bucket',
    accountId: PRODUCTION,
    accountName: 'Production',
  })
  const types = options.filter(({ arn }) => arn.startsWith(`${iam}:`)).map(({ type }) => type)
  expect(new Set(types)).toEqual(new Set(['Role', 'User', 'Group', 'Customer managed policy']))
})

describe('the tree', () => {
  const nodes = tree(world, NOW)

  function all(list: readonly TreeNode[]): readonly TreeNode[] {
    return list.flatMap((node) => [node, ...all(node.children)])
  }

  function at(...labels: readonly string[]): TreeNode | undefined {
    let found: TreeNode | undefined
    let list = nodes
    for (const label of labels) {
      found = list.find((node) => node.label === label)
      list = found?.children ?? []
    }
    return found
  }

  test('has the organization, Identity Center and every account at the top', () => {
    expect(nodes.map(({ label }) => label)).toEqual([
      'Organization o-1',
      'IAM Identity Center',
      'Management',
      'Production',
      'DevOps',
      'Outsider',
    ])
  })

  test('shows units, accounts and their policies under the root', () => {
    expect(at('Organization o-1', 'Root')?.children.map(({ label }) => label)).toEqual([
      'FullAWSAccess',
      'RCPFullAWSAccess',
      'Perimeter',
      'Workloads',
      'Management',
      'DevOps',
    ])
    expect(at('Organization o-1', 'Root', 'Workloads')).toMatchObject({ detail: '2 SCPs, 1 RCP' })
    expect(
      at('Organization o-1', 'Root', 'Workloads', 'Production', 'Production', 'Account'),
    ).toMatchObject({ kind: 'policy', policyRef: 'p-account', detail: 'SCP' })
  })

  test('shows what permission sets give and to whom', () => {
    const set = at('IAM Identity Center', 'Permission sets', 'Audit')
    expect(set?.children.map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
      'Inline policy: inline',
      'AdministratorAccess: AWS managed',
      'Shop: customer managed, by name',
      'Auditors: in Production',
    ])
  })

  test('shows what an account holds, and only that', () => {
    expect(
      at('Production')?.children.map(({ label, count }) => `${label} ${count ?? ''}`.trim()),
    ).toEqual([
      'Root user',
      'Users 4',
      'Groups 2',
      'Roles 3',
      'Customer managed policies 2',
      'S3 buckets 2',
      'Objects 1',
      'DynamoDB tables 1',
      'Log groups 1',
      'KMS keys 1',
      'Parameters 1',
      'Queues 1',
      'Sessions 3',
      'Identity providers 2',
      'VPC endpoints 2',
    ])
  })

  test('shows a role’s policies by the way they are attached', () => {
    const deploy = at('Production', 'Roles', 'deploy')
    expect(deploy).toMatchObject({ principal: `${iam}:role/ci/deploy`, kind: 'role' })
    expect(deploy?.children.map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
      'Trust policy: trust',
      'upload: inline',
      'logs: inline',
      'AdministratorAccess: AWS managed',
      'Fence: permissions boundary',
    ])
  })

  test('shows a policy that is not there without opening it', () => {
    expect(at('Production', 'Roles', 'lonely', 'Gone')).toMatchObject({
      detail: 'not in this scenario',
      policyRef: null,
    })
  })

  test('shows the time that sessions have left', () => {
    expect(at('Production', 'Sessions')?.children.map(({ detail }) => detail)).toEqual([
      'role/deploy, 58 min left',
      'role/deploy, expired',
      'user/ana, 11 h left',
    ])
    const sessions = all(tree(world)).filter(({ kind }) => kind === 'session')
    expect(sessions.map(({ detail }) => detail)).toEqual(['role/deploy', 'role/deploy', 'user/ana'])
  })

  test('has unique ids, and opens only policies that exist', () => {
    const every = all(nodes)
    expect(new Set(every.map(({ id }) => id)).size).toBe(every.length)
    const opened = every.flatMap(({ policyRef }) => policyRef ?? [])
    expect(opened.filter((ref) => findPolicy(world, ref) === null)).toEqual([])
  })

  test('ends where units run in a circle', () => {
    const { organization } = withAccount(PRODUCTION, (found) => found)
    if (organization === null) throw new Error('The small world has an organization.')
    const units = organization.units.map((unit) => ({ ...unit, parentId: unit.id }))
    const circle = { ...world, organization: { ...organization, units } }
    expect(tree(circle).length).toBe(nodes.length)
  })
})
