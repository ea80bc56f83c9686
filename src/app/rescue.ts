/**
 * What is left to do about errors that nobody caught: a notice while the page stands, and words
 * with a report where it could not even be put up.
 */

import type { VerdictApp } from './verdict-app.ts'

/** Browsers report this one when a layout needs one more round; nothing is wrong then. */
const HARMLESS = /ResizeObserver loop/

/** Tells of every uncaught error once, with a report to copy. */
export function tellErrors(app: Pick<VerdictApp, 'notices' | 'report'>): void {
  const told = new Set<string>()
  const tell = (error: unknown): void => {
    const message = error instanceof Error ? error.message : String(error)
    if (told.has(message) || HARMLESS.test(message)) return
    told.add(message)
    const copy = () => void navigator.clipboard.writeText(app.report(error)).catch(() => undefined)
    app.notices.show({
      tone: 'error',
      text: 'Something in Verdict itself went wrong. Your work is not affected.',
      detail: message,
      actions: [{ label: 'Copy report', run: copy }],
    })
  }
  window.addEventListener('error', (event) => tell(event.error ?? event.message))
  window.addEventListener('unhandledrejection', (event) => tell(event.reason))
  window.addEventListener('vite:preloadError', () => {
    tellOutdated(app)
  })
}

/** A part of the page is no longer on the server, because another version has been published. */
function tellOutdated({ notices }: Pick<VerdictApp, 'notices'>): void {
  const actions = [{ label: 'Reload', run: () => location.reload() }]
  notices.show({ tone: 'warning', text: 'A new version of Verdict is there.', actions })
}

/** In place of the page. Plain elements: whatever failed may have been the looks. */
export function showFailedStart(target: HTMLElement, report: string): void {
  const heading = document.createElement('h1')
  heading.textContent = 'Verdict could not start'
  const words = document.createElement('p')
  words.textContent =
    'This is a bug, or a browser that is too old. What you made is still stored in this browser. Reload the page; if that does not help, this report says what happened:'
  const text = document.createElement('pre')
  text.textContent = report
  const reload = document.createElement('button')
  reload.textContent = 'Reload'
  reload.addEventListener('click', () => location.reload())
  const main = document.createElement('main')
  main.append(heading, words, text, reload)
  target.replaceChildren(main)
}
