// npm run bench [names]: runs every *.bench.mjs of this folder, prints its figures and says PASS or FAIL
// for each target; ends with 1 when a target is missed. A new benchmark is a new file that exports
// `title` and `bench(tools)`, which returns its figures.

import { readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensurePackages } from '../../.ci/prepare.mjs'
import { loadEngine } from './engine.mjs'
import { loadPeer } from './peer.mjs'

/**
 * One figure: what was measured, what came out and, where there is one, the target that it has to meet.
 * @typedef {{ what: string, figure: string, target?: string, met?: boolean }} Figure
 */

/**
 * What a benchmark may use. Nothing is built or installed before it is asked for.
 * @typedef {{ engine: () => Promise<import('./engine.mjs').Engine>, peer: () => Promise<import('./peer.mjs').Peer> }} Tools
 */

/** @typedef {{ title: string, bench: (tools: Tools) => Promise<Figure[]> }} Benchmark */

const folder = path.dirname(fileURLToPath(import.meta.url))

await ensurePackages()
const asked = process.argv.slice(2)
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.mjs'))
  .filter((name) => asked.length === 0 || asked.some((each) => name.startsWith(each)))
if (files.length === 0) {
  console.error(`No benchmark is called ${asked.join(' or ')}.`)
  process.exit(1)
}

/** @type {Tools} */
const tools = { engine: once(loadEngine), peer: once(loadPeer) }
/** @type {Figure[]} */
const missed = []
for (const file of files) {
  /** @type {Benchmark} */
  const { title, bench } = await import(pathToFileURL(path.join(folder, file)).href)
  console.log(`\n› ${title}`)
  const figures = await bench(tools)
  print(figures)
  missed.push(...figures.filter(({ met }) => met === false))
}
console.log(missed.length === 0 ? '\nEvery target is met.' : `\n${missed.length} missed.`)
process.exit(missed.length === 0 ? 0 : 1)

/** @param {Figure[]} figures */
function print(figures) {
  const width = Math.max(...figures.map(({ what }) => what.length))
  for (const { what, figure, target, met } of figures) {
    const verdict = met === undefined ? '    ' : met ? 'PASS' : 'FAIL'
    const aim = target === undefined ? '' : `  (target ${target})`
    console.log(`  ${verdict}  ${what.padEnd(width)}  ${figure}${aim}`)
  }
}

/**
 * @template T
 * @param {() => Promise<T>} make
 * @returns {() => Promise<T>}
 */
function once(make) {
  /** @type {Promise<T> | undefined} */
  let made
  return () => (made ??= make())
}
