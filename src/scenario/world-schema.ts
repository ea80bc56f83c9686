/**
 * The schema of the mock organization as it is stored. Bounds are AWS's quotas where AWS has one;
 * what AWS itself would refuse but the account can explain, such as an unknown policy, is accepted.
 */

import * as v from 'valibot'
import { organizationSchema, treeProblem } from './organization-schema.ts'
import {
  accountId,
  arn,
  exactly,
  fields,
  flag,
  form,
  list,
  listBy,
  moment,
  name,
  oneOf,
  organizationPolicyIds,
  pathTo,
  policyText,
  record,
  text,
  wholeNumber,
} from './shapes.ts'

const identityPath = form(/^\/(?:[!-~]*\/)?$/, 512, "a path that begins and ends with '/'")
const uniqueId = form(/^[A-Z0-9]{4,128}$/, 128, 'a unique id such as AIDA… or AROA…')
const tags = list(fields({ key: text(1, 128), value: text(0, 256) }), 50)
/** What a key holds: one text or several. */
const contextValue = v.union([text(0, 4096), list(text(0, 4096), 200)], 'a text or a list of texts')
const contextKeys = record(contextValue, 200)

const inlinePolicies = listBy('name', fields({ name: name(), document: policyText() }), 50)

const identity = {
  path: identityPath,
  name: name(),
  inlinePolicies,
  attachedPolicyArns: list(arn(), 20),
}

const user = fields({
  ...identity,
  id: uniqueId,
  groupNames: list(name(), 10),
  permissionsBoundaryArn: v.nullable(arn()),
  tags,
  mfaEnabled: flag(),
  consoleAccess: flag(),
  accessKeys: listBy('id', fields({ id: uniqueId, active: flag(), createdAt: moment() }), 2),
})

const group = fields({ ...identity, id: uniqueId })

const role = fields({
  ...identity,
  id: uniqueId,
  trustPolicy: policyText(),
  permissionsBoundaryArn: v.nullable(arn()),
  tags,
  maxSessionDurationSeconds: wholeNumber(3600, 43_200),
  description: text(0, 1000),
})

const policyVersion = fields({
  versionId: form(/^v\d{1,6}$/, 7, "a version id such as 'v1'"),
  createdAt: moment(),
  document: policyText(),
})

const managedPolicy = fields({
  arn: arn(),
  id: uniqueId,
  name: name(),
  description: text(0, 1000),
  awsManaged: flag(),
  versions: listBy('versionId', policyVersion, 5),
  defaultVersionId: form(/^v\d{1,6}$/, 7, "a version id such as 'v1'"),
})

const identityProvider = v.variant(
  'kind',
  [
    fields({ kind: exactly('saml'), arn: arn(), name: name() }),
    fields({
      kind: exactly('oidc'),
      arn: arn(),
      url: text(1, 255),
      clientIds: list(text(1, 255), 100),
    }),
  ],
  '"saml" or "oidc"',
)

const resource = fields({
  arn: arn(),
  type: name(),
  name: text(1, 1024),
  policy: v.nullable(policyText()),
  tags,
  restrictPublicBuckets: flag(),
  contextKeys,
})

const session = {
  arn: arn(),
  name: name(),
  issuedAt: moment(),
  expiresAt: moment(),
  policies: v.nullable(inlinePolicies),
  tags,
  contextKeys,
}

const anySession = v.variant(
  'kind',
  [
    fields({
      ...session,
      kind: exactly('role'),
      roleArn: arn(),
      via: oneOf(['AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity', 'service']),
      sourceIdentity: v.nullable(name()),
      mfaAuthenticated: v.nullable(flag()),
      federatedProvider: v.nullable(arn()),
    }),
    fields({ ...session, kind: exactly('federatedUser'), issuerArn: arn() }),
  ],
  '"role" or "federatedUser"',
)

const vpcEndpoint = fields({
  id: name(),
  vpcId: name(),
  service: name(),
  type: oneOf(['gateway', 'interface']),
  policy: v.nullable(policyText()),
})

const account = fields({
  id: accountId(),
  name: name(),
  parentId: v.nullable(name()),
  serviceControlPolicyIds: organizationPolicyIds(),
  resourceControlPolicyIds: organizationPolicyIds(),
  rootUser: fields({ email: text(0, 320), mfaEnabled: flag() }),
  users: listBy('name', user, 5000),
  groups: listBy('name', group, 500),
  roles: listBy('name', role, 5000),
  policies: listBy('arn', managedPolicy, 5000),
  identityProviders: listBy('arn', identityProvider, 200),
  resources: listBy('arn', resource, 10_000),
  sessions: listBy('arn', anySession, 5000),
  vpcEndpoints: listBy('id', vpcEndpoint, 500),
})

/** The accounts' places must be places of the organization: whoever walks up from an account arrives at the root. */
export const worldSchema = v.pipe(
  fields({
    organization: v.nullable(organizationSchema),
    accounts: listBy('id', account, 500),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const problem = treeProblem(dataset.value.organization, dataset.value.accounts)
    if (problem === null) return
    addIssue({ message: problem.expected, path: pathTo(dataset.value, problem.steps) })
  }),
)
