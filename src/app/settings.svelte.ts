/**
 * What a person sets for this device and not for a scenario: theme and pane sizes.
 * In localStorage, because it must be there before the first paint; without storage it lasts until
 * the page is closed.
 */

export type Theme = 'system' | 'light' | 'dark'

export interface Settings {
  readonly theme: Theme
  /** What 'system' means at the moment. */
  readonly effectiveTheme: 'light' | 'dark'
  setTheme(theme: Theme): void
  /** The size of a pane in pixels, or null when it was never dragged. */
  paneSize(pane: string): number | null
  /** Null forgets it. */
  setPaneSize(pane: string, size: number | null): void
}

/** static/theme.js reads the same key. */
const THEME_KEY = 'verdict-theme'
const PANES_KEY = 'verdict-panes'

export function createSettings(): Settings {
  const systemDark = window.matchMedia('(prefers-color-scheme: dark)')
  let theme = $state<Theme>(readTheme())
  let systemIsDark = $state(systemDark.matches)
  let panes = $state.raw<Readonly<Record<string, number>>>(readPanes())

  function effective(): 'light' | 'dark' {
    if (theme !== 'system') return theme
    return systemIsDark ? 'dark' : 'light'
  }

  function applyTheme(): void {
    document.documentElement.dataset['theme'] = effective()
  }

  systemDark.addEventListener('change', (event) => {
    systemIsDark = event.matches
    applyTheme()
  })
  applyTheme()

  return {
    get theme() {
      return theme
    },
    get effectiveTheme() {
      return effective()
    },
    setTheme(next) {
      theme = next
      applyTheme()
      write(THEME_KEY, next === 'system' ? null : next)
    },
    paneSize: (pane) => panes[pane] ?? null,
    setPaneSize(pane, size) {
      const { [pane]: _, ...others } = panes
      panes = size === null ? others : { ...others, [pane]: Math.round(size) }
      write(PANES_KEY, JSON.stringify(panes))
    },
  }
}

function readTheme(): Theme {
  const stored = read(THEME_KEY)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

/** Whatever is not a size of a sensible screen is left out. */
function readPanes(): Readonly<Record<string, number>> {
  const panes: Record<string, number> = {}
  try {
    const stored: unknown = JSON.parse(read(PANES_KEY) ?? '{}')
    if (typeof stored !== 'object' || stored === null) return panes
    for (const [pane, size] of Object.entries(stored)) {
      if (typeof size === 'number' && size > 0 && size < 10_000) panes[pane] = size
    }
  } catch {
    // Not JSON: somebody else wrote it.
  }
  return panes
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null // Storage is switched off.
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // Storage is switched off or full: the setting lasts until the page is closed.
  }
}
