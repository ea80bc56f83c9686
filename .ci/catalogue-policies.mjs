// AWS's managed policies, the newest version of each, and what a list of them says about each.

import { readFileSync } from 'node:fs'
import path from 'node:path'

/** @typedef {{ Effect: string, Action?: string | string[] }} Statement */
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

/** `services`: whose actions the policy allows; `*` where an Allow says `*` or NotAction. @param {ManagedPolicy} policy */
export function summary({ name, path: folder, version, updated, document }) {
  const allows = [document.Statement].flat().filter(({ Effect }) => Effect === 'Allow')
  const prefixes = allows
    .flatMap(({ Action = '*' }) => Action)
    .map((action) => action.replace(/:.*$/, '').toLowerCase())
  const services = [...new Set(prefixes)].sort().join(' ')
  return { name, path: folder, version, updated, services }
}
