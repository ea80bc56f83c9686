/**
 * The DevOps account: the pipeline, and the engineers who look after it.
 */

import type {
  Account,
  FederatedUserSession,
  Group,
  ManagedPolicy,
  Resource,
  Role,
  RoleSession,
  User,
} from '../../account/index.ts'
import { userChangePassword } from './aws-managed.ts'
import { DELIVERY, DEVOPS, GITHUB, GITHUB_PROVIDER, PRODUCTION, REGION, iam } from './names.ts'
import {
  account,
  bucket,
  inline,
  managed,
  object,
  policy,
  resource,
  role,
  roleSession,
  tag,
  trust,
  user,
} from './parts.ts'
import { employeeSelfService } from './production-policies.ts'

const CONTRACT_END = '2027-01-01T00:00:00Z'

const users: readonly User[] = [
  user({
    path: '/break-glass/',
    name: 'keeper',
    id: 'AIDAKEEPERDEVOPSEXAM2',
    inlinePolicies: [
      inline('EverythingInAnEmergency', { Effect: 'Allow', Action: '*', Resource: '*' }),
    ],
  }),
  user({
    name: 'ana',
    id: 'AIDAANADEVOPSEXAMPLE2',
    groupNames: ['employees', 'DevOps-Admin'],
    tags: [tag('team', 'payments')],
  }),
  user({
    name: 'ben',
    id: 'AIDABENDEVOPSEXAMPLE2',
    groupNames: ['employees', 'DevOps-Admin'],
    tags: [tag('team', 'storefront')],
  }),
  user({ name: 'sofia', id: 'AIDASOFIASECEXAMPLEI2', groupNames: ['employees', 'Security-Audit'] }),
  user({
    name: 'noor',
    id: 'AIDANOORCONTRACTEXAM2',
    consoleAccess: false,
    tags: [tag('job', 'contractor')],
    accessKeys: [{ id: 'AKIANOORKEY22EXAMPLE', active: true, createdAt: '2026-10-01T08:00:00Z' }],
  }),
]

const groups: readonly Group[] = [
  {
    path: '/',
    name: 'employees',
    id: 'AGPAEMPLOYEESDEVOPSE2',
    inlinePolicies: [],
    attachedPolicyArns: [userChangePassword.arn, iam(DEVOPS, 'policy/EmployeeSelfService')],
  },
  {
    path: '/',
    name: 'DevOps-Admin',
    id: 'AGPADEVOPSADMINEXAMP2',
    inlinePolicies: [],
    attachedPolicyArns: [
      iam(DEVOPS, 'policy/RunPipeline'),
      iam(DEVOPS, 'policy/PipelineArtifacts'),
      iam(DEVOPS, 'policy/DeployToProduction'),
    ],
  },
  {
    path: '/',
    name: 'Security-Audit',
    id: 'AGPASECURITYAUDITEXA2',
    inlinePolicies: [
      inline('TakeAuditRole', {
        Sid: 'TakeAuditRole',
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Resource: iam(PRODUCTION, 'role/SecurityAudit'),
      }),
    ],
    attachedPolicyArns: [],
  },
]

const devOpsEngineer = role({
  name: 'DevOps-Engineer',
  id: 'AROADEVOPSENGINEEREX2',
  description: 'The pipeline: runs on GitHub and in CodeBuild, and holds no key of its own',
  trustPolicy: policy(
    {
      Sid: 'MainBranchOfTheShop',
      Effect: 'Allow',
      Principal: { Federated: GITHUB_PROVIDER },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          [`${GITHUB}:aud`]: 'sts.amazonaws.com',
          [`${GITHUB}:sub`]: 'repo:securecart/shop:ref:refs/heads/main',
        },
      },
    },
    {
      Sid: 'OurBuildProject',
      Effect: 'Allow',
      Principal: { Service: 'codebuild.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        ArnEquals: { 'aws:SourceArn': `arn:aws:codebuild:${REGION}:${DEVOPS}:project/shop` },
      },
    },
  ),
  attachedPolicyArns: [
    iam(DEVOPS, 'policy/PipelineArtifacts'),
    iam(DEVOPS, 'policy/DeployToProduction'),
  ],
})

const contractor = role({
  name: 'contractor',
  id: 'AROACONTRACTOREXAMPL2',
  description: 'Moves the old catalogue over, until the contract ends',
  trustPolicy: trust('NoorUntilContractEnds', { AWS: iam(DEVOPS, 'user/noor') }, 'sts:AssumeRole', {
    DateLessThan: { 'aws:CurrentTime': CONTRACT_END },
  }),
  attachedPolicyArns: [iam(DEVOPS, 'policy/ContractorMigration')],
})

const monitoringCollector = role({
  name: 'monitoring-collector',
  id: 'AROAMONITORCOLLECTOR2',
  description: 'The collector of the monitoring vendor, which runs as a function',
  trustPolicy: trust('LambdaService', { Service: 'lambda.amazonaws.com' }),
  inlinePolicies: [
    inline('ReadOtherAccounts', {
      Sid: 'ReadOtherAccounts',
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: 'arn:aws:iam::*:role/monitoring-readonly',
    }),
  ],
})

const roles: readonly Role[] = [devOpsEngineer, contractor, monitoringCollector]

const policies: readonly ManagedPolicy[] = [
  managed(
    DEVOPS,
    'DeployToProduction',
    'ANPADEPLOYTOPRODEXAM2',
    'Take the deploy role of Production',
    policy({
      Sid: 'TakeDeployRole',
      Effect: 'Allow',
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Resource: iam(PRODUCTION, 'role/deploy'),
    }),
  ),
  managed(
    DEVOPS,
    'PipelineArtifacts',
    'ANPAARTIFACTSEXAMPLE2',
    'Write and read what the pipeline builds',
    policy({
      Sid: 'Artifacts',
      Effect: 'Allow',
      Action: ['s3:ListBucket', 's3:GetObject', 's3:PutObject'],
      Resource: ['arn:aws:s3:::securecart-artifacts', 'arn:aws:s3:::securecart-artifacts/*'],
    }),
  ),
  managed(
    DEVOPS,
    'RunPipeline',
    'ANPARUNPIPELINEEXAMP2',
    'Run and repair the pipeline',
    policy(
      {
        Sid: 'PipelineAndBuilds',
        Effect: 'Allow',
        Action: ['codebuild:*', 'codepipeline:*', 'logs:*', 'sts:GetFederationToken'],
        Resource: '*',
      },
      {
        Sid: 'HandRoleToBuilds',
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: iam(DEVOPS, 'role/DevOps-Engineer'),
        Condition: { StringEquals: { 'iam:PassedToService': 'codebuild.amazonaws.com' } },
      },
      {
        Sid: 'OperateNodes',
        Effect: 'Allow',
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Resource: iam(PRODUCTION, 'role/node-operator'),
      },
    ),
  ),
  managed(
    DEVOPS,
    'ContractorMigration',
    'ANPACONTRACTOREXAMPL2',
    'The folder of the migration, and no longer than the contract runs',
    policy({
      Sid: 'MigrationFolder',
      Effect: 'Allow',
      Action: 's3:*',
      Resource: 'arn:aws:s3:::securecart-artifacts/*',
    }),
    policy({
      Sid: 'MigrationFolder',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: 'arn:aws:s3:::securecart-artifacts/migration/*',
      Condition: { DateLessThan: { 'aws:CurrentTime': CONTRACT_END } },
    }),
  ),
  employeeSelfService(DEVOPS, 'ANPASELFSERVICEDEVOP2'),
]

const resources: readonly Resource[] = [
  bucket(
    'securecart-artifacts',
    policy({
      Sid: 'DeployRoleFetches',
      Effect: 'Allow',
      Principal: { AWS: iam(PRODUCTION, 'role/deploy') },
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::securecart-artifacts/*',
    }),
  ),
  bucket(
    'securecart-status',
    policy({
      Sid: 'EverybodyReadsStatus',
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::securecart-status/*',
    }),
    { restrictPublicBuckets: false },
  ),
  object('securecart-status', 'index.html'),
  resource({
    arn: `arn:aws:ec2:us-east-1:${DEVOPS}:instance/i-0f7a3c9e1b5d28640`,
    type: 'Managed node',
    name: 'build-1',
    tags: [tag('team', 'delivery'), tag('Patch Group', 'daily')],
  }),
]

const reportViewer: FederatedUserSession = {
  kind: 'federatedUser',
  arn: `arn:aws:sts::${DEVOPS}:federated-user/report-viewer`,
  name: 'report-viewer',
  issuerArn: iam(DEVOPS, 'user/ben'),
  issuedAt: '2026-11-23T08:00:00Z',
  expiresAt: '2026-11-23T20:00:00Z',
  policies: [
    inline('report-viewer', {
      Sid: 'TestReportsOnly',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::securecart-artifacts/test-reports/*',
    }),
  ],
  tags: [],
  contextKeys: {},
}

const roleSessions: readonly RoleSession[] = [
  roleSession(DEVOPS, devOpsEngineer, 'ci-run-42', {
    via: 'AssumeRoleWithWebIdentity',
    federatedProvider: GITHUB_PROVIDER,
    issuedAt: '2026-11-23T09:27:00Z',
    expiresAt: '2026-11-23T10:27:00Z',
  }),
  roleSession(DEVOPS, contractor, 'noor', { via: 'AssumeRole' }),
  roleSession(DEVOPS, monitoringCollector, 'poll', { via: 'service' }),
]

export const devOps: Account = account({
  id: DEVOPS,
  name: 'DevOps',
  parentId: DELIVERY,
  serviceControlPolicyIds: ['p-FullAWSAccess'],
  rootUser: { email: 'aws+devops@securecart.example', mfaEnabled: true },
  users,
  groups,
  roles,
  policies,
  identityProviders: [
    { kind: 'oidc', arn: GITHUB_PROVIDER, url: GITHUB, clientIds: ['sts.amazonaws.com'] },
  ],
  resources,
  sessions: [...roleSessions, reportViewer],
})
