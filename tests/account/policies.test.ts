/**
 * Every policy text has one address; it can be found there and replaced.
 */

import { describe, expect, test } from 'vitest'
import {
  applicablePolicies,
  findPolicy,
  listPolicies,
  policySize,
  withPolicyDocument,
} from '../../src/account/index.ts'
import type { PolicyEntry, PolicyOwner, World } from '../../src/account/index.ts'
import {
  admin,
  DEVOPS,
  MANAGEMENT,
  managed,
  PRODUCTION,
  question,
  role,
  withAccount,
  world,
} from './small-world.ts'

const iam = `arn:aws:iam::${PRODUCTION}`
const sts = `arn:aws:sts::${PRODUCTION}`
const provisionedName = 'AWSReservedSSO_Audit_0123456789abcdef'

/** The small world with a role that Identity Center made, and one that only looks so. */
const provisioned: World = withAccount(PRODUCTION, (found) => ({
  ...found,
  roles: [
    ...found.roles,
    role(provisionedName, {
      path: '/aws-reserved/sso.amazonaws.com/eu-west-1/',
      inlinePolicies: [{ name: 'AwsSSOInlinePolicy', document: 'audit-inline' }],
    }),
    role('AWSReservedSSO_Audit_2_0123456789abcdef', {
      path: '/aws-reserved/sso.amazonaws.com/eu-west-1/',
      inlinePolicies: [{ name: 'AwsSSOInlinePolicy', document: 'other-inline' }],
    }),
  ],
}))

interface Row {
  readonly ref: string
  readonly kind: PolicyEntry['kind']
  readonly name: string
  readonly owner: PolicyOwner['kind']
  readonly accountId: string | null
  readonly document: string
  readonly editable: boolean
  readonly limit: number | null
  readonly attachedTo: readonly string[]
}

const rows: readonly Row[] = [
  {
    ref: 'p-full',
    kind: 'scp',
    name: 'FullAWSAccess',
    owner: 'organization',
    accountId: null,
    document: 'FullAWSAccess-text',
    editable: false,
    limit: null,
    attachedTo: ['r-1', 'ou-prod', 'ou-work', MANAGEMENT, PRODUCTION, DEVOPS],
  },
  {
    ref: 'p-region',
    kind: 'scp',
    name: 'Region',
    owner: 'organization',
    accountId: null,
    document: 'Region-text',
    editable: true,
    limit: 5120,
    attachedTo: ['ou-work'],
  },
  {
    ref: 'p-perimeter',
    kind: 'rcp',
    name: 'Perimeter',
    owner: 'organization',
    accountId: null,
    document: 'Perimeter-text',
    editable: true,
    limit: 5120,
    attachedTo: ['r-1'],
  },
  {
    ref: 'permission-set/Audit#inline',
    kind: 'identity',
    name: 'Inline policy',
    owner: 'permissionSet',
    accountId: null,
    document: 'audit-inline',
    editable: true,
    limit: 10240,
    attachedTo: [PRODUCTION],
  },
  {
    ref: admin,
    kind: 'identity',
    name: 'AdministratorAccess',
    owner: 'managedPolicy',
    accountId: null,
    document: 'admin',
    editable: false,
    limit: null,
    attachedTo: [
      'permission-set/Audit',
      `${iam}:group/Developers`,
      `${iam}:role/ci/deploy`,
      `arn:aws:iam::${DEVOPS}:user/dan`,
      'arn:aws:iam::444444444444:user/eve',
    ],
  },
  {
    ref: `${iam}:policy/Shop`,
    kind: 'identity',
    name: 'Shop',
    owner: 'managedPolicy',
    accountId: PRODUCTION,
    document: 'shop',
    editable: true,
    limit: 6144,
    attachedTo: [`${iam}:group/Developers`, `${iam}:user/dev/ana`, `${iam}:user/bob`],
  },
  {
    ref: `${iam}:user/dev/ana#inline/own`,
    kind: 'identity',
    name: 'own',
    owner: 'user',
    accountId: PRODUCTION,
    document: 'ana-own',
    editable: true,
    limit: 2048,
    attachedTo: [`${iam}:user/dev/ana`],
  },
  {
    ref: `${iam}:group/Employees#inline/home`,
    kind: 'identity',
    name: 'home',
    owner: 'group',
    accountId: PRODUCTION,
    document: 'employees-inline',
    editable: true,
    limit: 5120,
    attachedTo: [`${iam}:group/Employees`],
  },
  {
    ref: `${iam}:role/ci/deploy#inline/upload`,
    kind: 'identity',
    name: 'upload',
    owner: 'role',
    accountId: PRODUCTION,
    document: 'deploy-upload',
    editable: true,
    limit: 10240,
    attachedTo: [`${iam}:role/ci/deploy`],
  },
  {
    ref: `${iam}:role/ci/deploy#trust`,
    kind: 'trust',
    name: 'Trust policy',
    owner: 'role',
    accountId: PRODUCTION,
    document: 'deploy-trust',
    editable: true,
    limit: 2048,
    attachedTo: [`${iam}:role/ci/deploy`],
  },
  {
    ref: `${iam}:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup#trust`,
    kind: 'trust',
    name: 'Trust policy',
    owner: 'role',
    accountId: PRODUCTION,
    document: 'AWSServiceRoleForBackup-trust',
    editable: false,
    limit: 2048,
    attachedTo: [`${iam}:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup`],
  },
  {
    ref: 'arn:aws:s3:::shop#policy',
    kind: 'resource',
    name: 'Bucket policy',
    owner: 'resource',
    accountId: PRODUCTION,
    document: 'shop-bucket',
    editable: true,
    limit: 20480,
    attachedTo: ['arn:aws:s3:::shop'],
  },
  {
    ref: `arn:aws:kms:eu-west-1:${PRODUCTION}:key/k1#policy`,
    kind: 'resource',
    name: 'Key policy',
    owner: 'resource',
    accountId: PRODUCTION,
    document: 'key-policy',
    editable: true,
    limit: 32768,
    attachedTo: [`arn:aws:kms:eu-west-1:${PRODUCTION}:key/k1`],
  },
  {
    ref: `arn:aws:dynamodb:eu-west-1:${PRODUCTION}:table/orders#policy`,
    kind: 'resource',
    name: 'Resource policy',
    owner: 'resource',
    accountId: PRODUCTION,
    document: 'orders-table',
    editable: true,
    limit: null,
    attachedTo: [`arn:aws:dynamodb:eu-west-1:${PRODUCTION}:table/orders`],
  },
  {
    ref: `${sts}:assumed-role/deploy/ci-run-42#session/narrow`,
    kind: 'session',
    name: 'narrow',
    owner: 'session',
    accountId: PRODUCTION,
    document: 'session-narrow',
    editable: true,
    limit: 2048,
    attachedTo: [`${sts}:assumed-role/deploy/ci-run-42`],
  },
  {
    ref: 'vpce-s3#policy',
    kind: 'endpoint',
    name: 'Endpoint policy',
    owner: 'vpcEndpoint',
    accountId: PRODUCTION,
    document: 'endpoint-policy',
    editable: true,
    limit: 20480,
    attachedTo: ['vpce-s3'],
  },
  {
    ref: `${iam}:user/constructor#inline/toString`,
    kind: 'identity',
    name: 'toString',
    owner: 'user',
    accountId: PRODUCTION,
    document: 'hostile',
    editable: true,
    limit: 2048,
    attachedTo: [`${iam}:user/constructor`],
  },
]

describe('a policy text', () => {
  test.each(rows)('$ref', ({ ref, owner, limit, ...expected }) => {
    const entry = findPolicy(world, ref)
    expect(entry).toMatchObject({ ref, ...expected })
    expect(entry?.owner.kind).toBe(owner)
    expect(entry?.quota?.limit ?? null).toBe(limit)
  })

  test.each(['', 'p-none', '__proto__', 'constructor', `${iam}:role/ci/deploy`])(
    'nothing at "%s"',
    (ref) => {
      expect(findPolicy(world, ref)).toBeNull()
      expect(withPolicyDocument(world, ref, 'x')).toBe(world)
    },
  )
})

describe('the list', () => {
  test('holds every address once, as it is found', () => {
    const entries = listPolicies(world)
    const found = entries.map(({ ref }) => ref)
    expect(new Set(found).size).toBe(found.length)
    expect(entries.map(({ ref }) => findPolicy(world, ref))).toEqual(entries)
    expect(found).toEqual(expect.arrayContaining(rows.map(({ ref }) => ref)))
  })

  test('holds an AWS managed policy once, however many accounts hold it', () => {
    const twice = withAccount(DEVOPS, (found) => ({ ...found, policies: [managed(admin, 'copy')] }))
    const entries = listPolicies(twice).filter(({ ref }) => ref === admin)
    expect(entries.map(({ document }) => document)).toEqual(['admin'])
    const asked = question({ principal: `arn:aws:iam::${DEVOPS}:user/dan` })
    expect(applicablePolicies(twice, asked).identity.map(({ document }) => document)).toEqual([
      'admin',
    ])
  })

  test('holds whatever a question meets', () => {
    const known = new Set(listPolicies(world).map(({ ref }) => ref))
    for (const principal of [`${iam}:user/dev/ana`, `${sts}:assumed-role/deploy/ci-run-42`]) {
      const found = applicablePolicies(world, question({ principal, vpcEndpointId: 'vpce-s3' }))
      const uses = [
        ...found.identity,
        ...(found.session ?? []),
        ...[found.boundary, found.resource, found.endpoint].flatMap((use) => use ?? []),
        ...[...(found.serviceControl ?? []), ...(found.resourceControl ?? [])].flatMap(
          ({ policies }) => policies,
        ),
      ]
      expect(uses.filter(({ ref }) => !known.has(ref))).toEqual([])
    }
  })
})

describe('replacing a text', () => {
  const editable = listPolicies(world).filter((entry) => entry.editable)

  test.each(editable.map(({ ref }) => ref))('%s', (ref) => {
    const before = listPolicies(world)
    const changed = withPolicyDocument(world, ref, 'new text')
    expect(findPolicy(changed, ref)?.document).toBe('new text')
    // Nothing else has changed, and back again is where it began.
    const others = (entries: readonly PolicyEntry[]): readonly (readonly [string, string])[] =>
      entries.flatMap((entry) => (entry.ref === ref ? [] : [[entry.ref, entry.document] as const]))
    expect(others(listPolicies(changed))).toEqual(others(before))
    const text = findPolicy(world, ref)?.document ?? ''
    expect(withPolicyDocument(changed, ref, text)).toEqual(world)
  })

  test('leaves what it does not touch as it is', () => {
    const changed = withPolicyDocument(world, `${iam}:role/ci/deploy#inline/upload`, 'x')
    expect(changed.organization).toBe(world.organization)
    expect(changed.accounts[0]).toBe(world.accounts[0])
    expect(changed.accounts[1]?.users).toBe(world.accounts[1]?.users)
    expect(changed.accounts[1]?.roles[1]).toBe(world.accounts[1]?.roles[1])
  })

  test('with the same text gives the same world', () => {
    expect(withPolicyDocument(world, 'p-region', 'Region-text')).toBe(world)
  })

  test('changes the default version and keeps the others', () => {
    const changed = withPolicyDocument(world, `${iam}:policy/Shop`, 'x')
    expect(changed.accounts[1]?.policies[0]?.versions.map(({ document }) => document)).toEqual([
      'shop-old',
      'x',
    ])
  })

  test.each([
    admin,
    'p-full',
    `${iam}:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup#trust`,
  ])('read-only: %s', (ref) => {
    expect(withPolicyDocument(world, ref, 'x')).toBe(world)
  })

  test('R24 a role of Identity Center changes with its permission set only', () => {
    const roleRef = (name: string): string =>
      `${iam}:role/aws-reserved/sso.amazonaws.com/eu-west-1/${name}#inline/AwsSSOInlinePolicy`
    expect(withPolicyDocument(provisioned, roleRef(provisionedName), 'x')).toBe(provisioned)
    const changed = withPolicyDocument(provisioned, 'permission-set/Audit#inline', 'x')
    expect(findPolicy(changed, roleRef(provisionedName))?.document).toBe('x')
    const other = roleRef('AWSReservedSSO_Audit_2_0123456789abcdef')
    expect(findPolicy(changed, other)?.document).toBe('other-inline')
  })
})

describe('sizes (1.13, G64)', () => {
  const text = '{ "a": "b c",\r\n\t"ü": 1 }'
  const sizes = [
    { what: 'without white space', countsWhitespace: false, unit: 'characters', size: 16 },
    { what: 'with white space', countsWhitespace: true, unit: 'characters', size: 24 },
    { what: 'bytes', countsWhitespace: true, unit: 'bytes', size: 25 },
  ] as const
  test.each(sizes)('$what', ({ countsWhitespace, unit, size }) => {
    expect(policySize(text, { countsWhitespace, unit })).toBe(size)
  })

  test('bytes of every length', () => {
    expect(policySize('aü€😀', { countsWhitespace: true, unit: 'bytes' })).toBe(10)
  })

  test('inline policies of one role share their limit', () => {
    const entry = findPolicy(world, `${iam}:role/ci/deploy#inline/upload`)
    expect(entry?.quota).toEqual({
      limit: 10240,
      countsWhitespace: false,
      unit: 'characters',
      usedElsewhere: 'deploy-logs'.length,
    })
  })
})
