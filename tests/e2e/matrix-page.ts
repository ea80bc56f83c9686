/**
 * The matrix screen as the browser tests see it: what is asked, what is shown, and the grid's cursor.
 */

import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { expect, test as base } from './page.ts'

type Axis = 'rows' | 'columns' | 'resources' | 'contexts' | 'show'

export class MatrixPage {
  readonly page: Page
  readonly grid: Locator
  /** The cell that the keyboard is in. */
  readonly cursor: Locator
  readonly run: Locator
  readonly runButton: Locator
  readonly look: Locator
  readonly why: Locator

  constructor(page: Page) {
    this.page = page
    this.grid = page.getByRole('grid', { name: 'Verdicts' })
    this.cursor = this.grid.locator('td[tabindex="0"]')
    this.run = page.locator('[data-run]')
    this.runButton = page.locator('#matrix-run')
    this.look = page.locator('#matrix-look')
    this.why = page.getByRole('complementary', { name: 'The cell' })
  }

  /** Opens the screen and waits for the first verdicts, which come without being asked for. */
  async open(): Promise<void> {
    await this.page.goto('./#/matrix')
    await this.done()
  }

  /** Everything is decided and counted. */
  async done(): Promise<void> {
    await expect(this.run).toHaveAttribute('data-run', 'done', { timeout: 60_000 })
    await this.settled()
  }

  async settled(): Promise<void> {
    await expect(this.look).toHaveAttribute('aria-busy', 'false')
  }

  async start(): Promise<void> {
    await this.runButton.click()
    await expect(this.run).toHaveAttribute('data-run', 'running')
  }

  /** Opens the choices of an axis, and closes them again. */
  async choose(axis: Axis, deed: (choices: Locator) => Promise<void>): Promise<void> {
    await this.page.locator(`#matrix-${axis}`).click()
    const choices = this.page.locator(`#matrix-${axis}-popup`)
    await deed(choices)
    await this.page.keyboard.press('Escape')
    await expect(choices).toBeHidden()
    await this.settled()
  }

  async show(what: string): Promise<void> {
    await this.choose('show', (choices) => choices.getByLabel(what).check())
  }

  /** Every action, under the first contexts: long enough to be stopped. */
  async chooseMuch(contexts: number): Promise<void> {
    await this.choose('columns', (choices) => choices.getByLabel('Every action of AWS').check())
    await this.choose('contexts', async (choices) => {
      for (let at = 1; at < contexts; at++) await choices.getByRole('checkbox').nth(at).check()
    })
  }

  /** By verdict, as the pills say; what is not said is none. */
  async counts(): Promise<Readonly<Record<string, number>>> {
    const pills = await this.look.locator('[data-count]').all()
    const counts = pills.map(async (pill) => [
      (await pill.getAttribute('data-count')) ?? '',
      Number(((await pill.textContent()) ?? '').replace(/\D/g, '')),
    ])
    return Object.fromEntries(await Promise.all(counts)) as Record<string, number>
  }

  /** How many rows and columns are shown. */
  async size(): Promise<readonly [rows: number, columns: number]> {
    const count = async (name: string): Promise<number> =>
      Number(await this.grid.getAttribute(name)) - 1
    return [await count('aria-rowcount'), await count('aria-colcount')]
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** The row and the column of the cursor, by their names. */
  async cursorNames(): Promise<readonly (string | null)[]> {
    const row = this.grid.locator('tr', { has: this.page.locator('td[tabindex="0"]') })
    const column = (await this.cursor.getAttribute('aria-colindex')) ?? ''
    return [
      await row.getByRole('rowheader').textContent(),
      await this.grid.locator(`th[aria-colindex="${column}"]`).first().textContent(),
    ]
  }

  /** The text of an exported file. */
  async exported(entry: string): Promise<{ readonly name: string; readonly text: string }> {
    const coming = this.page.waitForEvent('download')
    await this.page.getByRole('button', { name: 'Export' }).click()
    await this.page.getByRole('menuitem', { name: entry }).click()
    const download = await coming
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
  }
}

export const test = base.extend<{ readonly matrix: MatrixPage }>({
  // With `verdict` come the complaints about errors, the policy and requests to elsewhere.
  matrix: async ({ page, verdict: _ }, use) => use(new MatrixPage(page)),
})

export { expect }
