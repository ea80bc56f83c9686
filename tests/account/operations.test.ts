/**
 * What can be done to the mock organization with managed policies: each operation with what it changes,
 * and each error of AWS with a case that brings it about.
 */

import { describe, expect, test } from 'vitest'
import {
  applicablePolicies,
  attachPolicy,
  checkPolicyName,
  createPolicy,
  detachPolicy,
  findPolicy,
  policyCarriers,
  provisionedRole,
  removePermissionsBoundary,
  setPermissionsBoundary,
} from '../../src/account/index.ts'
import type {
  ManagedPolicy,
  NewPolicy,
  Outcome,
  PolicyCarrier,
  World,
} from '../../src/account/index.ts'
import { decodeScenario } from '../../src/scenario/codec.ts'
import { encodeScenario } from '../../src/scenario/encode.ts'
import { blankScenario } from '../../src/scenario/blank.ts'
import {
  DEVOPS,
  NOW,
  PRODUCTION,
  admin,
  question,
  user,
  withAccount,
  world,
} from './small-world.ts'

const ana = `arn:aws:iam::${PRODUCTION}:user/dev/ana`
const bob = `arn:aws:iam::${PRODUCTION}:user/bob`
const developers = `arn:aws:iam::${PRODUCTION}:group/Developers`
const deploy = `arn:aws:iam::${PRODUCTION}:role/ci/deploy`
const serviceLinked = `arn:aws:iam::${PRODUCTION}:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup`
const dan = `arn:aws:iam::${DEVOPS}:user/dan`
const shop = `arn:aws:iam::${PRODUCTION}:policy/Shop`
const audit = 'permission-set/Audit'

const allow =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'

function awsManaged(name: string): ManagedPolicy {
  return {
    arn: `arn:aws:iam::aws:policy/${name}`,
    id: `ANPA${name.toUpperCase()}`,
    name: name.slice(name.lastIndexOf('/') + 1),
    description: '',
    awsManaged: true,
    versions: [{ versionId: 'v12', createdAt: NOW, document: allow }],
    defaultVersionId: 'v12',
  }
}

const readOnly = awsManaged('ReadOnlyAccess')

function attaching(carrierId: string, policyArn: string, supplied: ManagedPolicy | null = null) {
  return { carrierId, policyArn, supplied }
}

function after(outcome: Outcome): World {
  if (outcome.kind === 'refused') throw new Error(outcome.error.message)
  return outcome.world
}

function carrier(of: World, id: string): PolicyCarrier {
  const found = policyCarriers(of).find((each) => each.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

/** ana with as many policies attached as AWS accepts. */
const full = withAccount(PRODUCTION, (account) => ({
  ...account,
  users: [
    user('full', {
      attachedPolicyArns: Array.from({ length: 10 }, (_, index) => `${shop}${index}`),
    }),
  ],
}))
const fullUser = `arn:aws:iam::${PRODUCTION}:user/full`

const provisioned = provisionedRole(world, {
  permissionSetName: 'Audit',
  accountId: PRODUCTION,
  principalType: 'GROUP',
  principalId: 'g-1',
})
/** The world with the role that Identity Center has made of the permission set. */
const signedIn = withAccount(PRODUCTION, (account) => ({
  ...account,
  roles: provisioned === null ? [] : [...account.roles, provisioned],
}))
const reserved = `arn:aws:iam::${PRODUCTION}:role${provisioned?.path ?? ''}${provisioned?.name ?? ''}`

describe('attaching', () => {
  test.each([
    ['a user', ana, admin],
    ['a group', developers, shop.replace('Shop', 'Fence')],
    ['a role', deploy, shop],
    ['a permission set', audit, readOnly.arn],
  ])('to %s', (_, id, arn) => {
    const before = carrier(world, id).attachedPolicyArns
    const changed = after(attachPolicy(world, attaching(id, arn, readOnly)))
    expect(carrier(changed, id).attachedPolicyArns).toEqual([...before, arn])
    const others = (of: World) => policyCarriers(of).filter((each) => each.id !== id)
    expect(others(changed)).toEqual(others(world))
    const detached = after(detachPolicy(changed, { carrierId: id, policyArn: arn }))
    expect(policyCarriers(detached)).toEqual(policyCarriers(world))
  })

  test('what is attached already changes nothing', () => {
    for (const [id, arn] of [
      [ana, shop],
      [developers, admin],
      [audit, admin],
      [audit, shop],
    ] as const) {
      expect(after(attachPolicy(world, attaching(id, arn)))).toBe(world)
    }
    expect(after(setPermissionsBoundary(world, attaching(bob, shop)))).toBe(world)
  })

  test('an AWS managed policy comes into the world once, and stays when it is detached', () => {
    expect(findPolicy(world, readOnly.arn)).toBeNull()
    const first = after(attachPolicy(world, attaching(ana, readOnly.arn, readOnly)))
    const second = after(attachPolicy(first, attaching(dan, readOnly.arn, awsManaged('Other'))))
    expect(findPolicy(second, readOnly.arn)).toMatchObject({
      name: 'ReadOnlyAccess',
      document: allow,
      editable: false,
      owner: { versionId: 'v12' },
      attachedTo: [ana, dan],
    })
    const holders = second.accounts.filter(({ policies }) => policies.includes(readOnly))
    expect(holders.map(({ id }) => id)).toEqual([PRODUCTION])
    const left = after(detachPolicy(second, { carrierId: ana, policyArn: readOnly.arn }))
    expect(findPolicy(left, readOnly.arn)?.attachedTo).toEqual([dan])
  })

  test('a world that holds a policy keeps its own version of it', () => {
    const newer = { ...awsManaged('AdministratorAccess'), id: 'ANPANEWER' }
    const changed = after(attachPolicy(world, attaching(ana, admin, newer)))
    expect(findPolicy(changed, admin)?.document).toBe('admin')
  })

  test('takes part in the next decision', () => {
    const uses = (of: World) => applicablePolicies(of, question())
    expect(JSON.stringify(uses(world))).not.toContain(readOnly.arn)
    const changed = after(attachPolicy(world, attaching(ana, readOnly.arn, readOnly)))
    expect(JSON.stringify(uses(changed))).toContain(readOnly.arn)
  })

  test('to a permission set reaches the roles that it has become', () => {
    const changed = after(attachPolicy(signedIn, attaching(audit, readOnly.arn, readOnly)))
    expect(carrier(changed, reserved).attachedPolicyArns).toEqual([admin, readOnly.arn, shop])
    const again = after(detachPolicy(changed, { carrierId: audit, policyArn: shop }))
    expect(carrier(again, audit).customerManagedPolicyNames).toEqual([])
    expect(carrier(again, reserved).attachedPolicyArns).toEqual([admin, readOnly.arn])
  })

  test('a permission set names a customer managed policy, which each account has to hold', () => {
    const fence = shop.replace('Shop', 'Fence')
    const changed = after(attachPolicy(world, attaching(audit, fence)))
    expect(carrier(changed, audit).customerManagedPolicyNames).toEqual(['Shop', 'Fence'])
  })

  test.each([
    ['nobody', attaching(`${ana}a`, admin), 'NoSuchEntity'],
    ['no account', attaching('arn:aws:iam::999999999999:user/x', admin), 'NoSuchEntity'],
    ['no permission set', attaching('permission-set/None', admin), 'NoSuchEntity'],
    ['no policy', attaching(ana, readOnly.arn), 'NoSuchEntity'],
    ['another policy in its place', attaching(ana, readOnly.arn, awsManaged('X')), 'NoSuchEntity'],
    ['a policy of another account', attaching(dan, shop), 'NoSuchEntity'],
    [
      'a customer managed policy that is passed as AWS’s',
      attaching(dan, shop, { ...awsManaged('Shop'), arn: shop }),
      'NoSuchEntity',
    ],
    ['a service-linked role', attaching(serviceLinked, admin), 'UnmodifiableEntity'],
    [
      'the policy of a service-linked role',
      attaching(
        ana,
        'arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy',
        awsManaged('aws-service-role/AWSSupportServiceRolePolicy'),
      ),
      'PolicyNotAttachable',
    ],
  ])('%s: %s', (_, attachment, code) => {
    const outcome = attachPolicy(world, attachment)
    expect(outcome).toMatchObject({ kind: 'refused', error: { code } })
  })

  test('an eleventh policy is too many', () => {
    expect(attachPolicy(full, attaching(fullUser, admin))).toEqual({
      kind: 'refused',
      error: {
        code: 'LimitExceeded',
        message:
          'The user full has 10 managed policies attached, and AWS accepts at most 10. Detach one first.',
      },
    })
    const room = after(detachPolicy(full, { carrierId: fullUser, policyArn: `${shop}3` }))
    expect(attachPolicy(room, attaching(fullUser, admin)).kind).toBe('done')
  })

  test('a permission set is bound by the roles that it becomes', () => {
    let filled = world
    for (let count = 2; count < 10; count += 1) {
      const policy = awsManaged(`Policy${count}`)
      filled = after(attachPolicy(filled, attaching(audit, policy.arn, policy)))
    }
    expect(attachPolicy(filled, attaching(audit, readOnly.arn, readOnly))).toMatchObject({
      error: { code: 'ServiceQuotaExceededException' },
    })
  })

  test('only AWS changes the roles of Identity Center', () => {
    for (const outcome of [
      attachPolicy(signedIn, attaching(reserved, shop)),
      detachPolicy(signedIn, { carrierId: reserved, policyArn: admin }),
      setPermissionsBoundary(signedIn, attaching(reserved, shop)),
      removePermissionsBoundary(signedIn, reserved),
    ]) {
      expect(outcome).toMatchObject({ error: { code: 'UnmodifiableEntity' } })
    }
  })
})

test.each([
  ['nobody', { carrierId: `${ana}a`, policyArn: shop }],
  ['what is not attached', { carrierId: ana, policyArn: admin }],
  ['what a permission set does not name', { carrierId: audit, policyArn: `${shop}x` }],
])('detaching %s', (_, detachment) => {
  expect(detachPolicy(world, detachment)).toMatchObject({ error: { code: 'NoSuchEntity' } })
})

describe('permissions boundaries', () => {
  test.each([
    ['a user', ana, readOnly.arn],
    ['a user, in place of another', bob, readOnly.arn],
    ['a role', deploy, shop],
  ])('of %s', (_, id, arn) => {
    const changed = after(setPermissionsBoundary(world, attaching(id, arn, readOnly)))
    const { attachedPolicyArns } = carrier(world, id)
    expect(carrier(changed, id)).toMatchObject({ permissionsBoundaryArn: arn, attachedPolicyArns })
    expect(findPolicy(changed, arn)).not.toBeNull()
    const removed = after(removePermissionsBoundary(changed, id))
    expect(carrier(removed, id).permissionsBoundaryArn).toBeNull()
  })

  test.each([
    ['a group', setPermissionsBoundary(world, attaching(developers, shop)), 'InvalidInput'],
    ['a group, none', removePermissionsBoundary(world, developers), 'InvalidInput'],
    ['a permission set', setPermissionsBoundary(world, attaching(audit, shop)), 'InvalidInput'],
    ['nobody', setPermissionsBoundary(world, attaching('x', shop)), 'NoSuchEntity'],
    ['nobody, none', removePermissionsBoundary(world, 'x'), 'NoSuchEntity'],
    ['a user without', removePermissionsBoundary(world, ana), 'NoSuchEntity'],
    [
      'the policy of a service-linked role',
      setPermissionsBoundary(world, attaching(ana, 'arn:aws:iam::aws:policy/aws-service-role/X')),
      'PolicyNotAttachable',
    ],
    [
      'a policy that is not there',
      setPermissionsBoundary(world, attaching(dan, shop)),
      'NoSuchEntity',
    ],
  ])('of %s', (_, outcome, code) => {
    expect(outcome).toMatchObject({ kind: 'refused', error: { code } })
  })
})

describe('creating a policy', () => {
  const copy: NewPolicy = {
    accountId: PRODUCTION,
    name: 'ReadOnlyAccess-copy',
    id: 'ANPACOPY',
    description: 'A copy',
    document: allow,
    createdAt: NOW,
  }

  test('makes it the first version, editable and attached to nothing', () => {
    const changed = after(createPolicy(world, copy))
    expect(
      findPolicy(changed, `arn:aws:iam::${PRODUCTION}:policy/ReadOnlyAccess-copy`),
    ).toMatchObject({
      kind: 'identity',
      name: 'ReadOnlyAccess-copy',
      accountId: PRODUCTION,
      document: allow,
      editable: true,
      attachedTo: [],
      owner: { versionId: 'v1' },
    })
  })

  test.each<readonly [string, Partial<NewPolicy>, string | null]>([
    ['a name of every sign', { name: 'a+=,.@_-9' }, null],
    ['the longest name', { name: 'a'.repeat(128) }, null],
    ['a longer name', { name: 'a'.repeat(129) }, 'ValidationError'],
    ['no name', { name: '' }, 'ValidationError'],
    ['a name with a space', { name: 'a b' }, 'ValidationError'],
    ['a name with a slash', { name: 'a/b' }, 'ValidationError'],
    ['a name of other letters', { name: 'Zugriff-für-alle' }, 'ValidationError'],
    ['a name that is taken', { name: 'Shop' }, 'EntityAlreadyExists'],
    ['a name that is taken in other letter case', { name: 'sHOP' }, 'EntityAlreadyExists'],
    ['the same name in another account', { name: 'Shop', accountId: DEVOPS }, null],
    ['the name of an AWS managed policy', { name: 'AdministratorAccess' }, null],
    ['no account', { accountId: '999999999999' }, 'NoSuchEntity'],
    ['no policy', { document: '{}' }, 'MalformedPolicyDocument'],
    ['no JSON', { document: 'allow all' }, 'MalformedPolicyDocument'],
    ['white space, which does not count', { document: allow + ' '.repeat(9000) }, null],
  ])('%s', (_, changes, code) => {
    const outcome = createPolicy(world, { ...copy, ...changes })
    if (code === null) expect(outcome.kind).toBe('done')
    else expect(outcome).toMatchObject({ kind: 'refused', error: { code } })
  })

  test('6,144 characters are accepted, and not one more', () => {
    const sized = (size: number) =>
      allow.replace('"*"', `"s3:${'a'.repeat(size - allow.length - 2)}"`)
    expect(sized(6144)).toHaveLength(6144)
    expect(createPolicy(world, { ...copy, document: sized(6144) }).kind).toBe('done')
    expect(createPolicy(world, { ...copy, document: sized(6145) })).toMatchObject({
      error: { code: 'LimitExceeded' },
    })
  })

  test('an account has room for 1,500 of them, AWS’s own not counted', () => {
    const crowded = withAccount(PRODUCTION, (account) => ({
      ...account,
      policies: Array.from({ length: 1501 }, (_, index) => ({
        ...awsManaged(`P${index}`),
        awsManaged: index === 0,
      })),
    }))
    expect(createPolicy(crowded, copy)).toMatchObject({ error: { code: 'LimitExceeded' } })
  })

  test('a name can be checked before', () => {
    expect(checkPolicyName(world, PRODUCTION, 'New')).toBeNull()
    expect(checkPolicyName(world, PRODUCTION, 'shop')?.message).toBe(
      'Production has a policy named Shop already.',
    )
    expect(checkPolicyName(world, PRODUCTION, 'a b')?.message).toContain('“ ”')
  })
})

test('what was attached and created can be saved and read again', () => {
  const blank = blankScenario('blank')
  const account = blank.world.accounts[0]?.id ?? ''
  const everyone = policyCarriers(blank.world)
  const created = after(
    createPolicy(blank.world, {
      accountId: account,
      name: 'Mine',
      id: 'ANPAMINE',
      description: '',
      document: allow,
      createdAt: blank.now,
    }),
  )
  const changed = everyone.reduce(
    (made, { id }) => after(attachPolicy(made, attaching(id, readOnly.arn, readOnly))),
    created,
  )
  expect(everyone.length).toBeGreaterThan(0)
  const scenario = { ...blank, world: changed }
  const decoded = decodeScenario(JSON.parse(encodeScenario(scenario)))
  expect(decoded).toEqual({ kind: 'ok', scenario })
})
