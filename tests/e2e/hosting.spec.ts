/**
 * What must hold wherever the built folder is put: it works below a path, asks nobody else for
 * anything, and breaks none of its own security policy.
 */

import { expect, test } from '@playwright/test'

test('opens below a sub-path, asks only its own host and breaks no policy', async ({ page }) => {
  const complaints: string[] = []
  const elsewhere: string[] = []
  const host = new URL(test.info().project.use.baseURL ?? '').origin
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
  })
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== host) elsewhere.push(request.url())
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`)
    })
  })

  await page.goto('./')
  await expect(page).toHaveTitle(/Verdict/)
  await expect(page.locator('#app')).not.toBeEmpty()
  await page.waitForLoadState('networkidle')

  expect(complaints).toEqual([])
  expect(elsewhere).toEqual([])
})

test('the policy stands in the page and is enforced', async ({ page }) => {
  await page.goto('./')
  const refused = await page.evaluate(() => {
    try {
      // eslint-disable-next-line no-restricted-syntax -- exactly this must be refused
      document.createElement('div').innerHTML = '<b>text as markup</b>'
      return 'nothing'
    } catch (error) {
      return error instanceof Error ? error.name : 'something else'
    }
  })
  expect(refused).toBe('TypeError')
})

for (const [stored, system, expected] of [
  [null, 'light', 'light'],
  [null, 'dark', 'dark'],
  ['dark', 'light', 'dark'],
  ['light', 'dark', 'light'],
  ['purple', 'dark', 'dark'],
] as const) {
  test(`theme before the first paint: ${stored ?? 'nothing'} stored, ${system} system`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: system })
    await page.addInitScript((theme) => {
      if (theme !== null) localStorage.setItem('verdict-theme', theme)
    }, stored)
    // Only the script before the application: that is what runs before the first paint.
    await page.route('**/assets/*.js', (route) => route.abort())
    await page.goto('./')
    await expect(page.locator('html')).toHaveAttribute('data-theme', expected)
  })
}

test('without JavaScript the page says what is missing', async ({ request }) => {
  const page = await (await request.get('./')).text()
  expect(page).toMatch(/<noscript>[^<]*needs JavaScript[^<]*<\/noscript>/)
})
