/**
 * The matrix's grid alone in the browser, over made-up matrices of any size: a page of its own, which
 * is built for these tests and is no part of the site. It stands under the site's security policy.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { root, runNode } from '../../.ci/prepare.mjs'
import { serve } from '../../.ci/serve.mjs'
import { expect, test as base } from './page.ts'

interface Spot {
  readonly x: number
  readonly y: number
}

export class GridPage {
  readonly page: Page
  readonly grid: Locator
  readonly cursor: Locator
  readonly scroller: Locator
  readonly canvas: Locator
  readonly tip: Locator
  readonly said: Locator
  /** What the grid last told whoever uses it. */
  readonly deed: Locator
  readonly zoomIn: Locator
  readonly zoomOut: Locator

  constructor(page: Page) {
    this.page = page
    this.grid = page.getByRole('grid', { name: 'Verdicts' })
    this.cursor = this.grid.locator('td[tabindex="0"]')
    this.scroller = page.locator('.scroller')
    this.canvas = page.locator('canvas')
    this.tip = page.locator('.tip')
    this.said = page.locator('#place').getByRole('status')
    this.deed = page.locator('#deed')
    this.zoomIn = page.getByRole('button', { name: 'Zoom in' })
    this.zoomOut = page.getByRole('button', { name: 'Zoom out' })
  }

  /** By rows and columns, as in `rows=5000&columns=22000&rowGroup=100`. */
  async open(matrix: string): Promise<void> {
    await this.page.goto(`./?${matrix}`)
    await expect(this.page.locator('#place > *')).toBeVisible()
    await this.drawn()
  }

  /** What was asked for is on the canvas: it is drawn in the frame after. */
  async drawn(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    )
  }

  async focus(): Promise<void> {
    await this.cursor.focus()
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async expectCursor(rowNumber: number, column: number): Promise<void> {
    await expect(this.cursor).toHaveAttribute('aria-colindex', String(column + 2))
    const row = this.page.locator('tr', { has: this.page.locator('td[tabindex="0"]') })
    await expect(row).toHaveAttribute('aria-rowindex', String(rowNumber + 2))
  }

  /** The middle of a cell so many rows and columns from the cursor; groups would shift it. */
  async spotOf(row: number, column: number, size = 24): Promise<Spot> {
    const ring = await this.page.locator('.ring').boundingBox()
    if (ring === null) throw new Error('the cursor is not drawn')
    return {
      x: ring.x + ring.width / 2 + size * column,
      y: ring.y + ring.height / 2 + size * row,
    }
  }

  /** The colour on the canvas at a spot of the window. */
  async colourAt({ x, y }: Spot): Promise<string> {
    await this.drawn()
    return this.canvas.evaluate(
      (canvas, spot) => {
        if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas')
        const box = canvas.getBoundingClientRect()
        const scale = canvas.width / box.width
        const context = canvas.getContext('2d')
        const at = [(spot.x - box.x) * scale, (spot.y - box.y) * scale] as const
        return [...(context?.getImageData(...at, 1, 1).data ?? [])].join(' ')
      },
      { x, y },
    )
  }

  /** Out, until the whole matrix is in view. */
  async zoomOutFully(): Promise<void> {
    while (await this.zoomOut.isEnabled()) await this.zoomOut.click()
    await this.drawn()
  }
}

export const test = base.extend<{ readonly grid: GridPage }, { readonly gridUrl: string }>({
  gridUrl: [
    async ({ browserName: _ }, use, worker) => {
      const folder = path.join(root, 'test-results/grid-page', String(worker.workerIndex))
      await buildPage(folder)
      const server = await serve({ folder, port: 4300 + worker.workerIndex })
      await use(server.url)
      await server.close()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ gridUrl }, use) => use(gridUrl),
  // With `verdict` come the complaints about errors, the policy and requests to elsewhere.
  grid: async ({ page, verdict: _ }, use) => use(new GridPage(page)),
})

async function buildPage(folder: string): Promise<void> {
  const to = ['--outDir', folder, '--emptyOutDir', '--logLevel', 'warn']
  const args = ['build', 'tests/e2e/grid', '--config', 'vite.config.ts', ...to]
  const code = await runNode('node_modules/vite/bin/vite.js', args, {
    env: { NODE_ENV: 'production' },
  })
  if (code !== 0) throw new Error('the page of the grid could not be built')
  const site = readFileSync(path.join(root, 'index.html'), 'utf8')
  const policy = /<meta\s+http-equiv="Content-Security-Policy"[^>]*>/.exec(site)?.[0]
  if (policy === undefined) throw new Error('index.html has no policy')
  const file = path.join(folder, 'index.html')
  writeFileSync(file, readFileSync(file, 'utf8').replace('<head>', `<head>${policy}`))
}

export { expect }
