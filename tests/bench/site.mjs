// The built site in a real browser, for the benchmarks of what a person waits for.

import { chromium } from 'playwright'
import { launchOptions } from '../../.ci/chromium.mjs'
import { root, runNode } from '../../.ci/prepare.mjs'
import { serve } from '../../.ci/serve.mjs'

/**
 * Builds the site, opens it and hands over its page.
 * @template T
 * @param {(page: import('playwright').Page) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function onSite(use) {
  await runNode('node_modules/vite/bin/vite.js', ['build', '--logLevel', 'warn'])
  const site = await serve({ folder: `${root}/dist` })
  const browser = await chromium.launch(await launchOptions())
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(site.url)
    return await use(page)
  } finally {
    await browser.close()
    await site.close()
  }
}

/**
 * Median, 95th percentile and worst of times, the second held against a target.
 * @param {number[]} times milliseconds
 * @param {number} targetMs for the 95th percentile
 * @returns {import('./run.mjs').Figure[]}
 */
export function spread(times, targetMs) {
  const p95 = quantile(times, 0.95)
  return [
    { what: 'median', figure: `${quantile(times, 0.5).toFixed(1)} ms` },
    {
      what: '95th percentile',
      figure: `${p95.toFixed(1)} ms`,
      target: `at most ${targetMs} ms`,
      met: p95 <= targetMs,
    },
    { what: 'worst', figure: `${quantile(times, 1).toFixed(1)} ms` },
  ]
}

/**
 * @param {number[]} numbers at least one
 * @param {number} share from 0 to 1
 * @returns {number}
 */
export function quantile(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Infinity
}

/** @param {number} ms */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
