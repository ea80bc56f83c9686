/**
 * The keys of the page: which deed a key press means, and the list for the help.
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

export interface Shortcut {
  readonly does: string
  readonly keys: readonly string[]
}

export function shortcuts(mac: boolean): readonly Shortcut[] {
  const mod = mac ? '⌘' : 'Ctrl '
  const alt = mac ? '⌥' : 'Alt '
  const shift = mac ? '⇧' : 'Shift '
  return [
    { does: 'Undo', keys: [`${mod}Z`] },
    { does: 'Redo', keys: mac ? [`${shift}${mod}Z`] : [`${mod}${shift}Z`, `${mod}Y`] },
    { does: 'Next panel, previous panel', keys: ['F6', `${shift}F6`] },
    { does: 'Request, Account, Why, Policy, Checks', keys: [`${alt}1 … ${alt}5`] },
    { does: 'Find in the account', keys: ['/'] },
    { does: 'Next problem in the policy, previous problem', keys: ['F8', `${shift}F8`] },
    { does: 'Put right what is wrong at the caret', keys: [`${mod}.`] },
    { does: 'Explain what is at the caret', keys: ['F1'] },
    { does: 'What can stand at the caret', keys: ['Ctrl Space'] },
    { does: 'Rename the statement at the caret', keys: ['F2'] },
    { does: 'Move the statement up, down', keys: [`${alt}${shift}↑`, `${alt}${shift}↓`] },
    { does: 'Matrix: explain, mark, open in the playground', keys: ['Enter', 'Space', 'P'] },
    { does: 'Matrix: filter the actions', keys: ['/'] },
    { does: 'Take what is chosen in a list', keys: ['Enter'] },
    { does: 'Leave the editor with Tab', keys: ['Esc, then Tab'] },
    { does: 'Close a list or a box', keys: ['Esc'] },
    { does: 'Resize a pane (on its bar)', keys: ['← → ↑ ↓'] },
    { does: 'This list', keys: ['?'] },
  ]
}
