/** Theme and pane sizes: remembered, applied, and harmless without storage. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSettings } from '../../src/app/settings.svelte.ts'

const system = Object.assign(new EventTarget(), { matches: false })

beforeEach(() => {
  localStorage.clear()
  system.matches = false
  vi.stubGlobal('matchMedia', () => system)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('theme', () => {
  it('follows the system until it is set', () => {
    const settings = createSettings()
    expect(settings.theme).toBe('system')
    expect(shown()).toBe('light')
    change(true)
    expect(settings.effectiveTheme).toBe('dark')
    expect(shown()).toBe('dark')
    settings.setTheme('light')
    expect(shown()).toBe('light')
    change(true)
    expect(shown()).toBe('light')
    settings.setTheme('system')
    expect(shown()).toBe('dark')
  })

  it('is kept where the script before the first paint looks for it', () => {
    createSettings().setTheme('dark')
    expect(localStorage.getItem('verdict-theme')).toBe('dark')
    expect(createSettings().theme).toBe('dark')
    createSettings().setTheme('system')
    expect(localStorage.getItem('verdict-theme')).toBeNull()
  })

  it('takes nothing else for a theme', () => {
    localStorage.setItem('verdict-theme', 'pink')
    expect(createSettings().theme).toBe('system')
  })

  it('works without storage', () => {
    const refuse = () => {
      throw new DOMException('No.', 'SecurityError')
    }
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
    const settings = createSettings()
    settings.setTheme('dark')
    settings.setPaneSize('tree', 200)
    expect(settings.effectiveTheme).toBe('dark')
    expect(settings.paneSize('tree')).toBe(200)
  })
})

describe('pane sizes', () => {
  it('are remembered and forgotten', () => {
    createSettings().setPaneSize('tree', 212.6)
    const settings = createSettings()
    expect(settings.paneSize('tree')).toBe(213)
    expect(settings.paneSize('why')).toBeNull()
    settings.setPaneSize('tree', null)
    expect(createSettings().paneSize('tree')).toBeNull()
  })

  it.each(['nonsense', 'null', '[]', '{"tree":"wide"}', '{"tree":-5}', '{"tree":1e9}'])(
    'are none when the storage holds %s',
    (stored) => {
      localStorage.setItem('verdict-panes', stored)
      expect(createSettings().paneSize('tree')).toBeNull()
    },
  )
})

function shown(): string | undefined {
  return document.documentElement.dataset['theme']
}

function change(dark: boolean): void {
  system.matches = dark
  system.dispatchEvent(Object.assign(new Event('change'), { matches: dark }))
}
