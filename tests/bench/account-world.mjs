// The made-up account of account.mjs as a world of the page: the same principals, policies, resources and
// organization, so that a browser can be asked what the kernel is asked.

/** @typedef {import('./account.mjs').Account} Account */
/** @typedef {import('./account.mjs').Level} Level */
/** @typedef {import('./account.mjs').Named} Named */
/** @typedef {import('./account.mjs').Principal} Principal */
/** @typedef {import('../../src/account/model.ts').World} World */
/** @typedef {import('../../src/account/model.ts').OrganizationPolicy} OrganizationPolicy */

/** @typedef {{ world: World, principals: string[], resources: string[] }} Whole */

const issuedAt = '2026-03-02T09:00:00Z'
const expiresAt = '2026-03-02T10:00:00Z'

/**
 * @param {Account} account
 * @returns {Whole}
 */
export function worldOf(account) {
  const { home } = account
  const resources = [...new Map(account.resources.map((each) => [each.resource, each])).values()]
  const away = resources.map((each) => each.resourceAccount).find((id) => id !== home) ?? home
  const isRole = (/** @type {{ resource: string }} */ { resource }) => resource.includes(':role/')
  const users = account.principals.filter(({ principal }) => principal.includes(':user/'))
  const sessions = account.principals.filter(({ principal }) => principal.includes('assumed-role'))
  const managed = [...new Set(account.principals.flatMap(managedOf))]
  /** @param {string} id */
  const rolesOf = (id) =>
    resources
      .filter((each) => isRole(each) && each.resourceAccount === id)
      .map(({ resource, policy, context }) => ({
        ...roleNamed(resource.slice(resource.lastIndexOf('/') + 1)),
        trustPolicy: text(policy),
        tags: tagsIn(context, 'aws:ResourceTag/'),
      }))
  /** @param {string} id */
  const resourcesOf = (id) =>
    resources
      .filter((each) => !isRole(each) && each.resourceAccount === id)
      .map(({ resource, policy, context }) => ({
        arn: resource,
        type: 'Resource',
        name: resource,
        policy: policy === null ? null : text(policy),
        tags: tagsIn(context, 'aws:ResourceTag/'),
        restrictPublicBuckets: false,
        contextKeys: {},
      }))
  return {
    world: {
      organization: organizationOf(account),
      accounts: [
        {
          ...accountNamed(home, 'Home'),
          parentId: 'ou-workloads',
          serviceControlPolicyIds: idsAt(account.serviceControl[2], 'scp'),
          resourceControlPolicyIds: idsAt(account.resourceControl[1], 'rcp'),
          users: users.map((row) => ({ ...userNamed(nameOf(row)), ...identityOf(row) })),
          roles: [
            ...sessions.map((row) => ({ ...roleNamed(nameOf(row)), ...identityOf(row) })),
            ...rolesOf(home),
          ],
          sessions: sessions.map(sessionOf),
          policies: managed.map((named) => managedPolicy(named)),
          resources: resourcesOf(home),
        },
        { ...accountNamed(away, 'Away'), roles: rolesOf(away), resources: resourcesOf(away) },
      ],
    },
    principals: account.principals.map(({ principal }) => principal),
    resources: resources.map(({ resource }) => resource),
  }
}

/** @param {Named | null} named */
function text(named) {
  const nobody = { Version: '2012-10-17', Statement: [] }
  return JSON.stringify(named?.document ?? nobody)
}

/** @param {Principal} row */
function nameOf({ principal }) {
  return principal.split('/')[1] ?? ''
}

/** @param {Principal} row */
function managedOf({ identity, boundary }) {
  return [...identity.filter(isManaged), ...(boundary === null ? [] : [boundary])]
}

/** @param {Named} named */
function isManaged({ name }) {
  return name.startsWith('managed-')
}

/** @param {Principal} row */
function identityOf(row) {
  return {
    inlinePolicies: row.identity.filter((each) => !isManaged(each)).map(inline),
    attachedPolicyArns: row.identity.filter(isManaged).map(policyArn),
    permissionsBoundaryArn: row.boundary === null ? null : policyArn(row.boundary),
    tags: tagsIn(row.context, 'aws:PrincipalTag/'),
  }
}

/** @param {Named} named */
function inline(named) {
  return { name: named.name, document: text(named) }
}

/** @param {Named} named */
function policyArn({ name }) {
  return `arn:aws:iam::111122223333:policy/${name}`
}

/** @param {Named} named */
function managedPolicy(named) {
  return {
    arn: policyArn(named),
    id: '',
    name: named.name,
    description: '',
    awsManaged: false,
    versions: [{ versionId: 'v1', createdAt: issuedAt, document: text(named) }],
    defaultVersionId: 'v1',
  }
}

/**
 * @param {Principal} row
 * @returns {import('../../src/account/model.ts').Session}
 */
function sessionOf(row) {
  return {
    kind: 'role',
    arn: row.principal,
    name: 'session',
    roleArn: row.roleArn ?? '',
    via: 'AssumeRole',
    issuedAt,
    expiresAt,
    policies: row.session?.map(inline) ?? null,
    tags: [],
    contextKeys: {},
    sourceIdentity: null,
    mfaAuthenticated: false,
    federatedProvider: null,
  }
}

/** @param {string} name */
function userNamed(name) {
  return {
    id: '',
    path: '/',
    name,
    groupNames: [],
    mfaEnabled: false,
    consoleAccess: false,
    accessKeys: [],
  }
}

/** @param {string} name */
function roleNamed(name) {
  return {
    id: '',
    path: '/',
    name,
    inlinePolicies: [],
    attachedPolicyArns: [],
    trustPolicy: text(null),
    permissionsBoundaryArn: null,
    tags: [],
    maxSessionDurationSeconds: 3600,
    description: '',
  }
}

/**
 * @param {string} id
 * @param {string} name
 * @returns {import('../../src/account/model.ts').Account}
 */
function accountNamed(id, name) {
  return {
    id,
    name,
    parentId: null,
    serviceControlPolicyIds: [],
    resourceControlPolicyIds: [],
    rootUser: { email: 'root@example.com', mfaEnabled: true },
    users: [],
    groups: [],
    roles: [],
    policies: [],
    identityProviders: [],
    resources: [],
    sessions: [],
    vpcEndpoints: [],
  }
}

/**
 * @param {Record<string, string>} context
 * @param {string} prefix
 */
function tagsIn(context, prefix) {
  return Object.entries(context)
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, value]) => ({ key: key.slice(prefix.length), value }))
}

/**
 * @param {Level | undefined} level
 * @param {'scp' | 'rcp'} kind
 */
function idsAt(level, kind) {
  return (level?.policies ?? []).map(({ name }) => `p-${kind}-${name}`)
}

/**
 * @param {Account} account
 * @returns {World['organization']}
 */
function organizationOf({ serviceControl, resourceControl }) {
  return {
    id: 'o-example123',
    managementAccountId: '000000000001',
    root: {
      id: 'r-root',
      serviceControlPolicyIds: idsAt(serviceControl[0], 'scp'),
      resourceControlPolicyIds: idsAt(resourceControl[0], 'rcp'),
    },
    units: [
      {
        id: 'ou-workloads',
        name: 'Workloads',
        parentId: 'r-root',
        serviceControlPolicyIds: idsAt(serviceControl[1], 'scp'),
        resourceControlPolicyIds: [],
      },
    ],
    enabledPolicyTypes: ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'],
    serviceControlPolicies: organizationPolicies(serviceControl, 'scp'),
    resourceControlPolicies: organizationPolicies(resourceControl, 'rcp'),
    identityCenter: null,
  }
}

/**
 * @param {Level[]} levels
 * @param {'scp' | 'rcp'} kind
 * @returns {OrganizationPolicy[]}
 */
function organizationPolicies(levels, kind) {
  const named = new Map(levels.flatMap(({ policies }) => policies.map((each) => [each.name, each])))
  return [...named.values()].map((each) => ({
    id: `p-${kind}-${each.name}`,
    name: each.name,
    description: '',
    awsManaged: false,
    document: text(each),
  }))
}
