/**
 * Nothing is lost: over a reload, with a worker that dies, with storage that is full, refused or
 * holds something unreadable.
 */

import { expect, test } from './page.ts'

test('a reload keeps request, edits, checks, theme and pane sizes', async ({ page, verdict }) => {
  await verdict.open()
  await verdict.caretBehind('"Version"')
  await page.keyboard.type('     ')
  const text = await verdict.editorText()
  await verdict.fill(verdict.action, 's3:ListBucket')
  await verdict.checks.getByRole('button', { name: 'Add this request' }).click()
  await verdict.themeMenu.click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  const bar = page.getByRole('separator', { name: 'Width of the account panel' })
  await bar.focus()
  await page.keyboard.press('ArrowRight')
  const width = await bar.getAttribute('aria-valuenow')
  await verdict.saved()

  await page.reload()
  await verdict.ready()
  await expect(verdict.action).toHaveValue('s3:ListBucket')
  await expect(verdict.checks.getByRole('row').last()).toContainText('s3:ListBucket')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(bar).toHaveAttribute('aria-valuenow', width ?? '')
  await verdict.openPolicy('DenyOutsideNetwork')
  expect(await verdict.editorText()).toBe(text)
})

test('what is typed in the last moment before a reload is kept', async ({ page, verdict }) => {
  await verdict.open()
  await verdict.fill(verdict.action, 's3:GetObject')
  await page.reload()
  await verdict.ready()
  await expect(verdict.action).toHaveValue('s3:GetObject')
})

test('a worker that dies is replaced, and the next edit is answered', async ({ page, verdict }) => {
  await verdict.open()
  await verdict.expectVerdict('deny')
  const [worker] = page.workers()
  expect(worker).toBeDefined()
  await worker?.evaluate(() => self.close())
  await verdict.askCheck('From the office network the same upload goes through')
  await verdict.expectVerdict('allow')
  await verdict.askCheck('Its session policy keeps this run to product images')
  await verdict.expectVerdict('implicit')
})

test('an evaluator that cannot run says so, and restarts when asked', async ({ page, verdict }) => {
  await page.addInitScript(() => {
    const Original = window.Worker
    window.Worker = class extends Original {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options)
        if (document.documentElement.dataset['workers'] !== 'live') {
          // As a script that throws while it is read.
          setTimeout(() => this.dispatchEvent(new ErrorEvent('error', { message: 'broken' })))
        }
      }
    }
  })
  await page.goto('./')
  await expect(verdict.banner).toContainText('The evaluator has stopped')
  await expect(verdict.principal).toBeVisible()
  await page.evaluate(() => (document.documentElement.dataset['workers'] = 'live'))
  await verdict.banner.getByRole('button', { name: 'Restart' }).click()
  await verdict.expectVerdict('deny')
  await expect(verdict.banner).toHaveCount(0)
})

test('full storage: a banner says so and work goes on', async ({ page, verdict }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No room left', 'QuotaExceededError')
    }
  })
  await verdict.open()
  await verdict.askCheck('From the office network the same upload goes through')
  await expect(verdict.banner).toContainText('full')
  await verdict.expectVerdict('allow')
  await verdict.fill(verdict.action, 's3:DeleteObject')
  await verdict.expectVerdict('deny')
  await expect(page.getByText('Not saved', { exact: true })).toBeAttached()
})

test('refused storage: a banner says so and work goes on', async ({ page, verdict }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Not here', 'SecurityError')
    }
  })
  await verdict.open()
  await verdict.askCheck('From the office network the same upload goes through')
  await verdict.expectVerdict('allow')
  await expect(verdict.banner).toContainText('does not let the page store anything')
})

test('a stored record that cannot be read gives a notice and never a blank page', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await verdict.fill(verdict.action, 's3:GetObject')
  await verdict.saved()
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('verdict')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(new Error('no database'))
    })
    const store = database.transaction('scenarios', 'readwrite').objectStore('scenarios')
    const keys = await new Promise<IDBValidKey[]>((resolve) => {
      const request = store.getAllKeys()
      request.onsuccess = () => resolve(request.result)
    })
    await Promise.all(
      keys.map(
        (id) =>
          new Promise<void>((resolve) => {
            store.put({ id, nonsense: true }).onsuccess = () => resolve()
          }),
      ),
    )
    database.close()
    localStorage.clear()
    sessionStorage.clear()
  })
  await page.reload()
  await verdict.ready()
  await expect(verdict.notices.getByRole('listitem')).not.toHaveCount(0)
  await expect(verdict.action).toHaveValue('s3:PutObject')
})

test('a mistake of the page’s own leaves the scenario to copy, and a way back', async ({
  page,
  verdict,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.addInitScript(() => {
    // The size of the open policy can then not be drawn.
    const original = Number.prototype.toLocaleString
    Number.prototype.toLocaleString = function (this: number, ...options: []) {
      if (document.documentElement.dataset['sound'] === 'yes') return original.apply(this, options)
      throw new Error('planted')
    }
  })
  await page.goto('./')
  await expect(page.getByRole('heading', { name: 'Something here went wrong' })).toBeVisible()
  await page.getByRole('button', { name: 'Copy the scenario' }).click()
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('"name": "SecureCart"')
  await page.getByText('What the report says').click()
  await expect(page.locator('pre')).toContainText('planted')
  await page.evaluate(() => (document.documentElement.dataset['sound'] = 'yes'))
  await page.getByRole('button', { name: 'Try again' }).click()
  await verdict.ready()
})
