/**
 * The keys of the page as the help lists them. Apart from what they do, as it comes with the help only.
 */

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
