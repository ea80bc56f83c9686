/** Notices, the live region, and what is told of errors that nobody caught. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createNotices } from '../../src/app/notices.svelte.ts'
import { reportText } from '../../src/app/report.ts'
import { showFailedStart, tellErrors } from '../../src/app/rescue.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('notices', () => {
  it('stay as long as they are needed', () => {
    const notices = createNotices()
    notices.show({ tone: 'info', text: 'Saved.' })
    notices.show({ tone: 'error', text: 'Broken.' })
    notices.show({ tone: 'info', text: 'Deleted.', lastsMs: null })
    vi.advanceTimersByTime(60_000)
    expect(notices.list.map(({ text }) => text)).toEqual(['Broken.', 'Deleted.'])
  })

  it('go before their action runs', () => {
    const notices = createNotices()
    const run = vi.fn(() => expect(notices.list).toEqual([]))
    const action = { label: 'Undo', run }
    notices.act(notices.show({ tone: 'info', text: 'Deleted.', actions: [action] }), action)
    expect(run).toHaveBeenCalledOnce()
  })

  it('are never more than five, and an error outlives what merely informs', () => {
    const notices = createNotices()
    notices.show({ tone: 'error', text: 'Broken.' })
    for (let count = 1; count <= 6; count += 1) notices.show({ tone: 'info', text: `${count}` })
    expect(notices.list.map(({ text }) => text)).toEqual(['Broken.', '3', '4', '5', '6'])
  })

  it('say the same thing twice so that it is read twice', () => {
    const notices = createNotices()
    notices.say('Undone')
    const first = notices.live
    notices.say('Undone')
    expect(notices.live).not.toBe(first)
    expect(notices.live.trim()).toBe('Undone')
    notices.say('Undone')
    expect(notices.live).toBe('Undone')
  })
})

describe('errors that nobody caught', () => {
  it('are told once each, with a report', () => {
    const notices = createNotices()
    tellErrors({ notices, report: reportText })
    const error = new Error('Something odd')
    for (const message of ['Something odd', 'Something odd', 'ResizeObserver loop completed']) {
      window.dispatchEvent(new ErrorEvent('error', { error: new Error(message), message }))
    }
    window.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: error }))
    window.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: 'Other' }))
    expect(notices.list.map(({ detail }) => detail)).toEqual(['Something odd', 'Other'])
    expect(notices.list[0]?.actions.map(({ label }) => label)).toEqual(['Copy report'])
  })

  it('leave words and the report when the page cannot even start', () => {
    const target = document.createElement('div')
    showFailedStart(target, reportText(new TypeError('no such thing')))
    expect(target.querySelector('h1')?.textContent).toBe('Verdict could not start')
    expect(target.querySelector('pre')?.textContent).toContain('no such thing')
    expect(target.querySelector('button')?.textContent).toBe('Reload')
  })

  it('are reported with browser, time and stack', () => {
    const report = reportText(new RangeError('too far'))
    expect(report).toContain(navigator.userAgent)
    expect(report).toContain('RangeError: too far')
    expect(reportText('just text')).toContain('Thrown: just text')
  })
})
