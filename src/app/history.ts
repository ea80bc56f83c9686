/**
 * One line of undo and redo across everything that changes a scenario.
 * Steps hold whole scenarios, which share all parts that did not change. Pure functions.
 */

import type { PolicyRef } from '../account/questions.ts'
import type { Scenario } from '../scenario/model.ts'

export interface Step {
  readonly before: Scenario
  readonly after: Scenario
  /** What was done, to follow 'Undone: ' and 'Redone: '. */
  readonly label: string
  /** The policy to show when the step is undone or redone; null leaves the one that is open. */
  readonly policy: PolicyRef | null
}

export interface History {
  readonly undo: readonly Step[]
  /** The next to redo is the last. */
  readonly redo: readonly Step[]
  /** Set while the last step is still growing by keystrokes of the same kind. */
  readonly growing: { readonly key: string; readonly atMs: number } | null
}

export interface Recorded extends Step {
  /** Steps of the same key that follow each other without a pause are one; null never joins. */
  readonly key: string | null
  readonly atMs: number
}

export const emptyHistory: History = { undo: [], redo: [], growing: null }

/** Keystrokes further apart than this are two steps. */
export const PAUSE_MS = 600
export const MOST_STEPS = 300

export function record(history: History, { key, atMs, ...step }: Recorded): History {
  const growing = key === null ? null : { key, atMs }
  const last = history.undo.at(-1)
  if (last !== undefined && joins(history, key, atMs)) {
    const grown = { ...last, after: step.after }
    return { undo: [...history.undo.slice(0, -1), grown], redo: [], growing }
  }
  return { undo: [...history.undo, step].slice(-MOST_STEPS), redo: [], growing }
}

/** Null when there is nothing to undo. */
export function undo(history: History): { history: History; step: Step } | null {
  const step = history.undo.at(-1)
  if (step === undefined) return null
  const redo = [...history.redo, step]
  return { step, history: { undo: history.undo.slice(0, -1), redo, growing: null } }
}

/** Null when there is nothing to redo. */
export function redo(history: History): { history: History; step: Step } | null {
  const step = history.redo.at(-1)
  if (step === undefined) return null
  const undo = [...history.undo, step]
  return { step, history: { undo, redo: history.redo.slice(0, -1), growing: null } }
}

/** Ends the growth of the last step. */
export function pause(history: History): History {
  return history.growing === null ? history : { ...history, growing: null }
}

function joins(history: History, key: string | null, atMs: number): boolean {
  const { growing } = history
  return growing !== null && growing.key === key && atMs - growing.atMs < PAUSE_MS
}
