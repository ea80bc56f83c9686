/**
 * Which screen is shown, as the address says behind its '#': back and forward move between screens.
 */

export type Screen = 'playground' | 'matrix'

const addresses: Readonly<Record<string, Screen>> = { '#/matrix': 'matrix' }

export interface Route {
  readonly screen: Screen
  go(this: void, screen: Screen): void
}

/** Of an address that is no screen's, the playground. */
function screenOf(hash: string): Screen {
  return addresses[hash] ?? 'playground'
}

export function hrefOf(screen: Screen): string {
  return Object.keys(addresses).find((hash) => addresses[hash] === screen) ?? '#/'
}

/** Listens as long as the page lives. */
export function createRoute(): Route {
  let screen = $state(screenOf(location.hash))
  window.addEventListener('hashchange', () => (screen = screenOf(location.hash)))
  return {
    get screen() {
      return screen
    },
    go: (to) => void (location.hash = hrefOf(to)),
  }
}
