/**
 * What IAM Identity Center creates in an account for an assignment (R22, R23),
 * and how those roles are told from others.
 */

import type { Assignment, PermissionSet, Role, World } from './model.ts'
import { findAccount } from './organization.ts'

/** Path under which Identity Center puts its roles; they can be changed only by AWS (R24). */
export const IDENTITY_CENTER_PATH = '/aws-reserved/sso.amazonaws.com/'

/** Name of a permission set's inline policy in the roles it becomes. */
export const IDENTITY_CENTER_INLINE_POLICY = 'AwsSSOInlinePolicy'

/** The role of the assignment's permission set in its account; null where set or account does not exist. */
export function provisionedRole(world: World, assignment: Assignment): Role | null {
  const center = world.organization?.identityCenter ?? null
  const set = center?.permissionSets.find(({ name }) => name === assignment.permissionSetName)
  if (center === null || set === undefined) return null
  if (findAccount(world, assignment.accountId) === null) return null
  return roleOf(set, assignment.accountId, center.homeRegion, center.instanceArn)
}

/** Whether a role is what Identity Center made of the permission set of this name. */
export function isProvisionedFrom(role: Role, permissionSetName: string): boolean {
  const prefix = `AWSReservedSSO_${permissionSetName}_`
  return (
    role.path.startsWith(IDENTITY_CENTER_PATH) &&
    role.name.startsWith(prefix) &&
    /^[0-9a-f]{16}$/.test(role.name.slice(prefix.length))
  )
}

function roleOf(
  set: PermissionSet,
  accountId: string,
  homeRegion: string,
  instanceArn: string,
): Role {
  const seed = `${instanceArn} ${accountId} ${set.name}`
  const region = homeRegion === 'us-east-1' ? '' : `${homeRegion}/`
  return {
    id: `AROA${base32((hash(`id ${seed}`) << 64n) | hash(`more ${seed}`))}`,
    path: `${IDENTITY_CENTER_PATH}${region}`,
    name: `AWSReservedSSO_${set.name}_${hex16(hash(seed))}`,
    description: set.description,
    trustPolicy: trustPolicy(accountId, hex16(hash(`provider ${instanceArn} ${accountId}`))),
    inlinePolicies:
      set.inlinePolicy === null
        ? []
        : [{ name: IDENTITY_CENTER_INLINE_POLICY, document: set.inlinePolicy }],
    attachedPolicyArns: [
      ...set.awsManagedPolicyArns,
      ...set.customerManagedPolicyNames.map((name) => `arn:aws:iam::${accountId}:policy/${name}`),
    ],
    permissionsBoundaryArn:
      set.permissionsBoundaryArn === null ? null : inAccount(set.permissionsBoundaryArn, accountId),
    tags: [],
    maxSessionDurationSeconds: set.sessionDurationHours * 3600,
  }
}

/** R23: the account's own SAML provider, which Identity Center made too. */
function trustPolicy(accountId: string, providerSuffix: string): string {
  const document = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: {
          Federated: `arn:aws:iam::${accountId}:saml-provider/AWSSSO_${providerSuffix}_DO_NOT_DELETE`,
        },
        Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
        Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
      },
    ],
  }
  return JSON.stringify(document, null, 2)
}

/** Customer managed policies are meant in the account of the role, under the same name (R21). */
function inAccount(policyArn: string, accountId: string): string {
  return policyArn.replace(/(?<=^arn:[^:]*:iam::)\d{12}(?=:)/, accountId)
}

/** FNV-1a, 64 bits: AWS's suffixes are random, ours must be the same on every run. */
function hash(text: string): bigint {
  let value = 0xcbf29ce484222325n
  for (let at = 0; at < text.length; at += 1) {
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n)
  }
  return value
}

function hex16(value: bigint): string {
  return value.toString(16).padStart(16, '0')
}

const base32Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const uniqueIdLength = 17

function base32(value: bigint): string {
  let text = ''
  for (let rest = value; text.length < uniqueIdLength; rest >>= 5n) {
    text += base32Digits.charAt(Number(rest & 31n))
  }
  return text
}
