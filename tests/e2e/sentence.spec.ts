/**
 * The sentence knows AWS: services and actions, what they work on, forms to fill in, keys with their
 * types. With the keyboard alone, in both themes and on a phone.
 */

import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test, type VerdictPage } from './page.ts'

/** What Enter would take. */
async function active(page: Page, slot: Locator): Promise<Locator> {
  await expect(slot).toHaveAttribute('aria-activedescendant', /./)
  return page.locator(`#${await slot.getAttribute('aria-activedescendant')}`)
}

/** Types into a slot once AWS's data has come. */
async function typeInto(verdict: VerdictPage, slot: Locator, text: string): Promise<void> {
  await slot.focus()
  await verdict.page.keyboard.press('ArrowDown')
  await expect(verdict.page.getByText('being loaded')).toHaveCount(0)
  await verdict.page.keyboard.type(text)
}

async function selection(slot: Locator): Promise<string> {
  return slot.evaluate((field: HTMLInputElement) =>
    field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0),
  )
}

test('a service is gone into, and its actions tell what they do', async ({ page, verdict }) => {
  await verdict.open()
  await typeInto(verdict, verdict.action, 'sqs')
  const services = page.getByRole('group', { name: 'Services' })
  await expect(services.getByRole('option').first()).toContainText('Amazon SQS')
  await expect(await active(page, verdict.action)).toContainText('actions')
  await page.keyboard.press('Enter')
  await expect(verdict.action).toHaveValue('sqs:')
  await expect(page.getByRole('listbox', { name: 'Action' })).toBeVisible()
  await page.keyboard.type('send')
  const found = await active(page, verdict.action)
  await expect(found).toContainText('sqs:SendMessage')
  await expect(found).toContainText('Write')
  await expect(found).toContainText('message to')
  await page.keyboard.press('Enter')
  await expect(verdict.action).toHaveValue('sqs:SendMessage')
  await expect(page.getByRole('listbox', { name: 'Action' })).toBeHidden()
})

test('a bare name, or words of it, finds actions of all services', async ({ page, verdict }) => {
  await verdict.open()
  await typeInto(verdict, verdict.action, 's3 put acl')
  const all = page.getByRole('group', { name: 'Actions of all services' })
  await expect(all.getByRole('option', { name: /^s3:PutObjectAcl/ })).toContainText(
    'Permissions management',
  )
  await verdict.action.fill('s3:getobj')
  await expect(await active(page, verdict.action)).toContainText('s3:GetObject')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await expect(page.locator('#action-hint')).toContainText('has no s3:getobj')
  await verdict.action.fill('S3:GETOBJECT')
  await page.keyboard.press('Enter')
  await expect(verdict.action).toHaveValue('s3:GetObject')
})

test('a list opens where its value stands, and the arrows go on from there', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await typeInto(verdict, verdict.action, '')
  const list = page.getByRole('listbox', { name: 'Action' })
  await expect(list.getByRole('option', { selected: true })).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('ArrowUp')
  await expect(await active(page, verdict.action)).toContainText('s3:ListBucket')
})

test('an action that AWS does not have is asked, and corrected with one click', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await typeInto(verdict, verdict.action, 's3:GetObjct')
  const meant = page.getByRole('group', { name: 'Did you mean' })
  await expect(meant.getByRole('option')).toContainText('s3:GetObject')
  await page.keyboard.press('Enter')
  await expect(verdict.action).toHaveValue('s3:GetObjct')
  await expect(verdict.action).not.toHaveAttribute('aria-invalid', 'true')
  const hint = page.locator('#action-hint')
  await expect(hint).toHaveText(
    /AWS’s catalogue of \d+ \w+ \d{4} has no s3:GetObjct; did you mean s3:GetObject\?/,
  )
  await expect(verdict.action).toHaveAccessibleDescription(/has no s3:GetObjct/)
  await page.keyboard.press('Tab')
  await expect(hint.getByRole('button', { name: 's3:GetObject' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(verdict.action).toHaveValue('s3:GetObject')
  await expect(hint).toBeEmpty()
})

test('a form is filled in field by field', async ({ page, verdict }) => {
  await verdict.open()
  await typeInto(verdict, verdict.resource, 'BucketName')
  await page.keyboard.press('Enter')
  const slot = verdict.resource
  await expect(slot).toHaveValue('arn:aws:s3:::${BucketName}/${ObjectName}')
  expect(await selection(slot)).toBe('${BucketName}')
  await expect(page.getByText('Tab goes to the next, Enter asks.').last()).toBeVisible()
  await page.keyboard.type('somewhere')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('ObjectName is still open')
  expect(await selection(slot)).toBe('${ObjectName}')
  await page.keyboard.press('Control+A')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Tab')
  expect(await selection(slot)).toBe('${ObjectName}')
  await page.keyboard.type('else.txt')
  await page.keyboard.press('Enter')
  await expect(slot).toHaveValue('arn:aws:s3:::somewhere/else.txt')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.keyboard.press('Tab')
  await expect(verdict.context).toBeFocused()
  await expect(slot).toHaveValue('somewhere/else.txt')
})

test('Tab leaves the slot behind the last field, Shift+Tab goes back', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  const slot = verdict.resource
  await typeInto(verdict, slot, 'BucketName')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await selection(slot)).toBe('${ObjectName}')
  await page.keyboard.press('Shift+Tab')
  expect(await selection(slot)).toBe('${BucketName}')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(verdict.context).toBeFocused()
  await expect(page.getByRole('alert')).toContainText('BucketName and ObjectName are still open')
  await page.keyboard.press('Shift+Tab')
  await expect(slot).toBeFocused()
  expect(await selection(slot)).toBe('${BucketName}')
  await page.keyboard.press('Escape')
  await expect(slot).toHaveValue('arn:aws:s3:::securecart-prod/img/1.png')
})

test('a resource that the action does not work on stays, and is changed with one click', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await typeInto(verdict, verdict.action, 'dynamodb:GetItem')
  await page.keyboard.press('Enter')
  const hint = page.locator('#resource-hint')
  await expect(hint).toContainText('works on resources of the type table')
  await expect(verdict.resource).toHaveValue('securecart-prod/img/1.png')
  await hint.getByRole('button', { name: 'table/carts' }).click()
  await expect(verdict.resource).toHaveValue('table/carts')
  await expect(hint).toBeEmpty()

  await typeInto(verdict, verdict.action, 's3:ListBucket')
  await page.keyboard.press('Enter')
  await hint.getByRole('button', { name: /that fit$/ }).click()
  const fitting = page.getByRole('group', { name: 'Fits s3:ListBucket', exact: true })
  await expect(verdict.resource).toBeFocused()
  await expect(fitting.getByRole('option', { name: /^securecart-prod/ })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Does not fit s3:ListBucket' })).toBeAttached()
  await page.keyboard.press('Escape')

  await typeInto(verdict, verdict.action, 's3:ListAllMyBuckets')
  await page.keyboard.press('Enter')
  await expect(hint).toContainText('works on no resource')
  await hint.getByRole('button', { name: '*' }).click()
  await expect(verdict.resource).toHaveValue('*')
  await expect(hint).toBeEmpty()
})

test('a service’s key is added with its type, and says what it is about', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await verdict.context.click()
  const panel = verdict.contextPanel
  const add = panel.getByRole('combobox', { name: 'Add a condition key' })
  await add.focus()
  await page.keyboard.press('ArrowDown')
  const own = page.getByRole('group', { name: 'Keys of s3:PutObject' })
  await expect(own.getByRole('option', { name: /s3:TlsVersion/ })).toContainText('Numeric')
  await page.keyboard.type('retain-until')
  await page.keyboard.press('Enter')
  const date = panel.getByLabel('s3:object-lock-retain-until-date', { exact: true })
  await expect(date).toHaveAttribute('type', 'datetime-local')
  await expect(date).toBeFocused()
  await expect(date).toHaveAccessibleDescription(/\w/)

  await add.fill('s3:TlsVersion')
  await page.keyboard.press('Enter')
  const version = panel.getByRole('textbox', { name: 's3:TlsVersion' })
  await expect(version).toBeFocused()
  await expect(version).toHaveAttribute('inputmode', 'decimal')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('newest')
  await page.keyboard.press('Enter')
  await expect(version).toHaveAccessibleDescription(/Not a number\./)

  const about = panel.getByRole('button', { name: 's3:TlsVersion', exact: true })
  await about.focus()
  await page.keyboard.press('Enter')
  await expect(about).toHaveAttribute('aria-expanded', 'true')
  await expect(panel.getByText('The TLS version used by the client.')).toBeVisible()
})

test('the key of a tag asks for its field, and its value is chosen', async ({ page, verdict }) => {
  await verdict.open()
  await verdict.context.click()
  const panel = verdict.contextPanel
  const add = panel.getByRole('combobox', { name: 'Add a condition key' })
  await typeInto(verdict, add, 'RequestTag')
  await page.keyboard.press('Enter')
  await expect(add).toHaveValue('aws:RequestTag/${TagKey}')
  expect(await selection(add)).toBe('${TagKey}')
  await expect(page.getByRole('group', { name: 'Tags in this scenario' })).toBeVisible()
  await page.keyboard.type('pipeline')
  await page.keyboard.press('Enter')
  const value = panel.getByRole('combobox', { name: 'aws:RequestTag/pipeline' })
  await expect(value).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(value).toHaveValue('shop')
})

test.describe('without AWS’s catalogue', () => {
  test.use({ tolerated: [/Failed to load resource|ERR_FAILED/] })

  test('the slots know the scenario, and say why no more', async ({ page, verdict }) => {
    await page.route('**/catalogue/*.json', (route) => route.abort())
    await verdict.open()
    await verdict.action.focus()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByText('could not be loaded').last()).toBeVisible()
    await page.keyboard.type('getobj')
    await page.keyboard.press('Enter')
    await expect(verdict.action).toHaveValue('s3:GetObject')
    await page.unroute('**/catalogue/*.json')
    await page.keyboard.press('Tab')
    await typeInto(verdict, verdict.action, 'receivemess')
    await expect(await active(page, verdict.action)).toContainText('sqs:ReceiveMessage')
  })
})

/** The lists and hints as they stand open. */
const states: Readonly<Record<string, (verdict: VerdictPage) => Promise<void>>> = {
  'what the scenario mentions': (verdict) => typeInto(verdict, verdict.action, ''),
  'services and actions': (verdict) => typeInto(verdict, verdict.action, 's3'),
  'what fits': (verdict) => typeInto(verdict, verdict.resource, ''),
  'a form': async (verdict) => {
    await typeInto(verdict, verdict.resource, 'BucketName')
    await verdict.page.keyboard.press('Enter')
    await expect(verdict.resource).toHaveValue(/BucketName/)
  },
  'a resource that does not fit': async (verdict) => {
    await typeInto(verdict, verdict.action, 'dynamodb:GetItem')
    await verdict.page.keyboard.press('Enter')
    await expect(verdict.page.locator('#resource-hint button')).toHaveCount(3)
  },
  'keys to add': async (verdict) => {
    await verdict.context.click()
    const add = verdict.contextPanel.getByRole('combobox', { name: 'Add a condition key' })
    await typeInto(verdict, add, '')
    await expect(verdict.page.getByRole('group', { name: /^Keys of/ })).toBeVisible()
  },
  'values of a key': async (verdict) => {
    await verdict.context.click()
    await verdict.contextPanel.getByRole('button', { name: 'aws:RequestedRegion' }).first().click()
    await verdict.contextPanel.getByRole('combobox', { name: 'aws:RequestedRegion' }).click()
    await expect(verdict.page.getByRole('group', { name: 'Regions' })).toBeVisible()
  },
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

for (const [name, enter] of Object.entries(states)) {
  test(`axe finds nothing in either theme: ${name}`, async ({ page, verdict }) => {
    test.setTimeout(180_000)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await verdict.open()
    await enter(verdict)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
      // What an open list lies upon is half hidden, and no target until it closes.
      const { violations } = await new AxeBuilder({ page })
        .withTags(rules)
        .exclude('#context-popup li[data-key]')
        .analyze()
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
      ).toEqual([])
    }
  })
}

for (const width of [390, 320]) {
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 700 }, hasTouch: true })

    for (const [name, enter] of Object.entries(states)) {
      test(`nothing is cut off: ${name}`, async ({ page, verdict }) => {
        await verdict.open()
        await enter(verdict)
        const wide = await page.evaluate(() => {
          const boxes = [...document.querySelectorAll('.popup:popover-open, [id$="-hint"]')]
          return [document.documentElement, ...boxes].map((box) => {
            const { left, right } = box.getBoundingClientRect()
            return { left, right, over: box.scrollWidth - box.clientWidth }
          })
        })
        for (const { left, right, over } of wide) {
          expect(left).toBeGreaterThanOrEqual(0)
          expect(right).toBeLessThanOrEqual(width)
          expect(over).toBeLessThanOrEqual(1)
        }
      })

      test(`what is tapped is large enough: ${name}`, async ({ page, verdict }) => {
        await verdict.open()
        await enter(verdict)
        const small = await page.evaluate(() =>
          [...document.querySelectorAll('[role="option"], [id$="-hint"] button, .popup button')]
            .filter((element) => element.checkVisibility())
            .map((element) => ({
              what: element.textContent.slice(0, 60),
              height: element.getBoundingClientRect().height,
            }))
            .filter(({ height }) => height > 0 && height < 40),
        )
        expect(small).toEqual([])
      })
    }
  })
}
