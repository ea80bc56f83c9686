/**
 * What can be done to the checks of the open scenario. Each is one change that goes through the
 * workspace's gateway, and so one step of undo.
 */

import type { Scenario, StatementAddress } from '../../scenario/model.ts'
import { withQuestionOfCheck } from '../edits.ts'
import type { Results } from '../results.ts'
import {
  withCheckAt,
  withCheckFields,
  withChecks,
  withoutCheck,
  type CheckPatch,
  type NewCheck,
} from './check-edits.ts'

export interface CheckIntentions {
  /** Makes a check of the question, expecting what it gets now, and the statement to decide. Returns its id; empty when there is no room. */
  addCheck(by?: StatementAddress | null): string
  /** Adds checks at a place, or at the end. Returns the ids of those that there was room for, and that can be saved. */
  addChecks(list: readonly NewCheck[], index?: number): readonly string[]
  removeCheck(id: string): void
  /** `label` says for undo what is changed. */
  changeCheck(id: string, patch: CheckPatch, label: string): void
  /** To the place `index` of the list. */
  moveCheck(id: string, index: number): void
  /** Puts a check's question into the sentence. */
  askCheck(id: string): void
}

export interface IntentionDeps {
  /** The workspace's gateway. */
  readonly update: (
    edit: (scenario: Scenario) => Scenario,
    change: { readonly label: string },
  ) => boolean
  readonly current: () => Scenario
  readonly results: () => Pick<Results, 'decision'>
  readonly newId: () => string
}

export function checkIntentions(deps: IntentionDeps): CheckIntentions {
  const { update, current, results, newId } = deps

  function addChecks(list: readonly NewCheck[], index = current().checks.length) {
    const from = current()
    const at = Math.min(index, from.checks.length)
    const added = list.map(({ name = '', question, expected, by = null }) => ({
      ...{ id: newId(), name, question, expected, by },
    }))
    const next = withChecks(from, added, at)
    const count = next.checks.length - from.checks.length
    update(() => next, { label: count === 1 ? 'new check' : `${count} new checks` })
    return next.checks.slice(at, at + count).map(({ id }) => id)
  }

  return {
    addChecks,
    addCheck(by = null) {
      const expected = results().decision?.verdict ?? 'implicitDeny'
      return addChecks([{ question: current().question, expected, by }])[0] ?? ''
    },
    removeCheck(id) {
      update((from) => withoutCheck(from, id), { label: 'removal of a check' })
    },
    changeCheck(id, patch, label) {
      update((from) => withCheckFields(from, id, patch), { label })
    },
    moveCheck(id, index) {
      update((from) => withCheckAt(from, id, index), { label: 'order of the checks' })
    },
    askCheck(id) {
      update((from) => withQuestionOfCheck(from, id), { label: 'change of the request' })
    },
  }
}
