/**
 * The keys of the page: which deed a key press means.
 */

export type Deed =
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'nextProblem' }
  | { readonly kind: 'help' }
  | { readonly kind: 'search' }
  | { readonly kind: 'panel'; readonly index: number }
  | { readonly kind: 'walkPanels'; readonly step: 1 | -1 }

/** As much of a KeyboardEvent as counts. */
export interface Press {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Null for a press that is not the page's. While text is being typed only keys count that write none. */
export function deedOf(press: Press, typing: boolean, mac: boolean): Deed | null {
  if (press.key === 'F6') return { kind: 'walkPanels', step: press.shiftKey ? -1 : 1 }
  if (press.key === 'F8' && !press.shiftKey) return { kind: 'nextProblem' }
  const mod = mac ? press.metaKey : press.ctrlKey
  const digit = /^Digit([1-5])$/.exec(press.code)?.[1]
  if (press.altKey && !press.ctrlKey && !press.metaKey && digit !== undefined) {
    return { kind: 'panel', index: Number(digit) - 1 }
  }
  if (typing || press.altKey) return null
  if (mod) return withMod(press, mac)
  if (press.ctrlKey || press.metaKey) return null
  if (press.key === '?') return { kind: 'help' }
  return press.key === '/' ? { kind: 'search' } : null
}

function withMod(press: Press, mac: boolean): Deed | null {
  const key = press.key.toLowerCase()
  if (key === 'z') return { kind: press.shiftKey ? 'redo' : 'undo' }
  return key === 'y' && !mac && !press.shiftKey ? { kind: 'redo' } : null
}
