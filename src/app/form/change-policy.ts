/**
 * Changes that the form makes: through the workspace as every change, each one step of its history.
 */

import { applyEdits, editStatement, editStatementList } from '../../engine/index.ts'
import type { PolicyEdit, StatementChange, StatementListChange } from '../../engine/index.ts'
import type { PolicyRef } from '../../account/index.ts'
import type { Workspace } from '../workspace.svelte.ts'

type Target = Pick<Workspace, 'policy' | 'editPolicy' | 'pauseHistory'>

/** Why nothing was changed, in a sentence; null when the text is now as was asked. */
export type Refusal = string | null

export function changeStatement(
  workspace: Target,
  ref: PolicyRef,
  index: number,
  change: StatementChange,
): Refusal {
  return apply(workspace, ref, (text) => editStatement(text, index, change))
}

export function changeStatementList(
  workspace: Target,
  ref: PolicyRef,
  change: StatementListChange,
): Refusal {
  const kind = workspace.policy(ref)?.kind ?? 'identity'
  return apply(workspace, ref, (text) => editStatementList(text, kind, change))
}

function apply(workspace: Target, ref: PolicyRef, make: (text: string) => PolicyEdit): Refusal {
  const entry = workspace.policy(ref)
  if (entry === null) return 'The policy is not there any more.'
  const edit = make(entry.document)
  if (edit.kind === 'refused') return edit.message
  const text = applyEdits(entry.document, edit.edits)
  workspace.pauseHistory()
  const isAccepted = workspace.editPolicy(ref, text)
  workspace.pauseHistory()
  if (isAccepted) return null
  return entry.editable
    ? 'The policy would be longer than it can be.'
    : 'This policy can only be read.'
}
