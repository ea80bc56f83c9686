/**
 * Everything about one request that does not depend on a policy, worked out once.
 */

import { resourceControlServices } from '../catalogue/rcp-services.ts'
import { accountOf, splitArn } from '../match/arn.ts'
import type { ArnText } from '../match/arn.ts'
import { contextOf } from '../match/context.ts'
import type { Context } from '../match/context.ts'
import { callerOf, isServiceLinkedRole } from './caller.ts'
import type { Caller } from './caller.ts'
import type { AccessRequest } from './types.ts'

export interface Facts {
  readonly request: AccessRequest
  readonly caller: Caller
  /** In lower case, as actions are compared (M3). */
  readonly action: string
  readonly service: string
  readonly resource: ArnText
  readonly sameAccount: boolean
  /** Answered for every signed caller, whatever policies say. */
  readonly needsNoPermission: boolean
  /** Which policy of the resource must allow, whatever identity-based policies say. */
  readonly mandatory: 'trust' | 'key' | null
  readonly serviceLinkedRole: boolean
  readonly coveredByResourceControl: boolean
  /** The caller has a permissions boundary; it voids NotPrincipal exemptions (G49). */
  readonly hasBoundary: boolean
  /** In a gateway endpoint's policy an account means its root user (G40). */
  readonly gatewayEndpoint: boolean
  readonly context: Context
}

/** What of the policies bears on the reading of single statements. */
export interface Surroundings {
  readonly hasBoundary: boolean
  readonly gatewayEndpoint: boolean
}

/** Prepares a request. Fields of a wrong type are read as empty, so that nothing throws. */
export function factsOf(given: AccessRequest, surroundings: Surroundings): Facts {
  const request = sound(given) ? given : repaired(given)
  const caller = callerOf(request)
  const action = request.action.toLowerCase()
  const resource = splitArn(request.resource)
  const service = action.slice(0, Math.max(0, action.indexOf(':')))
  const resourceAccount = request.resourceAccount ?? accountOf(resource) ?? caller.account
  const serviceLinkedRole = isServiceLinkedRole(caller)
  return {
    request,
    caller,
    action,
    service,
    resource,
    sameAccount: caller.account !== null && caller.account === resourceAccount,
    needsNoPermission: service === 'sts' && needsNoPermission(action, caller),
    mandatory: mandatoryPolicy(action, service, resource),
    serviceLinkedRole,
    // D45: service-linked roles and kms:RetireGrant are exempt.
    coveredByResourceControl:
      resourceControlServices.has(service) && !serviceLinkedRole && action !== 'kms:retiregrant',
    hasBoundary: surroundings.hasBoundary && mayHaveBoundary(caller),
    gatewayEndpoint: surroundings.gatewayEndpoint,
    context: contextOf(request.context),
  }
}

/** S2: always answered. GetSessionToken only proves who a user is (6.2). */
function needsNoPermission(action: string, { kind }: Caller): boolean {
  if (action === 'sts:getcalleridentity') return kind !== 'anonymous' && kind !== 'unknown'
  return action === 'sts:getsessiontoken' && (kind === 'user' || kind === 'root')
}

/** D9: boundaries exist for users and roles, and through the user for federated users. */
export function mayHaveBoundary(caller: Caller): boolean {
  const { kind } = caller
  return kind === 'user' || kind === 'role' || kind === 'roleSession' || kind === 'federatedUser'
}

/** The sts actions a trust policy is about (G44). */
const trustActions: ReadonlySet<string> = new Set([
  'sts:assumerole',
  'sts:assumerolewithsaml',
  'sts:assumerolewithwebidentity',
  'sts:tagsession',
  'sts:setsourceidentity',
  'sts:setcontext',
])

function mandatoryPolicy(action: string, service: string, resource: ArnText): Facts['mandatory'] {
  const owner = resource.segments[2]
  const name = resource.segments[5] ?? ''
  // D27: a role is assumed only with the trust policy's Allow.
  if (trustActions.has(action) && owner === 'iam' && name.startsWith('role/')) return 'trust'
  // D28: a key is used only with the key policy's Allow, or its delegation to the account.
  if (service === 'kms' && owner === 'kms' && name.startsWith('key/')) return 'key'
  return null
}

function sound(request: AccessRequest): boolean {
  return (
    typeof request === 'object' &&
    request !== null &&
    typeof request.principal === 'string' &&
    typeof request.action === 'string' &&
    typeof request.resource === 'string' &&
    typeof request.context === 'object' &&
    request.context !== null &&
    (request.roleArn === undefined || typeof request.roleArn === 'string') &&
    (request.issuerArn === undefined || typeof request.issuerArn === 'string') &&
    (request.resourceAccount === undefined || typeof request.resourceAccount === 'string') &&
    (request.principalIds === undefined || isTexts(request.principalIds))
  )
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}

/** A request from outside TypeScript: what is not of its type counts as not given. */
function repaired(given: unknown): AccessRequest {
  const fields: Readonly<Record<string, unknown>> =
    typeof given === 'object' && given !== null ? { ...given } : {}
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '')
  const optional = (name: string): object =>
    typeof fields[name] === 'string' ? { [name]: fields[name] } : {}
  const { context, principalIds } = fields
  return {
    principal: text('principal'),
    action: text('action'),
    resource: text('resource'),
    context: typeof context === 'object' && context !== null ? { ...context } : {},
    ...optional('roleArn'),
    ...optional('issuerArn'),
    ...optional('resourceAccount'),
    principalIds: Array.isArray(principalIds)
      ? principalIds.filter((each) => typeof each === 'string')
      : [],
  }
}
