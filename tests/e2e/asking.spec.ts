/**
 * The sentence: each slot changes the request, by list, by free text and by keyboard alone.
 */

import { expect, test } from './page.ts'

test('a first visit opens SecureCart with a request that is decided', async ({ page, verdict }) => {
  await verdict.open()
  await expect(verdict.principal).toHaveValue('role/deploy ▸ ci-run-42')
  await expect(verdict.action).toHaveValue('s3:PutObject')
  await expect(verdict.resource).toHaveValue('securecart-prod/img/1.png')
  await verdict.expectVerdict('deny')
  await expect(verdict.verdict).toContainText('Denied')
  await expect(verdict.verdict).toContainText('DenyOutsideNetwork')
  await expect(verdict.said).toContainText('Denied')
  await expect(page).toHaveTitle('✕ Denied · SecureCart — Verdict')
  await expect(verdict.gate('serviceControl')).toContainText('explicit deny')
})

test('each slot changes the request, with the keyboard alone', async ({ page, verdict }) => {
  await verdict.open()
  await verdict.principal.focus()
  await page.keyboard.type('root of management')
  await expect(verdict.options).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(verdict.said).not.toContainText('DenyOutsideNetwork')
  await page.keyboard.press('Tab')
  await expect(verdict.action).toBeFocused()
  await page.keyboard.type('cloudtrail:StopLogging')
  await page.keyboard.press('Tab')
  await expect(verdict.resource).toBeFocused()
  await page.keyboard.type('*')
  await page.keyboard.press('Enter')
  await verdict.expectVerdict('allow')
  await page.keyboard.press('Tab')
  await expect(verdict.principal).toHaveValue('root of Management')
  await expect(verdict.action).toHaveValue('cloudtrail:StopLogging')
  await expect(verdict.resource).toHaveValue('*')
})

test('arrows walk the list, Enter takes, Escape closes and then takes back', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await verdict.action.focus()
  await page.keyboard.press('ArrowDown')
  const list = page.getByRole('listbox', { name: 'Action' })
  await expect(list).toBeVisible()
  await expect(verdict.action).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const active = page.locator(`#${await verdict.action.getAttribute('aria-activedescendant')}`)
  const chosen = (await active.locator('bdi').textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expect(list).toBeHidden()
  await expect(verdict.action).toHaveValue(chosen)

  await page.keyboard.type('xyz')
  await expect(list).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(verdict.action).toHaveValue('xyz')
  await page.keyboard.press('Escape')
  await expect(verdict.action).toHaveValue(chosen)
})

test('free text is asked when it can be, and told what is wrong when it cannot', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await verdict.fill(verdict.resource, 'arn:aws:s3:::somebody-elses-bucket/key')
  await verdict.expectVerdict('deny')
  await verdict.resource.blur()
  await expect(verdict.resource).toHaveValue('somebody-elses-bucket/key')

  await verdict.principal.focus()
  await page.keyboard.type('nobody at all')
  await page.keyboard.press('Enter')
  await expect(verdict.principal).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('alert')).toContainText(
    '“nobody at all” is not a principal. Expected',
  )
  await page.keyboard.press('Escape')
  await expect(verdict.principal).not.toHaveAttribute('aria-invalid', 'true')
  await verdict.principal.blur()
  await expect(verdict.principal).toHaveValue('role/deploy ▸ ci-run-42')
})

test('the context shows what is brought along, and each key can be set, left out and put back', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await verdict.context.click()
  const panel = verdict.contextPanel
  await expect(panel.getByRole('heading', { name: 'From the caller' })).toBeVisible()
  const address = panel.getByRole('textbox', { name: 'aws:SourceIp' })
  await address.fill('198.51.100.24')
  await address.press('Enter')
  await verdict.expectVerdict('allow')

  await panel.getByRole('button', { name: 'Leave out aws:SourceIp' }).click()
  await verdict.expectVerdict('deny')
  await expect(verdict.context).toContainText('SourceIp left out')
  await panel.getByRole('button', { name: 'Reset aws:SourceIp' }).click()
  await expect(verdict.context).toContainText('203.0.113.10')

  const add = panel.getByRole('combobox', { name: 'Add a condition key' })
  await add.click()
  await page.keyboard.type('MultiFactorAuthPresent')
  await page.keyboard.press('Enter')
  const mfa = panel.getByRole('combobox', { name: 'aws:MultiFactorAuthPresent' })
  await expect(mfa).toHaveValue('true')
  await mfa.selectOption('false')
  await expect(verdict.context).toContainText('MultiFactorAuthPresent false')
  await mfa.selectOption('absent')
  await expect(mfa).toHaveCount(0)

  await add.click()
  await page.keyboard.type('aws:TagKeys')
  await page.keyboard.press('Enter')
  await panel.getByRole('combobox', { name: 'aws:TagKeys' }).fill('team')
  await panel.getByRole('combobox', { name: 'aws:TagKeys' }).press('Enter')
  await expect(verdict.context).toContainText('TagKeys team')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(verdict.context).toBeFocused()
})

test('time is a field of its own, and a VPC endpoint can be chosen', async ({ verdict }) => {
  await verdict.open()
  await verdict.showAllChecks()
  await verdict.askCheck('In the morning Mateo takes the barista role')
  await verdict.expectVerdict('allow')
  await verdict.context.click()
  const time = verdict.contextPanel.getByLabel('aws:CurrentTime', { exact: true })
  await expect(time).toHaveAttribute('type', 'datetime-local')
  await time.fill('2026-11-23T18:30:00')
  await verdict.expectVerdict('implicit')
  await verdict.context.click()

  await verdict.askCheck('From the office network the same upload goes through')
  await verdict.expectVerdict('allow')
  await verdict.context.click()
  const endpoint = verdict.contextPanel.getByLabel('Through VPC endpoint')
  const s3 = await endpoint.locator('option', { hasText: 's3' }).first().getAttribute('value')
  await endpoint.selectOption(s3 ?? '')
  await expect(verdict.gate('endpoint')).not.toContainText('not on the way')
})

test('MFA is asked for in three ways: true, false and absent', async ({ verdict }) => {
  await verdict.open()
  await verdict.context.click()
  const mfa = verdict.contextPanel.getByLabel('Signed in with MFA')
  const row = verdict.contextPanel.locator('[data-key="aws:MultiFactorAuthPresent"]')
  await expect(mfa).toHaveValue('absent')
  await expect(row).toHaveCount(0)
  for (const value of ['true', 'false']) {
    await mfa.selectOption(value)
    await expect(row.getByRole('combobox')).toHaveValue(value)
  }
  await mfa.selectOption('absent')
  await expect(row).toHaveCount(0)
})

test('the account tree asks and opens, with mouse and keyboard', async ({ page, verdict }) => {
  await verdict.open()
  const current = verdict.tree.locator('[aria-selected="true"]', { hasText: 'ci-run-42' })
  await expect(current).toBeVisible()

  await page.keyboard.press('/')
  await expect(verdict.treeSearch).toBeFocused()
  await page.keyboard.type('mateo')
  await page.keyboard.press('ArrowDown')
  for (let presses = 0; presses < 10; presses += 1) {
    const name = await page.locator('[role="treeitem"]:focus .label').textContent()
    if (name === 'mateo') break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await expect(verdict.principal).toHaveValue('user/mateo')

  await verdict.treeSearch.fill('DenyRootUser')
  await verdict.tree.getByRole('treeitem', { name: /DenyRootUser/ }).click()
  await expect(verdict.policy.getByRole('heading', { level: 2 })).toHaveText('DenyRootUser')
  await verdict.treeSearch.fill('nothing has this name')
  await expect(page.getByText('Nothing here is called')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(verdict.tree).toBeVisible()
})

test('the tree walks by arrows, Home, End and letters', async ({ page, verdict }) => {
  await verdict.open()
  const focused = page.locator('[role="treeitem"]:focus')
  await page.keyboard.press('Alt+2')
  await page.keyboard.press('Home')
  await expect(focused).toContainText('Organization')
  await expect(focused).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowLeft')
  await expect(focused).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(focused).toContainText('Root')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(focused).toContainText('Organization')
  await page.keyboard.type('prod')
  await expect(focused).toContainText('Production')
  await page.keyboard.press('End')
  await expect(focused).toBeVisible()
})

test('a long list stays short: what is left off is counted', async ({ page, verdict }) => {
  await verdict.open()
  await verdict.action.focus()
  await page.keyboard.press('ArrowDown')
  expect(await verdict.options.count()).toBeLessThanOrEqual(100)
})
