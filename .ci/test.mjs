// npm test: everything that has to hold, in the order of its cost, stopping at the first failure.
// Installs what is missing, a Chromium included, and ends with one line: 'N passed, N failed'.

import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ensureChromium, howToGetChromium } from './chromium.mjs'
import { ensurePackages, root, runNode } from './prepare.mjs'

const unitReport = 'test-results/unit.json'
const browserReport = 'test-results/e2e.json'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {{ title: string, file: string, args: string[], counts?: () => Counts | undefined }[]} */
const steps = [
  { title: 'format', file: 'node_modules/prettier/bin/prettier.cjs', args: ['--check', '.'] },
  {
    title: 'lint',
    file: 'node_modules/eslint/bin/eslint.js',
    args: ['-c', '.eslint.config.js', '.', '--max-warnings', '0'],
  },
  { title: 'types', file: '.ci/types.mjs', args: [] },
  {
    title: 'unit tests',
    file: 'node_modules/vitest/vitest.mjs',
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    counts: unitCounts,
  },
  { title: 'build', file: 'node_modules/vite/bin/vite.js', args: ['build', '--logLevel', 'warn'] },
  {
    title: 'browser tests',
    file: 'node_modules/@playwright/test/cli.js',
    args: ['test', '-c', 'tests/e2e/playwright.config.ts'],
    counts: browserCounts,
  },
]

await ensurePackages()
const chromium = await ensureChromium()
if (chromium === null) {
  console.error(howToGetChromium)
  process.exit(1)
}
process.env.CHROMIUM_PATH = chromium

rmSync(path.join(root, 'test-results'), { recursive: true, force: true })
mkdirSync(path.join(root, 'test-results'))

/** @type {Counts} */
const total = { passed: 0, failed: 0, skipped: 0 }
for (const { title, file, args, counts } of steps) {
  console.log(`\n› ${title}`)
  const code = await runNode(file, args)
  const counted = counts?.()
  total.passed += counted?.passed ?? 0
  total.failed += counted?.failed ?? 0
  total.skipped += counted?.skipped ?? 0
  if (code === 0) continue
  // A step without counts, or one that broke before it could count, is itself what failed.
  if (!counted?.failed) total.failed += 1
  console.error(`\nStopped: ${title} failed.`)
  break
}
const skipped = total.skipped === 0 ? '' : `, ${total.skipped} skipped`
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
process.exit(total.failed === 0 ? 0 : 1)

/** @returns {Counts | undefined} */
function unitCounts() {
  const report = readReport(unitReport)
  return (
    report && {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    }
  )
}

/** @returns {Counts | undefined} */
function browserCounts() {
  const stats = readReport(browserReport)?.stats
  return (
    stats && {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
    }
  )
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8'))
  } catch {
    return undefined
  }
}
