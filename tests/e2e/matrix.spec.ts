/**
 * The whole account against AWS: it runs, stops and survives a dead worker; it is filtered, walked,
 * explained, marked, compared with before, and taken away as a file.
 */

import AxeBuilder from '@axe-core/playwright'
import { expect, test, type MatrixPage } from './matrix-page.ts'

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((all, each) => all + each, 0)
}

test('the screen is a tab, decides by itself, and counts every cell', async ({
  page,
  verdict,
  matrix,
}) => {
  await verdict.open()
  await page.getByRole('link', { name: 'Matrix' }).click()
  await expect(page).toHaveURL(/#\/matrix$/)
  await expect(page).toHaveTitle(/^Matrix · SecureCart/)
  await matrix.done()
  const counts = await matrix.counts()
  const [rows, columns] = await matrix.size()
  expect(sum(counts)).toBe(rows * columns)
  for (const verdict of ['allow', 'explicitDeny', 'implicitDeny']) {
    expect(counts[verdict]).toBeGreaterThan(0)
  }
  await expect(matrix.run).toContainText(/decisions in .*\/s$/)
  await page.goBack()
  await verdict.ready()
})

test('a cell says what the playground says', async ({ page, verdict, matrix }) => {
  await matrix.open()
  await matrix.choose('rows', (choices) => only(choices, 'role/deploy'))
  await matrix.choose('columns', async (choices) => {
    await choices.getByLabel('Chosen below').check()
    await choices.getByRole('button', { name: 'None' }).click()
    await choices.getByRole('searchbox').fill('s3:PutObject')
    await choices.getByRole('checkbox', { name: 's3:PutObject', exact: false }).first().check()
  })
  await matrix.runButton.click()
  await matrix.done()
  await matrix.cursor.focus()
  await matrix.press('Enter')
  const word = (await matrix.why.locator('[data-cell]').getAttribute('data-cell')) ?? ''
  await expect(matrix.why.locator('[data-layer]')).toHaveCount(7)
  await matrix.cursor.focus()
  await matrix.press('p')
  await expect(page).toHaveURL(/#\/$/)
  await verdict.expectVerdict(
    word === 'allow' ? 'allow' : word === 'explicitDeny' ? 'deny' : 'implicit',
  )
  await expect(verdict.action).toHaveValue('s3:PutObject')
  await expect(verdict.principal).toHaveValue(/deploy/)
  await expect(verdict.principal).toBeFocused()
})

test('Stop stops at once, and keeps what has come', async ({ page, matrix }) => {
  await matrix.open()
  await matrix.chooseMuch(12)
  await matrix.start()
  await expect(page.getByRole('progressbar', { name: 'Decided' })).toBeVisible()
  await expect(matrix.run).toContainText(/ of .* decisions, .*\/s$/)
  await matrix.runButton.click()
  await expect(matrix.run).toHaveAttribute('data-run', 'stopped')
  await matrix.settled()
  await expect(matrix.run).toContainText('Stopped at')
  expect(Number(await matrix.run.getAttribute('data-cells'))).toBeGreaterThan(0)
})

test('a killed worker costs its share only, which is done again', async ({ page, matrix }) => {
  await page.addInitScript(() => {
    const made = { workers: 0, killAfter: -1 }
    class Killed extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options)
        if (options?.name?.startsWith('verdict-matrix') !== true) return
        made.workers++
        // Without a word, as a browser does that needs the memory, and when it has just said that it lives.
        this.addEventListener('message', ({ data }: MessageEvent<{ value?: unknown }>) => {
          if (data.value === 'ready' && made.killAfter-- === 0) this.terminate()
        })
      }
    }
    Object.assign(window, { Worker: Killed, made })
  })
  interface Made {
    workers: number
    killAfter: number
  }
  const workers = () => page.evaluate(() => (window as unknown as { made: Made }).made.workers)
  await matrix.open()
  await matrix.chooseMuch(4)
  const before = await workers()
  // Every worker plans first, and there are some dozens of shares.
  await page.evaluate(() => void ((window as unknown as { made: Made }).made.killAfter = 8))
  await matrix.start()
  await matrix.done()
  expect(await workers()).toBeGreaterThan(before)
  const counts = await matrix.counts()
  const [rows, columns] = await matrix.size()
  expect(sum(counts)).toBe(rows * columns)
  expect(counts['pending']).toBeUndefined()
  await matrix.start()
  await matrix.done()
  expect(await matrix.counts()).toEqual(counts)
})

test('filters keep the rows and columns that have what is looked for', async ({ matrix }) => {
  await matrix.open()
  const [rows, columns] = await matrix.size()
  await matrix.show('What is allowed')
  const allowed = await matrix.size()
  expect(allowed[0] * allowed[1]).toBeLessThan(rows * columns)
  await matrix.look.getByRole('searchbox', { name: 'Filter rows' }).fill('role/cashier')
  await matrix.show('What is explicitly denied')
  const denied = await matrix.counts()
  expect(denied['explicitDeny']).toBeGreaterThan(0)
  expect(denied['implicitDeny']).toBe(0)
  await matrix.look.getByRole('searchbox', { name: 'Filter rows' }).fill('')
  await matrix.settled()
  await matrix.choose('show', async (choices) => {
    await choices.getByLabel('What differs between two principals').check()
    await choices.getByRole('combobox', { name: 'Other principal' }).click()
    await matrix.page.keyboard.type('role/cashier')
    await matrix.press('Enter')
  })
  expect((await matrix.size())[0]).toBe(2)
  await matrix.show('Everything')
  await matrix.look.getByRole('searchbox', { name: 'Filter rows' }).fill('deploy')
  await matrix.settled()
  expect((await matrix.size())[0]).toBeLessThan(rows)
  await matrix.look.getByRole('searchbox', { name: 'Filter rows' }).fill('no such name')
  await expect(matrix.page.getByText('No row is left to show.')).toBeVisible()
})

test('contexts are an axis, and what differs between two of them is found', async ({ matrix }) => {
  await matrix.open()
  const [rows] = await matrix.size()
  await matrix.choose('contexts', async (choices) => {
    await choices.getByRole('checkbox', { name: /^From office/ }).check()
    await choices.getByRole('checkbox', { name: /^From home/ }).check()
    await choices.getByRole('checkbox', { name: /^As they come/ }).uncheck()
  })
  await matrix.runButton.click()
  await matrix.done()
  await matrix.choose('contexts', (choices) => choices.getByLabel('A row for each context').check())
  expect((await matrix.size())[0]).toBe(rows * 2)
  await matrix.show('What differs between two contexts')
  const [left, columns] = await matrix.size()
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThan(rows * 2)
  expect(columns).toBeGreaterThan(0)
})

test('what an edit has changed is shown', async ({ page, verdict, matrix }) => {
  await matrix.open()
  await matrix.choose('show', (choices) =>
    choices.getByRole('button', { name: 'Remember' }).click(),
  )
  await page.getByRole('link', { name: 'Playground' }).click()
  await verdict.ready()
  await verdict.line('"Effect": "Deny"').first().click()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  for (const _ of 'Deny') await page.keyboard.press('Backspace')
  await page.keyboard.type('Allow')
  await verdict.expectVerdict('allow')
  await page.getByRole('link', { name: 'Matrix' }).click()
  await expect(matrix.run).toContainText('Out of date')
  await matrix.runButton.click()
  await matrix.done()
  const all = await matrix.size()
  await matrix.show('What has changed since it was remembered')
  const changed = await matrix.size()
  expect(changed[0]).toBeGreaterThan(0)
  expect(changed[0] * changed[1]).toBeLessThan(all[0] * all[1])
})

test('the keyboard alone walks, explains, marks, filters and leaves', async ({ page, matrix }) => {
  await matrix.open()
  await matrix.cursor.focus()
  const start = await matrix.cursorNames()
  await matrix.press('ArrowDown', 'ArrowRight', 'ArrowRight')
  const there = await matrix.cursorNames()
  expect(there[0]).not.toBe(start[0])
  expect(there[1]).not.toBe(start[1])
  await expect(matrix.cursor).toBeFocused()
  await matrix.press('Enter')
  await expect(matrix.why.locator('[data-layer]')).toHaveCount(7)
  await expect(matrix.cursor).toBeFocused()
  await matrix.press(' ')
  await expect(matrix.cursor).toHaveText(/marked/)
  await expect(matrix.why.getByRole('button', { name: 'Expected' })).toBeVisible()
  await matrix.press(' ')
  await expect(matrix.cursor).not.toHaveText(/marked/)
  await matrix.press('/')
  await expect(page.getByRole('searchbox', { name: 'Filter actions' })).toBeFocused()
  await page.keyboard.type('s3')
  await matrix.settled()
  await matrix.cursor.focus()
  expect((await matrix.cursorNames())[1]).toMatch(/s3/)
  await matrix.press('Escape')
  await expect(page.locator('main button:focus')).toHaveCount(1)
})

test('counts stand for row, column and groups of the cursor', async ({ matrix }) => {
  await matrix.open()
  const [rows, columns] = await matrix.size()
  const countOf = async (label: RegExp): Promise<number> => {
    const text = await matrix.why.getByRole('list', { name: label }).textContent()
    return (
      (text ?? '')
        .match(/[\d,]+/g)
        ?.reduce((all, each) => all + Number(each.replace(',', '')), 0) ?? 0
    )
  }
  expect(await countOf(/^Row /)).toBe(columns)
  expect(await countOf(/^Column /)).toBe(rows)
  expect((await countOf(/^Account /)) % columns).toBe(0)
  expect((await countOf(/^Service /)) % rows).toBe(0)
})

test('the matrix is taken away as CSV and JSON', async ({ matrix }) => {
  await matrix.open()
  const [rows, columns] = await matrix.size()
  const csv = await matrix.exported('What is shown, as CSV')
  expect(csv.name).toBe('verdict-securecart-matrix.csv')
  const lines = csv.text.trimEnd().split('\r\n')
  expect(lines).toHaveLength(rows + 1)
  expect(lines[0]?.split(',')).toHaveLength(columns + 2)
  const json = await matrix.exported('What is shown, as JSON')
  const document = JSON.parse(json.text) as {
    scenario: string
    rows: readonly { verdicts: Readonly<Record<string, string>> }[]
  }
  expect(document.scenario).toBe('SecureCart')
  expect(document.rows).toHaveLength(rows)
  const verdicts = document.rows.flatMap((row) => Object.values(row.verdicts))
  const counts = await matrix.counts()
  expect(verdicts.filter((each) => each === 'allow')).toHaveLength(counts['allow'] ?? 0)
  const all = await matrix.exported('Every decision on a line, as CSV')
  expect(all.text.split('\r\n')[0]).toBe('Principal,Context,Action,Resource,Verdict')
})

test('an axis takes a list that is pasted, and says what it does not take', async ({ matrix }) => {
  await matrix.open()
  await matrix.choose('columns', async (choices) => {
    await choices.getByText('Paste a list').click()
    await choices.getByRole('textbox').fill('s3:GetObject\ns3:GetBucket*\nnonsense\ns3:GetObjct')
    await choices.getByRole('button', { name: 'Add these' }).click()
    const refused = choices.getByRole('list', { name: 'Lines that were not taken' })
    await expect(refused.getByRole('listitem')).toHaveCount(2)
    await expect(refused).toContainText('Is s3:GetObject meant?')
  })
  await expect(matrix.page.locator('#matrix-columns')).toContainText(/s3 · \d+ actions/)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('nothing is wider than the screen, and a cell explains itself in a box', async ({
    page,
    matrix,
  }) => {
    await matrix.open()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await matrix.cursor.focus()
    await matrix.press('Enter')
    const box = page.getByRole('dialog', { name: 'The cell' })
    await expect(box.locator('[data-layer]')).toHaveCount(7)
    await matrix.press('Escape')
    await expect(box).toBeHidden()
    await expect(matrix.cursor).toBeFocused()
  })
})

const states: Readonly<Record<string, (matrix: MatrixPage) => Promise<void>>> = {
  'a cell explained': async (matrix) => {
    await matrix.cursor.focus()
    await matrix.press('ArrowDown', 'ArrowRight', 'Enter')
    await expect(matrix.why.locator('[data-layer]')).toHaveCount(7)
  },
  'rows being chosen': async ({ page }) => page.locator('#matrix-rows').click(),
  'columns being chosen': async ({ page }) => page.locator('#matrix-columns').click(),
  'contexts being chosen': async ({ page }) => page.locator('#matrix-contexts').click(),
}

for (const [name, enter] of Object.entries(states)) {
  test(`axe finds nothing in either theme: ${name}`, async ({ page, matrix }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await matrix.open()
    await enter(matrix)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
      const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
      const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
      expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([])
    }
  })
}

/** Exactly one member of an axis. */
async function only(choices: MatrixPage['grid'], name: string): Promise<void> {
  await choices.getByRole('button', { name: 'None', exact: true }).click()
  await choices.getByRole('searchbox').fill(name)
  await choices.getByRole('checkbox').first().check()
}
