// AWS's managed policies, the newest version of each, and what a list of them says about each.

import { readFileSync } from 'node:fs'
import path from 'node:path'

/** @typedef {{ Effect: string, Action?: string | string[], NotAction?: string | string[] }} Statement */
/** @typedef {{ name: string, level: string }} Action */
/** @typedef {{ Statement: Statement | Statement[] }} Document */
/** @typedef {{ name: string, path: string, version: string, updated: string, document: Document }} ManagedPolicy */
/** @typedef {{ arn: string, latestVersionId: string, lastUpdatedDate: string, versions: Record<string, { document: Document }> }} Entry */

/** By name. @param {string} folder @returns {ManagedPolicy[]} */
export function readPolicies(folder) {
  /** @type {Record<string, Entry>} */
  const all = JSON.parse(readFileSync(path.join(folder, 'dist/managedPolicies.json'), 'utf8'))
  return Object.entries(all)
    .map(([name, { arn, latestVersionId, lastUpdatedDate, versions }]) => {
      const document = versions[latestVersionId]?.document
      // The name becomes a file's.
      if (document === undefined || !/^[\w+=,@-][\w+=,.@-]*$/.test(name)) {
        throw new Error(`odd managed policy ${name}`)
      }
      const updated = lastUpdatedDate.slice(0, 10)
      return { name, path: pathOf(arn, name), version: latestVersionId, updated, document }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** @param {string} arn @param {string} name */
function pathOf(arn, name) {
  const start = 'arn:aws:iam::aws:policy'
  if (!arn.startsWith(`${start}/`) || !arn.endsWith(`/${name}`)) throw new Error(`odd ARN ${arn}`)
  return arn.slice(start.length, -name.length)
}

/** The day of the last change that the package knows of. @param {ManagedPolicy[]} policies */
export function newestDate(policies) {
  return policies.reduce((newest, { updated }) => (updated > newest ? updated : newest), '')
}

/**
 * `services`: whose actions the policy allows; `*` where an Allow says `*` or NotAction.
 * `levels`: the first letters of the access levels of all that an Allow covers; what only looks is
 * read, whatever AWS calls it.
 * @param {readonly Action[]} actions every action there is, its name in lower case
 */
export function summaries(actions) {
  const levelsIn = levelFinder(actions)
  return (/** @type {ManagedPolicy} */ { name, path: folder, version, updated, document }) => {
    const allows = [document.Statement].flat().filter(({ Effect }) => Effect === 'Allow')
    const prefixes = allows
      .flatMap(({ Action = '*' }) => Action)
      .map((action) => prefixOf(action).toLowerCase())
    const services = [...new Set(prefixes)].sort().join(' ')
    const levels = [...new Set(allows.flatMap(levelsIn))].sort().join('')
    return { name, path: folder, version, updated, services, levels }
  }
}

/** @param {readonly Action[]} actions @returns {(statement: Statement) => string[]} */
function levelFinder(actions) {
  /** @type {Map<string, Action[]>} */
  const services = new Map()
  for (const action of actions) {
    const prefix = prefixOf(action.name)
    services.set(prefix, [...(services.get(prefix) ?? []), action])
  }
  /** Most patterns stand in many policies. @type {Map<string, readonly Action[]>} */
  const known = new Map()
  /** @param {string} pattern */
  const covered = (pattern) => {
    const lower = pattern.toLowerCase()
    const glob = globOf(lower)
    const candidates = services.get(prefixOf(lower)) ?? actions
    const found = known.get(lower) ?? candidates.filter(({ name }) => glob.test(name))
    known.set(lower, found)
    return found
  }
  return ({ Action, NotAction = [] }) => {
    if (Action !== undefined) return [Action].flat().flatMap((each) => lettersOf(covered(each)))
    const but = new Set([NotAction].flat().flatMap(covered))
    return lettersOf(actions.filter((action) => !but.has(action)))
  }
}

/** @param {string} action */
function prefixOf(action) {
  return action.replace(/:.*$/, '')
}

/** @param {readonly Action[]} actions */
function lettersOf(actions) {
  return [...new Set(actions.map(letterOf))]
}

/** AWS sorts a few actions that only look with those that change permissions. @param {Action} action */
function letterOf({ name, level }) {
  return /:(?:get|list|describe)/.test(name) && level.startsWith('P') ? 'R' : level.charAt(0)
}

/** `*` is any text, `?` any character. @param {string} pattern */
function globOf(pattern) {
  const escaped = pattern.replace(/[\\^$.|+()[\]{}]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`)
}
