/**
 * A small world that holds one of everything: two member accounts, the management account, an outsider.
 * Policy texts are short marks such as 'deploy-inline': nothing here reads them.
 */

import type {
  Account,
  Group,
  ManagedPolicy,
  Question,
  Role,
  User,
  World,
} from '../../src/account/index.ts'

export const MANAGEMENT = '111111111111'
export const PRODUCTION = '222222222222'
export const DEVOPS = '333333333333'
export const OUTSIDER = '444444444444'
/** No account of the world has it. */
export const UNKNOWN = '999999999999'

export const NOW = '2026-03-02T09:00:00Z'

export const admin = 'arn:aws:iam::aws:policy/AdministratorAccess'

export function question(changes: Partial<Question> = {}): Question {
  return {
    principal: `arn:aws:iam::${PRODUCTION}:user/dev/ana`,
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::shop/img/1.png',
    vpcEndpointId: null,
    context: {},
    ...changes,
  }
}

export function user(name: string, changes: Partial<User> = {}): User {
  return {
    id: `AIDA${name.toUpperCase()}`,
    path: '/',
    name,
    inlinePolicies: [],
    attachedPolicyArns: [],
    groupNames: [],
    permissionsBoundaryArn: null,
    tags: [],
    mfaEnabled: true,
    consoleAccess: true,
    accessKeys: [],
    ...changes,
  }
}

export function role(name: string, changes: Partial<Role> = {}): Role {
  return {
    id: `AROA${name.toUpperCase()}`,
    path: '/',
    name,
    description: '',
    trustPolicy: `${name}-trust`,
    inlinePolicies: [],
    attachedPolicyArns: [],
    permissionsBoundaryArn: null,
    tags: [],
    maxSessionDurationSeconds: 3600,
    ...changes,
  }
}

export function group(name: string, changes: Partial<Group> = {}): Group {
  return {
    id: `AGPA${name.toUpperCase()}`,
    path: '/',
    name,
    inlinePolicies: [],
    attachedPolicyArns: [],
    ...changes,
  }
}

export function managed(arn: string, document: string): ManagedPolicy {
  return {
    arn,
    id: `ANPA${arn.slice(-6)}`,
    name: arn.slice(arn.lastIndexOf('/') + 1),
    description: '',
    awsManaged: arn.includes('::aws:'),
    versions: [
      { versionId: 'v1', createdAt: NOW, document: `${document}-old` },
      { versionId: 'v2', createdAt: NOW, document },
    ],
    defaultVersionId: 'v2',
  }
}

export function account(id: string, name: string, changes: Partial<Account> = {}): Account {
  return {
    id,
    name,
    parentId: null,
    serviceControlPolicyIds: [],
    resourceControlPolicyIds: [],
    rootUser: { email: `root@${name}.example`, mfaEnabled: true },
    users: [],
    groups: [],
    roles: [],
    policies: [],
    identityProviders: [],
    resources: [],
    sessions: [],
    vpcEndpoints: [],
    ...changes,
  }
}

function resource(
  arn: string,
  type: string,
  changes: Partial<Account['resources'][number]> = {},
): Account['resources'][number] {
  return {
    arn,
    type,
    name: arn.slice(arn.lastIndexOf(':') + 1),
    policy: null,
    tags: [],
    restrictPublicBuckets: false,
    contextKeys: {},
    ...changes,
  }
}

const production = account(PRODUCTION, 'Production', {
  parentId: 'ou-prod',
  serviceControlPolicyIds: ['p-full', 'p-account'],
  resourceControlPolicyIds: ['p-RCPFullAWSAccess'],
  users: [
    user('ana', {
      path: '/dev/',
      groupNames: ['Developers', 'Employees'],
      inlinePolicies: [{ name: 'own', document: 'ana-own' }],
      attachedPolicyArns: [`arn:aws:iam::${PRODUCTION}:policy/Shop`],
      tags: [{ key: 'Team', value: 'shop' }],
    }),
    user('bob', { permissionsBoundaryArn: `arn:aws:iam::${PRODUCTION}:policy/Shop` }),
    user('__proto__'),
    user('constructor', { inlinePolicies: [{ name: 'toString', document: 'hostile' }] }),
  ],
  groups: [
    group('Developers', {
      inlinePolicies: [{ name: 'dev', document: 'developers-inline' }],
      attachedPolicyArns: [`arn:aws:iam::${PRODUCTION}:policy/Shop`, admin],
    }),
    group('Employees', { inlinePolicies: [{ name: 'home', document: 'employees-inline' }] }),
  ],
  roles: [
    role('deploy', {
      path: '/ci/',
      inlinePolicies: [
        { name: 'upload', document: 'deploy-upload' },
        { name: 'logs', document: 'deploy-logs' },
      ],
      attachedPolicyArns: [admin],
      permissionsBoundaryArn: `arn:aws:iam::${PRODUCTION}:policy/Fence`,
      tags: [
        { key: 'Team', value: 'pipeline' },
        { key: 'Stage', value: 'prod' },
      ],
    }),
    role('AWSServiceRoleForBackup', { path: '/aws-service-role/backup.amazonaws.com/' }),
    role('lonely', { attachedPolicyArns: [`arn:aws:iam::${PRODUCTION}:policy/Gone`] }),
  ],
  policies: [
    managed(`arn:aws:iam::${PRODUCTION}:policy/Shop`, 'shop'),
    managed(`arn:aws:iam::${PRODUCTION}:policy/Fence`, 'fence'),
  ],
  identityProviders: [
    {
      kind: 'oidc',
      arn: `arn:aws:iam::${PRODUCTION}:oidc-provider/token.actions.githubusercontent.com`,
      url: 'token.actions.githubusercontent.com',
      clientIds: ['sts.amazonaws.com'],
    },
    { kind: 'saml', arn: `arn:aws:iam::${PRODUCTION}:saml-provider/AD`, name: 'AD' },
  ],
  resources: [
    resource('arn:aws:s3:::shop', 'S3 bucket', {
      policy: 'shop-bucket',
      tags: [{ key: 'Team', value: 'shop' }],
      restrictPublicBuckets: true,
    }),
    resource('arn:aws:s3:::shop/img/2.png', 'Object', {
      contextKeys: { 's3:ExistingObjectTag/kind': 'image' },
    }),
    resource('arn:aws:s3:::shop2', 'S3 bucket', { policy: 'shop2-bucket' }),
    resource(`arn:aws:dynamodb:eu-west-1:${PRODUCTION}:table/orders`, 'DynamoDB table', {
      policy: 'orders-table',
      tags: [{ key: 'Data', value: 'orders' }],
    }),
    resource(`arn:aws:logs:eu-west-1:${PRODUCTION}:log-group:shop`, 'Log group', {
      policy: 'shop-logs',
    }),
    resource(`arn:aws:kms:eu-west-1:${PRODUCTION}:key/k1`, 'KMS key', { policy: 'key-policy' }),
    resource(`arn:aws:ssm:eu-west-1:${PRODUCTION}:parameter/a`, 'Parameter', {
      policy: 'parameter-a',
    }),
    resource(`arn:aws:sqs:eu-west-1:${PRODUCTION}:queue`, 'Queue', {
      policy: '{"Service":"events.amazonaws.com","Federated":"cognito-identity.amazonaws.com"}',
    }),
  ],
  sessions: [
    {
      kind: 'role',
      arn: `arn:aws:sts::${PRODUCTION}:assumed-role/deploy/ci-run-42`,
      name: 'ci-run-42',
      roleArn: `arn:aws:iam::${PRODUCTION}:role/ci/deploy`,
      via: 'AssumeRoleWithWebIdentity',
      issuedAt: '2026-03-02T08:58:00Z',
      expiresAt: '2026-03-02T09:58:00Z',
      policies: [{ name: 'narrow', document: 'session-narrow' }],
      tags: [{ key: 'TEAM', value: 'session' }],
      contextKeys: {
        'token.actions.githubusercontent.com:sub': 'repo:shop/web:ref:refs/heads/main',
      },
      sourceIdentity: 'ana',
      mfaAuthenticated: null,
      federatedProvider: `arn:aws:iam::${PRODUCTION}:oidc-provider/token.actions.githubusercontent.com`,
    },
    {
      kind: 'role',
      arn: `arn:aws:sts::${PRODUCTION}:assumed-role/deploy/mfa`,
      name: 'mfa',
      roleArn: `arn:aws:iam::${PRODUCTION}:role/ci/deploy`,
      via: 'AssumeRole',
      issuedAt: '2026-03-02T08:58:00Z',
      expiresAt: '2026-03-02T08:59:00Z',
      policies: [],
      tags: [],
      contextKeys: {},
      sourceIdentity: null,
      mfaAuthenticated: true,
      federatedProvider: null,
    },
    {
      kind: 'federatedUser',
      arn: `arn:aws:sts::${PRODUCTION}:federated-user/guest`,
      name: 'guest',
      issuerArn: `arn:aws:iam::${PRODUCTION}:user/dev/ana`,
      issuedAt: '2026-03-02T08:00:00Z',
      expiresAt: '2026-03-02T20:00:00Z',
      policies: [{ name: 'guest', document: 'guest-session' }],
      tags: [{ key: 'Guest', value: 'yes' }],
      contextKeys: {},
    },
  ],
  vpcEndpoints: [
    { id: 'vpce-s3', vpcId: 'vpc-1', service: 's3', type: 'gateway', policy: 'endpoint-policy' },
    { id: 'vpce-open', vpcId: 'vpc-1', service: 'sqs', type: 'interface', policy: null },
  ],
})

const devops = account(DEVOPS, 'DevOps', {
  parentId: 'r-1',
  serviceControlPolicyIds: ['p-full'],
  users: [user('dan', { attachedPolicyArns: [admin] })],
  resources: [resource('arn:aws:s3:::builds', 'S3 bucket')],
})

const management = account(MANAGEMENT, 'Management', {
  parentId: 'r-1',
  serviceControlPolicyIds: ['p-full'],
  users: [user('mia')],
  policies: [managed(admin, 'admin')],
  resources: [resource('arn:aws:s3:::ledger', 'S3 bucket', { policy: 'ledger-bucket' })],
})

const outsider = account(OUTSIDER, 'Outsider', {
  users: [user('eve', { attachedPolicyArns: [admin] })],
  resources: [resource('arn:aws:s3:::abroad', 'S3 bucket', { policy: 'abroad-bucket' })],
})

function control(id: string, name: string, awsManaged = false) {
  return { id, name, description: '', awsManaged, document: `${name}-text` }
}

export const world: World = {
  organization: {
    id: 'o-1',
    managementAccountId: MANAGEMENT,
    root: {
      id: 'r-1',
      serviceControlPolicyIds: ['p-full'],
      resourceControlPolicyIds: ['p-RCPFullAWSAccess', 'p-perimeter'],
    },
    units: [
      {
        id: 'ou-prod',
        name: 'Production',
        parentId: 'ou-work',
        serviceControlPolicyIds: ['p-full'],
        resourceControlPolicyIds: ['p-RCPFullAWSAccess'],
      },
      {
        id: 'ou-work',
        name: 'Workloads',
        parentId: 'r-1',
        serviceControlPolicyIds: ['p-full', 'p-region'],
        resourceControlPolicyIds: ['p-RCPFullAWSAccess'],
      },
    ],
    enabledPolicyTypes: ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'],
    serviceControlPolicies: [
      control('p-full', 'FullAWSAccess', true),
      control('p-region', 'Region'),
      control('p-account', 'Account'),
    ],
    resourceControlPolicies: [
      control('p-RCPFullAWSAccess', 'RCPFullAWSAccess', true),
      control('p-perimeter', 'Perimeter'),
    ],
    identityCenter: {
      instanceArn: 'arn:aws:sso:::instance/ssoins-1',
      identitySource: 'External identity provider',
      homeRegion: 'eu-west-1',
      users: [{ id: 'u-1', userName: 'ana', displayName: 'Ana' }],
      groups: [{ id: 'g-1', displayName: 'Auditors', memberIds: ['u-1'] }],
      permissionSets: [
        {
          name: 'Audit',
          description: 'Look, do not touch',
          awsManagedPolicyArns: [admin],
          customerManagedPolicyNames: ['Shop'],
          inlinePolicy: 'audit-inline',
          permissionsBoundaryArn: `arn:aws:iam::${MANAGEMENT}:policy/Fence`,
          sessionDurationHours: 2,
        },
      ],
      assignments: [
        {
          permissionSetName: 'Audit',
          accountId: PRODUCTION,
          principalType: 'GROUP',
          principalId: 'g-1',
        },
      ],
    },
  },
  accounts: [management, production, devops, outsider],
}

/** The world with one account changed. */
export function withAccount(id: string, change: (account: Account) => Account): World {
  return {
    ...world,
    accounts: world.accounts.map((candidate) =>
      candidate.id === id ? change(candidate) : candidate,
    ),
  }
}
