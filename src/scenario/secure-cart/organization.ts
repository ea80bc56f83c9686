/**
 * SecureCart's organization: its units, and the policies that hold for whole accounts.
 */

import type { Organization, OrganizationPolicy } from '../../account/index.ts'
import { identityCenter } from './identity-center.ts'
import {
  DELIVERY,
  GITHUB,
  INFRASTRUCTURE,
  MANAGEMENT,
  OFFICE_NETWORK,
  ORGANIZATION,
  ROOT,
  VPC,
  WORKLOADS,
} from './names.ts'
import { policy } from './parts.ts'

const serviceControlPolicies: readonly OrganizationPolicy[] = [
  {
    id: 'p-FullAWSAccess',
    name: 'FullAWSAccess',
    description: 'Allows access to every operation',
    awsManaged: true,
    document: policy({ Effect: 'Allow', Action: '*', Resource: '*' }),
  },
  {
    id: 'p-audittrail1',
    name: 'ProtectAuditTrail',
    description: 'CloudTrail and Access Analyzer stay on, whoever asks',
    awsManaged: false,
    document: policy(
      {
        Sid: 'KeepTrail',
        Effect: 'Deny',
        Action: ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail', 'cloudtrail:UpdateTrail'],
        Resource: '*',
      },
      {
        Sid: 'KeepAnalyzer',
        Effect: 'Deny',
        Action: 'access-analyzer:DeleteAnalyzer',
        Resource: '*',
      },
    ),
  },
  {
    id: 'p-stayinorg1',
    name: 'DenyLeavingOrganization',
    description: 'No account leaves the organization by itself',
    awsManaged: false,
    document: policy({
      Sid: 'StayInOrganization',
      Effect: 'Deny',
      Action: 'organizations:LeaveOrganization',
      Resource: '*',
    }),
  },
  {
    id: 'p-breakglass',
    name: 'RequireMfaForBreakGlass',
    description: 'Break-glass users do nothing without MFA but set it up',
    awsManaged: false,
    document: policy({
      Sid: 'BreakGlassNeedsMfa',
      Effect: 'Deny',
      NotAction: ['iam:EnableMFADevice', 'iam:ListMFADevices'],
      Resource: '*',
      Condition: {
        ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/break-glass/*' },
        // Long-term keys carry no such key at all: Bool alone would let them pass.
        BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' },
      },
    }),
  },
  {
    id: 'p-outsidenet',
    name: 'DenyOutsideNetwork',
    description: 'Files and secrets only from the office, from our VPC, or through an AWS service',
    awsManaged: false,
    document: policy(
      {
        Sid: 'OnlyFromOffice',
        Effect: 'Deny',
        Action: ['s3:*', 'secretsmanager:*'],
        Resource: '*',
        Condition: {
          NotIpAddress: { 'aws:SourceIp': [OFFICE_NETWORK] },
          StringNotEqualsIfExists: { 'aws:SourceVpc': VPC },
          BoolIfExists: { 'aws:ViaAWSService': 'false' },
        },
      },
      {
        Sid: 'OnlyEncrypted',
        Effect: 'Deny',
        Action: 's3:*',
        Resource: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ),
  },
  {
    id: 'p-databases1',
    name: 'DenyDatabaseDeletion',
    description: 'Databases and their backups are not deleted in this unit',
    awsManaged: false,
    document: policy({
      Sid: 'KeepDatabases',
      Effect: 'Deny',
      Action: [
        'dynamodb:DeleteTable',
        'dynamodb:DeleteBackup',
        'rds:DeleteDBInstance',
        'rds:DeleteDBCluster',
        'rds:DeleteDBSnapshot',
      ],
      Resource: '*',
    }),
  },
  {
    id: 'p-norootuser',
    name: 'DenyRootUser',
    description: 'The root users of these accounts are locked away',
    awsManaged: false,
    document: policy({
      Sid: 'NoRootUser',
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
    }),
  },
]

const resourceControlPolicies: readonly OrganizationPolicy[] = [
  {
    id: 'p-ouridentities',
    name: 'OnlyOurOrganization',
    description:
      'Whatever a bucket or secret allows: only our identities and AWS services, except on the status page',
    awsManaged: false,
    document: policy({
      Sid: 'OnlyOurIdentities',
      Effect: 'Deny',
      Principal: '*',
      Action: ['s3:*', 'secretsmanager:*'],
      NotResource: ['arn:aws:s3:::securecart-status', 'arn:aws:s3:::securecart-status/*'],
      Condition: {
        StringNotEqualsIfExists: { 'aws:PrincipalOrgID': ORGANIZATION },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      },
    }),
  },
  {
    id: 'p-ourgithub1',
    name: 'OnlyOurRepositories',
    description: 'Roles are taken with a token of our own GitHub repositories or not at all',
    awsManaged: false,
    document: policy({
      Sid: 'OnlyOurRepositories',
      Effect: 'Deny',
      Principal: '*',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Resource: '*',
      Condition: { StringNotLike: { [`${GITHUB}:sub`]: 'repo:securecart/*' } },
    }),
  },
]

export const organization: Organization = {
  id: ORGANIZATION,
  managementAccountId: MANAGEMENT,
  root: {
    id: ROOT,
    serviceControlPolicyIds: ['p-FullAWSAccess', 'p-audittrail1', 'p-stayinorg1', 'p-breakglass'],
    resourceControlPolicyIds: ['p-ouridentities'],
  },
  units: [
    {
      id: WORKLOADS,
      name: 'Workloads',
      parentId: ROOT,
      serviceControlPolicyIds: ['p-FullAWSAccess', 'p-outsidenet', 'p-databases1'],
      resourceControlPolicyIds: [],
    },
    {
      id: INFRASTRUCTURE,
      name: 'Infrastructure',
      parentId: ROOT,
      serviceControlPolicyIds: ['p-FullAWSAccess', 'p-norootuser'],
      resourceControlPolicyIds: [],
    },
    {
      id: DELIVERY,
      name: 'Delivery',
      parentId: INFRASTRUCTURE,
      serviceControlPolicyIds: ['p-FullAWSAccess'],
      resourceControlPolicyIds: ['p-ourgithub1'],
    },
  ],
  enabledPolicyTypes: ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'],
  serviceControlPolicies,
  resourceControlPolicies,
  identityCenter,
}
