// From a keystroke to the character drawn, in a policy of 131,072 characters with its checks, its
// completion and its verdict at work: far larger than AWS stores, and still nobody may wait for a letter.

import { onSite, pause, spread } from './site.mjs'

export const title = 'typing in a policy of 131,072 characters, in Chromium'

const size = 131_072
const targetMs = 50
const word = '"s3:GetObjectTagging"'
const rounds = 8

export async function bench() {
  const times = await onSite(typeAndMeasure)
  return [{ what: 'keystrokes', figure: String(times.length) }, ...spread(times, targetMs)]
}

/**
 * Types an action, letter by letter, into a list in the middle of the policy, and takes it out again.
 * @param {import('playwright').Page} page
 * @returns {Promise<number[]>} milliseconds from each key press to the frame that shows it
 */
async function typeAndMeasure(page) {
  await page.locator('.cm-content').first().click()
  await page.keyboard.press('Control+a')
  await page.evaluate(paste, policy())
  await page.keyboard.press('Control+f')
  await page.keyboard.type('"here"')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type(', ')
  await pause(2000) // the checks of the pasted text

  /** @type {number[]} */
  const times = []
  await page.exposeFunction('drawn', (/** @type {number} */ ms) => times.push(ms))
  await page.evaluate(watch)
  const keys = [...word, ...Array.from(word, () => 'Backspace')]
  for (let each = 0; each < rounds * keys.length; each++) {
    await page.keyboard.press(keys[each % keys.length] ?? '')
    while (times.length <= each) await pause(4)
    await pause(60) // as fast as people type
  }
  return times
}

/** In the page: pastes a text as a person does. @param {string} text */
function paste(text) {
  const { document, DataTransfer, ClipboardEvent } = globalThis
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  let target = document.activeElement
  while (target?.shadowRoot) target = target.shadowRoot.activeElement
  target?.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  )
}

/** In the page: takes the time of each key press, and of the end of the frame that follows it. */
function watch() {
  const { performance, requestAnimationFrame, MessageChannel } = globalThis
  globalThis.addEventListener(
    'keydown',
    ({ timeStamp }) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => Reflect.get(globalThis, 'drawn')(performance.now() - timeStamp)
        port2.postMessage(null)
      }),
    { capture: true },
  )
}

/** Statements as people write them, with a mark in the middle one's actions. */
function policy() {
  /** @param {number} index @param {string} action */
  const statement = (index, action) => ({
    Sid: `Team${index}`,
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:PutObject', action],
    Resource: `arn:aws:s3:::team-${index}/*`,
    Condition: { StringEquals: { 'aws:PrincipalTag/team': `team-${index}` } },
  })
  const one = JSON.stringify(statement(1000, 's3:ListBucket'), null, 2).length + 60
  const count = Math.floor(size / one)
  const statements = Array.from({ length: count }, (_, index) =>
    statement(index, index === count >> 1 ? 'here' : 's3:ListBucket'),
  )
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)
  return text.padEnd(size)
}
