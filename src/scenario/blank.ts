/**
 * The world to begin one's own with: an account, a user, a bucket, and a policy that grants nothing yet.
 */

import { documentText } from './document-text.ts'
import { SCENARIO_VERSION, type Scenario } from './model.ts'

const ACCOUNT = '111122223333'
const BUCKET = 'example-bucket'

/** `now` is the scenario's clock, ISO 8601. */
export function blankScenario(id: string, now = '2026-01-01T09:00:00Z'): Scenario {
  return {
    version: SCENARIO_VERSION,
    id,
    name: 'New scenario',
    description: '',
    world: { organization: null, accounts: [account] },
    now,
    question: {
      principal: `arn:aws:iam::${ACCOUNT}:user/alice`,
      action: 's3:GetObject',
      resource: `arn:aws:s3:::${BUCKET}/hello.txt`,
      vpcEndpointId: null,
      context: {},
    },
    checks: [],
  }
}

/** The smallest policy that does something: one line to change. */
const listBuckets = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
}

const account: Scenario['world']['accounts'][number] = {
  id: ACCOUNT,
  name: 'My account',
  parentId: null,
  serviceControlPolicyIds: [],
  resourceControlPolicyIds: [],
  rootUser: { email: 'root@example.com', mfaEnabled: true },
  users: [
    {
      path: '/',
      name: 'alice',
      id: 'AIDAALICEEXAMPLEUSER2',
      inlinePolicies: [{ name: 'alice-can', document: documentText(listBuckets) }],
      attachedPolicyArns: [],
      groupNames: [],
      permissionsBoundaryArn: null,
      tags: [],
      mfaEnabled: false,
      consoleAccess: true,
      accessKeys: [],
    },
  ],
  groups: [],
  roles: [],
  policies: [],
  identityProviders: [],
  resources: [
    {
      arn: `arn:aws:s3:::${BUCKET}`,
      type: 'S3 bucket',
      name: BUCKET,
      policy: null,
      tags: [],
      restrictPublicBuckets: true,
      contextKeys: {},
    },
  ],
  sessions: [],
  vpcEndpoints: [],
}
