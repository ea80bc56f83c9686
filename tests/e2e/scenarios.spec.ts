/**
 * Scenarios of this device: made, named, copied, opened, deleted and brought back.
 */

import { expect, test } from './page.ts'

test('new blank, rename, duplicate, switch, delete and undo', async ({ page, verdict }) => {
  await verdict.open()
  await verdict.fill(verdict.action, 's3:GetObject')
  await verdict.saved()

  await verdict.chooseInMenu(verdict.scenarioMenu, 'Duplicate')
  await expect(verdict.scenarioMenu).toContainText('SecureCart (copy)')
  await verdict.chooseInMenu(verdict.scenarioMenu, 'Rename')
  const dialog = page.getByRole('dialog', { name: 'Rename the scenario' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('My shop')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(verdict.scenarioMenu).toContainText('My shop')
  await expect(page).toHaveTitle(/My shop — Verdict$/)

  await verdict.scenarioMenu.click()
  await page.getByRole('menuitemradio', { name: /^SecureCart/ }).click()
  await expect(verdict.scenarioMenu).toContainText('SecureCart')
  await verdict.scenarioMenu.click()
  await page.getByRole('menuitemradio', { name: /^My shop/ }).click()
  await expect(verdict.scenarioMenu).toContainText('My shop')

  await verdict.chooseInMenu(verdict.scenarioMenu, 'Delete')
  await expect(verdict.scenarioMenu).not.toContainText('My shop')
  await verdict.notices.getByRole('button', { name: 'Undo' }).click()
  await expect(verdict.scenarioMenu).toContainText('My shop')
})

test('a blank scenario has an empty state for every panel and breaks nothing', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await verdict.chooseInMenu(verdict.scenarioMenu, 'New blank scenario')
  await expect(verdict.checks).toContainText('No checks yet')
  await verdict.expectVerdict('implicit')
  await expect(page.getByRole('main')).toBeVisible()
})

test('restoring the example can be undone', async ({ verdict }) => {
  await verdict.open()
  await verdict.fill(verdict.action, 's3:GetObject')
  await verdict.chooseInMenu(verdict.scenarioMenu, 'Restore the example here')
  await expect(verdict.action).toHaveValue('s3:PutObject')
  await verdict.undoButton.click()
  await expect(verdict.action).toHaveValue('s3:GetObject')
})

test('keys pressed at once behind the one that opens a menu are for the menu', async ({
  verdict,
}) => {
  await verdict.open()
  const focused = await verdict.scenarioMenu.evaluate((button: HTMLButtonElement) => {
    button.click()
    return document.activeElement?.role
  })
  expect(focused).toMatch(/^menuitem/)
})

test('the menu walks by keyboard and gives the focus back', async ({ page, verdict }) => {
  await verdict.open()
  await verdict.scenarioMenu.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitemradio', { checked: true })).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(verdict.scenarioMenu).toBeFocused()
})
