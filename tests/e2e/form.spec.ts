/**
 * The form beside a policy's JSON: each follows the other, the verdict follows both, and all of it goes
 * down one line of undo.
 */

import AxeBuilder from '@axe-core/playwright'
import { expect, test, type VerdictPage } from './page.ts'

/** The open policy has a statement of each name. */
const first = 'OnlyFromOffice'
const second = 'OnlyEncrypted'

const statement = (verdict: VerdictPage) =>
  verdict.form.getByRole('combobox', { name: 'Statement', exact: true })

const shown = (verdict: VerdictPage) => statement(verdict).locator('option:checked')

test('a change of the form stands in the JSON, and the verdict follows', async ({ verdict }) => {
  await verdict.open()
  const before = await verdict.editorText()
  await verdict.openForm()
  await expect(shown(verdict)).toHaveText(`1 · Deny ${first}`)
  await verdict.formField('Effect').getByRole('radio', { name: 'Allow' }).check()
  await expect
    .poll(() => verdict.editorText())
    .toBe(before.replace('"Effect": "Deny"', '"Effect": "Allow"'))
  await verdict.expectVerdict('allow')
  await verdict.undoButton.click()
  await expect.poll(() => verdict.editorText()).toBe(before)
  await expect(verdict.formField('Effect').getByRole('radio', { name: 'Deny' })).toBeChecked()
  await verdict.expectVerdict('deny')
})

test('a change of the JSON stands in the form at once', async ({ page, verdict }) => {
  await verdict.open()
  await verdict.openForm()
  const sid = verdict.formField('Sid').getByRole('textbox')
  await expect(sid).toHaveValue(first)
  await verdict.caretBehind(`"Sid": "${first}"`)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('s')
  await expect(sid).toHaveValue(`${first}s`)
})

test('the form shows the statement at the caret, and puts the caret into the one it shows', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await verdict.openForm()
  await verdict.line(`"Sid": "${second}"`).click()
  await expect(shown(verdict)).toHaveText(`2 · Deny ${second}`)
  await verdict.form.getByRole('button', { name: 'Previous statement' }).click()
  await expect(shown(verdict)).toHaveText(`1 · Deny ${first}`)
  await statement(verdict).selectOption({ label: `2 · Deny ${second}` })
  await expect(verdict.formField('Sid').getByRole('textbox')).toHaveValue(second)
  await page.keyboard.press('Alt+4')
  await page.keyboard.type(' ')
  await expect.poll(() => verdict.editorText()).toMatch(new RegExp(`\\{ \\s+"Sid": "${second}"`))
})

test('values are chosen from AWS’s list, written anew and taken out', async ({ page, verdict }) => {
  await verdict.open()
  await verdict.openForm()
  const actions = verdict.formField('Actions')
  const add = actions.getByRole('combobox', { name: 'Add an action' })
  await expect(actions.getByText('180 actions')).toBeVisible()
  await verdict.fill(add, 'kms:decry')
  await expect(verdict.line('"kms:Decrypt"')).toBeVisible()
  await expect(actions.getByRole('listitem').last()).toContainText('Write')
  await expect(add).toBeFocused()

  await verdict.fill(actions.getByRole('combobox', { name: 'action 3' }), 'kms:Enc*')
  await expect(verdict.line('"kms:Enc*"')).toBeVisible()
  await actions.getByRole('button', { name: 'Remove kms:Enc*' }).click()
  await expect(verdict.line('kms')).toHaveCount(0)
  await expect(add).toBeFocused()

  await verdict.fill(add, 'zz:top, please')
  await expect(page.getByRole('alert')).toContainText('is no action')
  await expect(add).toHaveValue('zz:top, please')
  await expect(verdict.line('zz:top')).toHaveCount(0)
})

test('conditions: a key of the world’s, its operator, its value, and gone again', async ({
  verdict,
}) => {
  await verdict.open()
  const before = await verdict.editorText()
  await verdict.openForm()
  const conditions = verdict.formField('Conditions')
  await verdict.fill(
    conditions.getByRole('combobox', { name: 'Add a condition' }),
    'aws:PrincipalOrgID',
  )
  const value = conditions.getByRole('combobox', { name: 'Value of aws:PrincipalOrgID' })
  await expect(value).toBeFocused()
  expect(await verdict.editorText()).toBe(before)
  await verdict.fill(value, 'o-9f2k')
  const test = conditions.getByRole('group', { name: /StringEquals aws:PrincipalOrgID/ })
  await expect(test).toBeVisible()
  await expect(verdict.line('"aws:PrincipalOrgID": "o-')).toBeVisible()

  await test.getByRole('combobox', { name: 'Operator' }).selectOption('StringNotEquals')
  await expect(verdict.line('"StringNotEquals"')).toBeVisible()
  const renamed = conditions.getByRole('group', { name: /StringNotEquals aws:PrincipalOrgID/ })
  await renamed.getByRole('checkbox', { name: 'IfExists' }).check()
  await expect(verdict.line('aws:PrincipalOrgID')).toBeVisible()
  await conditions
    .getByRole('button', { name: 'Remove the condition on aws:PrincipalOrgID' })
    .click()
  await expect.poll(() => verdict.editorText()).toBe(before)
})

test('principals of a trust policy', async ({ verdict }) => {
  await verdict.open()
  await verdict.treeSearch.fill('trust policy')
  await verdict.tree.getByRole('treeitem', { name: 'Trust policy' }).last().click()
  await verdict.treeSearch.fill('')
  await verdict.openForm()
  const principal = verdict.formField('Principal')
  await principal
    .getByRole('combobox', { name: 'Type of the new principal' })
    .selectOption('Service')
  await verdict.fill(principal.getByRole('combobox', { name: 'Add a principal' }), 'ecs-tasks')
  await expect(verdict.line('ecs-tasks.amazonaws.com')).toBeVisible()
  await principal.getByRole('combobox', { name: 'Who' }).selectOption('anyone')
  await expect(verdict.line('"Principal": "*"')).toBeVisible()
  await expect(verdict.form.getByRole('group', { name: 'Resources' })).toHaveCount(0)
})

test('whole statements: added, doubled, moved, deleted, each undone by one step', async ({
  verdict,
}) => {
  await verdict.open()
  await verdict.openForm()
  const count = verdict.form.getByText(/^Statement \d of \d$/)
  const press = (name: string) => verdict.form.getByRole('button', { name, exact: true }).click()
  const texts = [await verdict.editorText()]
  for (const [deed, expected] of [
    ['Duplicate this statement', 'Statement 2 of 3'],
    ['Move this statement down', 'Statement 3 of 3'],
    ['Add a statement', 'Statement 4 of 4'],
    ['Delete this statement', 'Statement 3 of 3'],
  ] as const) {
    await press(deed)
    await expect(count).toHaveText(expected)
    texts.push(await verdict.editorText())
  }
  expect(texts[1]).toContain(`"${first}2"`)
  expect(texts[3]).toContain('"Action": []')
  for (const text of texts.toReversed().slice(1)) {
    await verdict.undoButton.click()
    await expect.poll(() => verdict.editorText()).toBe(text)
  }
})

test('a text that is no JSON is said, with the way there; the form is back when it is mended', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  const before = await verdict.editorText()
  await verdict.openForm()
  const sid = verdict.formField('Sid').getByRole('textbox')
  await sid.fill('not a Sid')
  await expect(page.getByRole('alert')).toContainText('Found a space')
  await verdict.caretBehind('"Version"')
  await page.keyboard.type('oops')
  await expect(verdict.form.getByText('The text is not JSON at line 2')).toBeVisible()
  await verdict.form.getByRole('button', { name: 'Go there' }).click()
  await expect(verdict.editor).toBeFocused()
  // What is wrong is selected.
  await page.keyboard.press('Delete')
  await expect.poll(() => verdict.editorText()).toBe(before)
  await expect(verdict.form.getByText('The text is not JSON')).toHaveCount(0)
  await expect(sid).toHaveValue('not a Sid')
})

test('a policy of AWS’s is only read', async ({ verdict }) => {
  await verdict.open()
  await verdict.openPolicy('FullAWSAccess')
  await verdict.openForm()
  await expect(verdict.formField('Effect').getByRole('radio', { name: 'Allow' })).toBeDisabled()
  await expect(verdict.formField('Actions').getByRole('combobox', { name: /Add/ })).toHaveCount(0)
  await expect(verdict.form.getByRole('button', { name: 'Delete this statement' })).toHaveCount(0)
})

test('by keyboard alone: in, a change, undone, and back into the JSON', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  const before = await verdict.editorText()
  const toggle = verdict.policy.getByRole('button', { name: 'Form', exact: true })
  await toggle.focus()
  await page.keyboard.press('Enter')
  await expect(verdict.formField('Effect')).toBeVisible()
  const deny = verdict.formField('Effect').getByRole('radio', { name: 'Deny' })
  for (let presses = 0; presses < 40; presses += 1) {
    if (await deny.evaluate((element) => element === document.activeElement)) break
    // Tab indents in the editor until Escape was pressed.
    if (await verdict.editor.evaluate((element) => element.matches(':focus')))
      await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
  }
  await expect(deny).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await verdict.expectVerdict('allow')
  await page.keyboard.press('Control+z')
  await expect.poll(() => verdict.editorText()).toBe(before)
  await verdict.expectVerdict('deny')
  await page.keyboard.press('Alt+4')
  await expect(verdict.editor).toBeFocused()
})

test('the width of the form is set by keys and remembered, and so is that it is open', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await verdict.openForm()
  const bar = page.getByRole('separator', { name: 'Width of the form' })
  const before = Number(await bar.getAttribute('aria-valuenow'))
  await bar.focus()
  await page.keyboard.press('ArrowRight')
  await expect(bar).toHaveAttribute('aria-valuenow', String(before - 16))
  await page.reload()
  await verdict.ready()
  await expect(bar).toHaveAttribute('aria-valuenow', String(before - 16))
  await expect(verdict.formField('Effect')).toBeVisible()
})

test('on a phone the form stands below the JSON, and nothing runs over', async ({
  page,
  verdict,
}) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await verdict.open()
  await verdict.openForm()
  const json = await verdict.editor.boundingBox()
  const form = await verdict.form.boundingBox()
  expect(form?.y).toBeGreaterThan(json?.y ?? Infinity)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  for (const button of await verdict.form.getByRole('button').all()) {
    const box = await button.boundingBox()
    if (box !== null) expect(Math.round(box.height)).toBeGreaterThanOrEqual(40)
  }
})

test('axe finds nothing in the form in either theme', async ({ page, verdict }) => {
  test.setTimeout(180_000)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await verdict.open()
  await verdict.openForm()
  const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const found = async (): Promise<readonly string[]> => {
    const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
    expect(await found()).toEqual([])
  }
  await verdict.caretBehind('"Version"')
  await page.keyboard.type('oops')
  await expect(verdict.form.getByText('The text is not JSON')).toBeVisible()
  expect(await found()).toEqual([])
})

test('what the form added is sorted by a command, as one step', async ({ verdict }) => {
  await verdict.open()
  await verdict.openForm()
  const add = verdict.formField('Actions').getByRole('combobox', { name: 'Add an action' })
  await verdict.fill(add, 'kms:Decrypt')
  await expect(verdict.line('"kms:Decrypt"')).toBeVisible()
  await verdict.edit('Sort all lists')
  const sorted = verdict.editor.getByText('["kms:Decrypt", "s3:*", "secretsmanager:*"]')
  await expect(sorted).toBeVisible()
  await verdict.undoButton.click()
  await expect(sorted).toHaveCount(0)
  await expect(verdict.line('"kms:Decrypt"')).toBeVisible()
})
