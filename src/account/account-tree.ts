/**
 * One account in the tree: its root user, users, groups, roles, policies, resources, sessions,
 * identity providers and VPC endpoints.
 */

import { findManagedPolicy } from './managed-policies.ts'
import type { Account, InlinePolicy, ManagedPolicy, Resource, Session, World } from './model.ts'
import { groupArn, roleArn, rootArn, userArn } from './organization.ts'
import { refs } from './refs.ts'
import { shortPrincipal } from './short-names.ts'
import { folder, node, plural } from './tree-node.ts'
import type { TreeNode } from './tree-node.ts'

export function accountTree(world: World, account: Account, now: string | null): TreeNode {
  const id = `account/${account.id}`
  const sections = [
    folder(`${id}/users`, 'Users', userNodes(world, account)),
    folder(`${id}/groups`, 'Groups', groupNodes(world, account)),
    folder(`${id}/roles`, 'Roles', roleNodes(world, account)),
    policyFolder(`${id}/customer-managed`, 'Customer managed policies', account, false),
    policyFolder(`${id}/aws-managed`, 'AWS managed policies', account, true),
    ...resourceFolders(account, id),
    folder(`${id}/sessions`, 'Sessions', sessionNodes(account, now)),
    folder(`${id}/identity-providers`, 'Identity providers', providerNodes(account)),
    folder(`${id}/vpc-endpoints`, 'VPC endpoints', endpointNodes(account)),
  ]
  const rootUser = node(`${id}/root`, 'rootUser', 'Root user', {
    detail: account.rootUser.mfaEnabled ? 'MFA' : 'no MFA',
    principal: rootArn(account.id),
  })
  return node(id, 'account', account.name, {
    detail: account.id,
    children: [rootUser, ...sections.filter(({ children }) => children.length > 0)],
  })
}

function userNodes(world: World, account: Account): readonly TreeNode[] {
  return account.users.map((user) => {
    const arn = userArn(account.id, user)
    return node(arn, 'user', user.name, {
      detail: user.groupNames.join(', '),
      principal: arn,
      resource: arn,
      children: [
        ...inlineNodes(arn, user.inlinePolicies),
        ...attachedNodes(world, account, arn, user.attachedPolicyArns),
        ...boundaryNodes(world, account, arn, user.permissionsBoundaryArn),
      ],
    })
  })
}

function groupNodes(world: World, account: Account): readonly TreeNode[] {
  return account.groups.map((group) => {
    const arn = groupArn(account.id, group)
    return node(arn, 'group', group.name, {
      resource: arn,
      children: [
        ...inlineNodes(arn, group.inlinePolicies),
        ...attachedNodes(world, account, arn, group.attachedPolicyArns),
      ],
    })
  })
}

function roleNodes(world: World, account: Account): readonly TreeNode[] {
  return account.roles.map((role) => {
    const arn = roleArn(account.id, role)
    const policyRef = refs.trust(arn)
    return node(arn, 'role', role.name, {
      principal: arn,
      resource: arn,
      children: [
        node(policyRef, 'policy', 'Trust policy', { detail: 'trust', policyRef }),
        ...inlineNodes(arn, role.inlinePolicies),
        ...attachedNodes(world, account, arn, role.attachedPolicyArns),
        ...boundaryNodes(world, account, arn, role.permissionsBoundaryArn),
      ],
    })
  })
}

function inlineNodes(ownerArn: string, policies: readonly InlinePolicy[]): readonly TreeNode[] {
  return policies.map(({ name }) => {
    const policyRef = refs.inline(ownerArn, name)
    return node(policyRef, 'policy', name, { detail: 'inline', policyRef })
  })
}

function attachedNodes(
  world: World,
  account: Account,
  ownerArn: string,
  arns: readonly string[],
): readonly TreeNode[] {
  return [...new Set(arns)].map((arn) => {
    const policy = findManagedPolicy(world, account, arn)
    return managedNode(`${ownerArn}#attached/${arn}`, arn, policy, detailOf(policy))
  })
}

function boundaryNodes(
  world: World,
  account: Account,
  ownerArn: string,
  arn: string | null,
): readonly TreeNode[] {
  if (arn === null) return []
  const policy = findManagedPolicy(world, account, arn)
  return [managedNode(`${ownerArn}#boundary`, arn, policy, 'permissions boundary')]
}

/** A policy that the world does not hold stands there too, and opens nothing. */
function managedNode(
  id: string,
  arn: string,
  policy: ManagedPolicy | null,
  detail: string,
): TreeNode {
  return node(id, 'policy', policy?.name ?? arn.slice(arn.lastIndexOf('/') + 1), {
    detail,
    policyRef: policy === null ? null : refs.managedPolicy(arn),
  })
}

function detailOf(policy: ManagedPolicy | null): string {
  if (policy === null) return 'not in this scenario'
  return policy.awsManaged ? 'AWS managed' : 'customer managed'
}

function policyFolder(id: string, label: string, account: Account, awsManaged: boolean): TreeNode {
  const policies = account.policies.filter((policy) => policy.awsManaged === awsManaged)
  return folder(
    id,
    label,
    policies.map((policy) =>
      node(`${id}/${policy.arn}`, 'policy', policy.name, {
        detail: policy.defaultVersionId,
        policyRef: refs.managedPolicy(policy.arn),
        resource: awsManaged ? null : policy.arn,
      }),
    ),
  )
}

/** One folder a type, in the order in which the types first come. */
function resourceFolders(account: Account, id: string): readonly TreeNode[] {
  const byType = new Map<string, Resource[]>()
  for (const resource of account.resources) {
    const known = byType.get(resource.type)
    if (known === undefined) byType.set(resource.type, [resource])
    else known.push(resource)
  }
  return [...byType].map(([type, found]) =>
    folder(
      `${id}/resources/${type}`,
      plural(type),
      found.map(({ arn, name, policy }) =>
        node(`${id}/resources/${arn}`, 'resource', name, {
          detail: policy === null ? '' : 'policy',
          policyRef: policy === null ? null : refs.resource(arn),
          resource: arn,
        }),
      ),
    ),
  )
}

function sessionNodes(account: Account, now: string | null): readonly TreeNode[] {
  return account.sessions.map((session) =>
    node(session.arn, 'session', session.name, {
      detail: [sessionOrigin(session), ...timeLeft(session, now)].join(', '),
      principal: session.arn,
      children: (session.policies ?? []).map(({ name }) => {
        const policyRef = refs.session(session.arn, name)
        return node(policyRef, 'policy', name, { detail: 'session policy', policyRef })
      }),
    }),
  )
}

function sessionOrigin(session: Session): string {
  return shortPrincipal(session.kind === 'role' ? session.roleArn : session.issuerArn)
}

function timeLeft(session: Session, now: string | null): readonly string[] {
  if (now === null) return []
  const minutes = Math.floor((Date.parse(session.expiresAt) - Date.parse(now)) / 60_000)
  if (Number.isNaN(minutes)) return []
  if (minutes < 0) return ['expired']
  return [minutes < 120 ? `${minutes} min left` : `${Math.floor(minutes / 60)} h left`]
}

function providerNodes(account: Account): readonly TreeNode[] {
  return account.identityProviders.map((provider) =>
    node(
      provider.arn,
      'identityProvider',
      provider.kind === 'saml' ? provider.name : provider.url,
      {
        detail: provider.kind === 'saml' ? 'SAML' : 'OIDC',
        principal: provider.arn,
      },
    ),
  )
}

function endpointNodes(account: Account): readonly TreeNode[] {
  return account.vpcEndpoints.map((endpoint) =>
    node(endpoint.id, 'endpoint', endpoint.id, {
      detail: `${endpoint.service}, ${endpoint.type}`,
      policyRef: endpoint.policy === null ? null : refs.endpoint(endpoint.id),
    }),
  )
}
