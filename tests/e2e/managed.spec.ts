/**
 * AWS's managed policies: found, read in words, attached and detached, copied to be edited; what AWS
 * would refuse, and what happens when they cannot be loaded.
 */

import AxeBuilder from '@axe-core/playwright'
import type { Locator } from '@playwright/test'
import { expect, test, type VerdictPage } from './page.ts'

const opener = ({ page }: VerdictPage): Locator =>
  page.getByRole('button', { name: 'AWS managed policies…' })
const dialog = ({ page }: VerdictPage): Locator =>
  page.getByRole('dialog', { name: 'AWS managed policies' })

const options = (verdict: VerdictPage): Locator =>
  dialog(verdict).getByRole('listbox').getByRole('option')

const button = (verdict: VerdictPage, name: string): Locator =>
  dialog(verdict).getByRole('button', { name, exact: true })

/** Opens one of the forms, whose field then has the focus, and chooses in it. */
async function choose(verdict: VerdictPage, form: string, carrier: string): Promise<void> {
  await expect(button(verdict, form)).toBeEnabled()
  await button(verdict, form).press('Enter')
  await expect(dialog(verdict).getByRole('combobox', { expanded: true }).last()).toBeFocused()
  await verdict.page.keyboard.type(carrier)
  await verdict.page.keyboard.press('Enter')
}

async function open(verdict: VerdictPage, search?: string): Promise<void> {
  await verdict.open()
  await opener(verdict).click()
  await expect(dialog(verdict).getByLabel('Find a managed policy')).toBeFocused()
  await expect(dialog(verdict)).toContainText(/1,\d\d\d policies/)
  if (search === undefined) return
  await verdict.page.keyboard.type(search)
  await expect(options(verdict).first()).toContainText(search)
  await verdict.page.keyboard.press('Enter')
  await expect(dialog(verdict).getByRole('heading', { level: 3, name: search })).toBeFocused()
}

test('by keyboard: found by name, read in words and as text, closed again', async ({
  page,
  verdict,
}) => {
  await open(verdict, 'AmazonS3ReadOnlyAccess')
  await expect(dialog(verdict)).toContainText(/Allows \d+ actions of Amazon S3/)
  await expect(dialog(verdict)).toContainText('arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess')
  await dialog(verdict).getByRole('tab', { name: 'In words' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(dialog(verdict).locator('.cm-content')).toContainText('"s3:Get*"')
  await page.keyboard.press('Escape')
  await expect(dialog(verdict)).toHaveCount(0)
  await expect(opener(verdict)).toBeFocused()
})

test('the list is found through by what policies are about and what they allow', async ({
  page,
  verdict,
}) => {
  await open(verdict)
  await page.keyboard.type('amazon sqs')
  await expect(options(verdict).filter({ hasText: 'AmazonSQSFullAccess' })).toBeVisible()
  await dialog(verdict).getByRole('combobox', { name: 'What it allows' }).selectOption('onlyReads')
  await expect(options(verdict).filter({ hasText: 'AmazonSQSReadOnlyAccess' })).toBeVisible()
  await expect(options(verdict).filter({ hasText: 'AmazonSQSFullAccess' })).toHaveCount(0)
  await dialog(verdict).getByLabel('Find a managed policy').fill('no policy is called so')
  await expect(options(verdict)).toHaveCount(0)
})

test('attached, it decides; undone, it does no more', async ({ page, verdict }) => {
  await verdict.open()
  await verdict.fill(verdict.principal, 'role/lambda-payments')
  await verdict.fill(verdict.action, 'sqs:ReceiveMessage')
  await verdict.fill(verdict.resource, 'arn:aws:sqs:eu-west-1:444455556666:orders')
  await verdict.expectVerdict('implicit')
  await opener(verdict).click()
  await expect(dialog(verdict).getByLabel('Find a managed policy')).toBeFocused()
  await page.keyboard.type('AmazonSQSFullAccess')
  await page.keyboard.press('Enter')
  await choose(verdict, 'Attach to…', 'lambda-payments')
  await button(verdict, 'Attach').click()
  await expect(dialog(verdict)).toContainText('Attached to')
  await expect(dialog(verdict)).toContainText('Attached in this scenario')
  await page.keyboard.press('Escape')
  await verdict.expectVerdict('allow')
  await verdict.undoButton.click()
  await verdict.expectVerdict('implicit')
})

test('copied in one step, the copy is open and can be edited', async ({ page, verdict }) => {
  await open(verdict, 'AmazonSQSReadOnlyAccess')
  await dialog(verdict).getByRole('button', { name: 'Copy to edit…' }).click()
  const name = dialog(verdict).getByRole('textbox', { name: 'Name of the copy' })
  await expect(name).toBeFocused()
  await name.fill('not a name')
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await expect(
    dialog(verdict).getByRole('button', { name: 'Copy', exact: true }).last(),
  ).toBeDisabled()
  await name.fill('LookIntoQueues')
  await page.keyboard.press('Enter')
  await expect(dialog(verdict)).toHaveCount(0)
  await expect(verdict.policy.getByRole('heading', { level: 2 })).toHaveText('LookIntoQueues')
  await expect(verdict.editor).toBeFocused()
  await expect(verdict.line('"sqs:GetQueueAttributes"')).toBeVisible()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' ')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await verdict.treeSearch.fill('LookIntoQueues')
  await expect(verdict.tree.getByRole('treeitem', { name: 'LookIntoQueues' })).toHaveCount(0)
})

test('a policy of AWS that is open leads to its words and to a copy', async ({ page, verdict }) => {
  await verdict.open()
  await verdict.openPolicy('AmazonS3ReadOnlyAccess')
  await verdict.policy.getByRole('button', { name: 'Explain or copy it' }).click()
  await expect(dialog(verdict).getByRole('heading', { level: 3 })).toHaveText(
    'AmazonS3ReadOnlyAccess',
  )
  await expect(dialog(verdict)).toContainText('Attached in this scenario')
  await page.keyboard.press('Escape')
  await expect(dialog(verdict)).toHaveCount(0)
})

test('what AWS would refuse is refused, in its words', async ({ verdict }) => {
  await open(verdict, 'SecurityAudit')
  await dialog(verdict).getByRole('button', { name: 'Copy to edit…' }).click()
  await expect(dialog(verdict)).toContainText('AWS would not take this text')
  await expect(dialog(verdict)).toContainText('LimitExceeded')
})

test('attached, bounded, detached and taken back by keyboard, the focus is never lost', async ({
  page,
  verdict,
}) => {
  await open(verdict, 'AmazonSQSFullAccess')
  await choose(verdict, 'Attach to…', 'lambda-payments')
  await button(verdict, 'Attach').press('Enter')
  await expect(dialog(verdict).getByRole('status').filter({ hasText: 'Attached to' })).toBeVisible()
  await expect(button(verdict, 'Attach to…')).toBeFocused()
  await choose(verdict, 'Set as boundary of…', 'lambda-payments')
  await button(verdict, 'Set boundary').press('Enter')
  await expect(dialog(verdict)).toContainText('as permissions boundary')
  await expect(button(verdict, 'Set as boundary of…')).toBeFocused()
  await dialog(verdict)
    .getByRole('button', { name: /^Remove as boundary of/ })
    .press('Enter')
  await expect(dialog(verdict)).not.toContainText('as permissions boundary')
  await expect(button(verdict, 'Attach to…')).toBeFocused()
  await dialog(verdict)
    .getByRole('button', { name: /^Detach from/ })
    .press('Enter')
  await expect(dialog(verdict)).not.toContainText('Attached in this scenario')
  await button(verdict, 'Undo').press('Enter')
  await expect(dialog(verdict)).toContainText('Attached in this scenario')
  await expect(button(verdict, 'Attach to…')).toBeFocused()
  await button(verdict, 'Copy to edit…').press('Enter')
  await button(verdict, 'Cancel').press('Enter')
  await expect(button(verdict, 'Copy to edit…')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(opener(verdict)).toBeFocused()
})

test('an eleventh policy is refused as AWS would', async ({ page, verdict }) => {
  await open(verdict)
  const search = dialog(verdict).getByLabel('Find a managed policy')
  const services = ['SQS', 'SNS', 'S3', 'EC2', 'RDS', 'VPC']
  const names = services.flatMap((each) => [
    `Amazon${each}FullAccess`,
    `Amazon${each}ReadOnlyAccess`,
  ])
  const refusal = dialog(verdict).getByRole('alert').filter({ hasText: 'LimitExceeded' })
  const attached = dialog(verdict).getByRole('status').filter({ hasText: 'Attached to' })
  for (const name of names) {
    await search.fill(name)
    await page.keyboard.press('Enter')
    await expect(
      dialog(verdict).getByRole('heading', { level: 3, name, exact: true }),
    ).toBeFocused()
    await choose(verdict, 'Attach to…', 'lambda-payments')
    await button(verdict, 'Attach').press('Enter')
    await expect(refusal.or(attached)).toBeVisible()
    if (await refusal.isVisible()) break
  }
  await expect(refusal).toContainText('at most 10')
  await expect(button(verdict, 'Attach')).toBeFocused()
})

test.describe('offline', () => {
  test.use({ tolerated: [/Failed to load resource/] })

  test('it says what could not be loaded, and tries again when asked', async ({
    page,
    verdict,
  }) => {
    let online = false
    await page.route('**/managed-policies/**', (route) =>
      online ? route.continue() : route.abort(),
    )
    await verdict.open()
    await opener(verdict).click()
    await expect(dialog(verdict)).toContainText('could not be loaded')
    online = true
    await dialog(verdict).getByRole('button', { name: 'Try again' }).click()
    await expect(dialog(verdict)).toContainText(/1,\d\d\d policies/)
    await expect(dialog(verdict).getByLabel('Find a managed policy')).toBeFocused()
  })

  test('a single text that cannot be loaded is asked for again', async ({ page, verdict }) => {
    let online = false
    await page.route('**/managed-policies/policies/**', (route) =>
      online ? route.continue() : route.abort(),
    )
    await open(verdict, 'AmazonS3ReadOnlyAccess')
    await expect(dialog(verdict)).toContainText('The text of this policy could not be loaded')
    await expect(button(verdict, 'Attach to…')).toBeDisabled()
    online = true
    await button(verdict, 'Try again').press('Enter')
    await expect(dialog(verdict)).toContainText(/Allows \d+ actions of Amazon S3/)
    await expect(dialog(verdict).getByRole('heading', { level: 3 })).toBeFocused()
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`it passes the rules for accessible pages, ${colorScheme}`, async ({ page, verdict }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await open(verdict, 'AmazonS3ReadOnlyAccess')
    await expect(dialog(verdict)).toContainText(/Allows \d+ actions/)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('list and policy take turns', async ({ page, verdict }) => {
    await verdict.open()
    await page
      .getByRole('button', { name: /account/i })
      .first()
      .click()
    await opener(verdict).click()
    await options(verdict).first().click()
    await expect(dialog(verdict).getByRole('button', { name: 'All policies' })).toBeVisible()
    await dialog(verdict).getByRole('button', { name: 'All policies' }).click()
    await expect(dialog(verdict).getByLabel('Find a managed policy')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(dialog(verdict)).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Account', exact: true })).toBeFocused()
  })
})
