/**
 * The first sign that somebody is there: until then nothing is fetched but what the first verdict needs.
 */

const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart', 'focusin']

/** Calls once, as soon as the page is used in any way. */
export function onFirstActivity(then: () => void): void {
  const ended = new AbortController()
  const options = { capture: true, passive: true, signal: ended.signal }
  for (const sign of signs) {
    window.addEventListener(
      sign,
      () => {
        ended.abort()
        then()
      },
      options,
    )
  }
}
