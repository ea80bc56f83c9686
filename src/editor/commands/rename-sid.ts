/**
 * A small box at a statement for its name: says while it is typed whether AWS takes it and whether it is
 * free, offers one where there is none, and gives the caret back however it is left.
 */

import { StateEffect, StateField } from '@codemirror/state'
import type { Extension } from '@codemirror/state'
import { EditorView, showTooltip } from '@codemirror/view'
import type { Tooltip } from '@codemirror/view'
import {
  editStatement,
  outlinePolicy,
  sidProblem,
  statementAt,
  suggestSid,
} from '../../engine/index.ts'
import type { PolicyKind, StatementOutline } from '../../engine/index.ts'
import { toPage } from '../to-page.ts'
import { applyChange } from './statements.ts'

/** The statement that is being named. */
interface Naming {
  readonly statement: StatementOutline
  /** Sids of the others. */
  readonly others: readonly string[]
  readonly kind: PolicyKind
}

const setNaming = StateEffect.define<Naming | null>()

const naming = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, tr) {
    const set = tr.effects.findLast((effect) => effect.is(setNaming))
    if (set !== undefined) return set.value === null ? null : tooltipOf(set.value)
    // Another text may have another statement there.
    return tr.docChanged ? null : tooltip
  },
  provide: (field) => showTooltip.from(field),
})

export function sidBox(): Extension {
  return [naming, look]
}

/** Opens the box for the statement at the caret. */
export function renameSid(view: EditorView, kind: PolicyKind): void {
  const { state } = view
  const { onSay } = state.facet(toPage)
  if (state.readOnly) return onSay('This policy can only be read.')
  const { problem, statements } = outlinePolicy(state.sliceDoc())
  if (problem !== null) return onSay(`The text is not JSON. ${problem.message}`)
  const statement = statementAt(statements, state.selection.main.head)
  if (statement === null) return onSay('The policy has no statement.')
  const others = statements.flatMap(({ index, sid }) =>
    index === statement.index || sid === null ? [] : [sid],
  )
  view.dispatch({ effects: setNaming.of({ statement, others, kind }), scrollIntoView: true })
}

function tooltipOf(of: Naming): Tooltip {
  return {
    pos: of.statement.from,
    create: (view) => {
      const { dom, input } = box(view, of)
      return {
        dom,
        mount: () => {
          input.focus()
          input.select()
        },
      }
    },
  }
}

function box(view: EditorView, of: Naming): { dom: HTMLElement; input: HTMLInputElement } {
  const { statement, others, kind } = of
  const dom = element('div', 'cm-sid')
  dom.setAttribute('role', 'dialog')
  dom.setAttribute('aria-label', 'Sid of the statement')
  const label = element('label', 'cm-sid-label')
  label.textContent = 'Sid'
  const input = element('input', 'cm-textfield')
  input.value = statement.sid ?? suggestSid(statement, others)
  input.spellcheck = false
  input.autocomplete = 'off'
  label.append(input)
  const message = element('p', 'cm-sid-message')
  message.id = 'sid-message'
  message.setAttribute('aria-live', 'polite')
  input.setAttribute('aria-describedby', message.id)
  dom.append(label, message)

  const problemNow = (): string | null => sidProblem(input.value, kind, others)
  const show = (): void => {
    const problem = problemNow()
    message.textContent = problem ?? hint(input.value, statement)
    message.classList.toggle('cm-sid-wrong', problem !== null)
    input.setAttribute('aria-invalid', String(problem !== null))
  }
  const close = (): void => {
    view.dispatch({ effects: setNaming.of(null) })
    view.focus()
  }
  input.addEventListener('input', show)
  dom.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (event.key === 'Enter' && problemNow() === null) {
      close()
      name(view, statement, input.value)
    } else if (event.key === 'Escape') close()
    else if (event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
  })
  dom.addEventListener('focusout', ({ relatedTarget }) => {
    const stays = relatedTarget instanceof Node && dom.contains(relatedTarget)
    if (!stays && dom.isConnected && view.state.field(naming, false) !== null) {
      // Not while an update is under way.
      queueMicrotask(() => view.dispatch({ effects: setNaming.of(null) }))
    }
  })
  show()
  return { dom, input }
}

function hint(value: string, { sid }: StatementOutline): string {
  if (value === '') return sid === null ? 'No name: nothing changes.' : 'Enter takes the Sid away.'
  return sid === null ? 'Enter gives the statement this name.' : 'Enter renames, Esc leaves it.'
}

function name(view: EditorView, { index, sid }: StatementOutline, to: string): void {
  const edit = editStatement(view.state.sliceDoc(), index, { kind: 'setSid', sid: to })
  const done = to === '' ? `The Sid ${sid ?? ''} is gone.` : `The statement is called ${to}.`
  applyChange(view, edit, { said: { done, nothing: 'The name is as it was.' } })
}

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  made.className = className
  return made
}

const look = EditorView.theme({
  '.cm-sid': {
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    width: 'min(20rem, 80vw)',
    padding: '8px 10px',
    fontFamily: 'var(--sans, system-ui, sans-serif)',
    fontSize: '12px',
  },
  '.cm-sid-label': {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    fontWeight: '600',
    color: 'var(--ink-2)',
  },
  '.cm-sid .cm-textfield': { flex: '1', minWidth: '0', fontFamily: 'var(--mono)' },
  '.cm-sid [aria-invalid=true]': { borderColor: 'var(--deny)' },
  '.cm-sid :focus-visible': { outline: '2px solid var(--accent)', outlineOffset: '1px' },
  '.cm-sid-message': { margin: '0', minHeight: '1.4em', color: 'var(--ink-3)' },
  '.cm-sid-wrong': { color: 'var(--deny)' },
})
