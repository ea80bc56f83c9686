/**
 * Short ways to write the scenario's entities: what is the same for most of them stands here.
 */

import type {
  Account,
  InlinePolicy,
  ManagedPolicy,
  Resource,
  Role,
  RoleSession,
  Tag,
  User,
} from '../../account/index.ts'
import { documentText, type Json } from '../document-text.ts'

export type StatementJson = { readonly [element: string]: Json }

/** The text of a policy with these statements. */
export function policy(...statements: readonly StatementJson[]): string {
  return documentText({ Version: '2012-10-17', Statement: statements })
}

/** A trust policy with one statement, for callers that need no more than a condition. */
export function trust(
  sid: string,
  principal: Json,
  action: Json = 'sts:AssumeRole',
  condition?: Json,
): string {
  const statement = { Sid: sid, Effect: 'Allow', Principal: principal, Action: action }
  return policy(condition === undefined ? statement : { ...statement, Condition: condition })
}

export function inline(name: string, ...statements: readonly StatementJson[]): InlinePolicy {
  return { name, document: policy(...statements) }
}

export function tag(key: string, value: string): Tag {
  return { key, value }
}

export function user(fields: Pick<User, 'name' | 'id'> & Partial<User>): User {
  return {
    path: '/',
    inlinePolicies: [],
    attachedPolicyArns: [],
    groupNames: [],
    permissionsBoundaryArn: null,
    tags: [],
    mfaEnabled: true,
    consoleAccess: true,
    accessKeys: [],
    ...fields,
  }
}

export function role(
  fields: Pick<Role, 'name' | 'id' | 'description' | 'trustPolicy'> & Partial<Role>,
): Role {
  return {
    path: '/',
    inlinePolicies: [],
    attachedPolicyArns: [],
    permissionsBoundaryArn: null,
    tags: [],
    maxSessionDurationSeconds: 3600,
    ...fields,
  }
}

/** A customer managed policy; `documents` are its versions, the last of which is in force. */
export function managed(
  accountId: string,
  name: string,
  id: string,
  description: string,
  ...documents: readonly string[]
): ManagedPolicy {
  const versions = documents.map((document, index) => ({
    versionId: `v${String(index + 1)}`,
    createdAt: `2026-0${String(index + 2)}-16T10:00:00Z`,
    document,
  }))
  return {
    arn: `arn:aws:iam::${accountId}:policy/${name}`,
    id,
    name,
    description,
    awsManaged: false,
    versions,
    defaultVersionId: `v${String(documents.length)}`,
  }
}

export function resource(
  fields: Pick<Resource, 'arn' | 'type' | 'name'> & Partial<Resource>,
): Resource {
  return { policy: null, tags: [], restrictPublicBuckets: false, contextKeys: {}, ...fields }
}

export function bucket(
  name: string,
  policyText: string | null,
  fields: Partial<Resource> = {},
): Resource {
  return resource({
    arn: `arn:aws:s3:::${name}`,
    type: 'S3 bucket',
    name,
    policy: policyText,
    restrictPublicBuckets: true,
    ...fields,
  })
}

/** An object worth asking about; its bucket's policy is what counts. */
export function object(bucketName: string, key: string): Resource {
  return resource({
    arn: `arn:aws:s3:::${bucketName}/${key}`,
    type: 'S3 object',
    name: `${bucketName}/${key}`,
  })
}

export function roleSession(
  accountId: string,
  roleOf: Pick<Role, 'path' | 'name'>,
  name: string,
  fields: Partial<RoleSession> & Pick<RoleSession, 'via'>,
): RoleSession {
  return {
    kind: 'role',
    arn: `arn:aws:sts::${accountId}:assumed-role/${roleOf.name}/${name}`,
    name,
    roleArn: `arn:aws:iam::${accountId}:role${roleOf.path}${roleOf.name}`,
    issuedAt: '2026-11-23T09:28:00Z',
    expiresAt: '2026-11-23T10:28:00Z',
    policies: null,
    tags: [],
    contextKeys: {},
    sourceIdentity: null,
    mfaAuthenticated: fields.via === 'AssumeRole' || fields.via === 'service' ? false : null,
    federatedProvider: null,
    ...fields,
  }
}

/** An account in which nothing is yet. */
export function account(fields: Pick<Account, 'id' | 'name'> & Partial<Account>): Account {
  return {
    parentId: null,
    serviceControlPolicyIds: [],
    resourceControlPolicyIds: [],
    rootUser: { email: '', mfaEnabled: true },
    users: [],
    groups: [],
    roles: [],
    policies: [],
    identityProviders: [],
    resources: [],
    sessions: [],
    vpcEndpoints: [],
    ...fields,
  }
}
