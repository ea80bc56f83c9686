/**
 * When the verdict on the screen is not the answer to what stands there: why, and where to mend it.
 */

import { indexLines, placeOf } from '../../engine/index.ts'
import type { PolicyRef } from '../../account/index.ts'
import type { Span } from '../../engine/index.ts'
import type { Workspace } from '../workspace.svelte.ts'
import type { Names } from './names.ts'

/** A place to bring into view. Another object means: go there again. */
export interface Target {
  readonly policyRef: PolicyRef
  readonly span: Span
}

/** Why the verdict on the screen is not the answer, in words, with the place to mend. */
export interface StaleView {
  /** 'Last verdict' while an older one stands, 'No verdict' where there has been none. */
  readonly label: string
  /** Goes on from the label: 'before your edit broke …, line 4: …'. */
  readonly text: string
  /** The same in few words that stay while a text is being typed, for a screen reader. */
  readonly spoken: string
  readonly target: Target | null
  readonly policyRef: PolicyRef | null
  /** Only a restart of the engine helps. */
  readonly stopped: boolean
}

export function staleView(
  workspace: Pick<Workspace, 'results' | 'policy'>,
  names: Names,
): StaleView | null {
  const { stale, decision } = workspace.results
  if (stale === null) return null
  const say = (what: string, more: Partial<StaleView> = {}): StaleView => ({
    label: decision === null ? 'No verdict' : 'Last verdict',
    text: decision === null ? what : `before ${what}`,
    spoken: 'The request is not decided.',
    target: null,
    policyRef: null,
    stopped: false,
    ...more,
  })
  switch (stale.kind) {
    case 'broken':
      return brokenView(workspace, names, stale.policies, say)
    case 'failed':
      return say(`the evaluator met a bug of its own here: ${firstSentence(stale.message)}`)
    case 'timedOut':
      return say('the evaluator took too long and was started anew.')
    case 'stopped':
      return say('the evaluator stopped.', { stopped: true })
    default:
      return stale satisfies never
  }
}

/** Of an error's text what a person can use: not the stack below it. */
function firstSentence(message: string): string {
  const [line = ''] = message.split(/\n| at /)
  return line.length > 140 ? `${line.slice(0, 140)}…` : line
}

function brokenView(
  workspace: Pick<Workspace, 'results' | 'policy'>,
  names: Names,
  broken: readonly PolicyRef[],
  say: (what: string, more?: Partial<StaleView>) => StaleView,
): StaleView {
  const [ref] = broken
  if (ref === undefined) return say('a policy could no longer be read.')
  const others = broken.length > 1 ? ` (and ${broken.length - 1} more)` : ''
  const { diagnostics, decision } = workspace.results
  const subject = decision === null ? '' : 'your edit broke '
  const spoken = `${names.policy(ref)} cannot be read.`
  const name = `${subject}${names.policy(ref)}${others}`
  const error = diagnostics[ref]?.find((diagnostic) => diagnostic.severity === 'error')
  if (error === undefined) return say(`${name}, which cannot be read.`, { policyRef: ref, spoken })
  const document = workspace.policy(ref)?.document ?? ''
  const { line } = placeOf(indexLines(document), error.from)
  const target = { policyRef: ref, span: error }
  return say(`${name}, line ${line}: ${error.message}`, { target, policyRef: ref, spoken })
}
