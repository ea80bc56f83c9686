// Pictures of the built site.
//   npm run screenshots              renews the README's picture
//   npm run screenshots -- FOLDER    takes desktop and phone, light and dark, into FOLDER

import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { launchOptions } from '../../.ci/chromium.mjs'
import { serve } from '../../.ci/serve.mjs'

const desktop = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

/** @typedef {{ file: string, viewport: typeof desktop, colorScheme: 'light' | 'dark' }} Picture */

const folder = process.argv[2]
/** @type {Picture[]} */
const pictures =
  folder === undefined
    ? [{ file: readmePicture(), viewport: desktop, colorScheme: 'light' }]
    : [
        { file: 'desktop-light.png', viewport: desktop, colorScheme: 'light' },
        { file: 'desktop-dark.png', viewport: desktop, colorScheme: 'dark' },
        { file: 'phone-light.png', viewport: phone, colorScheme: 'light' },
        { file: 'phone-dark.png', viewport: phone, colorScheme: 'dark' },
      ]

const site = await serve()
const browser = await chromium.launch(await launchOptions())
try {
  for (const { file, viewport, colorScheme } of pictures) {
    const target = path.resolve(folder ?? '.', file)
    await mkdir(path.dirname(target), { recursive: true })
    await take(target, viewport, colorScheme)
    console.log(target)
  }
} finally {
  await browser.close()
  await site.close()
}

/**
 * @param {string} file
 * @param {typeof desktop} viewport
 * @param {'light' | 'dark'} colorScheme
 */
async function take(file, viewport, colorScheme) {
  const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' })
  await page.goto(site.url)
  await page.locator('#app > *').first().waitFor()
  await page.waitForLoadState('networkidle')
  // The verdict comes from a worker: let the first one arrive and be painted.
  await page.waitForTimeout(800)
  await page.screenshot({ path: file })
  await page.close()
}

function readmePicture() {
  return fileURLToPath(new URL('./screenshots/playground.png', import.meta.url))
}
