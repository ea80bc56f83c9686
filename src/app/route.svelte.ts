/**
 * Which screen is shown, as the address says behind its '#': back and forward move between screens.
 */

export type Screen = 'playground' | 'matrix'

const addresses: Readonly<Record<string, Screen>> = { '#/matrix': 'matrix' }

export interface Route {
  readonly screen: Screen
  /** Another screen than the first has been shown. */
  readonly moved: boolean
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
  let moved = $state(false)
  function show(next: Screen): void {
    moved ||= next !== screen
    screen = next
  }
  window.addEventListener('hashchange', () => show(screenOf(location.hash)))
  return {
    get screen() {
      return screen
    },
    get moved() {
      return moved
    },
    go(to) {
      location.hash = hrefOf(to)
      // The address tells it only in a moment.
      show(to)
    },
  }
}
