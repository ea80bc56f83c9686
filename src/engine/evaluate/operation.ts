/**
 * All that the rules outside policies ask of an action. Actions of one operation are told apart
 * by policies alone, so that the bulk kernel decides what is left of a request once for all of them.
 */

import { trustActions } from '../policy/grammar.ts'
import { resourceControlServices } from '../catalogue/rcp-services.ts'

/** Equal operations are one object: compare them by identity. */
export interface Operation {
  /** In lower case, where a rule is about this action alone; else null. */
  readonly name: NamedAction | null
  readonly service: NamedService | null
  /** A trust policy is about it (G44). */
  readonly takesRole: boolean
  /** Resource control policies reach it (D7, D45, D47). */
  readonly resourceControl: boolean
}

type NamedService = 'kms' | 's3' | 'sts'
type NamedAction =
  | 'sts:assumerole'
  | 'sts:assumerolewithwebidentity'
  | 'sts:assumeroot'
  | 'sts:getcalleridentity'
  | 'sts:getsessiontoken'
  | 's3:deletebucketpolicy'
  | 's3:getbucketpolicy'
  | 's3:putbucketpolicy'

/** What the rules make of an action, given in lower case with its service prefix. */
export function operationOf(action: string, service: string): Operation {
  const found = byAction.get(action) ?? byService.get(service)
  if (found !== undefined) return found
  return resourceControlServices.has(service) ? covered : ordinary
}

const ordinary: Operation = {
  name: null,
  service: null,
  takesRole: false,
  resourceControl: false,
}
const covered: Operation = { ...ordinary, resourceControl: true }
const kms: Operation = { ...covered, service: 'kms' }
const s3: Operation = { ...covered, service: 's3' }
const sts: Operation = { ...covered, service: 'sts' }
const takingRole: Operation = { ...sts, takesRole: true }

const byService: ReadonlyMap<string, Operation> = new Map([
  ['kms', kms],
  ['s3', s3],
  ['sts', sts],
])

const byAction: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  // D45: exempt from resource control policies.
  ['kms:retiregrant', { ...kms, resourceControl: false }],
  ...named(s3, ['s3:deletebucketpolicy', 's3:getbucketpolicy', 's3:putbucketpolicy']),
  ...named(sts, ['sts:assumeroot', 'sts:getcalleridentity', 'sts:getsessiontoken']),
  ...trustActions.map((action) => [action.toLowerCase(), takingRole] as const),
  ...named(takingRole, ['sts:assumerole', 'sts:assumerolewithwebidentity']),
])

function named(like: Operation, names: readonly NamedAction[]): [string, Operation][] {
  return names.map((name) => [name, { ...like, name }])
}
