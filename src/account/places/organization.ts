/**
 * The policy texts that belong to the organization: its service and resource control policies,
 * and the inline policies of permission sets.
 */

import { IDENTITY_CENTER_INLINE_POLICY, isProvisionedFrom } from '../identity-center.ts'
import type { Account, Organization, OrganizationPolicy, World } from '../model.ts'
import { quotaOf } from '../policy-size.ts'
import { refs } from '../refs.ts'
import { replaced } from './place.ts'
import type { Place } from './place.ts'

export function* organizationPlaces(
  world: World,
  organization: Organization,
): Generator<Place, void> {
  const put = (changed: Partial<Organization>): World => ({
    ...world,
    organization: { ...organization, ...changed },
  })
  const { serviceControlPolicies: service, resourceControlPolicies: resource } = organization
  for (const policy of service) {
    yield organizationPlace(policy, 'scp', (changed) =>
      put({ serviceControlPolicies: replaced(service, policy, changed) }),
    )
  }
  for (const policy of resource) {
    yield organizationPlace(policy, 'rcp', (changed) =>
      put({ resourceControlPolicies: replaced(resource, policy, changed) }),
    )
  }
  yield* permissionSetPlaces(world, organization)
}

function organizationPlace(
  policy: OrganizationPolicy,
  kind: 'scp' | 'rcp',
  put: (changed: OrganizationPolicy) => World,
): Place {
  const type = kind === 'scp' ? 'SERVICE_CONTROL_POLICY' : 'RESOURCE_CONTROL_POLICY'
  return {
    ref: refs.organizationPolicy(policy.id),
    kind,
    name: policy.name,
    accountId: null,
    owner: { kind: 'organization', policyId: policy.id, type },
    document: policy.document,
    quota: () => (policy.awsManaged ? null : quotaOf('organization')),
    write: policy.awsManaged ? null : (document) => put({ ...policy, document }),
    carriers: { attachedAs: policy.id },
  }
}

function* permissionSetPlaces(world: World, organization: Organization): Generator<Place, void> {
  const center = organization.identityCenter
  if (center === null) return
  for (const set of center.permissionSets) {
    if (set.inlinePolicy === null) continue
    const assigned = center.assignments.filter(
      ({ permissionSetName }) => permissionSetName === set.name,
    )
    yield {
      ref: refs.permissionSetInline(set.name),
      kind: 'identity',
      name: 'Inline policy',
      accountId: null,
      owner: { kind: 'permissionSet', permissionSetName: set.name },
      document: set.inlinePolicy,
      quota: () => quotaOf('permissionSetInline'),
      write: (inlinePolicy) => {
        const permissionSets = replaced(center.permissionSets, set, { ...set, inlinePolicy })
        const identityCenter = { ...center, permissionSets }
        const accounts = reprovisioned(world.accounts, set.name, inlinePolicy)
        return { ...world, organization: { ...organization, identityCenter }, accounts }
      },
      carriers: [...new Set(assigned.map(({ accountId }) => accountId))],
    }
  }
}

/** Identity Center brings a changed permission set into every account where it is provisioned. */
function reprovisioned(
  accounts: readonly Account[],
  permissionSetName: string,
  document: string,
): readonly Account[] {
  return accounts.map((account) => {
    if (!account.roles.some((role) => isProvisionedFrom(role, permissionSetName))) return account
    const roles = account.roles.map((role) =>
      isProvisionedFrom(role, permissionSetName)
        ? {
            ...role,
            inlinePolicies: role.inlinePolicies.map((policy) =>
              policy.name === IDENTITY_CENTER_INLINE_POLICY ? { ...policy, document } : policy,
            ),
          }
        : role,
    )
    return { ...account, roles }
  })
}
