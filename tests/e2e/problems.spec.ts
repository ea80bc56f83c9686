/**
 * Problems of a policy: found with AWS's catalogue, walked, put right, explained; and what the page
 * says when the catalogue cannot be had.
 */

import AxeBuilder from '@axe-core/playwright'
import { expect, test, type VerdictPage } from './page.ts'

const head = (verdict: VerdictPage) => verdict.policy.locator('.problems h3')

/** Types over the first action of the deployment policy, which is the scenario's own. */
async function misspell(verdict: VerdictPage, from: string, to: string): Promise<void> {
  await verdict.openPolicy('DenyOutsideNetwork')
  await verdict.line(from).first().click()
  await verdict.page.keyboard.press('Control+f')
  await verdict.page.keyboard.type(from)
  await verdict.page.keyboard.press('Enter')
  await verdict.page.keyboard.press('Escape')
  await verdict.page.keyboard.type(to)
  // What completes it lies over the problems.
  await verdict.page.keyboard.press('Escape')
}

test('nothing of AWS’s data is fetched before somebody is there', async ({ page, verdict }) => {
  const asked: string[] = []
  page.on('request', (request) => {
    if (/catalogue|managed-policies|checker/.test(request.url())) asked.push(request.url())
  })
  await verdict.open()
  await page.waitForLoadState('networkidle')
  expect(asked).toEqual([])
  await expect(head(verdict)).toHaveText('No problems so far')
  await page.mouse.move(300, 300)
  await expect(head(verdict)).toHaveText('No problems')
  await expect(verdict.policy.getByText(/AWS’s catalogue of \d+ \w+ 20\d\d/)).toBeVisible()
  expect(asked.some((url) => url.endsWith('actions.json'))).toBe(true)
})

test('an action that AWS does not have is underlined, and put right with one click', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await misspell(verdict, 'secretsmanager:*', 'secretsmanager:GetSecretValu')
  await expect(verdict.problems).toHaveCount(1)
  await expect(verdict.problems).toContainText('GetSecretValue')
  await expect(verdict.editor.locator('.cm-lintRange-error')).toHaveText(
    '"secretsmanager:GetSecretValu"',
  )
  await verdict.problems
    .getByRole('button', { name: 'Write secretsmanager:GetSecretValue' })
    .click()
  await expect(verdict.line('"secretsmanager:GetSecretValue"')).toBeVisible()
  await expect(verdict.problems).toHaveCount(0)
  await verdict.undoButton.click()
  await expect(verdict.line('"secretsmanager:GetSecretValu"')).toBeVisible()
  await expect(page.getByText('Undone: edit of DenyOutsideNetwork')).toBeAttached()
})

test('by keyboard: F8 goes there and says it, Control and the full stop mends it', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await misspell(verdict, 'secretsmanager:*', 'secretsmanager:GetSecretValu')
  await expect(verdict.problems).toHaveCount(1)
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('F8')
  await expect(page.locator('.cm-tooltip')).toContainText('GetSecretValu')
  await page.keyboard.press('Control+.')
  await expect(verdict.line('"secretsmanager:GetSecretValue"')).toBeVisible()
  await expect(verdict.problems).toHaveCount(0)
})

test('a finding tells what is behind it, and what it rests on', async ({ page, verdict }) => {
  await verdict.open()
  await misspell(verdict, 'secretsmanager:*', 'secretsmanager:GetSecretValu')
  await verdict.problems.getByRole('button', { name: /^Why:/ }).click()
  await expect(verdict.problems).toContainText('invalid-action')
  await expect(verdict.problems).toContainText(/rests on AWS’s catalogue of \d+ \w+ 20\d\d/)
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).include('#panel-policy').analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
  }
})

test('all checks can be read, and those that are not made, with the reason', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await verdict.policy.getByRole('button', { name: 'All checks' }).click()
  const dialog = page.getByRole('dialog', { name: 'All checks' })
  await expect(dialog).toContainText('scp-syntax-error-action-wildcard')
  await dialog.getByRole('searchbox').fill('pass role star')
  await expect(dialog.getByRole('listitem').first()).toContainText('pass-role')
  await dialog.getByRole('combobox').selectOption('Suggestions')
  await expect(dialog).toContainText('No check says this.')
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await dialog.getByRole('combobox').press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(verdict.policy.getByRole('button', { name: 'All checks' })).toBeFocused()
})

test.describe('without AWS’s catalogue', () => {
  test.use({ tolerated: [/Failed to load resource/] })

  test('the text alone is checked, it says so, and trying again helps', async ({
    page,
    verdict,
  }) => {
    await page.route('**/catalogue/**', (route) => route.abort())
    await verdict.open()
    await verdict.openPolicy('DenyOutsideNetwork')
    await expect(verdict.policy).toContainText('could not be loaded: checked by the text alone')
    await verdict.caretBehind('"Version"')
    await page.keyboard.type('oops')
    await expect(verdict.problems.first()).toBeVisible()
    for (const _ of 'oops') await page.keyboard.press('Backspace')
    await page.unroute('**/catalogue/**')
    await verdict.policy.getByRole('button', { name: 'Try again' }).click()
    await expect(verdict.policy).toContainText(/AWS’s catalogue of \d+/)
  })
})

test('a checker that dies is replaced, and gets its files again', async ({ page, verdict }) => {
  await verdict.open()
  await misspell(verdict, 'secretsmanager:*', 'secretsmanager:GetSecretValu')
  await expect(verdict.problems).toHaveCount(1)
  const checker = page.workers().find((worker) => worker.url().includes('checker'))
  await checker?.evaluate(() => self.close())
  await page.keyboard.type('u')
  await expect(verdict.problems).toContainText('GetSecretValuu')
})
