/**
 * Which policies AWS manages. The text of each is a file of its own.
 */

import { accessLevels } from './actions.ts'
import type { AccessLevel } from './actions.ts'
import {
  byLowerName,
  readData,
  readDay,
  readList,
  readMembers,
  readName,
  readSource,
  readText,
} from './data.ts'
import type { DataReader, DataResult, DataSource } from './data.ts'

export interface ManagedPolicies {
  /** Its date is the day of the newest change. */
  readonly source: DataSource
  /** By name in lower case, in alphabetical order. */
  readonly policies: ReadonlyMap<string, ManagedPolicyEntry>
}

export interface ManagedPolicyEntry {
  readonly name: string
  readonly arn: string
  /** '/', '/service-role/', '/job-function/', '/aws-service-role/' or '/root-task/' so far. */
  readonly path: string
  /** Of the default version, the only one here: 'v3'. */
  readonly version: string
  /** The day of that version: '2026-08-12'. */
  readonly updated: string
  /** Prefixes of the services whose actions it allows; '*' where it allows `*` or by NotAction. */
  readonly services: readonly string[]
  /**
   * Of all actions that an Allow covers, whatever a Deny, a condition or a list of resources takes away.
   * 'Permissions management' only for actions that change permissions.
   */
  readonly levels: readonly AccessLevel[]
}

/**
 * Reads the list of AWS's managed policies.
 * @param text what static/managed-policies/index.json holds; anything else is answered with what is wrong
 */
export function readManagedPolicies(text: string): DataResult<ManagedPolicies> {
  return readData(text, (root, reader) => {
    const policies = readList(root.get('policies'), 'policies', reader, (each) =>
      readEntry(each, reader),
    )
    return {
      source: readSource(root, reader),
      policies: byLowerName(policies, 'policies', reader),
    }
  })
}

function readEntry(value: unknown, reader: DataReader): ManagedPolicyEntry {
  const members = readMembers(value, 'a policy', reader)
  // The name is part of an address: nothing that could lead elsewhere.
  const name = readName(members.get('name'), /^[\w+=,@-][\w+=,.@-]*$/, 'name of a policy', reader)
  const path = readName(members.get('path'), /^\/(?:[\w-]+\/)*$/, `path of ${name}`, reader)
  const levels = readName(members.get('levels'), /^[LRWTP]*$/, `levels of ${name}`, reader)
  const services = readText(members.get('services'), `services of ${name}`, reader)
  return {
    name,
    arn: `arn:aws:iam::aws:policy${path}${name}`,
    path,
    version: readName(members.get('version'), /^v\d+$/, `version of ${name}`, reader),
    updated: readDay(members.get('updated'), `day of ${name}`, reader),
    services: services === '' ? [] : services.split(' '),
    // By their first letters.
    levels: accessLevels.filter((level) => levels.includes(level.charAt(0))),
  }
}

/** The policy of this name or ARN; null for one that is not there. */
export function findManagedPolicy(
  { policies }: ManagedPolicies,
  nameOrArn: string,
): ManagedPolicyEntry | null {
  const found = policies.get(nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1).toLowerCase())
  return found?.name === nameOrArn || found?.arn === nameOrArn ? found : null
}
