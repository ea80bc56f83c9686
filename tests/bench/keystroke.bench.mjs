// From a keystroke in a policy to the verdict drawn, in a real browser on the SecureCart scenario: an address
// in a condition is typed on and taken back, which turns the verdict over with two keys of eight. The clock
// stops when the frame that shows the answer to that key is painted.

import { onSite, pause, quantile, spread } from './site.mjs'

export const title = 'from keystroke to verdict drawn, SecureCart in Chromium'

const targetMs = 50
const rounds = 40

/** The first digit and the last correction turn the verdict over. */
const keys = ['0', '1', '2', '3', 'Backspace', 'Backspace', 'Backspace', 'Backspace']

/** The range in the policy that opens first, and the address that the request comes from. */
const range = '198.51.100.0/24'
const address = '203.0.113.9'

export async function bench() {
  const times = await onSite(typeAndMeasure)
  const turns = times.filter((_, index) => index % keys.length === 0 || index % keys.length === 7)
  return [
    {
      what: 'keystrokes',
      figure: `${times.length}, ${turns.length} of them turn the verdict over`,
    },
    ...spread(times, targetMs),
    {
      what: '95th percentile of those that turn it over',
      figure: `${quantile(turns, 0.95).toFixed(1)} ms`,
    },
  ]
}

/**
 * Puts the request's own address into the policy; a further digit then makes it another one.
 * @param {import('playwright').Page} page
 * @returns {Promise<number[]>} milliseconds from each key press to the frame that shows its verdict
 */
async function typeAndMeasure(page) {
  const line = page.locator('.cm-line', { hasText: range })
  await line.first().click()
  await page.keyboard.press('Control+f')
  await page.keyboard.type(`"${range}"`)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.type(`"${address}"`)
  await page.keyboard.press('ArrowLeft')
  await page.locator('[data-verdict="allow"]').waitFor()

  /** @type {number[]} */
  const times = []
  await page.exposeFunction('drawn', (/** @type {number} */ ms) => times.push(ms))
  await page.evaluate(watch)
  for (let each = 0; each < rounds * keys.length; each++) {
    await page.keyboard.press(keys[each % keys.length] ?? '')
    while (times.length <= each) await pause(4)
    // As fast as people type.
    await pause(60)
  }
  return times
}

/** In the page: takes the time of each key press, and of the frame that shows the verdict it led to. */
function watch() {
  const { document, performance, requestAnimationFrame, MessageChannel, MutationObserver } =
    globalThis
  const verdict = document.querySelector('[data-verdict]')
  if (verdict === null) throw new Error('The page shows no verdict.')
  let pressed = 0
  globalThis.addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true })
  new MutationObserver(() => {
    const since = pressed
    // The message is handled after the frame that this animation callback belongs to is painted.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => Reflect.get(globalThis, 'drawn')(performance.now() - since)
      port2.postMessage(null)
    })
  }).observe(verdict, { attributes: true, attributeFilter: ['data-revision'] })
}
