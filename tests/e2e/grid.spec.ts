/**
 * The matrix's grid in a real browser: keys, pointer, touch, zoom, what a screen reader finds, and that
 * a matrix of a hundred million cells is drawn at all.
 */

import AxeBuilder from '@axe-core/playwright'
import type { CDPSession, Page } from '@playwright/test'
import { expect, test, type GridPage } from './grid-page.ts'

const small = 'rows=42&columns=187'
const grouped = 'rows=60&columns=300&rowGroup=20&columnGroup=30'
const huge = 'rows=5000&columns=22000&rowGroup=1700&columnGroup=73'

/** Cells of the made-up matrices by row and column. */
const allowed = [3, 0] as const
const notAllowed = [0, 1] as const
const differing = [0, 4] as const
const denied = [0, 5] as const

test.describe('keys', () => {
  test('Tab reaches one cell, arrows walk, Enter explains, Escape leaves', async ({
    page,
    grid,
  }) => {
    await grid.open(small)
    await page.locator('#first').focus()
    await grid.press('Tab', 'Tab', 'Tab')
    await expect(grid.cursor).toBeFocused()
    await grid.press('ArrowDown', 'ArrowDown', 'ArrowRight')
    await expect(grid.cursor).toBeFocused()
    await grid.expectCursor(2, 1)
    await expect(grid.deed).toHaveText('cursor 2 1')
    await grid.press('Enter')
    await expect(grid.deed).toHaveText('explain 2 1')
    await grid.press('Escape')
    await expect(page.locator('#first')).toBeFocused()
  })

  test('reach the last of a hundred million cells, in view', async ({ grid }) => {
    await grid.open(huge)
    await grid.focus()
    await grid.press('Control+End')
    await grid.expectCursor(4_999, 21_999)
    await expect(grid.cursor).toBeFocused()
    await expect(grid.page.locator('.ring')).toBeInViewport({ ratio: 1 })
    await grid.press('Control+Home')
    await grid.expectCursor(0, 0)
    await expect.poll(() => grid.scroller.evaluate((each) => each.scrollLeft)).toBe(0)
  })

  test('Space marks, and the mark is drawn and said', async ({ grid }) => {
    await grid.open(small)
    await grid.focus()
    const { x, y } = await grid.spotOf(0, 0)
    const corner = { x: x + 9, y: y - 9 }
    const before = await grid.colourAt(corner)
    await grid.press(' ')
    await expect(grid.deed).toHaveText('mark 0 0')
    await expect(grid.cursor).toHaveText('allowed, marked')
    await expect(grid.said).toHaveText('Marked')
    expect(await grid.colourAt(corner)).not.toBe(before)
  })

  test('show the tip of the cursor', async ({ grid }) => {
    await grid.open(grouped)
    await grid.focus()
    await grid.press('ArrowRight')
    await expect(grid.tip).toContainText('role/deploy-0, Roles')
    await expect(grid.tip).toContainText('PutObject1, s3')
    await expect(grid.tip).toContainText('not allowed')
  })

  test('of the zoom buttons are not the grid’s', async ({ grid }) => {
    await grid.open(small)
    await grid.zoomOut.focus()
    await grid.press('Enter')
    await expect(grid.said).toHaveText('Cells of 20 pixels, with signs')
    await expect(grid.deed).toHaveText('none')
  })
})

test.describe('pointer', () => {
  test('the first click goes to a cell, the next one explains it', async ({ page, grid }) => {
    await grid.open(small)
    const spot = await grid.spotOf(4, 6)
    await page.mouse.click(spot.x, spot.y)
    await expect(grid.deed).toHaveText('cursor 4 6')
    await expect(grid.cursor).toBeFocused()
    await page.mouse.click(spot.x, spot.y)
    await expect(grid.deed).toHaveText('explain 4 6')
    const other = await grid.spotOf(-1, -1)
    await page.mouse.dblclick(other.x, other.y)
    await expect(grid.deed).toHaveText('explain 3 5')
  })

  test('tells what it is over: cell, row, slanted column', async ({ page, grid }) => {
    await grid.open(small)
    const cell = await grid.spotOf(3, 2)
    await page.mouse.move(cell.x, cell.y)
    await expect(grid.tip).toHaveText(/role\/OrgAccess-3\s*ListObject2\s*✓\s*allowed/)
    await expect(page.locator('.band')).toHaveCount(3)
    await page.mouse.move(60, cell.y)
    await expect(grid.tip).toHaveText('role/OrgAccess-3')
    const top = await grid.spotOf(-3, 2)
    await page.mouse.move(top.x + 36, top.y)
    await expect(grid.tip).toHaveText('ListObject2')
  })

  test('the wheel scrolls, with Ctrl it zooms and keeps the cell under it', async ({
    page,
    grid,
  }) => {
    await grid.open(huge)
    await page.mouse.move(800, 500)
    await page.mouse.wheel(3_000, 2_400)
    await expect(grid.tip).toContainText(/-1\d\d, Roles/)
    const before = await grid.tip.locator('.name').allTextContents()
    await page.keyboard.down('Control')
    for (let notch = 0; notch < 3; notch++) await page.mouse.wheel(0, 100)
    await page.keyboard.up('Control')
    await expect(grid.said).toHaveText(/^Cells of 7 pixels/)
    await page.mouse.move(800, 501)
    await expect.poll(() => grid.tip.locator('.name').allTextContents()).toEqual(before)
  })

  test('the row names are made wider by hand and by keys', async ({ page, grid }) => {
    await grid.open(small)
    const bar = page.getByRole('separator', { name: 'Width of the row names' })
    const before = Number(await bar.getAttribute('aria-valuenow'))
    await bar.focus()
    await grid.press('ArrowRight', 'ArrowRight')
    await expect(bar).toHaveAttribute('aria-valuenow', String(before + 32))
    await grid.press('Enter')
    await expect(bar).toHaveAttribute('aria-valuenow', String(before))
  })
})

test.describe('zoom', () => {
  test('goes out to shares of the whole matrix and back to the cursor', async ({ page, grid }) => {
    await grid.open(huge)
    await grid.focus()
    await grid.press('ArrowDown', 'ArrowRight')
    await grid.zoomOutFully()
    await expect(grid.said).toHaveText(
      /^Shares of verdicts: each block stands for \d+ × \d+ cells$/,
    )
    const { width, height } = await grid.scroller.evaluate((each) => ({
      width: each.scrollWidth - each.clientWidth,
      height: each.scrollHeight - each.clientHeight,
    }))
    expect([width, height]).toEqual([0, 0])
    await page.mouse.move(900, 600)
    await expect(grid.tip).toHaveText(/rows.*columns.*% allowed/s)
    await grid.focus()
    await grid.press('0')
    await grid.expectCursor(1, 1)
    await expect(page.locator('.ring')).toBeInViewport({ ratio: 1 })
  })

  test('two clicks go nearer', async ({ page, grid }) => {
    await grid.open(huge)
    await grid.zoomOutFully()
    await page.mouse.dblclick(900, 600)
    await expect(grid.said).toHaveText('Cells of 24 pixels, with signs')
    await expect(page.locator('.ring')).toBeVisible()
  })

  test('draws each verdict in another colour, with signs or without', async ({ grid }) => {
    await grid.open('rows=5000&columns=22000')
    for (const [steps, size] of [
      [0, 24],
      [5, 7],
    ] as const) {
      for (let step = 0; step < steps; step++) await grid.zoomOut.click()
      const colours = new Set<string>()
      for (const [row, column] of [allowed, notAllowed, differing, denied]) {
        // Beside the sign.
        const { x, y } = await grid.spotOf(row, column, size)
        colours.add(await grid.colourAt({ x: x - size * 0.3, y: y - size * 0.3 }))
      }
      expect(colours.size).toBe(4)
    }
  })
})

test('nothing is drawn while nothing changes', async ({ page, grid }) => {
  await page.addInitScript(() => {
    const ask = window.requestAnimationFrame.bind(window)
    Object.assign(window, { frames: 0 })
    window.requestAnimationFrame = (then) => {
      Object.assign(window, { asked: ((window as { asked?: number }).asked ?? 0) + 1 })
      return ask(then)
    }
  })
  await grid.open(huge)
  const asked = () => page.evaluate(() => (window as { asked?: number }).asked ?? 0)
  await page.waitForTimeout(300)
  const before = await asked()
  expect(before).toBeGreaterThan(0)
  await page.waitForTimeout(700)
  expect(await asked()).toBe(before)
  await page.mouse.move(800, 500)
  await page.mouse.wheel(0, 300)
  await expect.poll(asked).toBeGreaterThan(before)
})

test.describe('a screen reader', () => {
  test('finds a small table with names, numbers and verdicts in words', async ({ page, grid }) => {
    await grid.open(huge)
    await expect(grid.grid).toHaveAttribute('aria-rowcount', '5001')
    await expect(grid.grid).toHaveAttribute('aria-colcount', '22001')
    await grid.focus()
    await grid.press('Control+End')
    const rows = grid.grid.getByRole('row')
    expect(await rows.count()).toBeLessThanOrEqual(31)
    expect(await grid.grid.getByRole('columnheader').count()).toBeLessThanOrEqual(30)
    await expect(page.getByRole('rowheader', { name: /-4999, Permission sets$/ })).toBeAttached()
    await expect(page.getByRole('columnheader', { name: /21999, / })).toBeAttached()
    await expect(grid.cursor).toHaveText(/^(allowed|not allowed|explicitly denied)$/)
  })

  test('moves the cursor with a click on a cell of the table', async ({ grid }) => {
    await grid.open(small)
    await grid.grid.getByRole('row').nth(3).getByRole('gridcell').nth(4).dispatchEvent('click')
    await grid.expectCursor(2, 4)
    await expect(grid.cursor).toBeFocused()
    await grid.cursor.dispatchEvent('click')
    await expect(grid.deed).toHaveText('explain 2 4')
  })
})

test.describe('themes', () => {
  test('a change is drawn at once', async ({ page, grid }) => {
    await page.emulateMedia({ colorScheme: 'light' })
    await grid.open(small)
    const ground = { x: 60, y: 860 }
    const light = await grid.colourAt(ground)
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'))
    await expect.poll(() => grid.colourAt(ground)).not.toBe(light)
  })

  test('forced colours are obeyed', async ({ page, grid }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'light' })
    await grid.open(small)
    const { x, y } = await grid.spotOf(0, 0)
    expect(await grid.colourAt({ x: x - 9, y: y - 9 })).toBe('255 255 255 255')
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('a finger pans, a tap goes and explains, two fingers zoom', async ({ page, grid }) => {
    await grid.open(huge)
    const touch = await page.context().newCDPSession(page)
    const spot = await grid.spotOf(2, 3)
    await page.touchscreen.tap(spot.x, spot.y)
    await expect(grid.deed).toHaveText('cursor 2 3')
    await page.touchscreen.tap(spot.x, spot.y)
    await expect(grid.deed).toHaveText('explain 2 3')
    await drag(touch, [[300, 700]], [[300, 400]])
    await expect.poll(() => grid.scroller.evaluate((each) => each.scrollTop)).toBeGreaterThan(100)
    await drag(
      touch,
      [
        [250, 450],
        [290, 650],
      ],
      [
        [265, 525],
        [275, 575],
      ],
    )
    await expect(grid.said).toHaveText(/^Cells of \d pixels/)
  })

  test('nothing is wider than the screen, and buttons fit a finger', async ({ page, grid }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await grid.open(grouped)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    for (const button of [grid.zoomIn, grid.zoomOut]) {
      const box = await button.boundingBox()
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(40)
    }
  })
})

type Finger = readonly [x: number, y: number]

async function drag(
  touch: CDPSession,
  from: readonly Finger[],
  to: readonly Finger[],
): Promise<void> {
  const points = (share: number) =>
    from.map(([x, y], id) => {
      const [endX = x, endY = y] = to[id] ?? []
      return { x: x + (endX - x) * share, y: y + (endY - y) * share, id }
    })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(0) })
  for (let step = 1; step <= 12; step++) {
    await touch.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: points(step / 12),
    })
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

test('a matrix without rows or columns says so', async ({ page, grid }) => {
  await grid.open('rows=0&columns=5')
  await expect(page.locator('#place')).toContainText('No row is left to show.')
  await grid.open('rows=5&columns=0')
  await expect(page.locator('#place')).toContainText('No column is left to show.')
})

const states: Readonly<Record<string, (grid: GridPage) => Promise<void>>> = {
  'with signs': async (grid) => {
    await grid.open(grouped)
    await grid.focus()
    await grid.press('ArrowDown')
  },
  'from afar': async (grid) => {
    await grid.open(huge)
    await grid.zoomOutFully()
    await grid.page.mouse.move(900, 600)
  },
  'nothing decided': async (grid) => grid.open(`${small}&pending`),
  empty: async (grid) => grid.open('rows=0&columns=0'),
}

for (const [name, enter] of Object.entries(states)) {
  test(`axe finds nothing in either theme: ${name}`, async ({ page, grid }) => {
    test.setTimeout(120_000)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await enter(grid)
      expect(await violations(page)).toEqual([])
    }
  })
}

async function violations(page: Page): Promise<readonly string[]> {
  const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}
