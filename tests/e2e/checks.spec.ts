/**
 * Checks: added, expected, renamed, removed, asked; all of it can be undone.
 */

import { expect, test } from './page.ts'

test('a check turns red when an edit or an expectation breaks it', async ({ verdict }) => {
  await verdict.open()
  const row = verdict.check('The pipeline cannot upload from outside the office network')
  await expect(row).toContainText('explicit deny')
  await row.getByRole('combobox').selectOption('allow')
  await expect(verdict.checks.locator('.counts')).toContainText('1 fails')
  await expect(row.getByRole('button', { name: /^fails:/ })).toBeVisible()
  await verdict.undoButton.click()
  await expect(verdict.checks.locator('.counts')).not.toContainText('fail')
})

test('the count of failing checks leads to the first', async ({ page, verdict }) => {
  await verdict.open()
  await verdict.showAllChecks()
  const row = verdict.check('Nobody reads the site around CloudFront')
  await row.getByRole('combobox').selectOption('allow')
  await verdict.checks.getByRole('button', { name: /1 fails/ }).click()
  await expect(row).toBeInViewport()
  await expect(row.getByRole('button', { name: /^fails:/ })).toBeFocused()
  await expect(page.getByRole('row', { name: /CloudFront/ }).first()).toBeVisible()
})

test('add this request, rename it, ask another, ask it again, remove it', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await verdict.fill(verdict.action, 's3:ListBucket')
  await verdict.checks.getByRole('button', { name: 'Add this request' }).click()
  const added = verdict.checks.getByRole('row').last()
  await expect(added).toContainText('s3:ListBucket')
  await expect(added).toHaveAttribute('aria-current', 'true')

  await verdict.chooseInMenu(added.getByRole('button', { name: /^Change/ }), 'Rename')
  await page.getByRole('textbox', { name: 'Name of the check' }).fill('My own check')
  await page.keyboard.press('Enter')
  await expect(verdict.check('My own check')).toBeVisible()

  await verdict.askCheck('From the office network the same upload goes through')
  await expect(verdict.action).toHaveValue('s3:PutObject')
  await verdict.expectVerdict('allow')
  await verdict.askCheck('My own check')
  await expect(verdict.action).toHaveValue('s3:ListBucket')

  const mine = verdict.check('My own check')
  await verdict.chooseInMenu(mine.getByRole('button', { name: /^Change/ }), 'Remove')
  await expect(mine).toHaveCount(0)
  await verdict.undoButton.click()
  await expect(mine).toBeVisible()
})

test('the checks fold away and stay so', async ({ page, verdict }) => {
  await verdict.open()
  const fold = verdict.checks.getByRole('button', { name: 'Checks', exact: true })
  await fold.click()
  await expect(verdict.checks.getByRole('table')).toHaveCount(0)
  await page.reload()
  await verdict.ready()
  await expect(fold).toHaveAttribute('aria-expanded', 'false')
  await fold.click()
  await expect(verdict.checks.getByRole('table')).toBeVisible()
})
