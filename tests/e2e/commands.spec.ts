/** The editor's commands for statements, by key and in the Edit menu. */

import { expect, test } from './page.ts'

/** The open policy has a statement of each name. */
const first = 'OnlyFromOffice'
const second = 'OnlyEncrypted'

test('a statement moves by keys and takes the caret along', async ({ page, verdict }) => {
  await verdict.open()
  const before = await verdict.editorText()
  await verdict.line(`"Sid": "${second}"`).click()
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect
    .poll(async () => {
      const text = await verdict.editorText()
      return text.indexOf(second) < text.indexOf(first)
    })
    .toBe(true)
  await page.keyboard.press('Home')
  await page.keyboard.type(' ')
  await expect(verdict.line(` "Sid": "${second}"`)).toBeVisible()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(() => verdict.editorText()).toBe(before)
})

test('F2 names the statement: refused while it is typed, taken by Enter, left by Escape', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await verdict.line(`"Sid": "${first}"`).click()
  const box = page.getByRole('dialog', { name: 'Sid of the statement' })
  await page.keyboard.press('F2')
  await expect(box.getByRole('textbox')).toBeFocused()
  await page.keyboard.type(second)
  await expect(box).toContainText('Another statement is called')
  await page.keyboard.press('Enter')
  await expect(box).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(box).toHaveCount(0)
  await expect(verdict.editor).toBeFocused()
  await page.keyboard.press('F2')
  await expect(box.getByRole('textbox')).toHaveValue(first)
  await page.keyboard.type('OfficeOnly')
  await page.keyboard.press('Enter')
  await expect(verdict.line('"Sid": "OfficeOnly"')).toBeVisible()
  await expect(verdict.editor).toBeFocused()
})

test('folded statements say what they are', async ({ page, verdict }) => {
  await verdict.open()
  await verdict.edit('Fold every statement')
  const fold = verdict.editor.locator('.cm-foldPlaceholder')
  await expect(fold.first()).toHaveText(` ✕ Deny ${first} · s3:* +1 · * · 3 conditions `)
  await expect(fold).toHaveCount(2)
  await fold.first().click()
  await expect(fold).toHaveCount(1)
  await verdict.edit('Unfold')
  await expect(fold).toHaveCount(0)
  await page.keyboard.press('Control+Home')
  await expect(verdict.editor).toBeFocused()
})
