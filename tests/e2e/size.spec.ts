/**
 * What the first load takes, compressed: everything that is fetched before the first verdict and the
 * editor stand, and nothing of what only some need.
 */

import { gzipSync } from 'node:zlib'
import { expect, test } from './page.ts'

/** In bytes, as gzip makes them. */
const budgets: Readonly<Record<string, number>> = {
  page: 10_000,
  styles: 12_000,
  editor: 130_000,
  'engine worker': 45_000,
  'everything else': 114_000,
}

function partOf(path: string): string {
  if (path.endsWith('.css')) return 'styles'
  if (/policy-editor.*\.js$/.test(path)) return 'editor'
  if (/engine\.worker.*\.js$/.test(path)) return 'engine worker'
  return path.endsWith('/') ? 'page' : 'everything else'
}

test('the first load stays within its budgets', async ({ page, verdict }) => {
  const sizes = new Map<string, number>()
  const reading: Promise<void>[] = []
  const seen = new Set<string>()
  page.on('response', (response) => {
    // A file that is asked for again comes out of the browser's cache.
    if (seen.has(response.url())) return
    seen.add(response.url())
    const part = partOf(new URL(response.url()).pathname)
    reading.push(
      response.body().then((body) => {
        sizes.set(part, (sizes.get(part) ?? 0) + gzipSync(body).length)
      }),
    )
  })
  await verdict.open()
  await page.waitForLoadState('networkidle')
  await Promise.all(reading)
  expect([...sizes.keys()].sort()).toEqual(Object.keys(budgets).sort())
  const over = [...sizes].filter(([part, size]) => size > (budgets[part] ?? 0))
  expect(over).toEqual([])
})
