// The program that the decisions are compared with: @cloud-copilot/iam-simulate, installed in this
// folder when it is missing. It is used through its public entry only.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { run } from '../../.ci/prepare.mjs'

/**
 * A request with the policies that apply to it, in the peer's words.
 * @typedef {{
 *   request: {
 *     principal: string,
 *     action: string,
 *     resource: { resource: string, accountId: string },
 *     contextVariables: Record<string, string | string[]>,
 *   },
 *   identityPolicies: { name: string, policy: object }[],
 *   serviceControlPolicies: SimulationLevel[],
 *   resourceControlPolicies: SimulationLevel[],
 *   permissionBoundaryPolicies?: { name: string, policy: object }[],
 * }} Simulation
 */

/** @typedef {{ orgIdentifier: string, policies: { name: string, policy: object }[] }} SimulationLevel */

/** @typedef {{ version: string, simulate: (simulation: Simulation) => string }} Peer */

const name = '@cloud-copilot/iam-simulate'
const folder = path.dirname(fileURLToPath(import.meta.url))

/** @returns {Promise<Peer>} */
export async function loadPeer() {
  const wanted = readJson('package.json')?.dependencies[name]
  if (installedVersion() !== wanted) {
    console.log(`  npm ci in tests/bench (${name} ${wanted})`)
    const npm = process.env.npm_execpath
    const args = ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund']
    const code = npm?.endsWith('.js')
      ? await run(process.execPath, [npm, ...args])
      : await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args)
    if (code !== 0) throw new Error(`${name} could not be installed (npm ci ended with ${code})`)
  }
  const manifest = readJson(`node_modules/${name}/package.json`)
  const entry = path.join(folder, 'node_modules', name, manifest.exports['.'].import)
  const { runUnsafeSimulation } = await import(pathToFileURL(entry).href)
  return {
    version: manifest.version,
    simulate: (simulation) => runUnsafeSimulation(simulation, {}),
  }
}

/** @returns {string | undefined} */
function installedVersion() {
  return readJson(`node_modules/${name}/package.json`)?.version
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(path.join(folder, file), 'utf8'))
  } catch {
    return undefined
  }
}
