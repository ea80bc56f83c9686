/**
 * Editing a policy: the verdict follows, undo and redo go through edits and requests alike, and a
 * text that is broken while being typed keeps the last verdict.
 */

import { expect, test } from './page.ts'

const office = '"198.51.100.0/24"'

test('the verdict follows the text', async ({ page, verdict }) => {
  await verdict.open()
  await verdict.expectVerdict('deny')
  await verdict.line('"Sid": "OnlyFromOffice"').click()
  await page.keyboard.press('ArrowDown')
  await expect(verdict.line('"Effect": "Deny"').first()).toBeVisible()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  for (const _ of 'Deny') await page.keyboard.press('Backspace')
  await verdict.expectVerdict('stale')
  await page.keyboard.type('Allow')
  // An SCP grants nothing, so with the Deny gone the other layers decide.
  await verdict.expectVerdict('allow')
  await verdict.saved()
})

test('undo and redo go through edits and request changes in one line', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  const before = await verdict.editorText()
  await verdict.caretBehind('"Version"')
  await page.keyboard.type(' ')
  await verdict.fill(verdict.action, 's3:GetObject')
  await verdict.action.blur()
  await expect(verdict.action).toHaveValue('s3:GetObject')

  await verdict.undoButton.click()
  await expect(verdict.action).toHaveValue('s3:PutObject')
  expect(await verdict.editorText()).not.toBe(before)
  await verdict.undoButton.click()
  await expect.poll(() => verdict.editorText()).toBe(before)
  await expect(verdict.undoButton).toBeDisabled()

  await page.keyboard.press('Control+Shift+Z')
  await page.keyboard.press('Control+Shift+Z')
  await expect(verdict.action).toHaveValue('s3:GetObject')
  await expect(verdict.redoButton).toBeDisabled()
})

test('undo inside the editor is the same undo', async ({ page, verdict }) => {
  await verdict.open()
  const before = await verdict.editorText()
  await verdict.caretBehind('"Version"')
  await page.keyboard.type('   ')
  await expect.poll(() => verdict.editorText()).not.toBe(before)
  await page.keyboard.press('Control+z')
  await expect.poll(() => verdict.editorText()).toBe(before)
  await page.keyboard.press('Control+Shift+Z')
  await expect.poll(() => verdict.editorText()).not.toBe(before)
})

test('undo of an edit opens the policy that it changes', async ({ page, verdict }) => {
  await verdict.open()
  await verdict.caretBehind('"Version"')
  await page.keyboard.type(' ')
  await verdict.openPolicy('DenyRootUser')
  await verdict.undoButton.click()
  await expect(verdict.policy.getByRole('heading', { level: 2 })).toHaveText('DenyOutsideNetwork')
})

test('a broken text keeps the last verdict, says so and where', async ({ page, verdict }) => {
  await verdict.open()
  const box = await verdict.policy.boundingBox()
  await verdict.caretBehind('"Version"')
  await page.keyboard.type('oops')
  await verdict.expectVerdict('stale')
  await expect(verdict.verdict).toContainText('Denied')
  await expect(verdict.verdict).toContainText('Last verdict')
  await expect(verdict.verdict).toContainText('your edit broke DenyOutsideNetwork, line 2')
  await expect(verdict.said).toContainText('DenyOutsideNetwork cannot be read')
  await expect(page).toHaveTitle('SecureCart — Verdict')
  expect(await verdict.policy.boundingBox()).toEqual(box)

  await verdict.openPolicy('DenyRootUser')
  await verdict.verdict.getByRole('button', { name: 'Go there' }).click()
  await expect(verdict.policy.getByRole('heading', { level: 2 })).toHaveText('DenyOutsideNetwork')
  await expect(verdict.editor).toBeFocused()
  await expect(verdict.problems).toHaveCount(1)
  await expect(verdict.problems).toContainText('Line 2')

  await page.keyboard.press('End')
  for (const _ of 'oops') await page.keyboard.press('Backspace')
  await verdict.expectVerdict('deny')
  await expect(verdict.problems).toHaveCount(0)
})

test('checks that a broken policy leaves open are not counted as failing', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await expect(verdict.checks.getByText(/hold/).first()).toBeVisible()
  await verdict.caretBehind('"Version"')
  await page.keyboard.type('oops')
  await expect(verdict.checks.locator('.counts')).toContainText('open')
  await expect(verdict.checks.locator('.counts')).not.toContainText('fail')
})

test('problems: F8 walks, a click goes there', async ({ page, verdict }) => {
  await verdict.open()
  await page.keyboard.press('F8')
  await expect(page.getByText('No problems in this policy.')).toBeAttached()
  await verdict.caretBehind(office)
  await page.keyboard.type('oops')
  await expect(verdict.problems.first()).toBeVisible()
  await verdict.principal.focus()
  await page.keyboard.press('F8')
  await expect(verdict.editor).toBeFocused()
  await verdict.principal.focus()
  await verdict.problems.first().getByRole('button', { name: /^Line/ }).click()
  await expect(verdict.line('oops')).toBeVisible()
})

test('Format lays the text out, as one step of history', async ({ page, verdict }) => {
  await verdict.open()
  await verdict.caretBehind('"Version"')
  await page.keyboard.type('          ')
  const loose = await verdict.editorText()
  await verdict.edit('Format')
  await expect.poll(() => verdict.editorText()).not.toBe(loose)
  await verdict.expectVerdict('deny')
  await verdict.undoButton.click()
  await expect.poll(() => verdict.editorText()).toBe(loose)
})

test('an AWS managed policy says that it cannot be edited', async ({ page, verdict }) => {
  await verdict.open()
  await verdict.openPolicy('FullAWSAccess')
  await expect(verdict.policy.getByText('Read only')).toBeVisible()
  await verdict.editMenu.click()
  await expect(page.getByRole('menuitem', { name: 'Unfold' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Format' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  const before = await verdict.editorText()
  await verdict.editor.click()
  await page.keyboard.type('x')
  expect(await verdict.editorText()).toBe(before)
})
