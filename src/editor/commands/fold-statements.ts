/**
 * Folding all statements, and what a folded statement says: its effect, its Sid, and how much is in it.
 */

import { codeFolding, foldEffect, unfoldAll } from '@codemirror/language'
import type { EditorState, Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { outlinePolicy } from '../../engine/index.ts'
import type { StatementOutline } from '../../engine/index.ts'
import { toPage } from '../to-page.ts'

/** Folds every statement that has more than one line. */
export function foldStatements(view: EditorView): void {
  const { doc, selection } = view.state
  const { statements } = outlinePolicy(doc.toString())
  const tall = statements.filter(({ from, to }) => doc.lineAt(from).number < doc.lineAt(to).number)
  const { onSay } = view.state.facet(toPage)
  if (tall.length === 0) return onSay('No statement has more than one line.')
  const inside = tall.find(({ from, to }) => from < selection.main.head && selection.main.head < to)
  view.dispatch({
    // A caret inside would stay out of sight.
    ...(inside === undefined ? {} : { selection: { anchor: inside.from } }),
    effects: tall.map(({ from, to }) => foldEffect.of({ from: from + 1, to: to - 1 })),
  })
  onSay(tall.length === 1 ? '1 statement folded.' : `${tall.length} statements folded.`)
}

export function unfoldStatements(view: EditorView): void {
  unfoldAll(view)
  view.state.facet(toPage).onSay('Everything is unfolded.')
}

export function foldedStatements(): Extension {
  return codeFolding({ preparePlaceholder: summaryAt, placeholderDOM: placeholder })
}

/** What stands for a folded stretch; null for one that is no statement. */
function summaryAt(
  state: EditorState,
  { from, to }: { readonly from: number; readonly to: number },
): string | null {
  const source = state.sliceDoc(from - 1, to + 1)
  if (!source.startsWith('{')) return null
  const [statement] = outlinePolicy(`{"Statement":${source}}`).statements
  return statement?.names.includes('Effect') === true ? summaryOf(statement) : null
}

/** '✕ Deny OnlyFromOffice · s3:* +1 · 1 condition' */
export function summaryOf(statement: StatementOutline): string {
  const { sid, effect, actions, resources, principals, tests } = statement
  const sign = { Allow: '✓ ', Deny: '✕ ' }[effect ?? ''] ?? ''
  const parts = [
    [`${sign}${effect ?? ''}`, sid ?? ''].filter(Boolean).join(' '),
    principals.length > 0 ? counted(principals.length, 'principal') : '',
    someOf(actions, 'action', 'all but '),
    someOf(resources, 'resource', 'on all but '),
    tests.length > 0 ? counted(tests.length, 'condition') : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

/** The first one where it is short, and how many there are beside it. */
function someOf(
  { negated, values }: StatementOutline['actions'],
  noun: string,
  except: string,
): string {
  const [first, ...others] = values.map(({ value }) => value)
  if (first === undefined) return ''
  const not = negated ? except : ''
  if (first.length > 30) return `${not}${counted(values.length, noun)}`
  return `${not}${first}${others.length > 0 ? ` +${others.length}` : ''}`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function placeholder(
  _: EditorView,
  onclick: (event: Event) => void,
  prepared: string | null,
): HTMLElement {
  const element = document.createElement('span')
  element.className = 'cm-foldPlaceholder'
  element.textContent = prepared === null ? '…' : ` ${prepared} `
  element.title = 'Unfold'
  element.setAttribute('aria-label', prepared === null ? 'folded' : `folded: ${prepared}`)
  element.onclick = onclick
  return element
}
