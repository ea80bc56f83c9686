/**
 * SecureCart's workforce: who signs in once, and with which permission sets in which accounts.
 */

import type { IdentityCenter, Role } from '../../account/index.ts'
import { MANAGEMENT, PRODUCTION, REGION, awsManaged, iam } from './names.ts'
import { role, trust } from './parts.ts'

const dana = 'd2b7a1e0-90c1-70f4-3c5e-4e1f0a9b8d21'
const priya = 'd2b7a1e0-a051-70aa-91b2-7c3d5e0f6a42'
const olaf = 'd2b7a1e0-b0e1-7093-54d8-1f2a3b4c5d63'

export const identityCenter: IdentityCenter = {
  instanceArn: 'arn:aws:sso:::instance/ssoins-6804f2a1b9c3d7e5',
  identitySource: 'External identity provider',
  homeRegion: REGION,
  users: [
    { id: dana, userName: 'dana', displayName: 'Dana Kovač, developer' },
    { id: priya, userName: 'priya', displayName: 'Priya Raman, project manager' },
    { id: olaf, userName: 'olaf', displayName: 'Olaf Brandt, platform team' },
  ],
  groups: [
    { id: 'g-developers', displayName: 'Developers', memberIds: [dana] },
    { id: 'g-project-managers', displayName: 'Project-Managers', memberIds: [priya] },
    { id: 'g-platform', displayName: 'Platform', memberIds: [olaf] },
  ],
  permissionSets: [
    {
      name: 'DeveloperAccess',
      description: 'DynamoDB, Lambda and S3 of the shop',
      awsManagedPolicyArns: [],
      customerManagedPolicyNames: ['DeveloperAccess'],
      inlinePolicy: null,
      permissionsBoundaryArn: null,
      sessionDurationHours: 8,
    },
    {
      name: 'ProjectManagement',
      description: 'Cost Explorer and Organizations, to look at',
      awsManagedPolicyArns: [],
      customerManagedPolicyNames: ['CostAndOrganizationRead'],
      inlinePolicy: null,
      permissionsBoundaryArn: null,
      sessionDurationHours: 8,
    },
    {
      name: 'PlatformAdmin',
      description: 'Everything, for an hour',
      awsManagedPolicyArns: [awsManaged('AdministratorAccess')],
      customerManagedPolicyNames: [],
      inlinePolicy: null,
      permissionsBoundaryArn: null,
      sessionDurationHours: 1,
    },
  ],
  assignments: [
    assignment('DeveloperAccess', PRODUCTION, 'g-developers'),
    assignment('ProjectManagement', MANAGEMENT, 'g-project-managers'),
    assignment('PlatformAdmin', PRODUCTION, 'g-platform'),
  ],
}

function assignment(permissionSetName: string, accountId: string, principalId: string) {
  return { permissionSetName, accountId, principalType: 'GROUP', principalId } as const
}

/** The role that Identity Center keeps in an account for a permission set (R22, R23). */
export function reservedRole(
  accountId: string,
  permissionSetName: string,
  suffix: string,
  id: string,
  attachedPolicyArns: readonly string[],
  hours: number,
): Role {
  return role({
    path: `/aws-reserved/sso.amazonaws.com/${REGION}/`,
    name: `AWSReservedSSO_${permissionSetName}_${suffix}`,
    id,
    description: `Permission set ${permissionSetName} of IAM Identity Center`,
    trustPolicy: trust(
      'IdentityCenterUsers',
      { Federated: iam(accountId, 'saml-provider/AWSSSO_1f4e7d9a0c2b5836_DO_NOT_DELETE') },
      ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
      { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
    ),
    attachedPolicyArns,
    maxSessionDurationSeconds: hours * 3600,
  })
}
