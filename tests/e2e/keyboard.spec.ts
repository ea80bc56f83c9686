/**
 * Everything by keyboard: panels, panes, help, the editor and out of it again.
 */

import { expect, test } from './page.ts'

test('F6 and Alt with a number move between the panels', async ({ page, verdict }) => {
  await verdict.open()
  const inPanel = (id: string) => page.locator(`#panel-${id}:focus-within`)
  for (const id of ['request', 'account', 'why', 'policy', 'checks', 'request']) {
    await page.keyboard.press('F6')
    await expect(inPanel(id)).toHaveCount(1)
  }
  await page.keyboard.press('Shift+F6')
  await expect(inPanel('checks')).toHaveCount(1)
  for (const [index, id] of ['request', 'account', 'why', 'policy', 'checks'].entries()) {
    await page.keyboard.press(`Alt+${index + 1}`)
    await expect(inPanel(id)).toHaveCount(1)
  }
})

test('the skip link is the first stop and leads to the request', async ({ page, verdict }) => {
  await verdict.open()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the request' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(verdict.principal).toBeFocused()
})

test('? lists the shortcuts, but not while typing', async ({ page, verdict }) => {
  await verdict.open()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(help).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toHaveCount(0)
  await verdict.treeSearch.focus()
  await page.keyboard.type('?')
  await expect(help).toHaveCount(0)
})

test('the editor is left by Escape and Tab', async ({ page, verdict }) => {
  await verdict.open()
  await page.keyboard.press('Alt+4')
  await expect(verdict.editor).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(verdict.editor).not.toBeFocused()
})

test('panes are resized by arrows, and Enter puts them back', async ({ page, verdict }) => {
  await verdict.open()
  for (const [name, key] of [
    ['Width of the account panel', 'ArrowRight'],
    ['Width of the reasons', 'ArrowRight'],
    ['Height of the checks', 'ArrowUp'],
  ] as const) {
    const bar = page.getByRole('separator', { name })
    const before = Number(await bar.getAttribute('aria-valuenow'))
    await bar.focus()
    await page.keyboard.press(key)
    await expect(bar).toHaveAttribute('aria-valuenow', String(before + 16))
    await page.keyboard.press('Enter')
    await expect(bar).toHaveAttribute('aria-valuenow', String(before))
  }
})

test('a whole errand without the mouse: ask, read the reason, mend, see it hold', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await page.keyboard.press('Alt+3')
  const reason = verdict.reason('NotIpAddress')
  for (let presses = 0; presses < 40; presses += 1) {
    if (await reason.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await expect(verdict.line('198.51.100.0/24')).toBeInViewport()
  await page.keyboard.press('Alt+4')
  await expect(verdict.editor).toBeFocused()
  await verdict.page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('198.51.100.0/24')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.type('203.0.113.0/24')
  await verdict.expectVerdict('allow')
})
