/**
 * The roles of the Production account: for the pipeline, for workloads, and for people at work.
 */

import type { Role } from '../../account/index.ts'
import { lambdaBasicExecution, organizationsServiceTrust, s3ReadOnlyAccess } from './aws-managed.ts'
import { reservedRole } from './identity-center.ts'
import { DEVOPS, DIRECTORY_PROVIDER, PRODUCTION, awsManaged, iam, inProduction } from './names.ts'
import { inline, policy, role, tag, trust } from './parts.ts'

const lambda = { Service: 'lambda.amazonaws.com' }

export const deploy = role({
  name: 'deploy',
  id: 'AROADEPLOYPRODEXAMPL2',
  description: 'Brings out new versions; taken by the pipeline of the DevOps account',
  trustPolicy: trust('PipelineOfDevOps', { AWS: iam(DEVOPS, 'role/DevOps-Engineer') }, [
    'sts:AssumeRole',
    'sts:TagSession',
  ]),
  attachedPolicyArns: [iam(PRODUCTION, 'policy/DeployShop')],
})

export const securityAudit = role({
  name: 'SecurityAudit',
  id: 'AROASECURITYAUDITEXA2',
  description: 'Security engineers look at everything and change nothing',
  trustPolicy: trust('SecurityEngineersWithMfa', { AWS: iam(DEVOPS, 'root') }, 'sts:AssumeRole', {
    Bool: { 'aws:MultiFactorAuthPresent': 'true' },
  }),
  attachedPolicyArns: [iam(PRODUCTION, 'policy/SecurityAuditRead')],
})

export const lambdaPayments = role({
  name: 'lambda-payments',
  id: 'AROALAMBDAPAYMENTSEX2',
  description: 'Runs the payments function, which reads the secret of the payment provider',
  trustPolicy: trust('LambdaService', lambda),
  inlinePolicies: [
    inline('ReadPaymentSecret', {
      Sid: 'ReadPaymentSecret',
      Effect: 'Allow',
      Action: 'secretsmanager:GetSecretValue',
      Resource: inProduction('secretsmanager', 'secret:payments/*'),
    }),
  ],
  attachedPolicyArns: [lambdaBasicExecution.arn],
  tags: [tag('team', 'payments')],
})

const lambdaExecution = role({
  name: 'Lambda-Execution',
  id: 'AROALAMBDAEXECUTIONE2',
  description: 'Runs the functions of the shop, inside the workload boundary',
  trustPolicy: trust('LambdaService', lambda),
  attachedPolicyArns: [iam(PRODUCTION, 'policy/OrdersTableAccess'), lambdaBasicExecution.arn],
  permissionsBoundaryArn: iam(PRODUCTION, 'policy/WorkloadBoundary'),
  tags: [tag('team', 'storefront')],
})

export const ec2Images = role({
  name: 'ec2-images',
  id: 'AROAECTWOIMAGESEXAMP2',
  description: 'The web servers read product images without stored credentials',
  trustPolicy: trust('Ec2Service', { Service: 'ec2.amazonaws.com' }),
  inlinePolicies: [
    inline(
      'ReadProductImages',
      {
        Sid: 'ListImages',
        Effect: 'Allow',
        Action: 's3:ListBucket',
        Resource: 'arn:aws:s3:::securecart-prod',
        Condition: { StringLike: { 's3:prefix': 'img/*' } },
      },
      {
        Sid: 'ReadImages',
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::securecart-prod/img/*',
      },
    ),
  ],
})

/** IAM knows moments, not hours of the day: the shift plan writes each day's window into the trust policy. */
function shift(sid: string, from: string, to: string): string {
  return trust(sid, { AWS: iam(PRODUCTION, 'user/mateo') }, 'sts:AssumeRole', {
    DateGreaterThanEquals: { 'aws:CurrentTime': from },
    DateLessThan: { 'aws:CurrentTime': to },
  })
}

export const barista = role({
  name: 'barista',
  id: 'AROABARISTAEXAMPLEID2',
  description: 'The coffee bar of the shop, in the morning',
  trustPolicy: shift('MorningShift', '2026-11-23T06:00:00Z', '2026-11-23T12:00:00Z'),
  inlinePolicies: [
    inline('PrepareOrders', {
      Sid: 'ReadMenuAndOrders',
      Effect: 'Allow',
      Action: ['dynamodb:GetItem', 'dynamodb:Query'],
      Resource: [inProduction('dynamodb', 'table/menu'), inProduction('dynamodb', 'table/orders')],
    }),
  ],
})

const cashier = role({
  name: 'cashier',
  id: 'AROACASHIEREXAMPLEID2',
  description: 'The till of the shop, in the afternoon',
  trustPolicy: shift('AfternoonShift', '2026-11-23T12:00:00Z', '2026-11-23T18:00:00Z'),
  inlinePolicies: [
    inline('TakeOrders', {
      Sid: 'WriteOrders',
      Effect: 'Allow',
      Action: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
      Resource: inProduction('dynamodb', 'table/orders'),
    }),
  ],
})

export const nodeOperator = role({
  name: 'node-operator',
  id: 'AROANODEOPERATOREXAM2',
  description: 'A shell on the nodes of the team that is passed as session tag',
  trustPolicy: trust(
    'EngineersWithTeam',
    { AWS: iam(DEVOPS, 'root') },
    ['sts:AssumeRole', 'sts:TagSession'],
    { StringEquals: { 'aws:RequestTag/team': ['payments', 'storefront'] } },
  ),
  attachedPolicyArns: [iam(PRODUCTION, 'policy/StartSessionOnTeamNodes')],
})

const monitoringReadonly = role({
  name: 'monitoring-readonly',
  id: 'AROAMONITORINGROEXAM2',
  description: 'The collector of the monitoring vendor reads metrics for us and only for us',
  trustPolicy: trust(
    'CollectorWithOurExternalId',
    { AWS: iam(DEVOPS, 'role/monitoring-collector') },
    'sts:AssumeRole',
    { StringEquals: { 'sts:ExternalId': 'securecart-7f3c' } },
  ),
  attachedPolicyArns: [iam(PRODUCTION, 'policy/MonitoringRead')],
})

export const adOperations = role({
  name: 'ad-operations',
  id: 'AROAADOPERATIONSEXAM2',
  description: 'Operations staff who sign in with Active Directory',
  trustPolicy: trust(
    'ActiveDirectoryUsers',
    { Federated: DIRECTORY_PROVIDER },
    'sts:AssumeRoleWithSAML',
    { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
  ),
  attachedPolicyArns: [s3ReadOnlyAccess.arn],
})

export const developerSso = reservedRole(
  PRODUCTION,
  'DeveloperAccess',
  '3f9a1c7be25d4806',
  'AROASSODEVELOPEREXAM2',
  [iam(PRODUCTION, 'policy/DeveloperAccess')],
  8,
)

export const platformSso = reservedRole(
  PRODUCTION,
  'PlatformAdmin',
  'b07d52e4a9138c6f',
  'AROASSOPLATFORMEXAMP2',
  [awsManaged('AdministratorAccess')],
  1,
)

const organizationsService = role({
  path: '/aws-service-role/organizations.amazonaws.com/',
  name: 'AWSServiceRoleForOrganizations',
  id: 'AROASLRORGANIZATIONS2',
  description: 'Service-linked role used by AWS Organizations',
  trustPolicy: policy({
    Effect: 'Allow',
    Principal: { Service: 'organizations.amazonaws.com' },
    Action: 'sts:AssumeRole',
  }),
  attachedPolicyArns: [organizationsServiceTrust.arn],
})

export const productionRoles: readonly Role[] = [
  deploy,
  securityAudit,
  lambdaPayments,
  lambdaExecution,
  ec2Images,
  barista,
  cashier,
  nodeOperator,
  monitoringReadonly,
  adOperations,
  developerSso,
  platformSso,
  organizationsService,
]
