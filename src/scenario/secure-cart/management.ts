/**
 * The management account: it pays, it holds the organization and its trail, and SCPs do not reach it.
 */

import type { Account } from '../../account/index.ts'
import { reservedRole } from './identity-center.ts'
import { MANAGEMENT, ORGANIZATION, PRODUCTION, ROOT, TRAIL, iam } from './names.ts'
import { account, bucket, inline, managed, policy, resource, roleSession, user } from './parts.ts'

export const projectManagement = reservedRole(
  MANAGEMENT,
  'ProjectManagement',
  '9c4e60b8d17f2a35',
  'AROASSOPROJECTEXAMPL2',
  [iam(MANAGEMENT, 'policy/CostAndOrganizationRead')],
  8,
)

const auditLogs = bucket(
  'securecart-audit-logs',
  policy(
    {
      Sid: 'TrailChecksBucket',
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:GetBucketAcl',
      Resource: 'arn:aws:s3:::securecart-audit-logs',
      Condition: { StringEquals: { 'aws:SourceArn': TRAIL } },
    },
    {
      Sid: 'TrailWrites',
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: `arn:aws:s3:::securecart-audit-logs/AWSLogs/${ORGANIZATION}/*`,
      Condition: {
        StringEquals: { 'aws:SourceArn': TRAIL, 's3:x-amz-acl': 'bucket-owner-full-control' },
      },
    },
    {
      Sid: 'AuditorsRead',
      Effect: 'Allow',
      Principal: { AWS: iam(PRODUCTION, 'role/SecurityAudit') },
      Action: ['s3:GetObject', 's3:ListBucket'],
      Resource: ['arn:aws:s3:::securecart-audit-logs', 'arn:aws:s3:::securecart-audit-logs/*'],
    },
    {
      Sid: 'OnlyKeeperDeletes',
      Effect: 'Deny',
      NotPrincipal: { AWS: [iam(MANAGEMENT, 'root'), iam(MANAGEMENT, 'user/break-glass/keeper')] },
      Action: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
      Resource: 'arn:aws:s3:::securecart-audit-logs/*',
    },
  ),
)

export const management: Account = account({
  id: MANAGEMENT,
  name: 'Management',
  parentId: ROOT,
  serviceControlPolicyIds: ['p-FullAWSAccess'],
  rootUser: { email: 'aws@securecart.example', mfaEnabled: true },
  users: [
    user({
      path: '/break-glass/',
      name: 'keeper',
      id: 'AIDAKEEPERMANAGEMENT2',
      inlinePolicies: [
        inline('EverythingInAnEmergency', { Effect: 'Allow', Action: '*', Resource: '*' }),
      ],
    }),
    user({ name: 'farid', id: 'AIDAFARIDFINANCEEXAM2', groupNames: ['Billing-ReadOnly'] }),
  ],
  groups: [
    {
      path: '/',
      name: 'Billing-ReadOnly',
      id: 'AGPABILLINGREADEXAMP2',
      inlinePolicies: [],
      attachedPolicyArns: [iam(MANAGEMENT, 'policy/BillingRead')],
    },
  ],
  roles: [projectManagement],
  policies: [
    managed(
      MANAGEMENT,
      'BillingRead',
      'ANPABILLINGREADEXAMP2',
      'Bills and costs, to look at',
      policy({
        Sid: 'BillsAndCosts',
        Effect: 'Allow',
        Action: [
          'billing:GetBillingData',
          'billing:GetBillingDetails',
          'ce:GetCostAndUsage',
          'invoicing:GetInvoicePDF',
          'invoicing:ListInvoiceSummaries',
        ],
        Resource: '*',
      }),
    ),
    managed(
      MANAGEMENT,
      'CostAndOrganizationRead',
      'ANPACOSTANDORGEXAMPL2',
      'Cost Explorer and Organizations, and nothing else',
      policy(
        {
          Sid: 'CostExplorer',
          Effect: 'Allow',
          Action: ['ce:Describe*', 'ce:Get*', 'ce:List*'],
          Resource: '*',
        },
        {
          Sid: 'Organizations',
          Effect: 'Allow',
          Action: ['organizations:Describe*', 'organizations:List*'],
          Resource: '*',
        },
      ),
    ),
  ],
  identityProviders: [
    {
      kind: 'saml',
      arn: iam(MANAGEMENT, 'saml-provider/AWSSSO_1f4e7d9a0c2b5836_DO_NOT_DELETE'),
      name: 'AWSSSO_1f4e7d9a0c2b5836_DO_NOT_DELETE',
    },
  ],
  resources: [
    auditLogs,
    resource({ arn: TRAIL, type: 'CloudTrail trail', name: 'securecart-audit' }),
  ],
  sessions: [
    roleSession(MANAGEMENT, projectManagement, 'priya', {
      via: 'AssumeRoleWithSAML',
      expiresAt: '2026-11-23T16:40:00Z',
    }),
  ],
})
