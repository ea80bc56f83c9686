/**
 * The policy texts that belong to one account: managed and inline policies, trust policies,
 * and those of resources, sessions and VPC endpoints.
 */

import { splitArn } from '../arn.ts'
import { defaultVersion } from '../managed-policies.ts'
import type { Account, InlinePolicy, ManagedPolicy, Resource, Role, World } from '../model.ts'
import { groupArn, roleArn, userArn } from '../organization.ts'
import { quotaOf } from '../policy-size.ts'
import type { MeasureName } from '../policy-size.ts'
import { isProtected } from '../protected-roles.ts'
import { refs } from '../refs.ts'
import { replaced } from './place.ts'
import type { Place, PolicyOwner } from './place.ts'

/** Puts a changed account into the world. */
type Put = (changed: Account) => World

/** `seenManaged` holds the ARNs of managed policies already listed: several accounts may hold the same AWS managed one. */
export function* accountPlaces(
  account: Account,
  seenManaged: Set<string>,
  put: Put,
): Generator<Place, void> {
  yield* managedPlaces(account, seenManaged, put)
  yield* userPlaces(account, put)
  yield* groupPlaces(account, put)
  yield* rolePlaces(account, put)
  yield* resourcePlaces(account, put)
  yield* sessionPlaces(account, put)
  yield* endpointPlaces(account, put)
}

function* managedPlaces(account: Account, seen: Set<string>, put: Put): Generator<Place, void> {
  for (const policy of account.policies) {
    const version = defaultVersion(policy)
    if (version === null || seen.has(policy.arn)) continue
    seen.add(policy.arn)
    const write = (document: string): World => {
      const versions = replaced(policy.versions, version, { ...version, document })
      const changed: ManagedPolicy = { ...policy, versions }
      return put({ ...account, policies: replaced(account.policies, policy, changed) })
    }
    const { arn, awsManaged } = policy
    yield {
      ref: refs.managedPolicy(arn),
      kind: 'identity',
      name: policy.name,
      accountId: awsManaged ? null : account.id,
      owner: { kind: 'managedPolicy', arn, awsManaged, versionId: version.versionId },
      document: version.document,
      // G65: the limit does not hold for AWS managed policies.
      quota: () => (awsManaged ? null : quotaOf('managed')),
      write: awsManaged ? null : write,
      carriers: { attachedAs: arn },
    }
  }
}

function* userPlaces(account: Account, put: Put): Generator<Place, void> {
  for (const user of account.users) {
    if (user.inlinePolicies.length === 0) continue
    const arn = userArn(account.id, user)
    const owner: PolicyOwner = { kind: 'user', arn, userName: user.name }
    yield* inlinePlaces(
      user.inlinePolicies,
      arn,
      account.id,
      owner,
      'userInline',
      (inlinePolicies) =>
        put({ ...account, users: replaced(account.users, user, { ...user, inlinePolicies }) }),
    )
  }
}

function* groupPlaces(account: Account, put: Put): Generator<Place, void> {
  for (const group of account.groups) {
    if (group.inlinePolicies.length === 0) continue
    const arn = groupArn(account.id, group)
    const owner: PolicyOwner = { kind: 'group', arn, groupName: group.name }
    yield* inlinePlaces(
      group.inlinePolicies,
      arn,
      account.id,
      owner,
      'groupInline',
      (inlinePolicies) =>
        put({ ...account, groups: replaced(account.groups, group, { ...group, inlinePolicies }) }),
    )
  }
}

function* rolePlaces(account: Account, put: Put): Generator<Place, void> {
  for (const role of account.roles) {
    const arn = roleArn(account.id, role)
    const roleName = role.name
    const change = (changed: Partial<Role>): World =>
      put({ ...account, roles: replaced(account.roles, role, { ...role, ...changed }) })
    yield {
      ref: refs.trust(arn),
      kind: 'trust',
      name: 'Trust policy',
      accountId: account.id,
      owner: { kind: 'role', arn, roleName, part: 'trust' },
      document: role.trustPolicy,
      quota: () => quotaOf('trust'),
      write: isProtected(role) ? null : (trustPolicy) => change({ trustPolicy }),
      carriers: [arn],
    }
    const owner: PolicyOwner = { kind: 'role', arn, roleName, part: 'inline' }
    const putInline = isProtected(role)
      ? null
      : (inlinePolicies: readonly InlinePolicy[]): World => change({ inlinePolicies })
    yield* inlinePlaces(role.inlinePolicies, arn, account.id, owner, 'roleInline', putInline)
  }
}

function* inlinePlaces(
  policies: readonly InlinePolicy[],
  ownerArn: string,
  accountId: string,
  owner: PolicyOwner,
  measure: MeasureName,
  put: ((changed: readonly InlinePolicy[]) => World) | null,
): Generator<Place, void> {
  for (const policy of policies) {
    const others = policies.filter((other) => other !== policy)
    yield {
      ref: refs.inline(ownerArn, policy.name),
      kind: 'identity',
      name: policy.name,
      accountId,
      owner,
      document: policy.document,
      quota: () =>
        quotaOf(
          measure,
          others.map(({ document }) => document),
        ),
      write:
        put === null
          ? null
          : (document) => put(replaced(policies, policy, { ...policy, document })),
      carriers: [ownerArn],
    }
  }
}

function* resourcePlaces(account: Account, put: Put): Generator<Place, void> {
  for (const resource of account.resources) {
    if (resource.policy === null) continue
    const service = splitArn(resource.arn)?.service ?? ''
    yield {
      ref: refs.resource(resource.arn),
      kind: 'resource',
      name:
        service === 's3' ? 'Bucket policy' : service === 'kms' ? 'Key policy' : 'Resource policy',
      accountId: account.id,
      owner: { kind: 'resource', arn: resource.arn, type: resource.type },
      document: resource.policy,
      quota: () =>
        service === 's3' ? quotaOf('bucket') : service === 'kms' ? quotaOf('key') : null,
      write: (policy) => {
        const changed: Resource = { ...resource, policy }
        return put({ ...account, resources: replaced(account.resources, resource, changed) })
      },
      carriers: [resource.arn],
    }
  }
}

function* sessionPlaces(account: Account, put: Put): Generator<Place, void> {
  for (const session of account.sessions) {
    const policies = session.policies ?? []
    for (const policy of policies) {
      const others = policies.filter((other) => other !== policy)
      yield {
        ref: refs.session(session.arn, policy.name),
        kind: 'session',
        name: policy.name,
        accountId: account.id,
        owner: { kind: 'session', arn: session.arn },
        document: policy.document,
        quota: () =>
          quotaOf(
            'session',
            others.map(({ document }) => document),
          ),
        write: (document) => {
          const changed = {
            ...session,
            policies: replaced(policies, policy, { ...policy, document }),
          }
          return put({ ...account, sessions: replaced(account.sessions, session, changed) })
        },
        carriers: [session.arn],
      }
    }
  }
}

function* endpointPlaces(account: Account, put: Put): Generator<Place, void> {
  for (const endpoint of account.vpcEndpoints) {
    if (endpoint.policy === null) continue
    yield {
      ref: refs.endpoint(endpoint.id),
      kind: 'endpoint',
      name: 'Endpoint policy',
      accountId: account.id,
      owner: { kind: 'vpcEndpoint', id: endpoint.id },
      document: endpoint.policy,
      quota: () => quotaOf('vpcEndpoint'),
      write: (policy) => {
        const changed = { ...endpoint, policy }
        return put({ ...account, vpcEndpoints: replaced(account.vpcEndpoints, endpoint, changed) })
      },
      carriers: [endpoint.id],
    }
  }
}
