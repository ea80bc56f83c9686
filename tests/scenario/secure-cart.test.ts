/**
 * The example world: it holds what it promises, every policy in it can be saved, and every check holds.
 */

import { describe, expect, test } from 'vitest'
import {
  applicablePolicies,
  contextOf,
  findPolicy,
  listPolicies,
  policySize,
  requestContext,
  toApplicablePolicies,
} from '../../src/account/index.ts'
import type { PolicyEntry, PolicyUse, Question } from '../../src/account/index.ts'
import { compile, parsePolicy } from '../../src/engine/index.ts'
import type { Decision } from '../../src/engine/index.ts'
import { blankScenario } from '../../src/scenario/blank.ts'
import { encodeScenario } from '../../src/scenario/encode.ts'
import type { Scenario } from '../../src/scenario/model.ts'
import { secureCart } from '../../src/scenario/secure-cart.ts'

const scenario = secureCart()
const { world } = scenario
const { organization, accounts } = world

function decide({ world, now }: Scenario, question: Question): Decision {
  const read = (use: PolicyUse) => parsePolicy(use.document, use.kind, use.ref).policy
  const { policies, request, broken } = toApplicablePolicies(
    applicablePolicies(world, question),
    read,
  )
  expect(broken).toEqual([])
  const context = contextOf(requestContext(world, question, now))
  return compile(policies).explain({ ...request, context })
}

/** The Sids of the statements that apply, in every layer. */
function applying(decision: Decision): readonly (string | null)[] {
  return decision.layers
    .flatMap((layer) => layer.levels)
    .flatMap((level) => level.policies)
    .flatMap((policy) => policy.statements)
    .flatMap((statement) => (statement.applies ? [statement.sid] : []))
}

describe('what SecureCart holds', () => {
  const all = <T>(pick: (account: (typeof accounts)[number]) => readonly T[]) =>
    accounts.flatMap(pick)
  const types = all((account) => account.resources).map((resource) => resource.type)

  test.each([
    ['roles', all((account) => account.roles).length, 10],
    ['users', all((account) => account.users).length, 6],
    ['groups', all((account) => account.groups).length, 3],
    [
      'customer managed policies',
      all((account) => account.policies).filter((policy) => !policy.awsManaged).length,
      12,
    ],
    [
      'policies with an older version',
      all((account) => account.policies).filter((policy) => policy.versions.length > 1).length,
      2,
    ],
    ['AWS managed policies', all((account) => account.policies).filter(awsManaged).length, 4],
    ['service control policies', organization?.serviceControlPolicies.length ?? 0, 5],
    ['resource control policies', organization?.resourceControlPolicies.length ?? 0, 2],
    ['permission sets', organization?.identityCenter?.permissionSets.length ?? 0, 3],
    ['sessions', all((account) => account.sessions).length, 10],
    ['S3 buckets', types.filter((type) => type === 'S3 bucket').length, 3],
    ['secrets', types.filter((type) => type === 'Secret').length, 2],
    ['KMS keys', types.filter((type) => type === 'KMS key').length, 1],
    ['DynamoDB tables', types.filter((type) => type === 'DynamoDB table').length, 2],
    ['nodes', types.filter((type) => type === 'Managed node').length, 4],
    ['checks', scenario.checks.length, 16],
  ])('%s', (_what, found, atLeast) => {
    expect(found).toBeGreaterThanOrEqual(atLeast)
  })

  test('a management account and two more, each in its unit', () => {
    expect(accounts.map((account) => account.name)).toEqual(['Management', 'Production', 'DevOps'])
  })

  test('a policy at every level allows, or nothing in Production would be allowed', () => {
    const levels = [organization?.root, ...(organization?.units ?? []), ...accounts]
    expect(
      levels.map((level) => level?.serviceControlPolicyIds.includes('p-FullAWSAccess')),
    ).toEqual(levels.map(() => true))
  })

  test('fits into what a page may load on a first visit', () => {
    expect(new TextEncoder().encode(encodeScenario(scenario)).length).toBeLessThanOrEqual(90_000)
  })

  function awsManaged(policy: { readonly awsManaged: boolean }): boolean {
    return policy.awsManaged
  }
})

describe('what SecureCart names is there', () => {
  const entities = accounts.flatMap(({ users, groups, roles }) => [...users, ...groups, ...roles])

  test('attached policies', () => {
    const named = entities.flatMap((entity) => entity.attachedPolicyArns)
    expect(named.filter((arn) => findPolicy(world, arn) === null)).toEqual([])
  })

  test('unique ids are unique, and as long as AWS makes them', () => {
    const ids = [
      ...entities.map((entity) => entity.id),
      ...accounts.flatMap((account) => account.policies.map((policy) => policy.id)),
    ]
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !/^A(IDA|GPA|ROA|NPA)[A-Z0-9]{17}$/.test(id))).toEqual([])
  })

  test('the role of every session', () => {
    const roles = accounts.flatMap(({ id, roles }) =>
      roles.map((role) => `arn:aws:iam::${id}:role${role.path}${role.name}`),
    )
    const sessions = accounts.flatMap((account) => account.sessions)
    const lost = sessions.filter(
      (session) => session.kind === 'role' && !roles.includes(session.roleArn),
    )
    expect(lost).toEqual([])
  })

  test('the role of every assignment, with the policies of its permission set', () => {
    const center = organization?.identityCenter
    for (const { permissionSetName, accountId } of center?.assignments ?? []) {
      const set = center?.permissionSets.find(({ name }) => name === permissionSetName)
      const role = accounts
        .find(({ id }) => id === accountId)
        ?.roles.find(({ name }) => name.startsWith(`AWSReservedSSO_${permissionSetName}_`))
      expect(role?.attachedPolicyArns).toEqual([
        ...(set?.awsManagedPolicyArns ?? []),
        ...(set?.customerManagedPolicyNames ?? []).map(
          (name) => `arn:aws:iam::${accountId}:policy/${name}`,
        ),
      ])
    }
  })
})

describe.each([secureCart(), blankScenario('blank')])('every policy of $name', ({ world }) => {
  const entries: readonly PolicyEntry[] = [...listPolicies(world), ...olderVersions(world.accounts)]

  test.each(entries)('$ref can be saved', ({ document, kind, ref }) => {
    const { policy, diagnostics } = parsePolicy(document, kind, ref)
    expect(diagnostics.filter((finding) => finding.severity === 'error')).toEqual([])
    expect(policy).not.toBeNull()
  })

  test('is as long as AWS lets it be', () => {
    const long = entries.filter(
      ({ document, quota }) => quota !== null && policySize(document, quota) > quota.limit,
    )
    expect(long.map((entry) => entry.ref)).toEqual([])
  })
})

describe('every check of SecureCart holds', () => {
  test.each(scenario.checks)('$name ($expected)', ({ question, expected }) => {
    const { verdict, blockedBy } = decide(scenario, question)
    expect({ verdict, blockedBy: verdict === 'allow' ? blockedBy : [] }).toEqual({
      verdict: expected,
      blockedBy: [],
    })
  })
})

describe('checks are decided where they say', () => {
  test.each([
    ['upload-outside', ['serviceControl'], ['OnlyFromOffice']],
    ['upload-session-policy', ['session'], ['UploadImagesAndSite']],
    ['github-foreign', ['resourceControl', 'resource'], ['OnlyOurRepositories']],
    ['assume-deploy-by-hand', ['resource'], ['TakeDeployRole']],
    ['developer-costs', ['identity'], []],
    ['developer-deletes-image', ['resource'], ['KeepProductImages']],
    ['boundary', ['boundary'], ['OrdersAndCarts']],
    ['admin-deletes-table', ['serviceControl'], ['KeepDatabases']],
    ['payment-key-admin', ['resource'], []],
    ['endpoint-write', ['endpoint'], ['ImagesOnly']],
    ['break-glass', ['serviceControl'], ['BreakGlassNeedsMfa']],
    ['trail-kept', ['resource', 'identity'], ['OnlyKeeperDeletes']],
    ['root-member', ['serviceControl'], ['StayInOrganization']],
    ['partner', ['resourceControl', 'identity'], ['PartnerReadsShipping']],
    ['reports-lucia', [], ['LuciaReadsReports']],
    ['group', [], []],
  ])('%s', (id, blockedBy, sids) => {
    const check = scenario.checks.find((candidate) => candidate.id === id)
    if (check === undefined) throw new Error(`no check ${id}`)
    const decision = decide(scenario, check.question)
    expect(decision.blockedBy).toEqual(blockedBy)
    expect(applying(decision)).toEqual(expect.arrayContaining(sids))
  })

  test('the first question is the upload from outside', () => {
    expect(decide(scenario, scenario.question).verdict).toBe('explicitDeny')
  })

  test('a blank scenario denies by default', () => {
    const blank = blankScenario('blank')
    expect(decide(blank, blank.question).verdict).toBe('implicitDeny')
  })
})

function olderVersions(list: Scenario['world']['accounts']): readonly PolicyEntry[] {
  return list
    .flatMap((account) => account.policies)
    .flatMap((policy) =>
      policy.versions
        .filter((version) => version.versionId !== policy.defaultVersionId)
        .map(({ versionId, document }) => ({
          ref: `${policy.arn} ${versionId}`,
          kind: 'identity' as const,
          name: policy.name,
          accountId: null,
          owner: { kind: 'managedPolicy' as const, arn: policy.arn, awsManaged: false, versionId },
          document,
          editable: false,
          quota: null,
          attachedTo: [],
        })),
    )
}
