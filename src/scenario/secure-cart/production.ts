/**
 * The Production account, in which the shop runs.
 */

import type { Account, Group, RoleSession, User } from '../../account/index.ts'
import {
  administratorAccess,
  lambdaBasicExecution,
  organizationsServiceTrust,
  s3ReadOnlyAccess,
  userChangePassword,
} from './aws-managed.ts'
import { DIRECTORY_PROVIDER, PRODUCTION, VPC, WORKLOADS, iam, inProduction } from './names.ts'
import { account, inline, roleSession, tag, user } from './parts.ts'
import { productionPolicies } from './production-policies.ts'
import { productionEndpoints, productionResources } from './production-resources.ts'
import {
  adOperations,
  barista,
  deploy,
  developerSso,
  ec2Images,
  lambdaPayments,
  nodeOperator,
  platformSso,
  productionRoles,
  securityAudit,
} from './production-roles.ts'

const users: readonly User[] = [
  user({
    path: '/break-glass/',
    name: 'keeper',
    id: 'AIDAKEEPERPRODEXAMPL2',
    attachedPolicyArns: [administratorAccess.arn],
  }),
  user({
    name: 'lucia',
    id: 'AIDALUCIASHOPEXAMPLE2',
    groupNames: ['employees'],
    permissionsBoundaryArn: iam(PRODUCTION, 'policy/ShopStaffBoundary'),
    tags: [tag('job', 'shop manager')],
    accessKeys: [
      { id: 'AKIALUCIAOLD2EXAMPLE', active: false, createdAt: '2026-02-02T08:00:00Z' },
      { id: 'AKIALUCIANEW2EXAMPLE', active: true, createdAt: '2026-10-05T08:00:00Z' },
    ],
  }),
  user({
    name: 'mateo',
    id: 'AIDAMATEOSHOPEXAMPLE2',
    groupNames: ['employees'],
    mfaEnabled: false,
    tags: [tag('job', 'shop staff')],
  }),
]

const employees: Group = {
  path: '/',
  name: 'employees',
  id: 'AGPAEMPLOYEESPRODEXA2',
  inlinePolicies: [
    inline('ReadMenu', {
      Sid: 'ReadMenu',
      Effect: 'Allow',
      Action: ['dynamodb:GetItem', 'dynamodb:Query'],
      Resource: inProduction('dynamodb', 'table/menu'),
    }),
  ],
  attachedPolicyArns: [userChangePassword.arn, iam(PRODUCTION, 'policy/EmployeeSelfService')],
}

const sessions: readonly RoleSession[] = [
  roleSession(PRODUCTION, deploy, 'ci-run-42', {
    via: 'AssumeRole',
    policies: [
      inline('ci-run-42', {
        Sid: 'ImagesOnly',
        Effect: 'Allow',
        Action: 's3:PutObject',
        Resource: 'arn:aws:s3:::securecart-prod/img/*',
      }),
    ],
    tags: [tag('pipeline', 'shop')],
    sourceIdentity: 'shop-main',
  }),
  roleSession(PRODUCTION, securityAudit, 'sofia', { via: 'AssumeRole' }),
  roleSession(PRODUCTION, lambdaPayments, 'payments', {
    via: 'service',
    contextKeys: { 'lambda:SourceFunctionArn': inProduction('lambda', 'function:payments') },
  }),
  roleSession(PRODUCTION, ec2Images, 'i-0a4c1e7d93b2f5868', {
    via: 'service',
    contextKeys: {
      'aws:Ec2InstanceSourceVpc': VPC,
      'aws:Ec2InstanceSourcePrivateIPv4': '10.20.1.15',
      'ec2:RoleDelivery': '2.0',
      'ec2:SourceInstanceArn': inProduction('ec2', 'instance/i-0a4c1e7d93b2f5868'),
    },
  }),
  roleSession(PRODUCTION, barista, 'mateo', { via: 'AssumeRole' }),
  roleSession(PRODUCTION, nodeOperator, 'ana', {
    via: 'AssumeRole',
    tags: [tag('team', 'payments')],
  }),
  roleSession(PRODUCTION, adOperations, 'nadia', { via: 'AssumeRoleWithSAML' }),
  roleSession(PRODUCTION, developerSso, 'dana', {
    via: 'AssumeRoleWithSAML',
    expiresAt: '2026-11-23T16:05:00Z',
  }),
  roleSession(PRODUCTION, platformSso, 'olaf', { via: 'AssumeRoleWithSAML' }),
]

export const production: Account = account({
  id: PRODUCTION,
  name: 'Production',
  parentId: WORKLOADS,
  serviceControlPolicyIds: ['p-FullAWSAccess'],
  rootUser: { email: 'aws+production@securecart.example', mfaEnabled: true },
  users,
  groups: [employees],
  roles: productionRoles,
  // AWS managed policies are the same in every account; the scenario holds each once.
  policies: [
    ...productionPolicies,
    administratorAccess,
    userChangePassword,
    s3ReadOnlyAccess,
    lambdaBasicExecution,
    organizationsServiceTrust,
  ],
  identityProviders: [
    { kind: 'saml', arn: DIRECTORY_PROVIDER, name: 'SecureCartActiveDirectory' },
    {
      kind: 'saml',
      arn: iam(PRODUCTION, 'saml-provider/AWSSSO_1f4e7d9a0c2b5836_DO_NOT_DELETE'),
      name: 'AWSSSO_1f4e7d9a0c2b5836_DO_NOT_DELETE',
    },
  ],
  resources: productionResources,
  sessions,
  vpcEndpoints: productionEndpoints,
})
