/**
 * The context keys that network, resource, request and clock bring (4.5, 4.6, 4.7).
 */

import { findEndpoint } from './sides.ts'
import type { Caller } from './callers.ts'
import type { LocatedResource } from './located.ts'
import type { World } from './model.ts'
import { accountOrgPath } from './organization.ts'
import type { Question } from './questions.ts'

/** A context key with its value or values. */
export type BroughtKey = readonly [key: string, value: string | readonly string[]]

/** Where a request comes from unless the question says otherwise: an address of RFC 5737. */
const DEFAULT_SOURCE_IP = '203.0.113.10'
/** The private address behind a VPC endpoint. */
const DEFAULT_VPC_SOURCE_IP = '10.0.0.10'

/** The public address, or the VPC endpoint that hides it. */
export function networkKeys(
  world: World,
  question: Pick<Question, 'vpcEndpointId'>,
  caller: Caller,
): readonly BroughtKey[] {
  if (question.vpcEndpointId !== null) {
    const endpoint = findEndpoint(world, question.vpcEndpointId)
    const vpc: readonly BroughtKey[] = endpoint === null ? [] : [['aws:SourceVpc', endpoint.vpcId]]
    return [
      ...vpc,
      ['aws:SourceVpce', question.vpcEndpointId],
      ['aws:VpcSourceIp', DEFAULT_VPC_SOURCE_IP],
    ]
  }
  // Calls of service principals show no address (4.5).
  return caller.kind === 'service' ? [] : [['aws:SourceIp', DEFAULT_SOURCE_IP]]
}

export function resourceKeys(
  world: World,
  resource: LocatedResource,
  ownerId: string | null,
): readonly BroughtKey[] {
  const keys: BroughtKey[] = []
  if (ownerId !== null) keys.push(['aws:ResourceAccount', ownerId])
  const path = ownerId === null ? null : accountOrgPath(world, ownerId)
  if (world.organization !== null && path !== null) {
    keys.push(['aws:ResourceOrgID', world.organization.id], ['aws:ResourceOrgPaths', [path]])
  }
  for (const { key, value } of resource.tags) {
    keys.push([`aws:ResourceTag/${key}`, value])
    // IAM users and roles answer to a key of their own as well (4.9).
    if (resource.iamEntity) keys.push([`iam:ResourceTag/${key}`, value])
  }
  return [...keys, ...Object.entries(resource.contextKeys)]
}

export function regionKeys(resource: LocatedResource): readonly BroughtKey[] {
  // Global services answer in us-east-1; a bucket's Region does not stand in its ARN.
  return [['aws:RequestedRegion', resource.region ?? 'us-east-1']]
}

/** The same for every resource. */
export const connectionKeys: readonly BroughtKey[] = [
  ['aws:SecureTransport', 'true'],
  // Table 4.8: true only when a service passes the caller's credentials on, which comes by hand.
  ['aws:ViaAWSService', 'false'],
]

/** `moment` is the time that holds: the clock's, or one set by hand; null where neither is a time. */
export function clockKeys(now: string, moment: Date | null): readonly BroughtKey[] {
  const currentTime: BroughtKey = ['aws:CurrentTime', now]
  if (moment === null) return [currentTime]
  return [currentTime, ['aws:EpochTime', String(Math.floor(moment.getTime() / 1000))]]
}
