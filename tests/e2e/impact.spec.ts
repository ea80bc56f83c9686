/**
 * What an edit changes on the axes of the matrix: told beside the checks while a policy is edited, cell by
 * cell, and shown in the matrix with what each cell was.
 */

import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test, type VerdictPage } from './page.ts'

const state = (page: Page): Locator => page.locator('[data-impact]')
const cells = (page: Page): Locator =>
  page.getByRole('list', { name: 'Cells that flip' }).getByRole('button')

async function watch(page: Page, verdict: VerdictPage): Promise<void> {
  await verdict.open()
  await page.mouse.move(300, 300)
  await verdict.checkView('Changed').click()
  await expect(state(page)).toHaveAttribute('data-impact', 'unchanged')
}

/** The statement that denies the example’s request allows instead. */
async function edit(page: Page, verdict: VerdictPage): Promise<void> {
  await verdict.line('"Effect": "Deny"').first().click()
  await page.keyboard.press('End')
  for (const _ of '",') await page.keyboard.press('ArrowLeft')
  for (const _ of 'Deny') await page.keyboard.press('Backspace')
  await page.keyboard.type('Allow')
  await expect(state(page)).toHaveAttribute('data-impact', 'decided')
}

test('an edit lists the cells that flip, and taking it back takes them away', async ({
  page,
  verdict,
}) => {
  await watch(page, verdict)
  await edit(page, verdict)
  await expect(state(page)).toContainText(/^\d+ cells flip: \d+ newly allowed/)
  const uploads = page.getByRole('button', {
    name: 's3:PutObject: not allowed, was explicitly denied',
  })
  await expect(uploads.first()).toBeVisible()
  for (const _ of 'Allow') await page.keyboard.press('Backspace')
  await page.keyboard.type('Deny')
  await expect(state(page)).toHaveText('No cell flips.')
  await expect(cells(page)).toHaveCount(0)
})

test('a cell asks one of its decisions that flipped', async ({ page, verdict }) => {
  await watch(page, verdict)
  await edit(page, verdict)
  const line = page
    .getByRole('list', { name: 'Cells that flip' })
    .getByRole('listitem')
    .filter({ hasText: 'role/SecurityAudit' })
    .first()
  await line.getByRole('button', { name: 's3:ListAllMyBuckets: allowed' }).click()
  await expect(verdict.principal).toHaveValue(/SecurityAudit/)
  await expect(verdict.action).toHaveValue('s3:ListAllMyBuckets')
  await verdict.expectVerdict('allow')
  await verdict.undoButton.click()
  await expect(verdict.action).toHaveValue('s3:PutObject')
})

test('the matrix shows them with what they were', async ({ page, verdict }) => {
  await watch(page, verdict)
  await edit(page, verdict)
  const told = (await state(page).textContent()) ?? ''
  await page.getByRole('link', { name: 'see them in the matrix' }).click()
  const look = page.locator('#matrix-look')
  await expect(look).toContainText(told.trim())
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  const grid = page.getByRole('grid', { name: 'Verdicts' })
  await grid.locator('td[tabindex="0"]').focus()
  await expect(grid.locator('td[tabindex="0"]')).toContainText(/, was explicitly denied$/)
  await expect(page.getByText('◣ as it was')).toBeVisible()
})

test('a policy that cannot be read is said to be left out', async ({ page, verdict }) => {
  await watch(page, verdict)
  await verdict.line('"Effect": "Deny"').first().click()
  await page.keyboard.press('End')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await expect(state(page)).toContainText(
    'A policy cannot be read: what it takes part in is left out.',
  )
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}`, async ({ page, verdict }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await watch(page, verdict)
    await edit(page, verdict)
    const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([])
  })
}
