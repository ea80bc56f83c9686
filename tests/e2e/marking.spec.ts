/**
 * From a reason to its line and from a line to its reason.
 */

import { expect, test } from './page.ts'

test('a reason opens its policy and marks its line', async ({ verdict }) => {
  await verdict.open()
  await verdict.openPolicy('DenyRootUser')
  await verdict.reason('NotIpAddress').click()
  await expect(verdict.policy.getByRole('heading', { level: 2 })).toHaveText('DenyOutsideNetwork')
  await expect(verdict.chosenReason).toContainText('NotIpAddress')
  await expect(verdict.line('198.51.100.0/24')).toBeInViewport()
  await expect(verdict.editor.locator('.cm-value-chosen, .cm-note-chosen').first()).toBeVisible()
})

test('the caret in a line lights up its reason', async ({ verdict }) => {
  await verdict.open()
  await expect(verdict.chosenReason).toHaveCount(0)
  await verdict.editor.getByText('"s3:*"').first().click()
  await expect(verdict.chosenReason).toContainText('s3:*')
  await verdict.line('"Version"').click()
  await expect(verdict.chosenReason).toHaveCount(0)
})

test('a reason at a line’s end leads to the gate', async ({ verdict }) => {
  await verdict.open()
  await verdict.editor.getByText('this statement denies the request').click()
  await expect(verdict.chosenReason).toContainText('OnlyFromOffice')
})

test('gates open and close; every level shows its policies, statements and values', async ({
  verdict,
}) => {
  await verdict.open()
  const gate = verdict.gate('identity')
  const button = gate.getByRole('button').first()
  await expect(button).toHaveAttribute('aria-expanded', 'false')
  await button.click()
  await expect(button).toHaveAttribute('aria-expanded', 'true')
  await expect(gate).toContainText('DeployShop')
  await expect(gate).toContainText('UploadImagesAndSite')
  const elements = gate.getByRole('button', { name: 'Elements' }).first()
  if ((await elements.getAttribute('aria-expanded')) === 'false') await elements.click()
  await expect(gate).toContainText('securecart-prod/*')
  await button.click()
  await expect(gate).not.toContainText('UploadImagesAndSite')
})

test('the verdict leads to the line that decides', async ({ verdict }) => {
  await verdict.open()
  await verdict.openPolicy('DenyRootUser')
  await verdict.verdict.getByRole('button', { name: 'Show the line' }).click()
  await expect(verdict.policy.getByRole('heading', { level: 2 })).toHaveText('DenyOutsideNetwork')
  await expect(verdict.chosenReason).toContainText('OnlyFromOffice')
})

test('hints, missing keys and AWS’s message stand below the gates', async ({ page, verdict }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await verdict.open()
  const why = page.locator('#panel-why')
  await expect(why.getByRole('heading', { name: 'What would change this' })).toBeVisible()
  await why.getByRole('button', { name: 'Copy' }).click()
  await expect(why.getByText('Copied')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('is not authorized to perform: s3:PutObject')

  await why.getByRole('button', { name: 'Set aws:SourceVpc' }).click()
  await expect(verdict.contextPanel).toBeVisible()
  await expect(verdict.contextPanel.getByRole('combobox', { name: 'aws:SourceVpc' })).toBeVisible()
})
