/**
 * The rows of a matrix: each principal under each circumstance, with the policies and the context of the caller.
 */

import type { MatrixPrincipal } from '../../engine/index.ts'
import { callerKeys, sessionKeys } from '../caller-keys.ts'
import { callerAccountId, resolveCaller, webIdentityDomains } from '../callers.ts'
import type { Caller } from '../callers.ts'
import { contextOf, momentOf, withHand } from '../context.ts'
import { indexedDirectory } from '../directory.ts'
import { remembering } from '../memo.ts'
import type { World } from '../model.ts'
import { policyReading } from '../policy-reading.ts'
import type { ReadPolicy } from '../policy-reading.ts'
import { clockKeys, connectionKeys, networkKeys } from '../request-keys.ts'
import type { BroughtKey } from '../request-keys.ts'
import { callerSide, endpointSide } from '../sides.ts'
import type { CallerSide } from '../sides.ts'
import type { Circumstances, MatrixAxes } from './axes.ts'
import type { Side } from './side.ts'

export interface Rows {
  accountOf(row: number): string | null
  row(row: number, action: string): Side<MatrixPrincipal>
}

export function rowsOf(world: World, now: string, axes: MatrixAxes, read: ReadPolicy): Rows {
  const { principals, circumstances } = axes
  const directory = indexedDirectory()
  const endpoints = remembering((id: string | null) => endpointSide(world, id))
  const principalOf = (row: number): string =>
    principals[Math.floor(row / circumstances.length)] ?? ''

  const find = (principal: string, action: string): Found => {
    const caller = resolveCaller(world, principal, action, directory)
    return { caller, keys: callerKeys(world, caller), side: callerSide(world, caller) }
  }
  const known = remembering((principal: string) => find(principal, ''))
  const make = (row: number, { caller, keys, side }: Found): Side<MatrixPrincipal> => {
    const how = circumstances[row % circumstances.length] ?? asTheyCome
    const endpoint = endpoints(how.vpcEndpointId)
    const { one, many, levels, broken } = policyReading(read, side.missing)
    const policies = {
      identity: many(side.identity),
      boundary: one(side.boundary),
      session: side.session === null ? null : many(side.session),
      endpoint: one(endpoint.policy),
      serviceControl: levels(side.serviceControl),
      ...(endpoint.type === null ? {} : { endpointType: endpoint.type }),
    }
    const context = contextFor(world, now, caller, keys, how)
    const principal = principalOf(row)
    return { side: { principal, ...side.names, context, ...policies }, broken: broken() }
  }
  const made = remembering((row: number) => make(row, known(principalOf(row))))

  return {
    accountOf: (row) => callerAccountId(known(principalOf(row)).caller),
    row(row, action) {
      const principal = principalOf(row)
      // Only of these does the action say who they are.
      return webIdentityDomains.includes(principal) ? make(row, find(principal, action)) : made(row)
    },
  }
}

/** A caller, with all that does not turn on the circumstances. */
interface Found {
  readonly caller: Caller
  readonly keys: readonly BroughtKey[]
  readonly side: CallerSide
}

const asTheyCome: Circumstances = { vpcEndpointId: null, context: {} }

/** All but what the resource brings, and over it the hand. */
function contextFor(
  world: World,
  now: string,
  caller: Caller,
  keys: readonly BroughtKey[],
  how: Circumstances,
): MatrixPrincipal['context'] {
  const moment = momentOf(how.context, now)
  return contextOf(
    withHand(
      [
        ['caller', keys],
        ['session', sessionKeys(caller, moment)],
        ['network', networkKeys(world, how, caller)],
        ['request', connectionKeys],
        ['clock', clockKeys(now, moment)],
      ],
      how.context,
    ),
  )
}
