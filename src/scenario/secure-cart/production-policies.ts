/**
 * The customer managed policies of the Production account.
 */

import type { ManagedPolicy } from '../../account/index.ts'
import { OFFICE_NETWORK, PRODUCTION, iam, inProduction } from './names.ts'
import { managed, policy } from './parts.ts'

const WORKLOAD_BOUNDARY = iam(PRODUCTION, 'policy/WorkloadBoundary')

const deployShop = managed(
  PRODUCTION,
  'DeployShop',
  'ANPADEPLOYSHOPEXAMPL2',
  'What the pipeline needs to bring out a new version of the shop',
  policy(
    { Sid: 'UploadAnywhere', Effect: 'Allow', Action: 's3:*', Resource: '*' },
    { Sid: 'ChangeFunctions', Effect: 'Allow', Action: 'lambda:*', Resource: '*' },
  ),
  policy(
    {
      Sid: 'UploadImagesAndSite',
      Effect: 'Allow',
      Action: ['s3:PutObject', 's3:AbortMultipartUpload'],
      Resource: ['arn:aws:s3:::securecart-prod/*', 'arn:aws:s3:::securecart-site/*'],
    },
    {
      Sid: 'FetchArtifacts',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::securecart-artifacts/*',
    },
    {
      Sid: 'UpdateFunctions',
      Effect: 'Allow',
      Action: ['lambda:UpdateFunctionCode', 'lambda:PublishVersion', 'lambda:UpdateAlias'],
      Resource: inProduction('lambda', 'function:*'),
    },
    {
      Sid: 'HandRolesToLambda',
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: iam(PRODUCTION, 'role/Lambda-Execution'),
      Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
    },
  ),
)

const developerData = [
  {
    Sid: 'ShopTables',
    Effect: 'Allow',
    Action: ['dynamodb:*'],
    Resource: inProduction('dynamodb', 'table/*'),
  },
  {
    Sid: 'ShopFunctions',
    Effect: 'Allow',
    Action: ['lambda:*'],
    Resource: inProduction('lambda', 'function:*'),
  },
  {
    Sid: 'ShopFiles',
    Effect: 'Allow',
    Action: ['s3:ListBucket', 's3:GetObject', 's3:PutObject', 's3:DeleteObject'],
    Resource: ['arn:aws:s3:::securecart-prod', 'arn:aws:s3:::securecart-prod/*'],
  },
]

const developerAccess = managed(
  PRODUCTION,
  'DeveloperAccess',
  'ANPADEVELOPEREXAMPLE2',
  'DynamoDB, Lambda and S3; roles only inside the workload boundary',
  policy(...developerData),
  policy(
    ...developerData,
    {
      Sid: 'RolesInsideBoundary',
      Effect: 'Allow',
      Action: ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:AttachRolePolicy'],
      Resource: iam(PRODUCTION, 'role/workload/*'),
      Condition: { StringEquals: { 'iam:PermissionsBoundary': WORKLOAD_BOUNDARY } },
    },
    {
      Sid: 'HandRolesToLambda',
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: iam(PRODUCTION, 'role/Lambda-Execution'),
      Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
    },
  ),
)

const securityAuditRead = managed(
  PRODUCTION,
  'SecurityAuditRead',
  'ANPASECAUDITREADEXAM2',
  'Look at the configuration of everything, change nothing',
  policy(
    {
      Sid: 'ReadConfiguration',
      Effect: 'Allow',
      Action: [
        'access-analyzer:Get*',
        'access-analyzer:List*',
        'cloudtrail:Describe*',
        'cloudtrail:Get*',
        'cloudtrail:LookupEvents',
        'dynamodb:Describe*',
        'iam:GenerateCredentialReport',
        'iam:Get*',
        'iam:List*',
        'kms:Describe*',
        'kms:GetKeyPolicy',
        'lambda:GetPolicy',
        'lambda:List*',
        's3:GetBucket*',
        's3:ListAllMyBuckets',
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetResourcePolicy',
      ],
      Resource: '*',
    },
    {
      Sid: 'ReadTrail',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:ListBucket'],
      Resource: ['arn:aws:s3:::securecart-audit-logs', 'arn:aws:s3:::securecart-audit-logs/*'],
    },
  ),
)

const ordersTableAccess = managed(
  PRODUCTION,
  'OrdersTableAccess',
  'ANPAORDERSTABLEEXAMP2',
  'The tables of orders and carts; wider than it should be',
  policy({
    Sid: 'OrdersAndCarts',
    Effect: 'Allow',
    Action: 'dynamodb:*',
    Resource: [inProduction('dynamodb', 'table/orders'), inProduction('dynamodb', 'table/carts')],
  }),
)

const workloadBoundary = managed(
  PRODUCTION,
  'WorkloadBoundary',
  'ANPAWORKLOADBOUNDARY2',
  'The most that a role of a workload can have, whatever is attached to it',
  policy(
    {
      Sid: 'ItemsNotTables',
      Effect: 'Allow',
      Action: [
        'dynamodb:BatchGetItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
      ],
      Resource: '*',
    },
    {
      Sid: 'FilesSecretsAndLogs',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject', 'secretsmanager:GetSecretValue', 'logs:*'],
      Resource: '*',
    },
  ),
)

const shopStaffBoundary = managed(
  PRODUCTION,
  'ShopStaffBoundary',
  'ANPASHOPSTAFFBOUNDAR2',
  'Shop staff use the till and look after their own sign-in, no more',
  policy({
    Sid: 'TillAndOwnSignIn',
    Effect: 'Allow',
    Action: ['dynamodb:GetItem', 'dynamodb:Query', 'iam:*', 'sts:AssumeRole'],
    Resource: '*',
  }),
)

const startSessionOnTeamNodes = managed(
  PRODUCTION,
  'StartSessionOnTeamNodes',
  'ANPATEAMNODESEXAMPLE2',
  'A shell on the nodes that carry the tag of one’s own team',
  policy(
    {
      Sid: 'NodesOfOwnTeam',
      Effect: 'Allow',
      Action: 'ssm:StartSession',
      Resource: [
        `arn:aws:ec2:*:${PRODUCTION}:instance/*`,
        `arn:aws:ssm:*:${PRODUCTION}:managed-instance/*`,
      ],
      Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
    },
    {
      Sid: 'OwnSessions',
      Effect: 'Allow',
      Action: ['ssm:TerminateSession', 'ssm:ResumeSession'],
      Resource: 'arn:aws:ssm:*:*:session/${aws:userid}-*',
    },
    {
      Sid: 'ListNodes',
      Effect: 'Allow',
      Action: ['ssm:DescribeInstanceInformation', 'ssm:DescribeInstancePatches'],
      Resource: '*',
    },
  ),
)

const monitoringRead = managed(
  PRODUCTION,
  'MonitoringRead',
  'ANPAMONITORINGREADEX2',
  'Metrics and logs, from the office network only',
  policy({
    Sid: 'MetricsAndLogs',
    Effect: 'Allow',
    Action: ['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics', 'logs:FilterLogEvents'],
    Resource: '*',
    Condition: { IpAddress: { 'aws:SourceIp': OFFICE_NETWORK } },
  }),
)

/** The same policy in every account that has employees. */
export function employeeSelfService(accountId: string, id: string): ManagedPolicy {
  return managed(
    accountId,
    'EmployeeSelfService',
    id,
    'Look after one’s own access keys and MFA device',
    policy({
      Sid: 'OwnKeysAndMfa',
      Effect: 'Allow',
      Action: [
        'iam:CreateAccessKey',
        'iam:DeleteAccessKey',
        'iam:EnableMFADevice',
        'iam:GetUser',
        'iam:ListAccessKeys',
        'iam:UpdateAccessKey',
      ],
      Resource: `arn:aws:iam::${accountId}:user/\${aws:username}`,
    }),
  )
}

export const productionPolicies: readonly ManagedPolicy[] = [
  deployShop,
  developerAccess,
  securityAuditRead,
  ordersTableAccess,
  workloadBoundary,
  shopStaffBoundary,
  startSessionOnTeamNodes,
  monitoringRead,
  employeeSelfService(PRODUCTION, 'ANPASELFSERVICEPROD02'),
]
