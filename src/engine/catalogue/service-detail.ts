/**
 * What AWS documents of one service: its actions, resource types and condition keys.
 * [reference_policies_actions-resources-contextkeys, as of the data's date]
 */

import { accessLevels } from './actions.ts'
import type { AccessLevel } from './actions.ts'
import { arnTemplates } from './arn-templates.ts'
import type { ArnTemplate } from './arn-templates.ts'
import type { ConditionKeyType } from './condition-keys.ts'
import {
  byLowerName,
  readData,
  readDay,
  readList,
  readMembers,
  readName,
  readOneOf,
  readSource,
  readText,
  readTexts,
} from './data.ts'
import type { DataReader, DataResult, DataSource } from './data.ts'
import { findKey, indexKeys, readKeyName, readKeyType } from './key-names.ts'
import type { KeyIndex } from './key-names.ts'

export interface ServiceDetail {
  readonly source: DataSource
  /** The newer data has no dependent actions; the day of those that are there. */
  readonly dependentsDate: string
  readonly prefix: string
  readonly name: string
  /** By full name in lower case. */
  readonly actions: ReadonlyMap<string, ActionDetail>
  /** By name in lower case. */
  readonly resourceTypes: ReadonlyMap<string, ResourceType>
  readonly keys: KeyIndex<ServiceKey>
}

export interface ActionDetail {
  /** As AWS spells it: 's3:GetObject'. */
  readonly name: string
  readonly level: AccessLevel
  /** What it grants, beginning with a verb: 'Retrieve objects from Amazon S3'. */
  readonly about: string
  /** None: the action works on no resource, and a policy has to say `*` (G59). */
  readonly resources: readonly ActionResource[]
  /** Condition keys that go with the action whatever its resource. */
  readonly keys: readonly string[]
  /** Other actions that the caller may need as well, by full name (M4). */
  readonly dependents: readonly string[]
}

export interface ActionResource {
  /** Name of a resource type of the service. */
  readonly name: string
  /** A statement that allows the action has to cover a resource of this type. */
  readonly required: boolean
  /** Condition keys that go with the action on this type only. */
  readonly keys: readonly string[]
}

export interface ResourceType {
  readonly name: string
  /** Nearly always one. */
  readonly arns: readonly ArnTemplate[]
  /** Condition keys that go with any action on the type. */
  readonly keys: readonly string[]
}

export interface ServiceKey {
  /** With `${…}` where the user fills something in. */
  readonly name: string
  readonly type: ConditionKeyType
  readonly multivalued: boolean
  /** What is compared, as a rule without a verb: 'The tags that are passed in the request'. */
  readonly about: string
}

/**
 * Reads one service.
 * @param text what a file of static/catalogue/services holds; anything else is answered with what is wrong
 */
export function readServiceDetail(text: string): DataResult<ServiceDetail> {
  return readData(text, (root, reader) => {
    const prefix = readName(root.get('prefix'), /^[a-z0-9-]+$/, 'prefix', reader)
    const list = <T>(name: string, read: (value: unknown, reader: DataReader) => T): readonly T[] =>
      readList(root.get(name), name, reader, (each) => read(each, reader))
    const actions = list('actions', (each) => readAction(each, prefix, reader))
    const types = list('resourceTypes', readType)
    const arns = types.flatMap((type) => type.arns)
    return {
      source: readSource(root, reader),
      dependentsDate: readDay(root.get('dependentsDate'), 'dependentsDate', reader),
      prefix,
      name: readText(root.get('name'), 'name', reader),
      actions: byLowerName(actions, 'actions', reader),
      resourceTypes: byLowerName(
        types.map((type) => ({ ...type, arns: arnTemplates(type.arns, arns) })),
        'resourceTypes',
        reader,
      ),
      keys: indexKeys(list('keys', readKey), 'keys', reader),
    }
  })
}

function readAction(value: unknown, prefix: string, reader: DataReader): ActionDetail {
  const members = readMembers(value, 'an action', reader)
  const name = readName(members.get('name'), /^[A-Za-z0-9_-]+$/, 'name of an action', reader)
  const resources = members.get('resources')
  return {
    name: `${prefix}:${name}`,
    level: readOneOf(members.get('level'), accessLevels, `level of ${name}`, reader),
    about: readText(members.get('about'), `about of ${name}`, reader),
    resources:
      resources === undefined
        ? []
        : readList(resources, `resources of ${name}`, reader, (each) => readResource(each, reader)),
    keys: readTexts(members.get('keys'), `keys of ${name}`, reader),
    dependents: readTexts(members.get('dependents'), `dependents of ${name}`, reader),
  }
}

function readResource(value: unknown, reader: DataReader): ActionResource {
  const members = readMembers(value, 'a resource', reader)
  return {
    name: readText(members.get('name'), 'name of a resource', reader),
    required: members.get('required') === true,
    keys: readTexts(members.get('keys'), 'keys of a resource', reader),
  }
}

function readType(
  value: unknown,
  reader: DataReader,
): { readonly name: string; readonly arns: readonly string[]; readonly keys: readonly string[] } {
  const members = readMembers(value, 'a resource type', reader)
  const name = readName(members.get('name'), /\S/, 'name of a resource type', reader)
  return {
    name,
    arns: readList(members.get('arns'), `arns of ${name}`, reader, (each) =>
      readName(each, /^(?:[^:]*:){5}./, `ARN of ${name}`, reader),
    ),
    keys: readTexts(members.get('keys'), `keys of ${name}`, reader),
  }
}

function readKey(value: unknown, reader: DataReader): ServiceKey {
  const members = readMembers(value, 'a condition key', reader)
  const name = readKeyName(members.get('name'), 'name of a condition key', reader)
  return {
    name,
    ...readKeyType(members.get('type'), `type of ${name}`, reader),
    about: readText(members.get('about'), `about of ${name}`, reader),
  }
}

/** The action of this full name, in any letter case. */
export function findActionDetail(detail: ServiceDetail, action: string): ActionDetail | null {
  return detail.actions.get(action.toLowerCase()) ?? null
}

/** The resource type of this name, in any letter case. */
export function findResourceType(detail: ServiceDetail, name: string): ResourceType | null {
  return detail.resourceTypes.get(name.toLowerCase()) ?? null
}

/** The condition key that this name, in any letter case, is or fills in. */
export function findServiceKey(detail: ServiceDetail, name: string): ServiceKey | null {
  return findKey(detail.keys, name)
}

/** The resource types of an action, those that it requires first; empty for an action without, or an unknown one. */
export function resourceTypesOf(detail: ServiceDetail, action: string): readonly ResourceType[] {
  const resources = findActionDetail(detail, action)?.resources ?? []
  const sorted = [...resources].sort((a, b) => Number(b.required) - Number(a.required))
  return sorted.flatMap(({ name }) => findResourceType(detail, name) ?? [])
}

/**
 * The condition keys that can be in a request for an action, besides the global ones that every
 * request may have: the action's own, those it has on a resource type, and the type's. Sorted.
 */
export function conditionKeysOf(detail: ServiceDetail, action: string): readonly string[] {
  const found = findActionDetail(detail, action)
  if (found === null) return []
  const keys = [
    ...found.keys,
    ...found.resources.flatMap((resource) => resource.keys),
    ...resourceTypesOf(detail, action).flatMap((type) => type.keys),
  ]
  return [...new Set(keys)].sort()
}
