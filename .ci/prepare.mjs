// What every script of this folder needs first: a fitting Node, the packages of the lock file,
// and a way to run a command. Installs only what is missing. Uses nothing but Node itself.

import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/**
 * Runs a command in the repository's folder, its output going where ours goes.
 * Resolves to its exit code; 124 when the time limit ended it, 127 when it could not be started.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, limitMs?: number, quiet?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { env = {}, limitMs, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'ignore' : 'inherit', quiet ? 'ignore' : 'inherit'],
      // A group of its own, so that a time limit also ends what the command itself started.
      detached: limitMs !== undefined && process.platform !== 'win32',
    })
    let timedOut = false
    const timer =
      limitMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true
            stop(child)
          }, limitMs)
    child.on('error', () => {
      clearTimeout(timer)
      resolve(127)
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve(timedOut ? 124 : (code ?? 1))
    })
  })
}

/** @param {import('node:child_process').ChildProcess} child */
function stop(child) {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It has ended by itself in the meantime.
  }
}

/**
 * Runs a JavaScript file with the Node that runs us: works the same on every platform.
 * @param {string} file relative to the repository
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNode(file, args = [], options = {}) {
  return run(process.execPath, [path.join(root, file), ...args], options)
}

/** Ends the process with one line unless Node is new enough and the locked packages are installed. */
export async function ensurePackages() {
  checkNode()
  if (packagesAreCurrent()) return
  console.log('› npm ci (packages are missing or differ from the lock file)')
  const npm = process.env.npm_execpath
  const code = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, 'ci'])
    : await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci'])
  if (code === 0) return
  console.error('npm ci failed: the packages in package-lock.json could not be installed.')
  process.exit(1)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Verdict needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

/**
 * npm keeps a copy of the lock file inside node_modules that says what is really there.
 * Compared by content: dates mean nothing after a clone or a copy.
 */
function packagesAreCurrent() {
  const wanted = readPackages('package-lock.json')
  const present = readPackages('node_modules/.package-lock.json')
  if (wanted === null || present === null) return false
  for (const [name, entry] of Object.entries(wanted)) {
    if (name === '') continue
    const found = present[name]
    // Optional packages are for other platforms, or could not be built on this one.
    if (found === undefined ? !entry.optional : found.version !== entry.version) return false
  }
  return Object.keys(present).every((name) => name in wanted)
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | null}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages
  } catch {
    return null
  }
}
