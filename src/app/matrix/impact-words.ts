/**
 * What is said of what editing changes on the axes of the matrix.
 */

import { changeWords } from './changes.ts'
import type { Impact } from './impact.svelte.ts'

/** One or two sentences. */
export function impactWords({
  state,
  view,
  broken,
}: Pick<Impact, 'state' | 'view' | 'broken'>): string {
  switch (state.kind) {
    case 'unchanged':
      return 'Edit a policy, and the cells of the matrix that flip are listed here.'
    case 'deciding':
      return 'Deciding the matrix as it was and as it is…'
    case 'large':
      return `The axes of the matrix hold ${state.decisions.toLocaleString('en')} decisions: they are compared when you ask for it.`
    case 'failed':
      return `The matrix could not be compared. ${state.message}`
    case 'decided': {
      const open =
        broken === 0
          ? ''
          : broken === 1
            ? ' A policy cannot be read: what it takes part in is left out.'
            : ` ${broken} policies cannot be read: what they take part in is left out.`
      return `${changeWords(view.changes)}${open}`
    }
    default:
      return state satisfies never
  }
}
