// Services, actions, resource types and condition keys of AWS's service authorization reference,
// in the shapes that static/catalogue has them in.

import { readFileSync } from 'node:fs'
import path from 'node:path'

/** @typedef {{ name: string, required: boolean, conditionKeys: string[], dependentActions: string[] }} ActionResource */
/** @typedef {{ name: string, description: string, accessLevel: string, resourceTypes: ActionResource[], conditionKeys: string[], dependentActions: string[] }} Action */
/** @typedef {{ key: string, arn: string, conditionKeys?: string[] }} ResourceType */
/** @typedef {{ key: string, description: string, type: string }} Key */
/** @typedef {{ prefix: string, name: string, actions: Action[], resourceTypes: ResourceType[], keys: Key[] }} Service */

const levels = ['List', 'Read', 'Write', 'Tagging', 'Permissions management']

/** @param {string} folder @returns {Service[]} */
export function readServices(folder) {
  /** @param {string} file */
  const read = (file) => JSON.parse(readFileSync(path.join(folder, 'data', `${file}.json`), 'utf8'))
  const names = read('serviceNames')
  /** @type {string[]} */
  const prefixes = read('services')
  return prefixes.sort(compare).map((prefix) => ({
    prefix,
    name: names[prefix],
    actions: sortedValues(read(`actions/${prefix}`), ({ name }) => name),
    resourceTypes: sortedValues(read(`resourceTypes/${prefix}`), ({ key }) => key),
    keys: sortedValues(read(`conditionKeys/${prefix}`), ({ key }) => key),
  }))
}

/**
 * The dependent actions of an action, as far as both still exist, by its full name in lower case.
 * @param {string} folder
 * @param {Service[]} current
 * @returns {Map<string, string[]>}
 */
export function readDependents(folder, current) {
  const known = new Map(
    current
      .flatMap(({ prefix, actions }) => actions.map(({ name }) => `${prefix}:${name}`))
      .map((name) => [name.toLowerCase(), name]),
  )
  const dependents = new Map()
  for (const { prefix, actions } of readServices(folder)) {
    for (const { name, dependentActions, resourceTypes } of actions) {
      const key = `${prefix}:${name}`.toLowerCase()
      const all = [...dependentActions, ...resourceTypes.flatMap((type) => type.dependentActions)]
      const left = all.flatMap((each) => known.get(each.toLowerCase()) ?? [])
      if (known.has(key) && left.length > 0) dependents.set(key, unique(left))
    }
  }
  return dependents
}

/**
 * By prefix, a service's name and for each access level a text that names the actions: a word for
 * each verb, in it what follows the verb in each name. `Get,Object,ObjectAcl` is GetObject and
 * GetObjectAcl, `Invoke` is itself: a fifth smaller, compressed, than whole names.
 * @param {Service[]} services
 */
export function actionNames(services) {
  return Object.fromEntries(
    services.map(({ prefix, name, actions }) => {
      const texts = levels.map((level) =>
        byVerb(actions.filter((action) => levelOf(action) === level)),
      )
      return [prefix, [name, ...texts]]
    }),
  )
}

/**
 * Every action by its full name in lower case, with its access level.
 * @param {Service[]} services
 * @returns {{ name: string, level: string }[]}
 */
export function actionLevels(services) {
  return services.flatMap(({ prefix, actions }) =>
    actions.map((action) => ({
      name: `${prefix}:${action.name}`.toLowerCase(),
      level: levelOf(action),
    })),
  )
}

/** @param {Action[]} actions */
function byVerb(actions) {
  /** @type {Map<string, string[]>} */
  const verbs = new Map()
  for (const { name } of actions) {
    if (/[ ,]/.test(name)) throw new Error(`odd action ${name}`)
    const [, verb = name, rest = ''] = /^([A-Z][a-z0-9]+)([A-Z].*)$/.exec(name) ?? []
    verbs.set(verb, [...(verbs.get(verb) ?? []), rest])
  }
  return [...verbs]
    .map(([verb, rests]) => (rests.join() === '' ? verb : [verb, ...rests].join()))
    .join(' ')
}

/** @param {Action} action */
function levelOf({ name, accessLevel }) {
  // The newer data counts what tags or shares as writing, too.
  const level = accessLevel.replace(/, Write$/, '')
  if (!levels.includes(level)) throw new Error(`odd access level ${accessLevel} of ${name}`)
  return level
}

/**
 * Every condition key, by its prefix and then its type. The service whose file describes a key is
 * the one of its prefix, or stands under `homes`; '' is none.
 * @param {Service[]} services
 * @param {readonly { key: string, type: string }[]} globalKeys
 */
export function keyNames(services, globalKeys) {
  const listed = services.flatMap(({ prefix, keys }) =>
    keys.map(({ key, type }) => ({ key: keyName(key), type, home: prefix })),
  )
  const globals = globalKeys.map(({ key, type }) => ({
    key: key.replace('/tag-key', '/${TagKey}'),
    type,
    home: '',
  }))
  // Of a key that several list, the service that it is named for has the last word.
  const own = listed.filter(({ key, home }) => prefixOf(key) === home)
  /** @type {Map<string, { key: string, type: string, home: string }>} */
  const all = new Map()
  for (const key of [...own, ...globals, ...listed]) {
    const before = all.get(key.key.toLowerCase())
    if (before === undefined) all.set(key.key.toLowerCase(), { ...key })
    else if (before.home === '') before.home = key.home
  }
  const keys = [...all.values()]
  const prefixes = unique(keys.map(({ key }) => prefixOf(key)))
  const named = (/** @type {string} */ prefix) => keys.filter(({ key }) => prefixOf(key) === prefix)
  return {
    homes: Object.fromEntries(
      prefixes
        .filter((prefix) => prefix !== 'aws')
        .flatMap((prefix) => homes(prefix, named(prefix))),
    ),
    keys: Object.fromEntries(prefixes.map((prefix) => [prefix, byType(named(prefix))])),
  }
}

/**
 * One home for a prefix that is no service's, else those of single keys.
 * @param {string} prefix
 * @param {{ key: string, home: string }[]} keys
 * @returns {string[][]}
 */
function homes(prefix, keys) {
  const [first = '', ...others] = unique(keys.map(({ home }) => home))
  if (others.length === 0) return first === prefix ? [] : [[prefix, first]]
  return keys.filter(({ home }) => home !== prefix).map(({ key, home }) => [key, home])
}

/** By type, the names without their prefix. @param {{ key: string, type: string }[]} keys */
function byType(keys) {
  const types = unique(keys.map(({ type }) => typeOf(type)))
  return Object.fromEntries(
    types.map((type) => {
      const same = keys.filter((key) => typeOf(key.type) === type)
      const names = same.map(({ key }) => keyName(key).slice(prefixOf(key).length + 1))
      return [type, unique(names).join(' ')]
    }),
  )
}

/** @param {string} key */
function prefixOf(key) {
  const colon = key.indexOf(':')
  if (colon < 1 || key.includes(' ')) throw new Error(`odd condition key ${key}`)
  return key.slice(0, colon)
}

/** `String`, or `String[]` for a key that holds a list. @param {string} type */
function typeOf(type) {
  const [, list, one] =
    /^(ArrayOf)?(String|ARN|Bool|Date|Numeric|IPAddress|Binary)$/.exec(type) ?? []
  if (one === undefined) throw new Error(`odd condition key type ${type}`)
  return list === undefined ? one : `${one}[]`
}

/** What the user fills in is written `${…}` everywhere. @param {string} key */
function keyName(key) {
  return key.replace(/<(\w+)>/g, '${$1}').replace(/\/tag-key$/, '/${TagKey}')
}

/** @param {Service} service @param {Map<string, string[]>} dependents */
export function serviceDetails({ prefix, name, actions, resourceTypes, keys }, dependents) {
  return {
    prefix,
    name,
    actions: actions.map((action) => ({
      name: action.name,
      level: levelOf(action),
      about: sentence(action.description, 'Grants permission to '),
      ...given('resources', resourcesOf(action)),
      ...given('keys', unique(action.conditionKeys.map(keyName))),
      ...given('dependents', dependents.get(`${prefix}:${action.name}`.toLowerCase()) ?? []),
    })),
    resourceTypes: resourceTypes.map((type) => ({
      name: type.key,
      arns: type.arn.split(', '),
      ...given('keys', unique((type.conditionKeys ?? []).map(keyName))),
    })),
    keys: onceEach(keys).map((key) => ({
      name: keyName(key.key),
      type: typeOf(key.type),
      about: sentence(key.description, 'Filters access by '),
    })),
  }
}

/** A few actions list a resource type twice. @param {Action} action */
function resourcesOf({ resourceTypes }) {
  return unique(resourceTypes.map(({ name }) => name)).map((name) => {
    const same = resourceTypes.filter((type) => type.name === name)
    return {
      name,
      ...(same.some(({ required }) => required) ? { required: true } : {}),
      ...given('keys', unique(same.flatMap((type) => type.conditionKeys.map(keyName)))),
    }
  })
}

/**
 * A member for a list, none for an empty one.
 * @template T
 * @param {string} name
 * @param {T[]} list
 */
function given(name, list) {
  return list.length === 0 ? {} : { [name]: list }
}

/** A few services list a key twice, once as `…/tag-key`. @param {Key[]} keys */
function onceEach(keys) {
  return [...new Map(keys.map((key) => [keyName(key.key).toLowerCase(), key])).values()]
}

/** AWS's sentence without the words that nearly all begin with. @param {string} text @param {string} start */
function sentence(text, start) {
  const plain = text.trim().replace(/\s+/g, ' ')
  const rest = plain.startsWith(start) ? plain.slice(start.length) : plain
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

/**
 * @template T
 * @param {Record<string, T>} values
 * @param {(value: T) => string} name
 */
function sortedValues(values, name) {
  return Object.values(values).sort((a, b) => compare(name(a), name(b)))
}

/** Each once, sorted. @param {string[]} texts */
function unique(texts) {
  return [...new Set(texts)].sort(compare)
}

/** By code unit: the same on every machine. @param {string} a @param {string} b */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0
}
