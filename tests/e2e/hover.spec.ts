/**
 * Help on the parts of a policy: under the pointer, by keyboard, on a phone; where it stands, what it
 * covers, and that it can be read by everybody.
 */

import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test, type VerdictPage } from './page.ts'

/** What stands at a part of the open policy; the panel of the pointer, or the one that stays. */
const hovered = (page: Page): Locator => page.locator('.cm-tooltip-hover .cm-help')
const pinned = (page: Page): Locator => page.getByRole('dialog', { name: /^Help: / })

/** The policy that is open at first, with its text in sight. */
async function start(verdict: VerdictPage): Promise<void> {
  await verdict.open()
  // Help comes to whoever enters the editor.
  await verdict.line('"Version"').click()
}

function text(verdict: VerdictPage, words: string): Locator {
  return verdict.editor.locator('.cm-line span').filter({ hasText: words }).last()
}

async function hover(verdict: VerdictPage, words: string): Promise<Locator> {
  const target = text(verdict, words)
  await expect(async () => {
    await target.scrollIntoViewIfNeeded()
    await verdict.page.mouse.move(1, 1)
    await target.hover()
    await expect(hovered(verdict.page)).toBeVisible({ timeout: 2000 })
  }).toPass()
  return target
}

/** The caret goes into a text as a person brings it there who has no mouse. */
async function caretIn(verdict: VerdictPage, words: string): Promise<void> {
  const { page } = verdict
  await verdict.editor.focus()
  await page.keyboard.press('Control+f')
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowLeft')
  await expect(verdict.editor).toBeFocused()
}

async function showHelp(verdict: VerdictPage, words: string): Promise<Locator> {
  await caretIn(verdict, words)
  await verdict.page.keyboard.press('F1')
  await expect(pinned(verdict.page)).toBeVisible()
  return pinned(verdict.page)
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (box === null) throw new Error('it is not drawn')
  return box
}

test('the pointer on a name brings what it is, beside its line, and takes it along', async ({
  page,
  verdict,
}) => {
  await start(verdict)
  const target = await hover(verdict, 'NotIpAddress')
  await expect(hovered(page)).toContainText('lies in none of the values here')
  const [word, box] = [await boxOf(target), await boxOf(hovered(page))]
  expect(box.y >= word.y + word.height - 1 || box.y + box.height <= word.y + 1).toBe(true)
  await page.mouse.move(2, 2)
  await expect(hovered(page)).toHaveCount(0)
})

test('what is under the pointer can be entered and read on', async ({ page, verdict }) => {
  await start(verdict)
  await hover(verdict, '"s3:*"')
  await expect(hovered(page)).toContainText('actions of Amazon S3')
  const more = hovered(page).getByRole('button', { name: /^Show / })
  await more.scrollIntoViewIfNeeded()
  await more.click()
  await expect(hovered(page).getByRole('listitem')).toHaveCount(180)
  await page.mouse.move(2, 2)
  await expect(hovered(page)).toHaveCount(0)
  await expect(verdict.editor).toBeFocused()
})

test('nothing of it is cut off by the panes, and nothing lies over it', async ({ verdict }) => {
  await start(verdict)
  const panel = await showHelp(verdict, '198.51.100.0')
  await expect(panel).toContainText('198.51.100.255')
  const seen = await panel.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const root = element.getRootNode() as ShadowRoot
    const corners = [left + 6, right - 6].flatMap((x) => [top + 6, bottom - 6].map((y) => [x, y]))
    const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
    return [
      inside,
      ...corners.map(([x = 0, y = 0]) => element.contains(root.elementFromPoint(x, y))),
    ]
  })
  expect(seen).toEqual([true, true, true, true, true])
})

test('a finding and the help on its text stand together', async ({ page, verdict }) => {
  await start(verdict)
  await text(verdict, 'NotIpAddress').dblclick()
  await page.keyboard.type('NotIpAdress')
  await expect(verdict.problems.first()).toBeVisible()
  await hover(verdict, 'NotIpAdress')
  const both = page.locator('.cm-tooltip-hover')
  await expect(both).toContainText('is no condition operator')
  await expect(both).toContainText('Did you mean NotIpAddress?')
  await expect(both).toHaveCount(1)
})

test('by keyboard alone: open, enter, scroll, leave, close', async ({ page, verdict }) => {
  await start(verdict)
  const panel = await showHelp(verdict, 's3:*')
  await expect(panel).toContainText('It covers all 180 actions of Amazon S3.')
  await expect(verdict.editor).toBeFocused()

  await page.keyboard.press('F1')
  const body = panel.locator('.cm-help-body')
  await expect(body).toBeFocused()
  await page.keyboard.press('PageDown')
  await expect.poll(() => body.evaluate((element) => element.scrollTop)).toBeGreaterThan(0)
  await page.keyboard.press('Tab')
  await expect(panel.getByRole('button', { name: /^Show / })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(panel.getByRole('listitem').nth(40)).toBeFocused()
  await page.keyboard.press('F1')
  await expect(verdict.editor).toBeFocused()
  await expect(panel).toBeVisible()

  const before = await verdict.editorText()
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(verdict.editor).toBeFocused()
  expect(await verdict.editorText()).toBe(before)
})

test('a screen reader hears what it says, once', async ({ page, verdict }) => {
  await start(verdict)
  const said = await listen(page)
  await showHelp(verdict, 'aws:SourceIp')
  await expect.poll(said).toContain('Escape closes it.')
  expect(await said()).toContain('aws:SourceIp, Global condition key.')
  expect((await said()).split('Public address of the caller')).toHaveLength(2)
})

/** All that is put into the editor's live region from now on: it is emptied again after a moment. */
async function listen(page: Page): Promise<() => Promise<string>> {
  const heard = await page.locator('.cm-announced').evaluateHandle((region) => {
    const texts: string[] = []
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const { textContent } of addedNodes) texts.push(textContent ?? '')
    }).observe(region, { childList: true })
    return texts
  })
  return () => heard.evaluate((texts) => texts.join('\n'))
}

test('typing goes on and closes it', async ({ page, verdict }) => {
  await start(verdict)
  const panel = await showHelp(verdict, 'NotIpAddress')
  await page.keyboard.type('x')
  await expect(panel).toHaveCount(0)
  await expect(verdict.line('xNotIpAddress')).toHaveCount(1)
})

test('AWS’s data cannot be had: what is known is said all the same', async ({ page, verdict }) => {
  await page.route('**/catalogue/services/*', (route) => route.fulfill({ body: 'no JSON' }))
  await start(verdict)
  const panel = await showHelp(verdict, '"s3:*"')
  await expect(panel).toContainText('It covers all 180 actions of Amazon S3.')
})

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Axe reads every element, twice: on a busy machine that takes its time. */
const AXE_LIMIT_MS = 120_000

const states: Readonly<Record<string, (verdict: VerdictPage) => Promise<unknown>>> = {
  'a panel open': (verdict) => showHelp(verdict, 's3:*'),
  'help under the pointer': (verdict) => hover(verdict, 'aws:SourceIp'),
}

for (const [name, enter] of Object.entries(states)) {
  test(`axe finds nothing in either theme: ${name}`, async ({ page, verdict }) => {
    test.setTimeout(AXE_LIMIT_MS)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await start(verdict)
    await enter(verdict)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
      await expect(page.locator('.cm-help')).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
      ).toEqual([])
    }
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('a tap places the caret, and the button explains what is there', async ({
    page,
    verdict,
  }) => {
    await verdict.open()
    await text(verdict, 'NotIpAddress').tap()
    await expect(hovered(page)).toHaveCount(0)
    const button = verdict.policy.getByRole('button', { name: 'Explain' })
    await button.tap()
    const panel = pinned(page)
    await expect(panel).toContainText('lies in none of the values here')
    const box = await boxOf(panel)
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(390)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    const close = panel.getByRole('button', { name: 'Close help' })
    expect((await boxOf(close)).height).toBeGreaterThanOrEqual(40)
    await close.tap()
    await expect(panel).toHaveCount(0)
    await expect(button).toBeFocused()
  })
})
