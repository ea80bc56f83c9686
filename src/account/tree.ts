/**
 * The account tree: the organization with its policies, Identity Center, and what each account holds.
 */

import { accountTree } from './account-tree.ts'
import type {
  Account,
  IdentityCenter,
  Organization,
  OrganizationPolicy,
  PermissionSet,
  World,
} from './model.ts'
import type { OrganizationLevel } from './organization.ts'
import { refs } from './refs.ts'
import { countOf, folder, node } from './tree-node.ts'
import type { TreeKind, TreeNode } from './tree-node.ts'

/** With `now` (ISO 8601), sessions show their time left. Ids of nodes are unique and stable. */
export function tree(world: World, now: string | null = null): readonly TreeNode[] {
  const { organization, accounts } = world
  return [
    ...(organization === null ? [] : organizationTree(organization, accounts)),
    ...accounts.map((account) => accountTree(world, account, now)),
  ]
}

function organizationTree(
  organization: Organization,
  accounts: readonly Account[],
): readonly TreeNode[] {
  const root: OrganizationLevel = { ...organization.root, name: 'Root' }
  const top = node('organization', 'organization', `Organization ${organization.id}`, {
    detail: countOf(accounts.length, 'account'),
    children: [levelTree(organization, accounts, root, 'root', organization.units.length)],
  })
  const center = organization.identityCenter
  return center === null ? [top] : [top, identityCenterTree(center, accounts)]
}

/** `depth` ends a circle of units, which no real organization has. */
function levelTree(
  organization: Organization,
  accounts: readonly Account[],
  level: OrganizationLevel,
  kind: TreeKind,
  depth: number,
): TreeNode {
  const units = depth < 0 ? [] : organization.units.filter(({ parentId }) => parentId === level.id)
  const members = accounts.filter(({ parentId }) => parentId === level.id)
  return node(`level/${level.id}`, kind, level.name, {
    detail: controlDetail(level),
    children: [
      ...controlNodes(organization, level),
      ...units.map((unit) => levelTree(organization, accounts, unit, 'unit', depth - 1)),
      ...members.map((account) =>
        node(`level/${account.id}`, 'account', account.name, {
          detail: account.id,
          children: controlNodes(organization, account),
        }),
      ),
    ],
  })
}

function controlDetail(level: OrganizationLevel): string {
  const { serviceControlPolicyIds: service, resourceControlPolicyIds: resource } = level
  return [
    ...(service.length === 0 ? [] : [countOf(service.length, 'SCP')]),
    ...(resource.length === 0 ? [] : [countOf(resource.length, 'RCP')]),
  ].join(', ')
}

function controlNodes(organization: Organization, level: OrganizationLevel): readonly TreeNode[] {
  const { serviceControlPolicies, resourceControlPolicies } = organization
  return [
    ...attached(serviceControlPolicies, level.serviceControlPolicyIds, level.id, 'SCP'),
    ...attached(resourceControlPolicies, level.resourceControlPolicyIds, level.id, 'RCP'),
  ]
}

function attached(
  policies: readonly OrganizationPolicy[],
  ids: readonly string[],
  levelId: string,
  detail: 'SCP' | 'RCP',
): readonly TreeNode[] {
  return [...new Set(ids)].flatMap((id) => {
    const policy = policies.find((candidate) => candidate.id === id)
    if (policy === undefined) return []
    const policyRef = refs.organizationPolicy(id)
    return [node(`level/${levelId}/${id}`, 'policy', policy.name, { detail, policyRef })]
  })
}

function identityCenterTree(center: IdentityCenter, accounts: readonly Account[]): TreeNode {
  const sets = center.permissionSets.map((set) => permissionSetTree(center, accounts, set))
  return node('identity-center', 'identityCenter', 'IAM Identity Center', {
    detail: center.identitySource,
    children: [folder('identity-center/permission-sets', 'Permission sets', sets)],
  })
}

function permissionSetTree(
  center: IdentityCenter,
  accounts: readonly Account[],
  set: PermissionSet,
): TreeNode {
  const id = `identity-center/permission-sets/${set.name}`
  const inline =
    set.inlinePolicy === null
      ? []
      : [
          node(`${id}/inline`, 'policy', 'Inline policy', {
            detail: 'inline',
            policyRef: refs.permissionSetInline(set.name),
          }),
        ]
  const managed = set.awsManagedPolicyArns.map((arn) =>
    node(`${id}/${arn}`, 'policy', arn.slice(arn.lastIndexOf('/') + 1), {
      detail: 'AWS managed',
      policyRef: refs.managedPolicy(arn),
    }),
  )
  const named = set.customerManagedPolicyNames.map((name) =>
    node(`${id}/named/${name}`, 'policy', name, { detail: 'customer managed, by name' }),
  )
  const assignments = center.assignments
    .filter(({ permissionSetName }) => permissionSetName === set.name)
    .map((assignment) => {
      const { accountId, principalType, principalId } = assignment
      const account = accounts.find((candidate) => candidate.id === accountId)
      const who = assigneeName(center, principalType, principalId)
      return node(`${id}/${accountId}/${principalType}/${principalId}`, 'assignment', who, {
        detail: `in ${account?.name ?? accountId}`,
      })
    })
  return node(id, 'permissionSet', set.name, {
    detail: countOf(assignments.length, 'assignment'),
    children: [...inline, ...managed, ...named, ...assignments],
  })
}

function assigneeName(center: IdentityCenter, type: 'USER' | 'GROUP', id: string): string {
  if (type === 'USER') return center.users.find((user) => user.id === id)?.userName ?? id
  return center.groups.find((group) => group.id === id)?.displayName ?? id
}
