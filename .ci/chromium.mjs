// Where Chromium is on this machine, and how Playwright is to start it.
// Used by npm test, by Playwright's configuration and by the screenshots.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { run, runNode } from './prepare.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/**
 * The path of a Chromium or Chrome, or null when there is none.
 * @returns {Promise<string | null>}
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) return existsSync(named) ? named : null
  for (const candidate of [...onPath(), ...usualPlaces(), ...(await playwrightOwn())]) {
    if (existsSync(candidate) && starts(candidate)) return candidate
  }
  return null
}

/**
 * Finds Chromium, or else gets it: from Playwright, or from Debian's packages where that is allowed.
 * @returns {Promise<string | null>}
 */
export async function ensureChromium() {
  const found = await findChromium()
  if (found !== null || process.env.CHROMIUM_PATH) return found
  console.log('› no Chromium on this machine: trying the download of Playwright')
  await runNode('node_modules/playwright/cli.js', ['install', 'chromium'], {
    limitMs: 120_000,
    quiet: true,
  })
  return (await findChromium()) ?? (await fromDebian())
}

export const howToGetChromium =
  'No Chromium found: install Chromium or Chrome, or set CHROMIUM_PATH to one, and run npm test again.'

/**
 * What to hand to Playwright as launchOptions.
 * @returns {Promise<{ executablePath?: string, args: string[] }>}
 */
export async function launchOptions() {
  const executablePath = await findChromium()
  // Chromium refuses its sandbox to root, as in a container; nowhere else is it switched off.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return executablePath === null ? { args } : { executablePath, args }
}

async function fromDebian() {
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  /** @param {string[]} args */
  const apt = (...args) => {
    const [command = '', ...rest] = [...prefix, 'apt-get', ...args]
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    return run(command, rest, { env, quiet: true, limitMs: 600_000 })
  }
  if (process.platform !== 'linux' || (await apt('--version')) !== 0) return null
  console.log('› installing the package chromium with apt-get')
  await apt('update')
  await apt('install', '-y', 'chromium')
  return findChromium()
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix)))
}

function usualPlaces() {
  if (process.platform === 'darwin') {
    const folders = ['/Applications', path.join(process.env.HOME ?? '', 'Applications')]
    return folders.flatMap((folder) => [
      `${folder}/Chromium.app/Contents/MacOS/Chromium`,
      `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
    ])
  }
  if (process.platform === 'win32') {
    const { LOCALAPPDATA, PROGRAMFILES, 'PROGRAMFILES(X86)': x86 } = process.env
    return [PROGRAMFILES, x86, LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        path.join(folder, 'Google/Chrome/Application/chrome.exe'),
        path.join(folder, 'Chromium/Application/chrome.exe'),
      ])
  }
  return ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium']
}

async function playwrightOwn() {
  try {
    const { chromium } = await import('playwright')
    return [chromium.executablePath()]
  } catch {
    return [] // The packages are not installed yet.
  }
}

/**
 * Some systems have a stub of that name that only tells how to install the real one.
 * @param {string} file
 */
function starts(file) {
  // There the question would open a window.
  if (process.platform === 'win32') return true
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}
