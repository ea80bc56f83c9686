/**
 * The suite of checks: made by hand, of the request and from a table; what fails comes first, with what
 * an edit changed; which statements no check exercises.
 */

import type { Locator, Page } from '@playwright/test'
import { expect, test, type VerdictPage } from './page.ts'

const policyWithoutDeny = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
})

const rows = (verdict: VerdictPage) => verdict.checks.locator('tr[data-check]')
/** The tools come as soon as somebody is there. */
async function begin(page: Page, verdict: VerdictPage): Promise<void> {
  await verdict.open()
  await page.mouse.move(300, 300)
  await expect(verdict.checkView('All')).toBeVisible()
}

async function openCsv(page: Page, verdict: VerdictPage): Promise<Locator> {
  await verdict.addCheckBy('Checks from CSV…')
  return page.getByRole('dialog', { name: 'Checks from CSV' })
}

test('a check by hand, with the keyboard alone; Escape leaves it', async ({ page, verdict }) => {
  await begin(page, verdict)
  await verdict.checks.getByRole('button', { name: 'More ways to add checks' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('n')
  await page.keyboard.press('Enter')
  const name = page.getByRole('textbox', { name: 'Name of the check' })
  await expect(name).toBeFocused()
  await page.keyboard.type('Mine')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('combobox', { name: 'Principal of the check' })).toBeFocused()
  await page.keyboard.type('user/ben')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Action of the check' }).focus()
  await page.keyboard.type('s3:DeleteBucket')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Expected of the check' }).selectOption('implicit deny')
  await name.focus()
  await page.keyboard.press('Enter')
  const mine = verdict.check('Mine')
  await expect(mine).toContainText('s3:DeleteBucket')
  await expect(mine.getByRole('button', { name: /^holds:/ })).toBeFocused()

  await verdict.chooseInMenu(mine.getByRole('button', { name: /^Change/ }), 'Edit')
  await expect(name).toHaveValue('Mine')
  await name.fill('Not this')
  await page.keyboard.press('Escape')
  await expect(mine.getByRole('button', { name: /Mine/ }).first()).toBeFocused()
  await verdict.undoButton.click()
  await expect(mine).toHaveCount(0)
})

test('a text that may not stand keeps the row open instead of being dropped', async ({
  page,
  verdict,
}) => {
  await begin(page, verdict)
  const first = rows(verdict).first()
  const before = await first.innerText()
  await verdict.chooseInMenu(first.getByRole('button', { name: /^Change/ }), 'Edit')
  const action = page.getByRole('combobox', { name: 'Action of the check' })
  const save = page.getByRole('button', { name: 'Save the check' })
  await action.fill('nonsense')
  for (let times = 0; times < 2; times += 1) {
    await save.click()
    await expect(action).toBeFocused()
    await expect(action).toHaveValue('nonsense')
    await expect(verdict.checks).toContainText('“nonsense” is not an action. Expected a service')
  }
  await action.fill('s3:DeleteBucket')
  await save.click()
  await expect(action).toHaveCount(0)
  await expect(first).toContainText('s3:DeleteBucket')
  await verdict.undoButton.click()
  await expect(first).toHaveText(before, { useInnerText: true })
})

test('a check of the request can expect the statement that decides', async ({ page, verdict }) => {
  await begin(page, verdict)
  await verdict.addCheckBy(/^Add this request and expect/)
  const added = rows(verdict).last()
  await expect(added).toContainText('by DenyOutsideNetwork › OnlyFromOffice')
  await expect(added.getByRole('button', { name: /^holds:/ })).toBeVisible()

  await verdict.openPolicy('DenyOutsideNetwork')
  const text = (await verdict.editorText()).replace('"OnlyFromOffice"', '"OnlyFromHome"')
  await verdict.replaceText(text)
  const gone = rows(verdict).filter({ hasText: 'OnlyFromOffice, a statement that is gone' })
  await expect(gone.getByRole('button', { name: /^fails:/ })).toBeVisible()
  await expect(gone).toContainText('found DenyOutsideNetwork › OnlyFromHome')
})

test('an edit tells what it changes, and what fails comes first', async ({ page, verdict }) => {
  await begin(page, verdict)
  const flips = verdict.checks.locator('.flips')
  await expect(flips).toHaveCount(0)
  await verdict.askCheck('From the office network the same upload goes through')
  await verdict.openPolicy('DenyOutsideNetwork')
  await verdict.replaceText(policyWithoutDeny)
  await expect(flips).toContainText('Your edit changes 1 of 48 checks: 1 broke.')
  const first = rows(verdict).first()
  await expect(first).toContainText('The pipeline cannot upload from outside the office network')
  await expect(first).toContainText('was explicit deny')
  await expect(first.getByRole('button', { name: /^fails:/ })).toBeVisible()
  await flips.getByRole('button', { name: 'Show it' }).click()
  await expect(rows(verdict)).toHaveCount(1)
  await expect(verdict.checkView('Changed')).toHaveAttribute('aria-pressed', 'true')

  await verdict.undoButton.click()
  await expect(flips).toHaveCount(0)
  await expect(verdict.checks).toContainText('No check came out otherwise than before.')
})

test('a remembered state stays the one that changes are told against', async ({
  page,
  verdict,
}) => {
  await begin(page, verdict)
  await verdict.openPolicy('DenyOutsideNetwork')
  await verdict.replaceText(policyWithoutDeny)
  await expect(verdict.checks.locator('.flips')).toContainText('1 broke')
  await verdict.checks.getByRole('button', { name: 'Remember this state' }).click()
  await expect(verdict.checks.locator('.flips')).toHaveCount(0)
  await verdict.undoButton.click()
  await expect(verdict.checks.locator('.flips')).toContainText(
    '1 of 48 checks changed since the remembered state: 1 now holds.',
  )
})

test('a pasted table gives its good rows, and keeps the bad ones to be mended', async ({
  page,
  verdict,
}) => {
  await begin(page, verdict)
  const dialog = await openCsv(page, verdict)
  const box = dialog.getByRole('textbox', { name: 'Lines of checks' })
  await expect(box).toBeFocused()
  await box.fill(
    [
      'principal,action,resource,expected,name',
      'anonymous,s3:GetObject,securecart-prod/x,explicit deny,From the table',
      'user/ben,s3:GetObject,securecart-prod/x,perhaps,To mend',
    ].join('\n'),
  )
  await expect(dialog.getByRole('status')).toContainText('1 check to add, 1 line with problems.')
  await expect(dialog.getByRole('list', { name: 'Lines with problems' })).toContainText(
    'Line 3 expected: “perhaps” is not a verdict. Expected allow, implicit deny or explicit deny.',
  )
  await dialog.getByRole('button', { name: 'Add 1 check' }).click()
  await expect(box).toBeFocused()
  await expect(box).toHaveValue(/^principal.*\n.*To mend$/)
  await box.fill((await box.inputValue()).replace('perhaps', 'allow'))
  await dialog.getByRole('button', { name: 'Add 1 check' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(verdict.checkView('All')).toContainText('50')

  await verdict.checks.getByRole('searchbox').fill('to mend')
  await expect(rows(verdict)).toHaveCount(1)
  await verdict.undoButton.click()
  await expect(rows(verdict)).toHaveCount(0)
  await verdict.checks.getByRole('button', { name: 'Show all checks' }).click()
  await expect(verdict.checkView('All')).toContainText('49')
})

test('the checks are saved as a table that can be pasted again', async ({ page, verdict }) => {
  await begin(page, verdict)
  await verdict.checks.getByRole('button', { name: 'View and export' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Export as CSV' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('SecureCart checks.csv')
  const dialog = await openCsv(page, verdict)
  await dialog.locator('input[type="file"]').setInputFiles(await download.path())
  await expect(dialog.getByRole('status')).toContainText('48 checks to add.')
})

test('coverage names the statements that no check exercises, and makes a check for one', async ({
  page,
  verdict,
}) => {
  await begin(page, verdict)
  await verdict.checkView('Coverage').click()
  const list = verdict.checks.getByRole('list', { name: 'Coverage by policy' })
  await expect(verdict.checks.locator('.summary')).toContainText(
    /\d+ of \d+ statements are exercised by a check\./,
  )
  const exercised = async () =>
    Number(/\d+/.exec(await verdict.checks.locator('.summary').innerText())?.[0])
  const before = await exercised()
  await verdict.checks.getByRole('searchbox', { name: 'Filter the statements' }).fill('KeepTrail')
  await expect(list).toContainText('the nearest check has another')
  const making = list.getByRole('button', { name: /^Make a check for KeepTrail/ })
  // With the keyboard: the search does not take the focus away.
  await making.focus()
  await page.keyboard.press('Enter')
  await expect(list.getByRole('button', { name: /^Make a check for KeepTrail/ })).toHaveCount(0)
  expect(await exercised()).toBeGreaterThan(before)
  await verdict.checkView('All').click()
  await verdict.checks.getByRole('searchbox').fill('KeepTrail')
  await expect(
    rows(verdict)
      .first()
      .getByRole('button', { name: /^holds:/ }),
  ).toBeVisible()
})

test('a check is moved by the keyboard and duplicated, and a removal is taken back', async ({
  page,
  verdict,
}) => {
  await begin(page, verdict)
  const second = verdict.check('From the office network the same upload goes through')
  await second.getByRole('button', { name: /^holds:/ }).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(rows(verdict).first()).toContainText('From the office network')
  await expect(second.getByRole('button', { name: /^holds:/ })).toBeFocused()

  await verdict.chooseInMenu(second.getByRole('button', { name: /^Change/ }), 'Duplicate')
  await expect(second).toHaveCount(2)
  await verdict.chooseInMenu(second.last().getByRole('button', { name: /^Change/ }), 'Remove')
  await expect(second).toHaveCount(1)
  await expect(verdict.checks.locator(':focus')).toHaveCount(1)
  await verdict.notices.getByRole('button', { name: 'Put it back' }).click()
  await expect(second).toHaveCount(2)
})

test('a check is dragged far through a long list, and let go where it is put', async ({
  page,
  verdict,
}) => {
  await begin(page, verdict)
  const dialog = await openCsv(page, verdict)
  const names = Array.from({ length: 150 }, (_, at) => `Row ${at}`)
  const lines = names.map((name) => `user/ben,s3:GetObject,securecart-prod/x,implicit deny,${name}`)
  const header = 'principal,action,resource,expected,name'
  await dialog.getByRole('textbox').fill([header, ...lines].join('\n'))
  await dialog.getByRole('button', { name: 'Add 150 checks' }).click()
  await verdict.checks.getByRole('button', { name: /^Show all/ }).click()

  const scroller = verdict.checks.locator('.scroll')
  const moved = verdict.check('From the office network the same upload goes through')
  const grip = moved.getByRole('button', { name: 'Move' })
  await grip.hover()
  await page.mouse.down()
  // As far as that the rows where it began are no longer drawn.
  await scroller.evaluate((box) => box.scrollTo({ top: box.scrollHeight }))
  await expect(verdict.check('Row 149')).toBeVisible()
  await expect(verdict.check('The pipeline can publish')).toHaveCount(0)
  await verdict.check('Row 140').hover()
  await expect(moved).toHaveClass(/dragged/)
  await page.mouse.up()
  await expect(verdict.checks.locator('.dragged')).toHaveCount(0)
  const all = await rows(verdict).allInnerTexts()
  const at = all.findIndex((text) => text.includes('From the office network'))
  expect(`${all[at - 1] ?? ''} ${all[at + 1] ?? ''}`).toContain('Row 140')
})
