/**
 * The organization's policies on an account's path, level by level (5.7, 5.8).
 */

import type { OrganizationPolicy, World } from './model.ts'
import { organizationPath } from './organization.ts'
import type { OrganizationLevel } from './organization.ts'
import type { ApplicableLevel, PolicyUse } from './policy-use.ts'
import type { PolicyRef } from './questions.ts'
import { refs } from './refs.ts'

export interface ControlLevels {
  readonly levels: readonly ApplicableLevel[]
  readonly missing: readonly PolicyRef[]
}

/** Null where the organization does not control the account: outside it, its management account, type not enabled (D7, D8, D40, D45). */
export function controlLevels(
  world: World,
  accountId: string | null,
  kind: 'scp' | 'rcp',
): ControlLevels | null {
  const { organization } = world
  if (organization === null || accountId === null) return null
  if (accountId === organization.managementAccountId) return null
  const { type, policies, idsAt } = controls[kind]
  if (!organization.enabledPolicyTypes.includes(type)) return null
  const path = organizationPath(world, accountId)
  if (path === null) return null
  const byId = new Map(organization[policies].map((policy) => [policy.id, policy] as const))
  return {
    levels: path.map((level) => ({
      id: level.id,
      name: level.name,
      policies: idsAt(level).flatMap((id) => controlUse(byId.get(id), kind)),
    })),
    missing: path.flatMap((level) =>
      idsAt(level).filter((id) => !byId.has(id) && id !== impliedPolicyId),
    ),
  }
}

/** RCPFullAWSAccess, attached everywhere and for good (D7). */
const impliedPolicyId = 'p-RCPFullAWSAccess'

const controls = {
  scp: {
    type: 'SERVICE_CONTROL_POLICY',
    policies: 'serviceControlPolicies',
    idsAt: (level: OrganizationLevel) => level.serviceControlPolicyIds,
  },
  rcp: {
    type: 'RESOURCE_CONTROL_POLICY',
    policies: 'resourceControlPolicies',
    idsAt: (level: OrganizationLevel) => level.resourceControlPolicyIds,
  },
} as const

function controlUse(
  policy: OrganizationPolicy | undefined,
  kind: 'scp' | 'rcp',
): readonly PolicyUse[] {
  // RCPFullAWSAccess holds at every level without being asked (D46), and is the one RCP with an Allow (G21).
  if (policy === undefined || (kind === 'rcp' && policy.awsManaged)) return []
  return [{ ref: refs.organizationPolicy(policy.id), kind, document: policy.document }]
}
