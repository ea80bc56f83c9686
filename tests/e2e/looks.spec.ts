/**
 * What can be checked of the looks: accessibility in both themes and all states, and that a phone
 * reads the page as one column.
 */

import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test, type VerdictPage } from './page.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
  ).toEqual([])
}

async function expectAccessibleInBoth(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
    await expectAccessible(page)
  }
}

/** The states a person meets, each from a page that was just opened. */
const states: Readonly<Record<string, (verdict: VerdictPage) => Promise<void>>> = {
  denied: async () => undefined,
  allowed: async (verdict) => {
    await verdict.askCheck('From the office network the same upload goes through')
    await verdict.expectVerdict('allow')
  },
  'implicitly denied': async (verdict) => {
    await verdict.askCheck('Its session policy keeps this run to product images')
    await verdict.expectVerdict('implicit')
  },
  stale: async (verdict) => {
    await verdict.caretBehind('"Version"')
    await verdict.page.keyboard.type('oops')
    await verdict.expectVerdict('stale')
    await expect(verdict.problems.first()).toBeVisible()
  },
  'a reason chosen': async (verdict) => {
    await verdict.reason('NotIpAddress').click()
    await expect(verdict.chosenReason).toHaveCount(1)
  },
  'a failing check': async (verdict) => {
    const row = verdict.check('The pipeline cannot upload from outside the office network')
    await row.getByRole('combobox').selectOption('allow')
    await expect(verdict.checks.locator('.counts')).toContainText('1 fails')
  },
  'what an edit changed': async (verdict) => {
    await breakCheck(verdict)
    await expect(verdict.checks).toContainText('Your edit changes')
  },
  'the coverage': async (verdict) => {
    await verdict.page.mouse.move(300, 300)
    await verdict.checkView('Coverage').click()
    await expect(verdict.checks).toContainText('statements are exercised')
  },
  'a check being made': async (verdict) => {
    await verdict.addCheckBy('New check by hand')
    await expect(verdict.page.getByRole('textbox', { name: 'Name of the check' })).toBeFocused()
  },
  'a table of checks': async (verdict) => {
    await verdict.addCheckBy('Checks from CSV…')
    const lines = 'anonymous,s3:GetObject,*,allow\nuser/ben,s3:GetObject,*,perhaps'
    await verdict.page.getByRole('textbox', { name: 'Lines of checks' }).fill(lines)
    await expect(verdict.page.getByRole('dialog')).toContainText('1 line with problems')
  },
  'a list open': async (verdict) => {
    await verdict.principal.click()
    await expect(verdict.options.first()).toBeVisible()
  },
  'a refused text': async (verdict) => {
    await verdict.fill(verdict.principal, 'nobody at all')
    await expect(verdict.page.getByRole('alert')).toBeVisible()
  },
  'the context open': async (verdict) => {
    await verdict.context.click()
    await expect(verdict.contextPanel).toBeVisible()
  },
  'a menu open': async (verdict) => {
    await verdict.scenarioMenu.click()
    await expect(verdict.page.getByRole('menuitem').first()).toBeVisible()
  },
  'help open': async (verdict) => {
    await verdict.page.keyboard.press('?')
    await expect(verdict.page.getByRole('dialog')).toBeVisible()
  },
  blank: async (verdict) => {
    await verdict.chooseInMenu(verdict.scenarioMenu, 'New blank scenario')
    await expect(verdict.checks).toContainText('No checks yet')
  },
}

async function breakCheck(verdict: VerdictPage): Promise<void> {
  await verdict.openPolicy('DenyOutsideNetwork')
  await verdict.replaceText(
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
  )
}

// Axe reads every element, twice: on a busy machine that takes its time.
const AXE_LIMIT_MS = 120_000

for (const [name, enter] of Object.entries(states)) {
  test(`axe finds nothing in either theme: ${name}`, async ({ page, verdict }) => {
    test.setTimeout(AXE_LIMIT_MS)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await verdict.open()
    await enter(verdict)
    await expectAccessibleInBoth(page)
  })
}

test('axe finds nothing on a phone, the account open or not', async ({ page, verdict }) => {
  test.setTimeout(AXE_LIMIT_MS)
  await page.setViewportSize({ width: 390, height: 844 })
  await verdict.open()
  await expectAccessibleInBoth(page)
  await page.getByRole('button', { name: 'Account', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Account' })).toBeVisible()
  await expectAccessibleInBoth(page)
})

test('the theme follows the system until it is chosen', async ({ page, verdict }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await verdict.open()
  const html = page.locator('html')
  await expect(html).toHaveAttribute('data-theme', 'light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await verdict.themeMenu.click()
  await page.getByRole('menuitemradio', { name: 'Light' }).click()
  await expect(html).toHaveAttribute('data-theme', 'light')
})

test('a wide page does not scroll sideways', async ({ page, verdict }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await verdict.open()
  await expect(page.getByRole('separator')).not.toHaveCount(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1440)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('nothing scrolls sideways, in the order of reading', async ({ page, verdict }) => {
    await verdict.open()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(390)
    const tops = await Promise.all(
      [
        verdict.principal,
        verdict.verdict,
        verdict.gates.first(),
        verdict.policy,
        verdict.checks,
      ].map(async (part) => (await part.boundingBox())?.y ?? Number.NaN),
    )
    expect(tops).toEqual(tops.toSorted((a, b) => a - b))
  })

  test('what is tapped is large enough', async ({ page, verdict }) => {
    await verdict.open()
    await page.mouse.move(100, 100)
    await expect(verdict.checkView('All')).toBeVisible()
    await expect(page.getByRole('button', { name: /^Change / }).first()).toBeVisible()
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, select, input, [role="treeitem"]')]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => {
          const target = element.closest('.combobox') ?? element
          return {
            what: `${element.tagName} ${element.textContent || element.id}`.slice(0, 80),
            height: target.getBoundingClientRect().height,
          }
        })
        .filter(({ height }) => height > 0 && height < 40),
    )
    expect(small).toEqual([])
  })

  test('the account is a drawer that closes when something is asked', async ({ page, verdict }) => {
    await verdict.open()
    await page.getByRole('button', { name: 'Account', exact: true }).click()
    const drawer = page.getByRole('dialog', { name: 'Account' })
    await verdict.treeSearch.fill('mateo')
    await drawer
      .getByRole('treeitem', { name: /^mateo/ })
      .first()
      .click()
    await expect(drawer).toHaveCount(0)
    await expect(verdict.principal).toHaveValue(/mateo/)
  })

  test('a reason brings its line into view', async ({ verdict }) => {
    await verdict.open()
    await verdict.reason('NotIpAddress').click()
    await expect(verdict.line('198.51.100.0/24')).toBeInViewport()
  })
})

test('at 320 pixels and at twice the size nothing is cut off', async ({ page, verdict }) => {
  for (const viewport of [
    { width: 320, height: 640 },
    { width: 720, height: 450 },
  ]) {
    await page.setViewportSize(viewport)
    await verdict.open()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(viewport.width)
  }
})
