/**
 * Everything about one request that does not depend on a policy, worked out once.
 */

import { accountOf, splitArn } from '../match/arn.ts'
import type { ArnText } from '../match/arn.ts'
import { contextOf } from '../match/context.ts'
import type { Context } from '../match/context.ts'
import { callerOf, isServiceLinkedRole } from './caller.ts'
import type { Caller } from './caller.ts'
import { operationOf } from './operation.ts'
import type { Operation } from './operation.ts'
import type { AccessRequest } from './types.ts'

export interface Facts extends Situation, Asker {
  readonly caller: Caller
  readonly request: AccessRequest
  /** In lower case, as actions are compared (M3). */
  readonly action: string
  readonly service: string
  readonly resource: ArnText
  readonly context: Context
}

/** What the rules outside policies see of a request: no names, and of action and resource no more than they ask. */
export interface Situation {
  readonly caller: Pick<Caller, 'kind' | 'partition' | 'issuerArn'>
  readonly operation: Operation
  readonly target: Target
  readonly sameAccount: boolean
  /** Answered for every signed caller, whatever policies say. */
  readonly needsNoPermission: boolean
  /** Which policy of the resource must allow, whatever identity-based policies say. */
  readonly mandatory: 'trust' | 'key' | null
  readonly serviceLinkedRole: boolean
  readonly coveredByResourceControl: boolean
}

/** What a Principal element sees of a request. */
export interface Asker {
  readonly caller: Caller
  /** The caller has a permissions boundary; it voids NotPrincipal exemptions (G49). */
  readonly hasBoundary: boolean
  /** In a gateway endpoint's policy an account means its root user (G40). */
  readonly gatewayEndpoint: boolean
}

/** All that the rules outside policies ask of a resource. */
export interface Target {
  /** Null where the caller's own counts. */
  readonly account: string | null
  /** Null where the resource is no full ARN. */
  readonly partition: string | null
  readonly type: 'role' | 'key' | null
}

/** What of the policies bears on the reading of single statements. */
export interface Surroundings {
  readonly hasBoundary: boolean
  readonly gatewayEndpoint: boolean
}

/** Prepares a request. Fields of a wrong type are read as empty, so that nothing throws. */
export function factsOf(given: AccessRequest, surroundings: Surroundings): Facts {
  const request = sound(given) ? given : repaired(given)
  const action = request.action.toLowerCase()
  const service = serviceOf(action)
  const operation = operationOf(action, service)
  const caller = callerOf(request, operation)
  const resource = splitArn(request.resource)
  const target = targetOf(resource, request.resourceAccount)
  const serviceLinkedRole = isServiceLinkedRole(caller)
  return {
    request,
    caller,
    operation,
    target,
    action,
    service,
    resource,
    sameAccount: caller.account !== null && caller.account === (target.account ?? caller.account),
    needsNoPermission: needsNoPermission(operation, caller),
    mandatory: mandatoryPolicy(operation, target),
    serviceLinkedRole,
    // D45: service-linked roles are exempt.
    coveredByResourceControl: operation.resourceControl && !serviceLinkedRole,
    hasBoundary: surroundings.hasBoundary && mayHaveBoundary(caller),
    gatewayEndpoint: surroundings.gatewayEndpoint,
    context: contextOf(request.context),
  }
}

/** The service prefix of an action. */
export function serviceOf(action: string): string {
  return action.slice(0, Math.max(0, action.indexOf(':')))
}

/** S2: always answered. GetSessionToken only proves who a user is (6.2). */
function needsNoPermission({ name }: Operation, { kind }: Caller): boolean {
  if (name === 'sts:getcalleridentity') return kind !== 'anonymous' && kind !== 'unknown'
  return name === 'sts:getsessiontoken' && (kind === 'user' || kind === 'root')
}

/** What the rules make of a resource, whose account may be given apart. */
function targetOf(resource: ArnText, account: string | undefined): Target {
  const { segments } = resource
  const partition = segments.length === 6 ? (segments[1] ?? null) : null
  return { account: account ?? accountOf(resource), partition, type: typeOf(segments) }
}

function typeOf(segments: readonly string[]): Target['type'] {
  const owner = segments[2]
  if (owner === 'iam') return segments[5]?.startsWith('role/') === true ? 'role' : null
  return owner === 'kms' && segments[5]?.startsWith('key/') === true ? 'key' : null
}

/** D9: boundaries exist for users and roles, and through the user for federated users. */
export function mayHaveBoundary({ kind }: Pick<Caller, 'kind'>): boolean {
  return kind === 'user' || kind === 'role' || kind === 'roleSession' || kind === 'federatedUser'
}

function mandatoryPolicy({ takesRole, service }: Operation, { type }: Target): Facts['mandatory'] {
  // D27: a role is assumed only with the trust policy's Allow.
  if (takesRole && type === 'role') return 'trust'
  // D28: a key is used only with the key policy's Allow, or its delegation to the account.
  return service === 'kms' && type === 'key' ? 'key' : null
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
