/**
 * The schema of the organization: its tree of units, its policies and IAM Identity Center.
 */

import * as v from 'valibot'
import {
  accountId,
  arn,
  fields,
  flag,
  list,
  listBy,
  name,
  oneOf,
  organizationPolicyIds,
  policyText,
  text,
  wholeNumber,
} from './shapes.ts'

const unit = fields({
  id: name(),
  name: name(),
  parentId: name(),
  serviceControlPolicyIds: organizationPolicyIds(),
  resourceControlPolicyIds: organizationPolicyIds(),
})

const organizationPolicy = fields({
  id: name(),
  name: name(),
  description: text(0, 512),
  awsManaged: flag(),
  document: policyText(),
})

const permissionSet = fields({
  name: name(),
  description: text(0, 700),
  awsManagedPolicyArns: list(arn(), 20),
  customerManagedPolicyNames: list(name(), 20),
  inlinePolicy: v.nullable(policyText()),
  permissionsBoundaryArn: v.nullable(arn()),
  sessionDurationHours: wholeNumber(1, 12),
})

const assignment = fields({
  permissionSetName: name(),
  accountId: accountId(),
  principalType: oneOf(['USER', 'GROUP']),
  principalId: name(),
})

const identityCenter = fields({
  instanceArn: arn(),
  identitySource: oneOf([
    'Identity Center directory',
    'Active Directory',
    'External identity provider',
  ]),
  homeRegion: name(),
  users: listBy('id', fields({ id: name(), userName: name(), displayName: text(0, 256) }), 5000),
  groups: listBy(
    'id',
    fields({ id: name(), displayName: text(1, 256), memberIds: list(name(), 5000) }),
    1000,
  ),
  permissionSets: listBy('name', permissionSet, 500),
  assignments: list(assignment, 5000),
})

export const organizationSchema = fields({
  id: name(),
  managementAccountId: accountId(),
  root: fields({
    id: name(),
    serviceControlPolicyIds: organizationPolicyIds(),
    resourceControlPolicyIds: organizationPolicyIds(),
  }),
  units: listBy('id', unit, 2000),
  enabledPolicyTypes: list(oneOf(['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY']), 2),
  serviceControlPolicies: listBy('id', organizationPolicy, 500),
  resourceControlPolicies: listBy('id', organizationPolicy, 500),
  identityCenter: v.nullable(identityCenter),
})

interface TreeProblem {
  readonly expected: string
  readonly steps: readonly [string, ...(string | number)[]]
}

/** A unit or account whose place does not exist, or units that contain one another. */
export function treeProblem(
  organization: v.InferOutput<typeof organizationSchema> | null,
  accounts: readonly { readonly parentId: string | null }[],
): TreeProblem | null {
  const places = placesOf(organization)
  const units = organization?.units ?? []
  const lost = units.findIndex((candidate) => !places.has(candidate.id))
  if (lost !== -1) {
    return {
      expected: 'the id of a unit above it, or of the root',
      steps: ['organization', 'units', lost, 'parentId'],
    }
  }
  const stray = accounts.findIndex(({ parentId }) => parentId !== null && !places.has(parentId))
  if (stray === -1) return null
  return {
    expected: 'null, or the id of the root or of a unit',
    steps: ['accounts', stray, 'parentId'],
  }
}

/** The root and every unit that hangs below it. */
function placesOf(organization: v.InferOutput<typeof organizationSchema> | null): Set<string> {
  const places = new Set<string>()
  if (organization === null) return places
  places.add(organization.root.id)
  let grown = true
  while (grown) {
    // Each round adds the units right below those it has; nesting is at most as deep as there are units.
    const next = organization.units.filter(
      (candidate) => !places.has(candidate.id) && places.has(candidate.parentId),
    )
    for (const candidate of next) places.add(candidate.id)
    grown = next.length > 0
  }
  return places
}
